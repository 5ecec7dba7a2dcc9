package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Edit is what a writer wants of the record: an event to be added, to be said otherwise, or to be withdrawn.
type Edit struct {
	// ID is the event's, "" for that in Event. An event that has none in either gets one, see relation.MakeID.
	ID string
	// Seen is the number of the event's revision that the writer has read, 0 for an event that is to be added.
	Seen   int64
	Event  *relation.Event // nil to withdraw it; nobody changes it
	Unread relation.Faults // of fields that could not be read, which are zero in Event
	Reason string
}

// ReadDate reads the date of an event as its writer gives it. A text that is none becomes a fault for Unread, and the zero
// Date; of no text at all Prepare says so.
func ReadDate(s string) (relation.Date, relation.Faults) {
	date, err := relation.ParseDate(s)
	if err == nil || s == "" {
		return date, nil
	}
	message := fmt.Sprintf("bad date %.60q, want YYYY-MM-DD, YYYY-MM or YYYY", s)
	return date, relation.Faults{{Field: "date", Cause: relation.ErrBadDate, Message: message}}
}

// Written is what came of an edit: a revision, or a proposal that waits for a second person.
type Written struct {
	EventID  string
	Revision *eventstore.Revision // nil for a proposal
	Proposal int64                // its number, 0 for a revision
}

// Prepare returns the change that an edit comes to, and writes nothing. The error is what Propose would say.
func (d *Desk) Prepare(ctx context.Context, by Writer, e Edit) (eventstore.Change, error) {
	if err := by.May(eventstore.RolePropose); err != nil {
		return eventstore.Change{}, err
	}
	c := eventstore.Change{EventID: e.ID, Expect: e.Seen, Origin: eventstore.FromEditor, Author: by.Name, Role: by.Role, Reason: e.Reason}
	if e.Event != nil {
		event := *e.Event
		if c.EventID = e.name(); c.EventID == "" {
			var err error
			if c.EventID, err = d.makeID(ctx, &event); err != nil {
				return eventstore.Change{}, err
			}
		}
		event.ID = cmp.Or(event.ID, c.EventID)
		c.Event = &event
	}
	return c, d.checkNext(ctx, c, e.Unread)
}

// name returns the id that the writer has given, "" for none.
func (e *Edit) name() string {
	if e.ID == "" && e.Event != nil {
		return e.Event.ID
	}
	return e.ID
}

// makeID returns an id for an event that neither an event on record nor an open proposal has, "" where there is nothing
// to make it of.
func (d *Desk) makeID(ctx context.Context, e *relation.Event) (string, error) {
	open, err := d.store.Proposals(ctx, eventstore.Open)
	if err != nil {
		return "", err
	}
	taken := make(map[string]bool, len(open))
	for _, p := range open {
		taken[p.Change.EventID] = true
	}
	s := d.State()
	return relation.MakeID(e, func(id string) bool {
		_, known := s.Current(id)
		return known || taken[id]
	}), nil
}

// Publish writes an edit as a revision; the state has it then. The error is ErrRole, ErrWithdrawn, relation.Faults, an
// *eventstore.Conflict, or the store's.
func (d *Desk) Publish(ctx context.Context, by Writer, e Edit) (eventstore.Revision, error) {
	if err := by.May(eventstore.RolePublish); err != nil {
		return eventstore.Revision{}, err
	}
	for {
		c, err := d.Prepare(ctx, by, e)
		if err != nil {
			return eventstore.Revision{}, err
		}
		before := d.State().Number
		revisions, err := d.store.Append(ctx, c)
		d.refreshAfter(ctx, err)
		if err == nil {
			d.log.Info("published", "event", c.EventID, "revision", revisions[0].Number, "author", by.Name)
			return revisions[0], nil
		}
		// Another process may have taken the id that was made; now it is known here, and the next one is free.
		if !isConflict(err) || e.name() != "" || d.State().Number == before {
			return eventstore.Revision{}, err
		}
	}
}

// Propose keeps an edit for a second person. What could not be published as things stand is refused: ErrRole,
// ErrWithdrawn, relation.Faults, an *eventstore.Conflict, or the store's error.
func (d *Desk) Propose(ctx context.Context, by Writer, e Edit) (eventstore.Proposal, error) {
	c, err := d.Prepare(ctx, by, e)
	if err != nil {
		return eventstore.Proposal{}, err
	}
	p, err := d.store.Propose(ctx, c)
	if err == nil {
		d.log.Info("proposed", "event", c.EventID, "proposal", p.ID, "author", by.Name)
	}
	return p, err
}

// Write publishes an edit where the writer may, and else proposes it.
func (d *Desk) Write(ctx context.Context, by Writer, e Edit) (Written, error) {
	if !by.MayPublish() {
		p, err := d.Propose(ctx, by, e)
		return Written{EventID: p.Change.EventID, Proposal: p.ID}, err
	}
	r, err := d.Publish(ctx, by, e)
	return Written{EventID: r.EventID, Revision: &r}, err
}

// refreshAfter reads what a write has left in the store: what it has written, or what stood in its way.
func (d *Desk) refreshAfter(ctx context.Context, err error) {
	if err != nil && !isConflict(err) {
		return
	}
	if err := d.Refresh(ctx); err != nil {
		d.log.Warn("what the store has now is not yet shown", "err", err)
	}
}

func isConflict(err error) bool {
	var c *eventstore.Conflict
	return errors.As(err, &c)
}
