package desk

import (
	"errors"
	"io"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

var today = relation.DayOf(2026, 11, 24)

// editor may publish.
var editor = Writer{"An Editor", eventstore.RolePublish}

func open(t *testing.T, store eventstore.Store) *Desk {
	t.Helper()
	d, err := Open(t.Context(), store, func() relation.Day { return today }, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// event returns an event in order about a country that the data set says nothing of on that day.
func event(t *testing.T, id, country, date string, kind relation.Kind) *relation.Event {
	t.Helper()
	evidence := ""
	if kind == relation.AmbassadorSent {
		evidence = `","evidence":"credentials`
	}
	events, err := relation.DecodeEvents(strings.NewReader(`{"id":"`+id+`","country":"`+country+`","date":"`+date+`","kind":"`+string(kind)+evidence+
		`","headline":"A headline","confidence":"confirmed","sources":[{"url":"https://mfa.gov.fr/1","publisher":"Ministry of Foreign Affairs","title":"","supports":"all"},`+
		`{"url":"https://news.example/1","publisher":"A paper","title":"","supports":"all"}]}`), "test")
	if err != nil {
		t.Fatal(err)
	}
	return &events[0]
}

func seeded(t *testing.T) *Desk {
	t.Helper()
	d := open(t, new(eventstore.Memory))
	events, err := dataset.Events()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Seed(t.Context(), events, "data set, edition 1"); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSeed(t *testing.T) {
	d := seeded(t)
	events, _ := dataset.Events()
	want := relation.NewRecord(events).Events()
	if got := d.State().Record.Events(); !reflect.DeepEqual(got, want) {
		t.Errorf("a seeded store has %d events, or others than the %d of the data set", len(got), len(want))
	}
	number := d.State().Number
	if m, err := d.Seed(t.Context(), events, "data set, edition 1"); err != nil || len(m.Changes) > 0 || d.State().Number != number {
		t.Errorf("a second Seed = %d changes, %v, revision %d, want none and %d", len(m.Changes), err, d.State().Number, number)
	}
}

func TestSeedKeepsWhatEditorsChanged(t *testing.T) {
	d := seeded(t)
	events, _ := dataset.Events()
	mine, theirs := events[0], events[1]
	mine.Headline = "As an editor has it"
	now, _ := d.State().Current(mine.ID)
	if _, err := d.Publish(t.Context(), editor, Edit{Seen: now.Number, Event: &mine, Reason: "a test"}); err != nil {
		t.Fatal(err)
	}
	newer := append([]relation.Event(nil), events...)
	newer[0].Headline, newer[1].Headline = "As the newer data set has it", "A better headline"
	newer = append(newer, *event(t, "2026-01-02-fra-visit", "FRA", "2026-01-02", "visit"))
	m, err := d.Seed(t.Context(), newer, "data set, edition 2")
	if err != nil || len(m.Changes) != 2 || !reflect.DeepEqual(m.Conflicts, []string{mine.ID}) {
		t.Fatalf("Seed = %d changes, conflicts %v, %v; want 2 and %s", len(m.Changes), m.Conflicts, err, mine.ID)
	}
	for id, want := range map[string]string{mine.ID: "As an editor has it", theirs.ID: "A better headline", "2026-01-02-fra-visit": "A headline"} {
		if e, _ := d.State().Record.Event(id); e.Headline != want {
			t.Errorf("after Seed %s says %q, want %q", id, e.Headline, want)
		}
	}
}

func TestPublish(t *testing.T) {
	d := seeded(t)
	e := event(t, "2026-11-01-fra-recognition", "FRA", "2026-11-01", "recognition")
	edit := Edit{Event: e, Reason: "a test"}
	change, err := d.Prepare(t.Context(), editor, edit)
	if err != nil {
		t.Fatal(err)
	}
	spans := d.Preview(change)
	if len(spans) != 1 || spans[0].Country != "FRA" || spans[0].First != relation.DayOf(2026, 11, 1) || spans[0].Last != today ||
		spans[0].Before.Class != relation.ClassNone || spans[0].After.Class != relation.ClassRecognized {
		t.Errorf("Preview = %+v", spans)
	}
	before := d.State()
	states, cancel := d.Subscribe()
	defer cancel()
	r, err := d.Publish(t.Context(), editor, edit)
	if err != nil || r.Number != before.Number+1 {
		t.Fatalf("Publish = %d, %v", r.Number, err)
	}
	if s := <-states; s.Number != r.Number || s.Record.Standing("FRA", today).Class != relation.ClassRecognized {
		t.Errorf("the state after it is %d with %v", s.Number, s.Record.Standing("FRA", today).Class)
	}
	if before.Record.Standing("FRA", today).Class != relation.ClassNone {
		t.Error("the state before it has changed")
	}
	var conflict *eventstore.Conflict
	if _, err := d.Publish(t.Context(), editor, edit); !errors.As(err, &conflict) || conflict.Current != r.Number {
		t.Errorf("Publish of what is there = %v, want a conflict with %d", err, r.Number)
	}
	if _, err := d.Publish(t.Context(), editor, Edit{ID: e.ID, Seen: r.Number, Reason: "withdrawn"}); err != nil {
		t.Fatal(err)
	}
	if _, there := d.State().Record.Event(e.ID); there || d.State().Record.Standing("FRA", today).Class != relation.ClassNone {
		t.Error("a withdrawn event is still on record")
	}
	if _, err := d.Publish(t.Context(), editor, Edit{Event: e, Reason: "it was right after all"}); err != nil {
		t.Errorf("an event that was withdrawn cannot come back: %v", err)
	}
	if n := len(d.State().History(e.ID)); n != 3 {
		t.Errorf("its history has %d revisions, want 3", n)
	}
}

// TestPreviewOfConfidence: what a change of confidence alone does to the map is told, too.
func TestPreviewOfConfidence(t *testing.T) {
	before, after := event(t, "a", "FRA", "2026-11-01", relation.AmbassadorSent), event(t, "a", "FRA", "2026-11-01", relation.AmbassadorSent)
	before.Confidence = relation.Reported
	spans := CompareRecords(relation.NewRecord([]relation.Event{*before}), relation.NewRecord([]relation.Event{*after}), today)
	if len(spans) != 1 || !spans[0].Before.Reported || spans[0].After.Reported || spans[0].After.Class != relation.ClassAmbassador {
		t.Errorf("CompareRecords = %+v, want one stretch that is confirmed after", spans)
	}
}

func TestCheck(t *testing.T) {
	d := seeded(t)
	for _, test := range []struct {
		name   string
		change func(c *eventstore.Change)
		want   string // in the error, "" for none
	}{
		{"in order", func(*eventstore.Change) {}, ""},
		{"no reason", func(c *eventstore.Change) { c.Reason = "" }, "reason"},
		{"a reason that is a book", func(c *eventstore.Change) { c.Reason = strings.Repeat("a", 501) }, "501"},
		{"another id", func(c *eventstore.Change) { c.EventID = "x" }, "want the same"},
		{"tomorrow", func(c *eventstore.Change) { c.Event.Date = relation.Date{First: today + 1} }, "future"},
		{"no source", func(c *eventstore.Change) { c.Event.Sources = nil }, "sources"},
		{"a recognition on hearsay", func(c *eventstore.Change) {
			c.Event.Kind, c.Event.Sources = relation.Recognition, c.Event.Sources[1:]
		}, "unofficial"},
		{"a withdrawal", func(c *eventstore.Change) { c.Event = nil }, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := event(t, "2026-01-02-fra-visit", "FRA", "2026-01-02", "visit")
			c := eventstore.Change{EventID: e.ID, Event: e, Reason: "a test"}
			test.change(&c)
			err := d.Check(c)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("Check = %v, want %q", err, test.want)
			}
		})
	}
}

func TestAsKnownOn(t *testing.T) {
	d := seeded(t)
	e := event(t, "2026-11-01-fra-recognition", "FRA", "2026-11-01", "recognition")
	r, err := d.Publish(t.Context(), editor, Edit{Event: e, Reason: "a test"})
	if err != nil {
		t.Fatal(err)
	}
	s := d.State()
	if got := s.AsKnownOn(r.Time); got != s.Record {
		t.Error("what is known when the last revision was written is not the record")
	}
	earlier := *s
	earlier.Log = append([]eventstore.Revision(nil), s.Log...)
	earlier.Log[len(s.Log)-1].Time = r.Time.Add(time.Hour) // a test cannot wait for the clock
	if got := earlier.AsKnownOn(r.Time).Standing("FRA", today).Class; got != relation.ClassNone {
		t.Errorf("before it was written France is %v, want none", got)
	}
	if got := s.AsKnownOn(time.Time{}).Events(); len(got) != 0 {
		t.Errorf("before the first revision there are %d events", len(got))
	}
}

func TestTwoDesksOnOneStore(t *testing.T) {
	store := new(eventstore.Memory)
	writer, reader := open(t, store), open(t, store)
	states, cancel := reader.Subscribe()
	defer cancel()
	go reader.Follow(t.Context())
	e := event(t, "2026-01-02-fra-visit", "FRA", "2026-01-02", "visit")
	if _, err := writer.Publish(t.Context(), editor, Edit{Event: e, Reason: "a test"}); err != nil {
		t.Fatal(err)
	}
	if s := <-states; s.Revision() != writer.State().Revision() {
		t.Errorf("the reader is at %s, the writer at %s", s.Revision(), writer.State().Revision())
	}
}
