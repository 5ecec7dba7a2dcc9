package live

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"recognitionmap/app/pages"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func TestSince(t *testing.T) {
	event := func(id string, c country.Code, kind relation.Kind) relation.Event {
		return relation.Event{ID: id, Country: c, Date: relation.Date{First: day(t, "2025-02-01")}, Kind: kind, Confidence: relation.Confirmed, Headline: "H", Sources: []relation.Source{{URL: "https://a.example/", Publisher: "P"}}}
	}
	visit, sent := event("a", "FRA", relation.Visit), event("b", "FRA", relation.AmbassadorSent)
	recognized, far := event("c", "FRA", relation.Recognition), event("d", "REU", relation.Visit)
	only := func(id string, change func(e *relation.Event)) []relation.Event {
		list := []relation.Event{visit, sent}
		for i := range list {
			if list[i].ID == id {
				change(&list[i])
			}
		}
		return list
	}
	old := []relation.Event{visit, sent}
	type want struct {
		moved, added, corrected string
		withdrawn               int
	}
	for _, test := range []struct {
		name          string
		before, after []relation.Event
		edition       int // of the later one; the earlier is of edition 7
		want          want
	}{
		{"nothing", old, old, 7, want{}},
		{"another order", old, []relation.Event{sent, visit}, 8, want{}},
		{"an event is added", []relation.Event{visit}, old, 8, want{moved: "FRA none ambassador", added: "b"}},
		{"a class goes up", old, append(old, recognized), 8, want{moved: "FRA ambassador recognized", added: "c"}},
		{"an event is withdrawn, and the class with it", old, []relation.Event{visit}, 8, want{moved: "FRA ambassador none", withdrawn: 1}},
		{"an event of a territory, which moves with its state", []relation.Event{visit, sent}, append(old, far), 8, want{added: "d"}},
		{"another headline", old, only("a", func(e *relation.Event) { e.Headline = "I" }), 8, want{corrected: "a"}},
		{"a field that was empty", old, only("a", func(e *relation.Event) { e.Detail = "More" }), 8, want{corrected: "a"}},
		{"a text in another field", only("a", func(e *relation.Event) { e.Head = "X" }), only("a", func(e *relation.Event) { e.Seat = "X" }), 8, want{corrected: "a"}},
		{"another source", old, only("a", func(e *relation.Event) { e.Sources = []relation.Source{{URL: "https://b.example/", Publisher: "P"}} }), 8, want{corrected: "a"}},
		{"a source more", old, only("a", func(e *relation.Event) { e.Sources = append(e.Sources, e.Sources[0]) }), 8, want{corrected: "a"}},
		{"disputed", old, only("b", func(e *relation.Event) { e.Confidence = relation.Disputed }), 8, want{moved: "FRA ambassador none", corrected: "b"}},
		{"another id", old, only("a", func(e *relation.Event) { e.ID = "z" }), 8, want{added: "z", withdrawn: 1}},
		{"more texts of the same edition, by another build", old, only("a", func(e *relation.Event) { e.Detail = "More" }), 7, want{}},
		{"everything is withdrawn", old, nil, 8, want{moved: "FRA ambassador none", withdrawn: 2}},
		{"an older edition", old, []relation.Event{visit}, 6, want{}},
	} {
		today := day(t, "2026-01-01")
		kept, ok := parseMark(markOf(relation.NewRecord(test.before), 7, today, today-10).String())
		if !ok {
			t.Fatalf("%s: the mark does not parse", test.name)
		}
		r := relation.NewRecord(test.after)
		s := kept.since(markOf(r, test.edition, today, today), r)
		got := want{withdrawn: s.Withdrawn}
		for _, m := range s.Moved {
			got.moved = strings.TrimSpace(got.moved + " " + string(m.Country.Code) + " " + string(m.From) + " " + string(m.To))
		}
		for _, e := range s.Added {
			got.added += e.ID
		}
		for _, e := range s.Corrected {
			got.corrected += e.ID
		}
		if got != test.want || s.Visit != today-10 {
			t.Errorf("%s: since = %+v of a visit on %v, want %+v of %v", test.name, got, s.Visit, test.want, today-10)
		}
	}
}

// TestSinceADay: a class may be another because the day is another, of the same record.
func TestSinceADay(t *testing.T) {
	r, last := relation.NewRecord(events(t)), day(t, "2025-02-01") // on the next there is no ambassador any more
	s := markOf(r, 7, last, last).since(markOf(r, 7, last+1, last+1), r)
	if len(s.Moved) != 1 || s.Moved[0].Country.Code != "NOR" || s.Added != nil || s.Corrected != nil || s.Withdrawn != 0 {
		t.Errorf("from one day to the next %+v, want Norway alone", s)
	}
}

// TestMarkOfAnotherDay: a mark of a later day than the reader's says nothing.
func TestMarkOfAnotherDay(t *testing.T) {
	before, after := relation.NewRecord(events(t)[1:]), relation.NewRecord(events(t))
	for _, test := range []struct {
		visit relation.Day
		says  bool
	}{{today - 1, true}, {today, true}, {today + 1, false}} {
		s := markOf(before, 7, today, test.visit).since(markOf(after, 8, today, today), after)
		if says := s.Line() != ""; says != test.says {
			t.Errorf("since a visit %d days before: %q, want words %v", today-test.visit, s.Line(), test.says)
		}
	}
}

func TestParseMark(t *testing.T) {
	whole := markOf(relation.NewRecord(events(t)), 7, today, today).String()
	m, ok := parseMark(whole)
	if !ok || !reflect.DeepEqual(m, markOf(relation.NewRecord(events(t)), 7, today, today)) {
		t.Errorf("parseMark(%q) = %+v, %v", whole, m, ok)
	}
	if nothing, ok := parseMark(markOf(relation.NewRecord(nil), 0, today, today).String()); !ok || nothing.classes+nothing.events != "" {
		t.Errorf("the mark of an empty record is read as %+v, %v", nothing, ok)
	}
	for i := range whole {
		damaged := whole[:i] + "#" + whole[i+1:]
		for _, text := range []string{whole[:i], damaged, whole[i+1:]} {
			if m, ok := parseMark(text); ok {
				t.Fatalf("parseMark(%q) = %+v, want none", text, m)
			}
		}
	}
}

// TestMarkOfTheRecord: no two events of the real record are taken for one, and what is kept of it is small.
func TestMarkOfTheRecord(t *testing.T) {
	names, err := filepath.Glob("../../geodata/dataset/events/*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files of events: %v", err)
	}
	var list []relation.Event
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		some, err := relation.DecodeEvents(file, name)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, some...)
	}
	r := relation.NewRecord(list)
	m := markOf(r, len(list), today, today)
	ids := map[string]string{}
	for _, e := range r.Events() {
		code := codeOf(e)
		if other, there := ids[code[:idLength]]; there {
			t.Errorf("%s and %s have the same code", other, e.ID)
		}
		ids[code[:idLength]] = e.ID
	}
	if got, most := len(m.String()), 500+codeLength*len(list); got > most {
		t.Errorf("the mark of %d events has %d bytes, want %d at most", len(list), got, most)
	}
	if got := m.since(m, r); !reflect.DeepEqual(got, &pages.Since{Visit: today}) {
		t.Errorf("since the same mark %+v, want nothing", got)
	}
}
