package pages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

var lastDay = relation.DayOf(2026, 11, 24)

// record reads the events from the files: the browser program must not embed them.
func record(t testing.TB) *relation.Record {
	t.Helper()
	names, err := filepath.Glob("../../geodata/dataset/events/*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatalf("no event files: %v", err)
	}
	var events []relation.Event
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		some, err := relation.DecodeEvents(f, name)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, some...)
	}
	return relation.NewRecord(events)
}

func model(t testing.TB, r *relation.Record, address string) *Model {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	v, notice, _ := state.Parse(path, query, lastDay)
	return &Model{View: v, Record: r, Complete: true, Today: lastDay, Notice: notice}
}

var addresses = []string{
	"/", "/?date=1999-01-01", "/?date=2010-01-01", "/country/RUS", "/country/SAU?date=2025-07-03", "/country/GRL", "/country/AFG",
	"/country/TWN", "/country/TZA", "/country/ATA", "/table", "/table?sort=class", "/table?sort=since", "/events", "/events?year=2021",
	"/events/2025-07-03-rus-recognition", "/events/none-such", "/afghanistan", "/method", "/about", "/about/borders", "/nope", "/search", "/search?q=mali", "/events?q=moscow&bloc=sco", "/groups", "/reciprocity", "/disputed", "/disputed?date=2021-09-01", "/text/map", "/text/map?date=1999-01-01&lens=envoy", "/countries", "/countries?c=RUS,CHN,PAK&date=2025-01-01",
	"/table?bloc=oic&show=ambassador",
}

// TestPagesRenderAtEveryStage: with all events, with the core alone, and with none at all, no page fails.
func TestPagesRenderAtEveryStage(t *testing.T) {
	whole := record(t)
	core := relation.RecordOf(Core(whole))
	empty := relation.NewRecord(nil)
	for _, address := range addresses {
		for name, r := range map[string]*relation.Record{"whole": whole, "core": core, "empty": empty} {
			m := model(t, r, address)
			m.Complete = name == "whole"
			if html := markup.HTML(Page(m)); !strings.Contains(html, "<main") {
				t.Errorf("%s with %s record has no main element", address, name)
			}
			if h := Head(m); h.Title == "" && m.View.Page != state.Event {
				t.Errorf("%s with %s record has no title", address, name)
			}
		}
	}
}

// TestCoreFoldsLikeTheWhole: the few events that the browser loads first give every class that all of them give.
func TestCoreFoldsLikeTheWhole(t *testing.T) {
	whole := record(t)
	core := relation.RecordOf(Core(whole))
	if len(core.Events()) >= len(whole.Events())*2/3 {
		t.Errorf("the core has %d of %d events", len(core.Events()), len(whole.Events()))
	}
	if got, want := core.Newest().ID, whole.Newest().ID; got != want {
		t.Errorf("newest of the core = %s, want %s", got, want)
	}
	for d := state.FirstDay; d <= lastDay; d += 5 {
		a, b := core.On(d), whole.On(d)
		if a.Counts != b.Counts {
			t.Fatalf("%v: counts of the core %v, of the whole %v", d, a.Counts, b.Counts)
		}
		for _, c := range country.All() {
			x, y := a.Of(c.Code), b.Of(c.Code)
			if x.Class != y.Class || x.Contested != y.Contested || x.OnRecord != y.OnRecord || x.Since != y.Since {
				t.Fatalf("%v %s: core gives %+v, whole %+v", d, c.Code, x, y)
			}
		}
	}
}

func BenchmarkPageMap(b *testing.B) {
	m := model(b, record(b), "/")
	b.ReportAllocs()
	for b.Loop() {
		markup.HTML(Page(m))
	}
}
