package admin

import (
	"context"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// answers are the notes that were answered in public, as the store last said: a page must not wait for a store that is
// down.
type answers struct {
	store   store
	now     func() time.Time
	mu      sync.Mutex // held by the one who asks
	current atomic.Pointer[answered]
}

// answered is what the store said at a time.
type answered struct {
	notes []eventstore.Note
	asked time.Time
}

const (
	freshFor = 5 * time.Second // how long an answer given elsewhere may go unseen
	patience = 2 * time.Second // for the store
)

// get returns the notes, and a name for them that changes as they do.
func (a *answers) get(ctx context.Context, log *slog.Logger) (notes []eventstore.Note, edition string) {
	if c := a.current.Load(); c == nil || a.now().Sub(c.asked) >= freshFor {
		if a.mu.TryLock() {
			err := a.ask(ctx)
			a.mu.Unlock()
			if err != nil {
				log.Warn("answered notes cannot be read; what is known stays", "err", err)
			}
		}
	}
	c := a.current.Load()
	if c == nil {
		return nil, "0"
	}
	newest := int64(0)
	for _, n := range c.notes {
		newest = max(newest, n.Answered.UnixMilli())
	}
	return c.notes, strconv.Itoa(len(c.notes)) + "-" + strconv.FormatInt(newest, 10)
}

// refresh asks now. An error is left to the next reader.
func (a *answers) refresh(ctx context.Context) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ask(ctx)
}

// ask reads the notes; after an error what was known stays, and is not asked for anew at once.
func (a *answers) ask(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	notes, err := a.store.Notes(ctx, eventstore.Accepted)
	if old := a.current.Load(); err != nil && old != nil {
		notes = old.notes
	}
	a.current.Store(&answered{notes, a.now()})
	return err
}
