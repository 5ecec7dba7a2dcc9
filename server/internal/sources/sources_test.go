package sources

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

var noon = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

// Events about no real state but those whose colour is counted.
const lines = `{"id":"a","country":"RUS","date":"2025-07-03","kind":"recognition","headline":"It recognizes","confidence":"confirmed","sources":[{"url":"https://mid.ru/1","publisher":"Ministry","title":"On it","published":"2025-07-04","supports":"all"},{"url":"https://news.example/1","publisher":"A paper (AFP)","title":"On it (in French)","supports":"all"}]}
{"id":"b","country":"CHN","date":"2024-01-30","kind":"ambassador-accepted","evidence":"credentials","headline":"It accepts","confidence":"reported","sources":[{"url":"https://mfa.gov.af/1","publisher":"Ministry","title":"On it","supports":"all"}]}
{"id":"c","country":"FRA","date":"2024-02-01","kind":"visit","headline":"A visit","confidence":"confirmed","sources":[{"url":"https://mid.ru/1","publisher":"Ministry","title":"On it","published":"2025-07-03","supports":"all"}]}
{"id":"d","country":"FRA","date":"2024-03-01","kind":"visit","headline":"Another","confidence":"disputed","sources":[{"url":"https://copy.example/1","publisher":"A site (copy)","title":"On it (in Dari)","supports":"all"}]}`

func record(t *testing.T) *relation.Record {
	t.Helper()
	events, err := relation.DecodeEvents(strings.NewReader(lines), "test")
	if err != nil {
		t.Fatal(err)
	}
	return relation.NewRecord(events)
}

// learn has a store know something of pages.
func learn(t *testing.T, store eventstore.Store, what map[string]func(*eventstore.Page)) {
	t.Helper()
	for address, f := range what {
		if _, err := store.Learn(t.Context(), address, f); err != nil {
			t.Fatal(err)
		}
	}
}

func checked(a eventstore.Answer, at time.Time) func(*eventstore.Page) {
	return func(p *eventstore.Page) { p.Answer, p.Checked = a, at }
}

func learned(t *testing.T, store eventstore.Store) *Learned {
	t.Helper()
	b := NewBook(store, slog.New(slog.DiscardHandler))
	if err := b.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b.Learned()
}

