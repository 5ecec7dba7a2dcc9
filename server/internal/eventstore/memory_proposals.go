package eventstore

import (
	"context"
	"slices"
	"time"
)

func (m *Memory) Propose(ctx context.Context, c Change) (Proposal, error) {
	if err := fitChange(c); err != nil {
		return Proposal{}, err
	}
	if err := m.enter(ctx); err != nil {
		return Proposal{}, err
	}
	defer m.mu.Unlock()
	p := Proposal{ID: int64(len(m.proposals) + 1), Time: moment(time.Now()), Change: keep(c), Status: Open}
	m.proposals = append(m.proposals, p)
	return p, nil
}

func (m *Memory) Proposals(ctx context.Context, s Status) ([]Proposal, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	var found []Proposal
	for _, p := range slices.Backward(m.proposals) {
		if s == "" || p.Status == s {
			found = append(found, p)
		}
	}
	return found, nil
}

func (m *Memory) Proposal(ctx context.Context, id int64) (Proposal, error) {
	if err := m.enter(ctx); err != nil {
		return Proposal{}, err
	}
	defer m.mu.Unlock()
	if id < 1 || id > int64(len(m.proposals)) {
		return Proposal{}, ErrNotFound
	}
	return m.proposals[id-1], nil
}

func (m *Memory) Decide(ctx context.Context, id int64, s Status, decider, answer string, publish *Change) (Proposal, error) {
	if err := fitDecision(s, decider, answer, publish); err != nil {
		return Proposal{}, err
	}
	if err := m.enter(ctx); err != nil {
		return Proposal{}, err
	}
	defer m.mu.Unlock()
	if id < 1 || id > int64(len(m.proposals)) {
		return Proposal{}, ErrNotFound
	}
	p := m.proposals[id-1]
	if p.Status != Open {
		return Proposal{}, ErrDecided
	}
	if publish != nil {
		added, err := m.append([]Change{*publish})
		if err != nil {
			return Proposal{}, err
		}
		p.Revision = added[0].Number
	}
	p.Status, p.Decider, p.Answer, p.Decided = s, decider, answer, moment(time.Now())
	m.proposals[id-1] = p
	return p, nil
}

// fitDecision is what Decide asks of its arguments.
func fitDecision(s Status, decider, answer string, publish *Change) error {
	if err := fitTexts("status", string(s), "decider", decider, "answer", answer); err != nil || publish == nil {
		return err
	}
	return fitChange(*publish)
}
