// Package desk is where the record is made from the store's revisions: it folds them into an immutable State, follows
// the store, and takes the changes of editors. Everything public is read from a State, so a store that is down stops
// writing and nothing else.
package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Desk makes states.
type Desk struct {
	store eventstore.Store
	today func() relation.Day
	log   *slog.Logger

	current atomic.Pointer[State]
	mu      sync.Mutex // one refresh at a time
	heard   []func(*State)
	waiting map[chan *State]struct{}
}

// batch is how many revisions are read at a time.
const batch = 5000

// Open reads a store from its start.
func Open(ctx context.Context, store eventstore.Store, today func() relation.Day, log *slog.Logger) (*Desk, error) {
	d := &Desk{store: store, today: today, log: log, waiting: make(map[chan *State]struct{})}
	d.current.Store(new(State).next(nil))
	if err := d.Refresh(ctx); err != nil {
		return nil, err
	}
	return d, nil
}

// Store returns the store, for what is no event: tokens, sessions, proposals, notes.
func (d *Desk) Store() eventstore.Store { return d.store }

// State returns the newest state known here.
func (d *Desk) State() *State { return d.current.Load() }

// OnState calls f with every new state, in order, from then on. f must not block for long.
func (d *Desk) OnState(f func(*State)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.heard = append(d.heard, f)
}

// Subscribe returns a channel on which the newest state arrives when there is a newer one; a reader that is slow misses
// those between. cancel ends it.
func (d *Desk) Subscribe() (states <-chan *State, cancel func()) {
	c := make(chan *State, 1)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.waiting[c] = struct{}{}
	return c, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.waiting, c)
	}
}

// Refresh reads what is new in the store and makes the next state of it.
func (d *Desk) Refresh(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	old := d.State()
	var news []eventstore.Revision
	for last := old.Number; ; last = news[len(news)-1].Number {
		more, err := d.store.Since(ctx, last, batch)
		if err != nil {
			return fmt.Errorf("desk: %w", err)
		}
		news = append(news, more...)
		if len(more) < batch {
			break
		}
	}
	if len(news) == 0 {
		return nil
	}
	s := old.next(news)
	d.current.Store(s)
	for _, f := range d.heard {
		f(s)
	}
	for c := range d.waiting {
		select {
		case <-c:
		default:
		}
		c <- s
	}
	return nil
}

// Follow keeps the state fresh until ctx ends.
func (d *Desk) Follow(ctx context.Context) error {
	return d.store.Watch(ctx, func() {
		if err := d.Refresh(ctx); err != nil && ctx.Err() == nil {
			d.log.Warn("the store cannot be read; what is known stays", "err", err)
		}
	})
}

// ErrNoReason says that a change comes without a reason.
var ErrNoReason = errors.New("desk: no reason given")

// maxReason is the longest reason, in characters.
const maxReason = 500

// Check returns what is wrong with a change by itself and with the record that it would make: relation.Faults, or
// ErrNoReason, or nil.
func (d *Desk) Check(c eventstore.Change) error {
	if n := len([]rune(c.Reason)); n == 0 || n > maxReason {
		return fmt.Errorf("%w: want 1 to %d characters, not %d", ErrNoReason, maxReason, n)
	}
	if c.Event == nil {
		return nil
	}
	var faults relation.Faults
	if c.Event.ID != c.EventID {
		faults = append(faults, relation.Fault{ID: c.EventID, Field: "id", Message: "is " + strconv.Quote(c.Event.ID) + " in the event itself, want the same"})
	}
	if c.Event.Date.Effective() > d.today() {
		faults = append(faults, relation.Fault{ID: c.EventID, Field: "date", Message: "is in the future, want " + d.today().String() + " at the latest"})
	}
	for _, f := range relation.Validate([]relation.Event{*c.Event}) {
		faults = append(faults, f)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// Publish checks a change and appends it. The state that it returns has it.
func (d *Desk) Publish(ctx context.Context, c eventstore.Change) (eventstore.Revision, error) {
	if err := d.Check(c); err != nil {
		return eventstore.Revision{}, err
	}
	revisions, err := d.store.Append(ctx, c)
	if err != nil {
		return eventstore.Revision{}, err
	}
	if err := d.Refresh(ctx); err != nil {
		d.log.Warn("what was written is not yet shown", "err", err)
	}
	return revisions[0], nil
}
