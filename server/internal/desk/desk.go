// Package desk is where the record is made from the store's revisions: it folds them into an immutable State, follows
// the store, and takes the changes of editors. Everything public is read from a State, so a store that is down stops
// writing and nothing else.
package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// State is the record at one revision. Nobody changes it.
type State struct {
	Number  int64     // of the last revision
	Hash    string    // SHA-256 of the events, hexadecimal
	Time    time.Time // of the last revision
	Record  *relation.Record
	Log     []eventstore.Revision            // all, ascending
	History map[string][]eventstore.Revision // by event id, ascending

	order []string // event ids in the order of their first revision: of two events on one day the later wins
}

// Revision names the state on pages and in addresses: "712-0a1b2c3d".
func (s *State) Revision() string { return strconv.FormatInt(s.Number, 10) + "-" + s.Hash[:8] }

// Current returns the newest revision of an event, a tombstone too.
func (s *State) Current(id string) (eventstore.Revision, bool) {
	h := s.History[id]
	if len(h) == 0 {
		return eventstore.Revision{}, false
	}
	return h[len(h)-1], true
}

// AsKnownOn returns the record as the revisions up to the end of a moment said.
func (s *State) AsKnownOn(at time.Time) *relation.Record {
	n, _ := slices.BinarySearchFunc(s.Log, at, func(r eventstore.Revision, at time.Time) int {
		if r.Time.After(at) {
			return 1
		}
		return -1
	})
	if n == len(s.Log) {
		return s.Record
	}
	return newState(s.Log[:n]).Record
}

// With returns the record as it would be after a change, for a look ahead.
func (s *State) With(c eventstore.Change) *relation.Record {
	return relation.NewRecord(s.events(c))
}

// events returns the events in order, with a change made.
func (s *State) events(change eventstore.Change) []relation.Event {
	events := make([]relation.Event, 0, len(s.order)+1)
	placed := false
	for _, id := range s.order {
		e := s.History[id][len(s.History[id])-1].Event
		if id == change.EventID {
			e, placed = change.Event, true
		}
		if e != nil {
			events = append(events, *e)
		}
	}
	if !placed && change.Event != nil {
		events = append(events, *change.Event)
	}
	return events
}

// newState folds revisions, ascending.
func newState(log []eventstore.Revision) *State {
	s := &State{Log: log, History: make(map[string][]eventstore.Revision)}
	for _, r := range log {
		if _, seen := s.History[r.EventID]; !seen {
			s.order = append(s.order, r.EventID)
		}
		s.History[r.EventID] = append(s.History[r.EventID], r)
	}
	if n := len(log); n > 0 {
		s.Number, s.Time = log[n-1].Number, log[n-1].Time
	}
	events := s.events(eventstore.Change{})
	text, err := json.Marshal(events)
	if err != nil {
		panic(fmt.Sprintf("desk: events that were decoded do not encode: %v", err))
	}
	sum := sha256.Sum256(text)
	s.Hash = hex.EncodeToString(sum[:])
	s.Record = relation.NewRecord(events)
	return s
}

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
	d.current.Store(newState(nil))
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
	log := old.Log
	for {
		after := int64(0)
		if n := len(log); n > 0 {
			after = log[n-1].Number
		}
		more, err := d.store.Since(ctx, after, batch)
		if err != nil {
			return fmt.Errorf("desk: %w", err)
		}
		log = append(log[:len(log):len(log)], more...)
		if len(more) < batch {
			break
		}
	}
	if len(log) == len(old.Log) {
		return nil
	}
	s := newState(log)
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
