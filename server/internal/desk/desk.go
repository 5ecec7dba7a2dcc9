// Package desk is where the record is made from the store's revisions, and where it is decided what is written.
//
// A Desk folds the revisions into an immutable State and follows the store. Everything public is read from a State, so a
// store that is down stops writing and nothing else.
//
// Whoever writes is a Writer, and what a writer wants of the record is an Edit. Publish, Propose, AcceptProposal,
// DeclineProposal, AnswerNote and Report decide whether it may be, write it, and see to it that the State has it. Those
// who call them read the request before, put the outcome into words after, and decide nothing. Prepare and Preview say
// what an edit would come to, and write nothing.
package desk

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"sync"
	"sync/atomic"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/shelf"
)

// Desk makes states.
type Desk struct {
	store eventstore.Store
	begun func() relation.Day
	log   *slog.Logger

	current     atomic.Pointer[State]
	past        *shelf.Shelf[*State] // earlier states that readers ask for, by number
	mu          sync.Mutex           // one refresh at a time
	listeners   []func(*State)
	subscribers map[chan *State]struct{}
}

// batch is how many revisions are read at a time.
const batch = 5000

// Open reads a store from its start. begun tells the last day that an event can have: the newest that has begun anywhere.
func Open(ctx context.Context, store eventstore.Store, begun func() relation.Day, log *slog.Logger) (*Desk, error) {
	d := &Desk{store: store, begun: begun, log: log, past: newPast(), subscribers: make(map[chan *State]struct{})}
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
	d.listeners = append(d.listeners, f)
}

// Subscribe returns a channel on which the newest state arrives when there is a newer one; a reader that is slow misses
// those between. cancel ends it.
func (d *Desk) Subscribe() (states <-chan *State, cancel func()) {
	c := make(chan *State, 1)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.subscribers[c] = struct{}{}
	return c, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.subscribers, c)
	}
}

// Refresh reads what is new in the store and makes the next state of it.
func (d *Desk) Refresh(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	old := d.State()
	ledger, log := old.ledger, old.Log
	for news, err := range d.ahead(ctx, old.Number) {
		if err != nil {
			return fmt.Errorf("desk: %w", err)
		}
		ledger, log = ledger.grow(len(log), news)
	}
	if len(log) == len(old.Log) {
		return nil
	}
	s := old.after(ledger, log)
	d.current.Store(s)
	for _, f := range d.listeners {
		f(s)
	}
	for c := range d.subscribers {
		select {
		case <-c:
		default:
		}
		c <- s
	}
	return nil
}

// ahead reads what the store has after a number, a batch at a time. The next batch is read while the one before it is taken
// in, which at the start of a long record takes as long. An error is the last that comes.
func (d *Desk) ahead(ctx context.Context, last int64) iter.Seq2[[]eventstore.Revision, error] {
	type part struct {
		revisions []eventstore.Revision
		err       error
	}
	return func(yield func([]eventstore.Revision, error) bool) {
		parts, taken := make(chan part), make(chan struct{})
		defer close(taken)
		go func() {
			defer close(parts)
			for {
				more, err := d.store.Since(ctx, last, batch)
				select {
				case parts <- part{more, err}:
				case <-taken: // nobody wants more
					return
				}
				if err != nil || len(more) < batch {
					return
				}
				last = more[len(more)-1].Number
			}
		}()
		for p := range parts {
			if !yield(p.revisions, p.err) {
				return
			}
		}
	}
}

// Follow keeps the state fresh until ctx ends.
func (d *Desk) Follow(ctx context.Context) error {
	return d.store.Watch(ctx, func() {
		if err := d.Refresh(ctx); err != nil && ctx.Err() == nil {
			d.log.Warn("the store cannot be read; what is known stays", "err", err)
		}
	})
}
