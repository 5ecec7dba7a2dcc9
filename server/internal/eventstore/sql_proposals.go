package eventstore

import (
	"context"
	"database/sql"
	"time"
)

const proposalColumns = "id, time, status, decided, decider, answer, revision, " + changeColumns

func scanProposal(r row) (Proposal, error) {
	var p Proposal
	var at, decided sql.NullInt64
	columns, finish := changeScan(&p.Change)
	if err := r.Scan(append([]any{&p.ID, &at, &p.Status, &decided, &p.Decider, &p.Answer, &p.Revision}, columns...)...); err != nil {
		return Proposal{}, err
	}
	p.Time, p.Decided = stamped(at), stamped(decided)
	return p, finish()
}

func (t *tables) Propose(ctx context.Context, c Change) (Proposal, error) {
	if err := fitChange(c); err != nil {
		return Proposal{}, err
	}
	p := Proposal{Time: moment(time.Now()), Change: keep(c), Status: Open}
	change, err := changeValues(c)
	if err != nil {
		return Proposal{}, err
	}
	err = t.write(ctx, func(h handle) error {
		if p.ID, err = one(ctx, h, number, "SELECT COALESCE(max(id), 0) + 1 FROM proposals"); err != nil {
			return err
		}
		values := append([]any{p.ID, stamp(p.Time), string(p.Status), nil, "", "", 0}, change...)
		_, err = h.exec(ctx, "INSERT INTO proposals ("+proposalColumns+") VALUES "+places(1, len(values)), values...)
		return err
	})
	if err != nil {
		return Proposal{}, err
	}
	return p, nil
}

func (t *tables) Proposals(ctx context.Context, s Status) ([]Proposal, error) {
	if fitText("status", string(s)) != nil {
		return nil, ctx.Err() // none has it
	}
	return all(ctx, t.read(), scanProposal, "SELECT "+proposalColumns+" FROM proposals WHERE $1 = '' OR status = $1 ORDER BY id DESC", string(s))
}

func (h handle) proposal(ctx context.Context, id int64) (Proposal, error) {
	return one(ctx, h, scanProposal, "SELECT "+proposalColumns+" FROM proposals WHERE id = $1", id)
}

func (t *tables) Proposal(ctx context.Context, id int64) (Proposal, error) {
	return t.read().proposal(ctx, id)
}

func (t *tables) Decide(ctx context.Context, id int64, s Status, decider, answer string, publish *Change) (p Proposal, err error) {
	if err := fitDecision(s, decider, answer, publish); err != nil {
		return Proposal{}, err
	}
	err = t.write(ctx, func(h handle) error {
		if p, err = h.proposal(ctx, id); err != nil {
			return err
		}
		if p.Status != Open {
			return ErrDecided
		}
		if publish != nil {
			added, err := h.append(ctx, []Change{*publish})
			if err != nil {
				return err
			}
			p.Revision = added[0].Number
		}
		p.Status, p.Decider, p.Answer, p.Decided = s, decider, answer, moment(time.Now())
		_, err = h.exec(ctx, "UPDATE proposals SET status = $1, decided = $2, decider = $3, answer = $4, revision = $5 WHERE id = $6",
			string(s), stamp(p.Decided), decider, answer, p.Revision, id)
		return err
	})
	if err != nil {
		return Proposal{}, err
	}
	t.heard.ring()
	return p, nil
}
