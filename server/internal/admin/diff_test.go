package admin

import (
	"testing"

	"recognitionmap/geodata/relation"
)

func TestDiff(t *testing.T) {
	before, after := visit(), visit()
	before.Sources = append(before.Sources, relation.Source{URL: "https://b.example/", Publisher: "B", Supports: "b"})
	after.Date, after.Detail = relation.Date{First: relation.DayOf(2026, 1, 1), Precision: relation.ToMonth}, "More"
	after.Sources = []relation.Source{{URL: "https://c.example/", Publisher: "C", Supports: "c"}, before.Sources[1], before.Sources[0]}
	after.Sources[1].Title = "A title"
	for _, want := range []row{
		{"Date", "2026-01-02", "2026-01"}, {"Detail", "", "More"}, {"Source 1", "", "C\nhttps://c.example/\nc"}, {"Source 2, title", "", "A title"},
		{"Order of sources", "https://mfa.gov.fr/1\nhttps://b.example/", "https://c.example/\nhttps://b.example/\nhttps://mfa.gov.fr/1"},
	} {
		found := false
		for _, r := range diff(before, after) {
			found = found || r == want
		}
		if !found {
			t.Errorf("diff = %v, want %v in it", diff(before, after), want)
		}
	}
	if got := diff(before, before); len(got) != 0 {
		t.Errorf("diff of the same = %v", got)
	}
	if got := diff(visit(), nil); len(got) != 6 || got[5] != (row{"Source 1, removed", "Ministry\nhttps://mfa.gov.fr/1\nall", ""}) {
		t.Errorf("diff with nothing = %v", got)
	}
}
