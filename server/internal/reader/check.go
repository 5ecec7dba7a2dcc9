package reader

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"recognitionmap/server/internal/eventstore"
)

// Store is what is asked of the store: what is known of pages, and to note what was found.
type Store interface {
	Pages(ctx context.Context, after int64) ([]eventstore.Page, error)
	Learn(ctx context.Context, address string, learn func(*eventstore.Page)) (eventstore.Page, error)
}

// Round is one walk through pages. It can be broken off at any moment and begun again: what it has noted is not asked for
// again until it is as old as Older.
type Round struct {
	Store  Store
	Reader *Reader
	Older  time.Duration         // how old a check is at least that is made again
	Said   func(eventstore.Page) // hears of every page that was noted; nil for nobody
	Save   *url.URL              // of Archive: an archive that takes snapshots, as "https://web.archive.org/save/"; nil for none
	Keeper *Keeper               // of Archive: where copies are kept
	silent silence               // of the archive
}

// Tally is what came of a round.
type Tally struct {
	Pages   int                       // that were due
	Fresh   int                       // that were not: checked, or kept, not long ago
	Answers map[eventstore.Answer]int // of those that were asked for
	Left    int                       // whose hosts ask to be asked later
	Kept    int                       // copies written
	Saved   int                       // snapshots that an archive has made
	Refused int                       // that it has not
}

// Check asks for each address whose last check is older than r.Older, and notes what it finds. Addresses that stand twice are
// asked for once. The error is the store's, or that of ctx; what was noted before stays.
func (r *Round) Check(ctx context.Context, addresses []string) (Tally, error) {
	return r.walk(ctx, addresses, func(p eventstore.Page) bool { return r.old(p.Checked) }, r.check)
}

// old reports whether something was long enough ago to be done again, or has still to come: a clock has gone back.
func (r *Round) old(at time.Time) bool {
	age := r.Reader.Now().Sub(at)
	return at.IsZero() || age < 0 || age >= r.Older
}

// check asks for one page and notes what it finds.
func (r *Round) check(ctx context.Context, p eventstore.Page, t *tally) error {
	found, err := r.Reader.Read(ctx, p.Address)
	if err != nil {
		return err
	}
	return r.note(ctx, p.Address, found, t, nil)
}

// note writes what was found, and what more there is to be said. It does so to the end even when ctx ends meanwhile: it is
// read already.
func (r *Round) note(ctx context.Context, address string, found *Found, t *tally, more func(*eventstore.Page)) error {
	if found.Wait {
		t.add(func(t *Tally) { t.Left++ })
		if found.To != "" { // it was another host that asks
			return nil
		}
		return errWait
	}
	p, err := r.Store.Learn(context.WithoutCancel(ctx), address, func(p *eventstore.Page) {
		found.onto(p, r.Reader.Now())
		if more != nil {
			more(p)
		}
	})
	if err != nil {
		return err
	}
	t.add(func(t *Tally) { t.Answers[p.Answer]++ })
	if r.Said != nil {
		r.Said(p)
	}
	return nil
}

// errWait says that a host asks not to be asked now: the rest of its pages is left for the next round.
var errWait = errors.New("reader: the host asks to be asked later")

// tally is a Tally that many write.
type tally struct {
	mu sync.Mutex
	Tally
}

func (t *tally) add(to func(*Tally)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	to(&t.Tally)
}

// walk does what is due, host by host: several at a time, the one with most pages first.
func (r *Round) walk(ctx context.Context, addresses []string, due func(eventstore.Page) bool, do func(context.Context, eventstore.Page, *tally) error) (Tally, error) {
	t := &tally{Tally: Tally{Answers: map[eventstore.Answer]int{}}}
	pages, err := r.Store.Pages(ctx, 0)
	if err != nil {
		return t.Tally, err
	}
	known := make(map[string]eventstore.Page, len(pages))
	for _, p := range pages {
		known[p.Address] = p
	}
	hosts := map[string][]eventstore.Page{}
	for _, address := range slices.Compact(slices.Sorted(slices.Values(addresses))) {
		p := known[address]
		p.Address = address
		if !due(p) {
			t.Fresh++
			continue
		}
		t.Pages++
		name := ""
		if u, err := url.Parse(address); err == nil {
			name = u.Host
		}
		hosts[name] = append(hosts[name], p)
	}
	queue := make([][]eventstore.Page, 0, len(hosts))
	for _, pages := range hosts {
		queue = append(queue, pages)
	}
	slices.SortFunc(queue, func(a, b []eventstore.Page) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0].Address, b[0].Address))
	})
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(max(r.Reader.Hosts, 1))
	for _, pages := range queue {
		work.Go(func() error {
			for i, p := range pages {
				if err := ctx.Err(); err != nil {
					return err
				}
				err := do(ctx, p, t)
				if errors.Is(err, errWait) {
					t.add(func(t *Tally) { t.Left += len(pages) - i - 1 })
					return nil
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	err = work.Wait()
	return t.Tally, err
}
