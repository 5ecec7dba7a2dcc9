package pages

import (
	"strconv"
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func TestSinceLine(t *testing.T) {
	visit := relation.DayOf(2026, 11, 12)
	move := func(code country.Code) Move {
		c, _ := country.Lookup(code)
		return Move{c, relation.ClassNone, relation.ClassAmbassador}
	}
	one, two := make([]*relation.Event, 1), make([]*relation.Event, 2)
	const since = "Since your last visit on 12 November 2026: "
	for _, test := range []struct {
		name string
		s    Since
		want string
	}{
		{"nothing", Since{}, ""},
		{"a state", Since{Moved: []Move{move("JPN")}}, since + "Japan is now “Ambassador sent”, was “None”."},
		{"events", Since{Added: two, Corrected: one}, since + "2 events added, 1 corrected."},
		{"one event", Since{Withdrawn: 1}, since + "1 event withdrawn."},
		{"both", Since{Moved: []Move{move("JPN")}, Added: one, Withdrawn: 2}, since + "Japan is now “Ambassador sent”, was “None”; 1 event added, 2 withdrawn."},
		{"many states", Since{Moved: []Move{move("FRA"), move("ITA"), move("JPN"), move("NOR"), move("PER")}}, since + "France is now “Ambassador sent”, was “None”; Italy is now “Ambassador sent”, was “None”; Japan is now “Ambassador sent”, was “None”; and 2 more."},
	} {
		test.s.Visit = visit
		if got := test.s.Line(); got != test.want {
			t.Errorf("%s: Line = %q, want %q", test.name, got, test.want)
		}
	}
}

// TestSinceBox: each change leads to the page that says more of it, the newest event first, and a long list ends.
func TestSinceBox(t *testing.T) {
	event := func(id string) *relation.Event {
		return &relation.Event{ID: id, Country: "FRA", Date: relation.Date{First: relation.DayOf(2025, 1, 2)}, Headline: "H & " + id}
	}
	japan, _ := country.Lookup("JPN")
	s := Since{Moved: []Move{{japan, relation.ClassNone, relation.ClassRecognized}}, Added: []*relation.Event{event("a"), event("b")}, Corrected: []*relation.Event{event("c")}}
	html, at := markup.HTML(s.Box(relation.DayOf(2026, 11, 24))), 0
	for _, want := range []string{
		s.Line(), `<a href="/country/JPN">Japan is now “Recognized”, was “None”</a>`,
		`Added: France, 2 January 2025, </span><a href="/events/b">H &amp; b</a>`, `Added: France, 2 January 2025, </span><a href="/events/a">H &amp; a</a>`,
		`Corrected: France, 2 January 2025, </span><a href="/events/c">H &amp; c</a>`, `<form method="dialog">`,
	} {
		next := strings.Index(html[at:], want)
		if next < 0 {
			t.Fatalf("the box has no %q behind what comes before it: %s", want, html)
		}
		at += next
	}
	for i := range mostListed {
		s.Added = append(s.Added, event(strconv.Itoa(i)))
	}
	if html := markup.HTML(s.Box(0)); strings.Count(html, `href="/events/`) != mostListed || !strings.Contains(html, "<li>and 3 more</li>") {
		t.Errorf("of %d events it lists %d, want %d", mostListed+3, strings.Count(html, `href="/events/`), mostListed)
	}
}
