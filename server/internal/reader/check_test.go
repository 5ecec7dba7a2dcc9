package reader

import (
	"context"
	"errors"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// What was found is noted with its time, what was found before stays, and a page is asked for again when that is old.
func TestCheck(t *testing.T) {
	b, store, now := openWeb(t), new(eventstore.Memory), noon
	round := b.round(store, func(o *Options) { o.Now = func() time.Time { return now } })
	addresses := []string{b.at("alive", "/1"), b.at("alive", "/1"), b.at("gone", "/1"), b.at("late", "/1"), b.at("robots", "/secret/"), "ftp://alive.example/"}
	tally, err := round.Check(t.Context(), addresses)
	if err != nil || tally.Pages != 5 || tally.Left != 1 || tally.Answers[eventstore.Alive] != 1 || tally.Answers[eventstore.Gone] != 1 || tally.Answers[eventstore.Refused] != 1 {
		t.Fatalf("Check = %+v, %v", tally, err)
	}
	pages := noted(t, store)
	alive, gone := pages[b.at("alive", "/1")], pages[b.at("gone", "/1")]
	if alive.Answer != eventstore.Alive || !alive.Checked.Equal(noon) || !alive.Read.Equal(noon) || len(alive.Hash) != 64 || !alive.Failing.IsZero() {
		t.Errorf("a page that is alive: %+v", alive)
	}
	if gone.Answer != eventstore.Gone || !gone.Failing.Equal(noon) || gone.Hash != "" {
		t.Errorf("one that is gone: %+v", gone)
	}
	if p, ok := pages[b.at("late", "/1")]; ok {
		t.Errorf("of a host that asks to be asked later it is noted: %+v", p)
	}

	now = noon.Add(time.Hour)
	if tally, err = round.Check(t.Context(), addresses); err != nil || tally.Pages != 1 || tally.Fresh != 4 || b.asked("alive", "/1") != 1 {
		t.Errorf("Check an hour later = %+v, %v", tally, err)
	}
	served := pagesOf("alive", say(404, ""))
	defer served()
	now = noon.Add(48 * time.Hour)
	if _, err = round.Check(t.Context(), addresses); err != nil {
		t.Fatal(err)
	}
	pages = noted(t, store)
	if p := pages[b.at("alive", "/1")]; p.Answer != eventstore.Gone || p.Hash != alive.Hash || !p.Read.Equal(noon) || !p.Failing.Equal(now) {
		t.Errorf("a page that went: %+v, want what was read of it before too", p)
	}
	if p := pages[b.at("gone", "/1")]; !p.Failing.Equal(noon) || !p.Checked.Equal(now) {
		t.Errorf("a page that is still gone: %+v", p)
	}
	now = noon.Add(-48 * time.Hour) // the clock went back
	if tally, err = round.Check(t.Context(), addresses); err != nil || tally.Pages != 5 {
		t.Errorf("Check by a clock that went back = %+v, %v", tally, err)
	}
}

// A host that asks to be asked later is not asked for its other pages in this round.
func TestHostThatAsksToWait(t *testing.T) {
	b, store := openWeb(t), new(eventstore.Memory)
	tally, err := b.round(store).Check(t.Context(), []string{b.at("often", "/1"), b.at("often", "/2"), b.at("often", "/3"), b.at("alive", "/1")})
	if err != nil || tally.Left != 3 || tally.Answers[eventstore.Alive] != 1 || b.asked("often", "/1") != 1 || b.asked("often", "/2")+b.asked("often", "/3") > 0 {
		t.Errorf("Check = %+v, %v", tally, err)
	}
}

// pagesOf has a host answer otherwise until the function is called that it returns.
func pagesOf(label string, serve func(w responseWriter, r request)) (back func()) {
	old := pages[label]
	pages[label] = serve
	return func() { pages[label] = old }
}

func noted(t *testing.T, store *eventstore.Memory) map[string]eventstore.Page {
	t.Helper()
	list, err := store.Pages(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]eventstore.Page{}
	for _, p := range list {
		all[p.Address] = p
	}
	return all
}

// full is a store that takes a number of writes and no more.
type full struct {
	*eventstore.Memory
	room int
}

func (f *full) Learn(ctx context.Context, address string, learn func(*eventstore.Page)) (eventstore.Page, error) {
	if f.room--; f.room < 0 {
		return eventstore.Page{}, eventstore.ErrUnavailable
	}
	return f.Memory.Learn(ctx, address, learn)
}

// A store that takes nothing more ends the round, and what was noted stays.
func TestCheckOnAFullDisk(t *testing.T) {
	b, store := openWeb(t), &full{new(eventstore.Memory), 2}
	round := b.round(store, func(o *Options) { o.Hosts = 1 })
	_, err := round.Check(t.Context(), []string{b.at("alive", "/1"), b.at("alive", "/2"), b.at("alive", "/3"), b.at("alive", "/4")})
	if !errors.Is(err, eventstore.ErrUnavailable) || len(noted(t, store.Memory)) != 2 || b.asked("alive", "/4") > 0 {
		t.Errorf("Check = %v, with %d pages noted", err, len(noted(t, store.Memory)))
	}
}
