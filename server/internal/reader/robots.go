package reader

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"

	"recognitionmap/server/internal/eventstore"
)

const (
	robotsFor = time.Hour        // how long rules are kept
	maxRobots = 512 << 10        // bytes of them that are read; RFC 9309 asks for 500 KiB
	maxPause  = 30 * time.Second // that a host can ask for between two requests
)

// allowed returns nil where robots.txt of its host allows an address, else what is to be said of the page.
func (r *Reader) allowed(ctx context.Context, u *url.URL) (*Found, error) {
	h := r.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.robots == nil || !r.Now().Before(h.robots.until) {
		found, err := r.rules(ctx, u)
		if err != nil {
			return nil, err
		}
		found.until = r.Now().Add(robotsFor)
		h.robots = found
		if g := found.group; g != nil && g.CrawlDelay > r.Pause {
			h.pause.Store(int64(min(g.CrawlDelay, maxPause)))
		}
	}
	switch {
	case h.robots.found != nil:
		return h.robots.found, nil
	case h.robots.group != nil && !h.robots.group.Test(u.RequestURI()):
		return &Found{Answer: eventstore.Refused, Detail: "robots.txt of " + u.Host + " does not allow it"}, nil
	}
	return nil, nil
}

// rules reads robots.txt. Where the host cannot be asked for it, it cannot be asked for pages either (RFC 9309, 2.3.1); one
// that has none allows all.
func (r *Reader) rules(ctx context.Context, u *url.URL) (*rules, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range r.Hops + 1 {
		got, err := r.ask(ctx, r.host(at), at, min(maxRobots, r.Bytes), r.Timeout)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if at.Host != u.Host { // of the host itself nothing was found out
				return &rules{found: &Found{Answer: eventstore.Unreachable, Detail: "robots.txt of the host leads elsewhere: " + errorWords(err)}}, nil
			}
			return &rules{found: unreached(err, "")}, nil
		}
		if to := got.location(); to != "" {
			next, err := parse(to)
			if err != nil {
				return &rules{}, nil
			}
			at = next
			continue
		}
		if got.status == http.StatusTooManyRequests {
			return &rules{found: &Found{Wait: true, Answer: eventstore.Unreachable, Detail: "robots.txt of the host: " + statusWords(got.status)}}, nil
		}
		if got.status >= 500 {
			return &rules{found: &Found{Answer: eventstore.Unreachable, Detail: "robots.txt of the host: " + statusWords(got.status)}}, nil
		}
		data, err := robotstxt.FromStatusAndBytes(got.status, got.text)
		if err != nil {
			return &rules{}, nil // what cannot be read forbids nothing
		}
		return &rules{group: data.FindGroup(product)}, nil
	}
	return &rules{}, nil // RFC 9309, 2.3.1.2: beyond five redirects there is none
}

func statusWords(status int) string {
	if text := http.StatusText(status); text != "" {
		return fmt.Sprintf("%d %s", status, text)
	}
	return fmt.Sprint(status)
}
