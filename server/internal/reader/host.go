package reader

import (
	"context"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/temoto/robotstxt"
)

// host is one that is asked: by one request at a time, with a pause between two.
type host struct {
	turn   chan struct{} // has a value while nobody asks
	last   time.Time     // when the last answer came
	pause  atomic.Int64  // nanoseconds
	mu     sync.Mutex    // of robots
	robots *rules        // nil where not known
}

// rules are what robots.txt of a host says.
type rules struct {
	group *robotstxt.Group // nil for no rule
	found *Found           // where it could not be read: what is then to be said of all pages
	until time.Time
}

// host returns the host of an address.
func (r *Reader) host(u *url.URL) *host {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.hosts[u.Host]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		h.pause.Store(int64(r.Pause))
		h.turn <- struct{}{}
		r.hosts[u.Host] = h
	}
	return h
}

// enter waits for the turn of a request; leave ends it.
func (h *host) enter(ctx context.Context, now func() time.Time) error {
	select {
	case <-h.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	pause := time.Duration(h.pause.Load())
	if wait := pause - now().Sub(h.last); wait > 0 && !h.last.IsZero() {
		t := time.NewTimer(min(wait, pause)) // the clock may have gone back
		defer t.Stop()
		select {
		case <-t.C:
		case <-ctx.Done():
			h.turn <- struct{}{}
			return ctx.Err()
		}
	}
	return nil
}

func (h *host) leave(now func() time.Time) {
	h.last = now()
	h.turn <- struct{}{}
}
