package desk

import (
	"context"
	"errors"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// AcceptProposal publishes a proposal in its author's name, with an answer to them or none; the state has it then. The error is
// one of MayDecide, of Publish, or eventstore.ErrNotFound.
func (d *Desk) AcceptProposal(ctx context.Context, by Writer, id int64, answer string) (eventstore.Proposal, error) {
	p, err := d.decidable(ctx, by, id)
	if err != nil {
		return p, err
	}
	change := p.Change
	change.Role = by.Role // by which it comes on record; the author stays
	err = d.checkNext(ctx, change, nil)
	var faults relation.Faults
	if err != nil && !errors.As(err, &faults) {
		return p, err
	}
	if faults = append(faults, checkText("answer", answer, 0, MaxReason)...); len(faults) > 0 {
		return p, faults
	}
	return d.decide(ctx, by, id, eventstore.Accepted, answer, &change)
}

// DeclineProposal closes a proposal with an answer that says why. The error is one of MayDecide, relation.Faults,
// eventstore.ErrNotFound, or the store's.
func (d *Desk) DeclineProposal(ctx context.Context, by Writer, id int64, answer string) (eventstore.Proposal, error) {
	p, err := d.decidable(ctx, by, id)
	if err != nil {
		return p, err
	}
	if faults := checkText("answer", answer, 1, MaxReason); len(faults) > 0 {
		return p, faults
	}
	return d.decide(ctx, by, id, eventstore.Declined, answer, nil)
}

// decidable returns a proposal that by may decide on.
func (d *Desk) decidable(ctx context.Context, by Writer, id int64) (eventstore.Proposal, error) {
	p, err := d.store.Proposal(ctx, id)
	if err != nil {
		return p, err
	}
	return p, by.MayDecide(p)
}

func (d *Desk) decide(ctx context.Context, by Writer, id int64, s eventstore.Status, answer string, publish *eventstore.Change) (eventstore.Proposal, error) {
	p, err := d.store.Decide(ctx, id, s, by.Name, answer, publish)
	d.refreshAfter(ctx, err)
	if err == nil {
		d.log.Info("decided", "proposal", id, "status", string(s), "revision", p.Revision, "decider", by.Name)
	}
	return p, err
}
