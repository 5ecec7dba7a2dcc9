package reader

import (
	"context"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// Archive keeps a copy of each page of which there is none, and where r.Save names an archive asks it for a snapshot of each
// that has none. What could not be read or was refused is tried again when that is older than r.Older. The error is the
// store's or the keeper's, or that of ctx; what was kept before stays.
func (r *Round) Archive(ctx context.Context, addresses []string) (Tally, error) {
	return r.walk(ctx, addresses, func(p eventstore.Page) bool { return r.keeps(&p) || r.saves(&p) }, r.archive)
}

// keeps reports whether a copy of a page is to be written.
func (r *Round) keeps(p *eventstore.Page) bool {
	found := p.Answer == "" || p.Answer == eventstore.Alive || p.Answer == eventstore.Moved
	return p.File == "" && (found || r.old(p.Checked))
}

// saves reports whether an archive is to be asked for a snapshot of a page.
func (r *Round) saves(p *eventstore.Page) bool {
	return r.Save != nil && p.Archive == "" && r.old(p.Saved) && p.Answer != eventstore.Private
}

func (r *Round) archive(ctx context.Context, p eventstore.Page, t *tally) error {
	if r.keeps(&p) {
		found, err := r.Reader.Read(ctx, p.Address)
		if err != nil {
			return err
		}
		var more func(*eventstore.Page)
		if found.Hash != "" && !found.Wait {
			file, at, err := r.Keeper.Keep(p.Address, found)
			if err != nil {
				return err
			}
			more = func(p *eventstore.Page) { p.Kept, p.File = at, file }
			t.add(func(t *Tally) { t.Kept++ })
		}
		if err := r.note(ctx, p.Address, found, t, more); err != nil {
			return err
		}
		p.Answer = found.Answer
	}
	if !r.saves(&p) || p.Answer == eventstore.Gone || p.Answer == eventstore.SoftGone || p.Answer == eventstore.Unreachable {
		return nil
	}
	return r.save(ctx, p.Address, t)
}

// Recall notes copies that were written and not noted, because the program ended between the two.
func (r *Round) Recall(ctx context.Context, copies []Copy) error {
	for _, c := range copies {
		_, err := r.Store.Learn(ctx, c.Address, func(p *eventstore.Page) {
			if p.File == "" {
				p.Kept, p.File = c.At, c.File
				if p.Checked.Before(c.At) {
					c.found.onto(p, c.At)
				}
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Copy is one that a keeper has.
type Copy struct {
	Address, File string
	At            time.Time
	found         Found
}
