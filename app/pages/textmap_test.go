package pages

import (
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/neighbour"
	"recognitionmap/geodata/relation"
)

// The map in words has every place of the map but those where nobody governs, once, each with what the map shows of it; and
// every name in it leads to a place that is there.
func TestMapInWordsHasEveryPlace(t *testing.T) {
	r := record(t)
	for _, address := range []string{"/text/map", "/text/map?date=2025-07-03", "/text/map?date=1999-01-01", "/text/map?lens=envoy&date=2024-06-01"} {
		m := model(t, r, address)
		text := markup.HTML(Served(m))
		for _, c := range country.All() {
			want := 1
			if c.Kind == country.Ungoverned {
				want = 0
			}
			if got := strings.Count(text, ` id="`+string(c.Code)+`"`); got != want {
				t.Errorf("%s has %s %d times, want %d", address, c.Code, got, want)
				continue
			}
			_, block, _ := strings.Cut(text, ` id="`+string(c.Code)+`"`)
			block, _, _ = strings.Cut(block, "</span>")
			_, shown, _ := strings.Cut(ui.PlaceLabel(m.Picture(), m.View.Look.Lens, c), ": ")
			if want > 0 && !strings.HasSuffix(block, ": "+markup.HTML(markup.Text(shown))) {
				t.Errorf("%s says of %s %q, want %q", address, c.Code, block, shown)
			}
		}
		for rest, found := text, true; found; {
			var to string
			if _, rest, found = strings.Cut(rest, `href="#`); found {
				to, _, _ = strings.Cut(rest, `"`)
				if !strings.Contains(text, ` id="`+to+`"`) {
					t.Errorf("%s leads to #%s, which is not there", address, to)
				}
			}
		}
	}
}

// Who around Afghanistan recognizes its government? Each of its neighbours stands with its class in its block and in its
// entry.
func TestWhoIsAroundAfghanistan(t *testing.T) {
	m := model(t, record(t), "/text/map?date=2025-07-03")
	_, block, _ := strings.Cut(markup.HTML(Served(m)), ` id="AFG"`)
	block, _, _ = strings.Cut(block, "<h3")
	entry := markup.HTML(Page(model(t, m.Record, "/country/AFG?date=2025-07-03")))
	at, _ := neighbour.Of(country.Afghanistan)
	for i := range at.Neighbours {
		n := &at.Neighbours[i]
		c, _ := country.Lookup(n.Code)
		shown := shownText(m.Picture(), relation.LensClass, c)
		if want := ">" + c.Name + "</a><span>, " + ui.Toward(n) + ", " + shown; !strings.Contains(block, want) {
			t.Errorf("the map in words lacks %q around Afghanistan: %s", want, block)
		}
		if want := ">" + c.Name + `</a><span class="since">, ` + ui.Toward(n) + ": </span><b>" + shown + "</b>"; !strings.Contains(entry, want) {
			t.Errorf("the entry of Afghanistan lacks %q", want)
		}
	}
}

func TestQuestionsAreFifteen(t *testing.T) {
	n := 0
	for _, part := range questions {
		n += len(part.list)
	}
	if n != 15 || len(questions) != 3 {
		t.Errorf("there are %d questions in %d parts, want 15 in 3", n, len(questions))
	}
}
