package pages

import (
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestOpenQuestions: the page has every state that something is open about, under what it is, with the words of the record,
// and no other.
func TestOpenQuestions(t *testing.T) {
	r := record(t)
	for _, date := range []string{"2021-09-01", "2025-07-03", "2026-06-24"} {
		v, _, err := state.Parse("/disputed", "date="+date, lastDay)
		if err != nil {
			t.Fatal(err)
		}
		m := &Model{View: v, Record: r, Complete: true, Today: lastDay}
		page := markup.HTML(OpenQuestions(m))
		parts := strings.Split(page, "<h2>")[1:]
		if len(parts) != 3 {
			t.Fatalf("%s: the page has %d parts, want disagreement, titles alone and what is not confirmed", date, len(parts))
		}
		for _, c := range country.All() {
			if !c.State() {
				continue
			}
			s := m.standing(c.Code)
			disputed := len(s.Disputed) > 0
			for _, e := range r.Of(c.Code) {
				disputed = disputed || e.Confidence == relation.Disputed && !e.Kind.Decides() && e.Date.Effective() <= v.Day
			}
			for i, want := range []bool{disputed, s.Unrecorded, s.Reported} {
				if got := strings.Contains(parts[i], `data-country="`+string(c.Code)+`"`); got != want {
					t.Errorf("%s: %s stands in part %d: %v, want %v", date, c.Code, i, got, want)
				}
			}
			for _, claim := range m.Picture().Claims(c.Code) {
				for _, e := range []*relation.Event{claim.Event, claim.Against} {
					if e != nil && !strings.Contains(parts[0], string(ui.AppendEscaped(nil, e.Headline))) {
						t.Errorf("%s: %s is not told by its side", date, e.ID)
					}
				}
			}
		}
	}
	v, _, _ := state.Parse("/disputed", "date=2026-06-24", lastDay)
	page := markup.HTML(OpenQuestions(&Model{View: v, Record: r, Complete: true, Today: lastDay}))
	for _, want := range []string{"Missing: letters of credence handed over in Kabul, or a Japanese word", "title and presence alone", "one government’s word alone", "We show"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
