package eventstore

import (
	"context"
	"sync/atomic"
	"time"
)

// Guarded is a store that can be told to take nothing more: from then on every write returns the reason, and so does Ping.
// Reads go on.
type Guarded struct {
	Store
	why atomic.Pointer[error]
}

// Guard returns a store that takes what another does, until Refuse.
func Guard(s Store) *Guarded { return &Guarded{Store: s} }

// Refuse has all writes from now on return why. The first reason holds.
func (g *Guarded) Refuse(why error) { g.why.CompareAndSwap(nil, &why) }

// open returns why nothing may be written, nil where it may.
func (g *Guarded) open() error {
	if why := g.why.Load(); why != nil {
		return *why
	}
	return nil
}

func (g *Guarded) Append(ctx context.Context, changes ...Change) ([]Revision, error) {
	if err := g.open(); err != nil {
		return nil, err
	}
	return g.Store.Append(ctx, changes...)
}

func (g *Guarded) AddToken(ctx context.Context, t Token) error {
	if err := g.open(); err != nil {
		return err
	}
	return g.Store.AddToken(ctx, t)
}

func (g *Guarded) RevokeToken(ctx context.Context, id string, now time.Time) error {
	if err := g.open(); err != nil {
		return err
	}
	return g.Store.RevokeToken(ctx, id, now)
}

func (g *Guarded) AddSession(ctx context.Context, s Session, now time.Time) error {
	if err := g.open(); err != nil {
		return err
	}
	return g.Store.AddSession(ctx, s, now)
}

func (g *Guarded) EndSession(ctx context.Context, hash []byte) error {
	if err := g.open(); err != nil {
		return err
	}
	return g.Store.EndSession(ctx, hash)
}

func (g *Guarded) Propose(ctx context.Context, c Change) (Proposal, error) {
	if err := g.open(); err != nil {
		return Proposal{}, err
	}
	return g.Store.Propose(ctx, c)
}

func (g *Guarded) Decide(ctx context.Context, id int64, s Status, decider, answer string, publish *Change) (Proposal, error) {
	if err := g.open(); err != nil {
		return Proposal{}, err
	}
	return g.Store.Decide(ctx, id, s, decider, answer, publish)
}

func (g *Guarded) Report(ctx context.Context, eventID, text string) (Note, error) {
	if err := g.open(); err != nil {
		return Note{}, err
	}
	return g.Store.Report(ctx, eventID, text)
}

func (g *Guarded) AnswerNote(ctx context.Context, id int64, s Status, answer string) (Note, error) {
	if err := g.open(); err != nil {
		return Note{}, err
	}
	return g.Store.AnswerNote(ctx, id, s, answer)
}

func (g *Guarded) Ping(ctx context.Context) error {
	if err := g.open(); err != nil {
		return err
	}
	return g.Store.Ping(ctx)
}
