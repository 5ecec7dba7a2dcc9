package pages

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

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
	"/events/2025-07-03-rus-recognition", "/events/none-such", "/afghanistan", "/method", "/about", "/about/borders", "/nope", "/search", "/search?q=mali", "/events?q=moscow&bloc=sco", "/groups", "/reciprocity", "/countries", "/countries?c=RUS,CHN,PAK&date=2025-01-01",
	"/table?bloc=oic&show=ambassador",
}

// TestPagesRenderAtEveryStage: with all events, with the core alone, and with none at all, no page fails.
func TestPagesRenderAtEveryStage(t *testing.T) {
	whole := record(t)
	core := relation.NewRecord(Core(whole))
	empty := relation.NewRecord(nil)
	for _, address := range addresses {
		for name, r := range map[string]*relation.Record{"whole": whole, "core": core, "empty": empty} {
			m := model(t, r, address)
			m.Complete = name == "whole"
			if html := app.HTMLString(Page(m)); !strings.Contains(html, "<main") {
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
	core := relation.NewRecord(Core(whole))
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

// TestEarlyLooksUpWhatTheFoldSays: what the first script finds for a day and a country is what the fold gives.
func TestEarlyLooksUpWhatTheFoldSays(t *testing.T) {
	r := record(t)
	b, err := Early(model(t, r, "/?date=2025-07-03"))
	if err != nil {
		t.Fatal(err)
	}
	var e early
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(`"day":%d,"today":%d,`, relation.DayOf(2025, 7, 3), lastDay); !strings.Contains(string(b), want) {
		t.Errorf("days are not the numbers that the script counts with, want %s in %.200s", want, b)
	}
	if e.Page != "/?date=2025-07-03" {
		t.Errorf("page = %q", e.Page)
	}
	for d := state.FirstDay; d <= lastDay; d++ {
		var now period
		for _, p := range e.Periods {
			if p.From <= dayNumber(d) {
				now = p
			}
		}
		pic := r.On(d)
		if want := [3]int{pic.Counts.Recognized, pic.Counts.Ambassador, pic.Counts.None}; now.Counts != want {
			t.Fatalf("%v: counts %v, want %v", d, now.Counts, want)
		}
		for _, c := range country.All() {
			s := pic.Of(c.Code)
			if s.Class == relation.ClassNA || c.Kind == country.Territory {
				continue
			}
			got := span{Class: relation.ClassNone}
			for _, sp := range e.Spans[c.Code] {
				if sp.From <= dayNumber(d) {
					got = sp
				}
			}
			if got.Class != s.Class || got.Contested != s.Contested {
				t.Fatalf("%v %s: %+v, want %s, contested %v", d, c.Code, got, s.Class, s.Contested)
			}
			from, known := e.Record[c.Code]
			if onRecord := known && from <= dayNumber(d); onRecord != s.OnRecord {
				t.Fatalf("%v %s: on record %v, want %v", d, c.Code, onRecord, s.OnRecord)
			}
		}
	}
	if len(b) > 16<<10 {
		t.Errorf("the first script's facts have %d bytes; every page carries them", len(b))
	}
}

func BenchmarkPageMap(b *testing.B) {
	m := model(b, record(b), "/")
	b.ReportAllocs()
	for b.Loop() {
		app.HTMLString(Page(m))
	}
}
