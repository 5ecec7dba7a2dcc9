package pages

import (
	"strconv"
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func inText(t *testing.T, r *relation.Record, query string) (m *Model, text string) {
	t.Helper()
	m = model(t, r, "/text/map"+query)
	return m, markup.HTML(WorldInText(m)...)
}

// Every state stands once under the heading of its class, and the numbers of the headings are those of the map.
func TestWorldInTextHasEveryState(t *testing.T) {
	r := record(t)
	for _, query := range []string{"", "?date=2025-07-03", "?date=2021-08-15", "?date=1999-01-01"} {
		m, text := inText(t, r, query)
		parts := map[string]string{} // by heading, those of places
		for part := range strings.SplitSeq(text, "<h2>") {
			heading, list, _ := strings.Cut(part, "</h2>")
			parts[heading] = list
		}
		counts := m.Picture().Counts
		for class, n := range map[relation.Class]int{relation.ClassRecognized: counts.Recognized, relation.ClassAmbassador: counts.Ambassador, relation.ClassNone: counts.None} {
			list, ok := parts[ui.ClassLabel(class)+": "+strconv.Itoa(n)]
			if !ok {
				t.Errorf("%s: no part %q with the count %d", query, class, n)
			}
			for _, c := range country.All() {
				want := 0
				if c.Counted() && m.standing(c.Code).Class == class {
					want = 1
				}
				if got := strings.Count(list, `href="/country/`+string(c.Code)); got != want {
					t.Errorf("%s: under %s %s stands %d times, want %d", query, class, c.Code, got, want)
				}
			}
		}
		for _, c := range country.All() {
			if c.Kind == country.NonMember && !strings.Contains(parts["Outside the counts"], `href="/country/`+string(c.Code)) {
				t.Errorf("%s: %s does not stand outside the counts", query, c.Code)
			}
		}
		if strings.Contains(text, "<script") || strings.Contains(text, "<svg") {
			t.Errorf("%s: a page of words has a script or a map", query)
		}
	}
}

func TestWorldInTextTells(t *testing.T) {
	r := record(t)
	for _, test := range []struct{ query, want string }{
		{"?date=2025-07-03", ">Russia</a>, since 3 July 2025. "},
		{"?date=2025-07-03", "On 3 July 2025 one state recognizes the Taliban government"},
		{"?date=2025-07-03", `>Russia formally recognizes`},
		{"?date=2025-07-03", `/country/RUS?date=2025-07-03"`},
		{"?date=1999-01-01", ">Pakistan</a>, since 25 May 1997. "},
		{"?date=2010-01-01", "No event on record."},
		{"?date=2024-12-31", "ts post in Kabul: open"},
		{"?date=2030-01-01", "is still to come"},
	} {
		if _, text := inText(t, r, test.query); !strings.Contains(text, test.want) {
			t.Errorf("/text%s lacks %q", test.query, test.want)
		}
	}
	if _, text := inText(t, r, "?date=2024-12-31"); strings.Contains(text, "Russia formally recognizes") {
		t.Error("the page of 2024 tells what came in 2025")
	}
	if got, want := InTextURL(model(t, r, "/table?date=2025-07-03&lens=envoy").View), "/text?date=2025-07-03"; got != want {
		t.Errorf("InTextURL = %s, want %s", got, want)
	}
}
