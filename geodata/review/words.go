package review

import (
	"regexp"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// bare is a chargé without his accent. "In charge", "takes charge" and "take charge of" are other words.
var bare = regexp.MustCompile(`(?i)\bcharges? d\W{0,2}affaires|\b(as|become|named|former|titled|titles|a|the|Kabul|Taliban|to) charge\b(?: (?:level|and|without|already|in|was|promoted|to)\b|[,;.]|$)`)

// words finds faults of spelling in our words.
func words(e *relation.Event, fault found) {
	for _, text := range own(e) {
		if m := bare.FindString(text[1]); m != "" {
			fault(text[0], "has "+quote(m)+", want “chargé d’affaires” with its accent")
		}
		if strings.Contains(text[1], "'") {
			fault(text[0], "has a straight apostrophe, want ’")
		}
	}
}

// opening finds a headline that begins with another state than the event's. Events of Afghanistan are about all.
func opening(e *relation.Event, fault found) {
	if e.Country == country.Afghanistan {
		return
	}
	head := strings.TrimPrefix(e.Headline, "The ")
	for _, c := range country.All() {
		rest, ok := strings.CutPrefix(head, strings.TrimPrefix(c.Name, "The "))
		if !ok || c.Code == e.Country || c.Holder() == e.Country || c.Code == country.Afghanistan {
			continue
		}
		if rest == "" || strings.ContainsAny(rest[:1], " ,") || strings.HasPrefix(rest, "’s ") {
			if own, _ := country.Lookup(e.Country); strings.HasPrefix(head, own.Name) { // "Guinea-Bissau" begins with Guinea
				continue
			}
			fault("headline", "opens with "+c.Name+", want it to open with the state that the event is about")
		}
	}
}

// consulate finds a consulate filed as the mission of the state.
func consulate(e *relation.Event, fault found) {
	text := strings.ToLower(e.Headline)
	if e.Kind == relation.MissionHandover && strings.Contains(text, "consul") && !strings.Contains(text, "embass") {
		fault("kind", "a consulate does not stand for the mission, want a statement")
	}
}

func quote(s string) string { return "“" + s + "”" }
