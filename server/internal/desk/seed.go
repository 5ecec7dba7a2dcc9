package desk

import (
	"context"
	"fmt"
	"reflect"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Merge is what bringing a set of events into a store comes to.
type Merge struct {
	Changes   []eventstore.Change // to be appended
	Conflicts []string            // ids whose event an editor has changed or withdrawn, and which the set would change otherwise
}

// Plan compares a set of events with the state: what is new in it, and what it says otherwise about events that no
// editor has touched, becomes a change. An event that an editor has touched stays, and is reported when the set differs
// from it. What the set does not have stays too.
func (s *State) Plan(events []relation.Event, origin eventstore.Origin, reason string) Merge {
	var m Merge
	for i := range events {
		e := &events[i]
		now, known := s.Current(e.ID)
		switch {
		case known && now.Event != nil && reflect.DeepEqual(*now.Event, *e):
			continue
		case known && touched(s.History(e.ID)):
			m.Conflicts = append(m.Conflicts, e.ID)
			continue
		}
		m.Changes = append(m.Changes, eventstore.Change{EventID: e.ID, Expect: now.Number, Event: e, Origin: origin, Reason: reason})
	}
	return m
}

// touched reports whether a person has changed an event here.
func touched(history []eventstore.Revision) bool {
	for _, r := range history {
		if r.Origin == eventstore.FromEditor {
			return true
		}
	}
	return false
}

// Seed brings a set of events into the store, with the reason that their revisions give. Two programs that start at once on one store do not write it
// twice: the second finds a conflict, and what the first has written.
func (d *Desk) Seed(ctx context.Context, events []relation.Event, reason string) (Merge, error) {
	for {
		m := d.State().Plan(events, eventstore.FromDataset, reason)
		if len(m.Changes) == 0 {
			return m, nil
		}
		_, err := d.store.Append(ctx, m.Changes...)
		if _, raced := err.(*eventstore.Conflict); err != nil && !raced {
			return m, fmt.Errorf("desk: %w", err)
		}
		if err2 := d.Refresh(ctx); err2 != nil {
			return m, err2
		}
		if err == nil {
			return m, nil
		}
	}
}
