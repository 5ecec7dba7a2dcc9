package eventstore

import (
	"context"
	"time"
)

// Guarded is a store whose writes wait until it is known whether it may be written, and return the reason where it may not.
// Ping does so too. Reads wait for nothing.
type Guarded struct {
	Store
	known chan struct{} // closed when why is set
	why   error         // nil where it may be written
}

// Guard returns a store that takes what another does if look, which runs beside, finds nothing against it.
func Guard(s Store, look func() error) *Guarded {
	g := &Guarded{Store: s, known: make(chan struct{})}
	go func() {
		defer close(g.known)
		g.why = look()
	}()
	return g
}

// Close waits for the look.
func (g *Guarded) Close() error {
	<-g.known
	return g.Store.Close()
}

// open returns why nothing may be written, nil where it may.
func (g *Guarded) open(ctx context.Context) error {
	select {
	case <-g.known:
		return g.why
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *Guarded) Append(ctx context.Context, changes ...Change) ([]Revision, error) {
	if err := g.open(ctx); err != nil {
		return nil, err
	}
	return g.Store.Append(ctx, changes...)
}

func (g *Guarded) AddToken(ctx context.Context, t Token) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.AddToken(ctx, t)
}

func (g *Guarded) RevokeToken(ctx context.Context, id string, now time.Time) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.RevokeToken(ctx, id, now)
}

func (g *Guarded) AddSession(ctx context.Context, s Session, now time.Time) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.AddSession(ctx, s, now)
}

func (g *Guarded) EndSession(ctx context.Context, hash []byte) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.EndSession(ctx, hash)
}

func (g *Guarded) Propose(ctx context.Context, c Change) (Proposal, error) {
	if err := g.open(ctx); err != nil {
		return Proposal{}, err
	}
	return g.Store.Propose(ctx, c)
}

func (g *Guarded) Decide(ctx context.Context, id int64, s Status, decider, answer string, publish *Change) (Proposal, error) {
	if err := g.open(ctx); err != nil {
		return Proposal{}, err
	}
	return g.Store.Decide(ctx, id, s, decider, answer, publish)
}

func (g *Guarded) Report(ctx context.Context, eventID, text string) (Note, error) {
	if err := g.open(ctx); err != nil {
		return Note{}, err
	}
	return g.Store.Report(ctx, eventID, text)
}

func (g *Guarded) AnswerNote(ctx context.Context, id int64, s Status, answer string) (Note, error) {
	if err := g.open(ctx); err != nil {
		return Note{}, err
	}
	return g.Store.AnswerNote(ctx, id, s, answer)
}

func (g *Guarded) AddKey(ctx context.Context, k Key, after int64) (Key, error) {
	if err := g.open(ctx); err != nil {
		return Key{}, err
	}
	return g.Store.AddKey(ctx, k, after)
}

func (g *Guarded) RetireKey(ctx context.Context, number int64, now time.Time) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.RetireKey(ctx, number, now)
}

func (g *Guarded) Learn(ctx context.Context, address string, learn func(*Page)) (Page, error) {
	if err := g.open(ctx); err != nil {
		return Page{}, err
	}
	return g.Store.Learn(ctx, address, learn)
}

func (g *Guarded) PushKey(ctx context.Context, fresh PushKey) (PushKey, error) {
	if err := g.open(ctx); err != nil {
		return PushKey{}, err
	}
	return g.Store.PushKey(ctx, fresh)
}

func (g *Guarded) AddAlert(ctx context.Context, a Alert, most int) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.AddAlert(ctx, a, most)
}

func (g *Guarded) MoveAlert(ctx context.Context, endpoint string, to Alert) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.MoveAlert(ctx, endpoint, to)
}

func (g *Guarded) EndAlert(ctx context.Context, endpoint string) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.EndAlert(ctx, endpoint)
}

func (g *Guarded) PassAlerts(ctx context.Context, group AlertGroup, edition int64) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.PassAlerts(ctx, group, edition)
}

func (g *Guarded) ClaimAlerts(ctx context.Context, group AlertGroup, now, told, until time.Time, most int) ([]Alert, error) {
	if err := g.open(ctx); err != nil {
		return nil, err
	}
	return g.Store.ClaimAlerts(ctx, group, now, told, until, most)
}

func (g *Guarded) SettleAlert(ctx context.Context, claimed, a Alert) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.SettleAlert(ctx, claimed, a)
}

func (g *Guarded) Ping(ctx context.Context) error {
	if err := g.open(ctx); err != nil {
		return err
	}
	return g.Store.Ping(ctx)
}