// A page that several events name is one, with what each says of it.
func TestOf(t *testing.T) {
	store := new(eventstore.Memory)
	learn(t, store, map[string]func(*eventstore.Page){"https://mid.ru/1": checked(eventstore.Alive, noon)})
	var got []string
	for _, s := range Of(record(t), learned(t, store)) {
		got = append(got, strings.Join([]string{s.URL, s.Language, string(s.Kind), s.Published, strings.Join(s.Events, "+"), string(s.Page.Answer)}, " "))
	}
	want := []string{
		"https://copy.example/1 prs mirror  d ", "https://mfa.gov.af/1 en party  b ", "https://mid.ru/1 en official 2025-07-03 c+a alive", "https://news.example/1 fr agency  a ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("Of = \n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestKindOf(t *testing.T) {
	for _, test := range []struct {
		url, publisher string
		want           Kind
	}{
		{"https://www.mfa.gov.pk/1", "Ministry", Official},
		{"https://mfa.gov.af/1", "Ministry", Party},
		{"https://rta.example/1", "RTA (Taliban-run state broadcaster)", Party},
		{"https://www.tass.com/1", "TASS", Agency},
		{"https://en.irna.ir/1", "IRNA", Agency},
		{"https://paper.example/1", "A paper (ANI/TOLOnews)", Agency},
		{"https://paper.example/1", "A paper (Reuters copy)", Mirror},
		{"https://github.com/UNxml/1", "United Nations (unofficial copy)", Mirror},
		{"https://paper.example/1", "A paper (Nigeria)", Media},
		{"https://paper.example/1", "Copy and Press", Media},
		{"https://panama.example/1", "PANAMA", Media},
	} {
		if got := KindOf(relation.Source{URL: test.url, Publisher: test.publisher}); got != test.want {
			t.Errorf("KindOf(%s, %s) = %s, want %s", test.url, test.publisher, got, test.want)
		}
	}
}

func TestBoard(t *testing.T) {
	store := new(eventstore.Memory)
	learn(t, store, map[string]func(*eventstore.Page){
		"https://mid.ru/1":       checked(eventstore.Alive, noon.AddDate(0, 0, -90)),
		"https://news.example/1": func(p *eventstore.Page) { p.Archive = "https://archive.example/1" },
		"https://mfa.gov.af/1":   checked(eventstore.Gone, noon.AddDate(0, 0, -91)),
		"https://copy.example/1": func(p *eventstore.Page) { p.File = "sources-00001.warc.gz" },
	})
	known := learned(t, store)
	b := NewBoard(record(t), known, relation.DayOf(2026, 11, 30))
	if want := (EventCounts{Events: 2, Primary: 1, One: 1, Party: 1, Confirmed: 1, Reported: 1, Archived: 1, Dead: 1}); b.Decide != want {
		t.Errorf("of events that decide there are %+v, want %+v", b.Decide, want)
	}
	if want := (EventCounts{Events: 4, Primary: 2, One: 2, Party: 1, Mirrors: 1, Confirmed: 2, Reported: 1, Disputed: 1, Archived: 2, Checked: 1, Dead: 1}); b.All != want {
		t.Errorf("of all there are %+v, want %+v", b.All, want)
	}
	if line := Line(record(t), known, relation.DayOf(2026, 11, 30)); line != "Today 1 of 2 deciding events have a primary source; 1 is archived; newest event 3 July 2025." {
		t.Errorf("the line is %q", line)
	}
	if len(b.Languages) != 3 || b.Languages[0] != (PageCounts{"en", 2, 2}) || b.Languages[1] != (PageCounts{"fr", 1, 1}) || b.Languages[2] != (PageCounts{"prs", 0, 1}) {
		t.Errorf("by language there are %+v", b.Languages)
	}
	if len(b.Deciding) != 2 || b.Deciding[0].Event.ID != "b" {
		t.Errorf("the weakest first: %+v", b.Deciding)
	}
	if oldest := ByAge(b.Pages); oldest[0].Page.Checked != (time.Time{}) || oldest[3].URL != "https://mid.ru/1" {
		t.Errorf("the oldest first: %v", oldest)
	}
}

// broken is a store that cannot be read.
type broken struct{}

func (broken) Pages(context.Context, int64) ([]eventstore.Page, error) {
	return nil, errors.New("broken")
}

// A book has what the store has learned, tells who listens, and keeps what it has when the store is down. What it gave before
// stays as it was.
func TestBook(t *testing.T) {
	store := new(eventstore.Memory)
	b := NewBook(store, slog.New(slog.DiscardHandler))
	heard := []int64{}
	b.OnLearned(func(l *Learned) { heard = append(heard, l.Number) })
	learn(t, store, map[string]func(*eventstore.Page){"https://mfa.gov.af/1": checked(eventstore.Alive, noon)})
	ctx, stop := context.WithCancel(t.Context())
	tick, done := make(chan time.Time), make(chan struct{})
	go func() { defer close(done); b.Follow(ctx, tick) }()
	tick <- noon
	tick <- noon // the first has been dealt with
	first := b.Learned()
	learn(t, store, map[string]func(*eventstore.Page){"https://mfa.gov.af/1": checked(eventstore.Gone, noon)})
	tick <- noon
	tick <- noon
	stop()
	<-done
	e, _ := record(t).Event("b")
	if len(heard) != 2 || first.Dead(&e) || !b.Learned().Dead(&e) || Nothing.Dead(&e) {
		t.Errorf("heard of %v; dead before and after: %v, %v", heard, first.Dead(&e), b.Learned().Dead(&e))
	}
	b.store = broken{}
	if err := b.Refresh(t.Context()); err == nil || !b.Learned().Dead(&e) {
		t.Errorf("Refresh of a broken store = %v", err)
	}
}
