package program

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/reader"
	"recognitionmap/server/internal/site"
	"recognitionmap/server/internal/sources"
)

// learnTime is how often the server looks whether something was learned of sources, by a command or another server.
const learnTime = 10 * time.Second

// checkTime is how long a curator waits for a check, less than the server lets an answer take.
const checkTime = writeTimeout - 5*time.Second

// restsOf returns what a record rests on in a sentence, which is made once for a day.
func restsOf(r *relation.Record, known *sources.Learned) func(today relation.Day) string {
	var mu sync.Mutex
	var of relation.Day
	line := ""
	return func(today relation.Day) string {
		mu.Lock()
		defer mu.Unlock()
		if line == "" || of != today {
			of, line = today, sources.Line(r, known, today)
		}
		return line
	}
}

// front is what the site shows of a record and of what was learned: it is published when either changes what pages say.
type front struct {
	mu      sync.Mutex
	parts   *parts
	today   func() relation.Day
	publish func(site.Facts) error
	log     *slog.Logger
	shown   *sources.Learned // what was known of sources when something was published last
}

// show publishes the newest; a change of what was learned alone only where pages say something else then. A write to the
// record, which is shown always, looks through no events for it.
func (s *front) show(always bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state, known := s.parts.desk.State(), s.parts.book.Learned()
	if today := s.today(); !always && saysOf(state, known, today) == saysOf(state, s.shown, today) {
		return
	}
	s.shown = known
	if err := s.publish(facts(state, known)); err != nil {
		s.log.Error("publish", "revision", state.Revision(), "err", err)
	}
}

// saysOf is what the pages of a state say of what was learned.
func saysOf(s *desk.State, known *sources.Learned, today relation.Day) string {
	var b strings.Builder
	b.WriteString(sources.Line(s.Record, known, today))
	for _, e := range s.Record.Events() {
		if known.Dead(e) {
			b.WriteString(" " + e.ID)
		}
	}
	return b.String()
}

// checkNow returns what asks for one page at a curator's wish, and notes what it finds, if anything. One is asked for at a time.
func (p *parts) checkNow(base string) func(ctx context.Context, address string) (eventstore.Page, error) {
	round := &reader.Round{Store: p.desk.Store(), Reader: reader.New(reader.Default(base))}
	turn := make(chan struct{}, 1)
	return func(ctx context.Context, address string) (eventstore.Page, error) {
		select {
		case turn <- struct{}{}:
			defer func() { <-turn }()
		case <-ctx.Done():
			return eventstore.Page{}, ctx.Err()
		}
		within, stop := context.WithTimeout(ctx, checkTime)
		defer stop()
		if _, err := round.Check(within, []string{address}); err != nil && within.Err() == nil {
			return eventstore.Page{}, err
		}
		if err := p.book.Refresh(ctx); err != nil {
			return eventstore.Page{}, err
		}
		return p.book.Learned().Page(address), nil
	}
}
