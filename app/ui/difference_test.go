package ui_test

import (
	"regexp"
	"strings"
	"testing"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// says is the text of an element, without its tags.
func says(e markup.Node) string {
	s := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(markup.HTML(e), "\x00")
	s = regexp.MustCompile(`\s*\n\s*`).ReplaceAllString(s, "")
	return strings.NewReplacer("\x00", "", "&#39;", "'", "&amp;", "&").Replace(s)
}

func happened(t *testing.T, code country.Code, date string, kind relation.Kind, headline string) relation.Event {
	t.Helper()
	d, err := relation.ParseDate(date)
	if err != nil {
		t.Fatal(err)
	}
	return relation.Event{ID: date + "-" + string(kind), Country: code, Date: d, Kind: kind, Confidence: relation.Confirmed, Headline: headline}
}

// TestDifferencesAreSentences: the events are made up.
func TestDifferencesAreSentences(t *testing.T) {
	r := relation.NewRecord([]relation.Event{
		happened(t, "NOR", "1998-05", relation.Recognition, "Norway recognizes"),
		happened(t, "NOR", "2022-03-01", relation.AmbassadorSent, "Norway sends an ambassador"),
		happened(t, "NOR", "2022-05", relation.MissionHandover, "The embassy in Oslo is handed over"),
		happened(t, "NOR", "2023-01-02", relation.Recognition, "Norway recognizes again"),
		happened(t, "SWE", "2022-06-01", relation.EmbassyClosed, "Sweden closes its embassy"),
		happened(t, "SWE", "2022-07-01", relation.EmbassyOpen, "Sweden opens its embassy"),
		happened(t, "TWN", "2022-08-01", relation.AmbassadorAccepted, "Taiwan accepts an ambassador"),
	})
	for _, test := range []struct{ address, want string }{
		{"from=2022-12-31&to=2023-01-02", "Changes of classNorwayFrom ambassador sent to recognized, on 2 January 2023, because: Norway recognizes again.Changes below the classNothing else changed."},
		{"from=2022-01-01&to=2022-12-31", "Changes of classNorwayFrom none to ambassador sent, on 1 March 2022, because: Norway sends an ambassador.Afghan mission there: run by Kabul’s appointees, in May 2022: The embassy in Oslo is handed over." +
			"Taiwan (outside the count)From none to ambassador sent, on 1 August 2022, because: Taiwan accepts an ambassador." +
			"Changes below the classSwedenIts post in Kabul: closed, on 1 June 2022: Sweden closes its embassy.Its post in Kabul: from closed to open, on 1 July 2022: Sweden opens its embassy."},
		{"from=1998-01-01&to=1998-12-31", "Changes of classNorwayFrom none to recognized, in May 1998, because: Norway recognizes.Changes below the classNothing else changed."},
		{"from=2021-01-01&to=2021-12-31", "Changes of classNorwayFrom recognized to none, as the second Emirate’s time began on 15 August 2021 and what came before no longer counts." +
			"Recognition: from in force to unknown, as the second Emirate’s time began on 15 August 2021 and what came before no longer counts.Changes below the classNothing else changed."},
		{"from=2024-01-01&to=2025-01-01", "Changes of classNo country’s class changed. Days farther apart may differ; above are links to the changes before and after.Changes below the classNothing else changed."},
	} {
		v, _, err := state.Parse("/compare", test.address, relation.DayOf(2026, 11, 24))
		if err != nil {
			t.Fatal(err)
		}
		if got := says(ui.Differences{View: v, Record: r, Of: r.Between(v.Span.From, v.Span.To)}.Element()); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.address, got, test.want)
		}
	}
}

// TestPairShowsBothDays: each map has the classes of its day and every place of the one map, and no path twice.
func TestPairShowsBothDays(t *testing.T) {
	d := drawing(t)
	r := relation.NewRecord([]relation.Event{happened(t, "NOR", "2023-01-02", relation.Recognition, "Norway recognizes")})
	v, _, _ := state.Parse("/compare", "from=2023-01-01&to=2023-01-02", relation.DayOf(2026, 11, 24))
	from, to := r.On(v.Span.From), r.On(v.Span.To)
	first, second := d.AppendPair(v, from, to)
	one := map[string]bool{}
	for _, e := range drawn(t, d.AppendSVG(nil, to, state.Look{}, "", "")) {
		if c := e.attr["data-country"]; c != "" {
			one[c] = true
		}
	}
	for i, svg := range [][]byte{first, second} {
		pic, shapes, uses, classes := [2]relation.Picture{from, to}[i], map[string]bool{}, 0, map[string]int{}
		for _, e := range drawn(t, svg) {
			if id := e.attr["id"]; strings.HasPrefix(id, "w-") {
				shapes[id] = true
			}
			if e.name == "use" {
				uses++
			}
			if c, ok := e.attr["data-class"]; ok {
				classes[c]++
			}
			if c := e.attr["data-country"]; c != "" && (!one[c] || !strings.HasSuffix(e.attr["href"], "?date="+pic.Day.String())) {
				t.Errorf("map %d has %s, linked to %s", i, c, e.attr["href"])
			}
		}
		if classes["recognized"] != pic.Counts.Recognized || classes["none"] != pic.Counts.None {
			t.Errorf("map %d shows %v, want %v", i, classes, pic.Counts)
		}
		if uses != len(one)+1 {
			t.Errorf("map %d shows %d places, want %d", i, uses-1, len(one))
		}
		if i == 0 && len(shapes) < len(one) || i == 1 && len(shapes) != 0 {
			t.Errorf("map %d holds %d shapes", i, len(shapes))
		}
	}
}
