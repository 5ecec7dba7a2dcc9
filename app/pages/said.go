package pages

import (
	"strconv"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// What pages say of themselves in a sentence: see leaf.

// saying is a sentence that holds on all days.
func saying(sentence string) func(*Model) string { return func(*Model) string { return sentence } }

func saidOfCountry(m *Model) string {
	c, ok := country.Lookup(m.View.Country)
	if !ok {
		return ""
	}
	s := m.standing(c.Code)
	return c.Name + " on " + m.View.Day.Long() + ": " + ui.ClassLabel(s.Class) + ". " + s.Rule
}

// saidOfEvent says who and when, which a headline may leave out, and what happened.
func saidOfEvent(m *Model) string {
	e, ok := m.Record.Event(m.View.EventID)
	if !ok {
		return ""
	}
	c, _ := country.Lookup(e.Country)
	return strings.TrimSpace(c.Name + ", " + e.Date.Long() + ", " + e.Kind.Words() + ". " + e.Detail)
}

func saidOfLog(m *Model) string {
	v := &m.View
	switch all := strconv.Itoa(len(m.Record.Events())); {
	case !m.Complete: // fewer events than there are have come
		return "Events between the Taliban government and other states, each with its sources."
	case v.Filter != (state.Filter{}):
		return strconv.Itoa(len(v.Log(m.Record))) + " of " + all + " events: " + strings.Join(filterWords(&v.Filter), ", ") + "."
	case v.Year != 0:
		return "The " + strconv.Itoa(len(v.Log(m.Record))) + " events of " + yearText(v.Year) + " on record between the Taliban government and other states, each with its sources."
	default:
		return "The " + strconv.Itoa(len(v.Log(m.Record))) + " events that moved a recognition, an envoy, a mission or a post, newest first, each with its sources."
	}
}

func saidOfCountries(m *Model) string {
	var lines []string
	for _, code := range strings.Split(m.View.Codes, ",") {
		if c, ok := country.Lookup(country.Code(code)); ok {
			lines = append(lines, c.Name+": "+m.StandingWords(&c))
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return "On " + m.View.Day.Long() + ", " + strings.Join(lines, "; ") + "."
}
