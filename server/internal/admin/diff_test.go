package admin

import (
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/worddiff"
)

func TestDiff(t *testing.T) {
	before, after := visit(), visit()
	before.Sources = append(before.Sources, relation.Source{URL: "https://b.example/", Publisher: "B", Supports: "b"})
	after.Date, after.Detail = relation.Date{First: relation.DayOf(2026, 1, 1), Precision: relation.ToMonth}, "More"
	after.Sources = []relation.Source{{URL: "https://c.example/", Publisher: "C", Supports: "c"}, before.Sources[1], before.Sources[0]}
	after.Sources[1].Title = "A title"
	for _, want := range [][3]string{
		{"Date", "2026-01[-02]", "2026-01"}, {"Detail", "", "[More]"}, {"Source 1", "", "[C\nhttps://c.example/\nc]"}, {"Source 2, title", "", "[A title]"},
		{"Order of sources", "https://[mfa.gov.fr/1]\nhttps://b.example[/]", "https://[c.example/]\nhttps://b.example[/\nhttps://mfa.gov.fr/1]"},
	} {
		if got := said(diff(before, after)); !slices.Contains(got, want) {
			t.Errorf("diff = %q, want %q in it", got, want)
		}
	}
	if got := diff(before, before); len(got) != 0 {
		t.Errorf("diff of the same = %v", got)
	}
	if got := said(diff(visit(), nil)); len(got) != 6 || got[5] != [3]string{"Source 1, removed", "[Ministry\nhttps://mfa.gov.fr/1\nall]", ""} {
		t.Errorf("diff with nothing = %q", got)
	}
}

// said are rows as texts, with brackets around what is marked.
func said(rows []row) (texts [][3]string) {
	for _, r := range rows {
		texts = append(texts, [3]string{r.Label, bracketed(r.Old), bracketed(r.New)})
	}
	return texts
}

// bracketed are pieces as a text, with brackets around what is marked.
func bracketed(pieces []worddiff.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Marked {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
