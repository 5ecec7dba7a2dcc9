//go:build e2e

package e2e

import (
	"net/http"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// live is "on" while changes come to a page by themselves.
const live = `document.documentElement.dataset.live ?? ""`

// hide makes a page one that nobody sees.
const hide = `(Object.defineProperty(document, "hidden", { get: () => true, configurable: true }), document.dispatchEvent(new Event("visibilitychange")))`

// TestSevenWindows: more windows than a browser has connections to a host, all in view, share one stream. Each of them
// follows the record, and goes on when the one that has the stream is hidden, or goes.
func TestSevenWindows(t *testing.T) {
	db := filepath.Join(t.TempDir(), "map.db")
	s := serve(t, "-db", db)
	token := newToken(t, db)
	g := newGate(t, s)
	var streams, most atomic.Int32
	g.answer("/api/v1/stream", func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), streams.Add(1)))
		defer streams.Add(-1)
		g.proxy.ServeHTTP(w, r)
	})
	first := open(t, g.server, look{})
	pages := []*page{first}
	for len(pages) < 7 {
		pages = append(pages, first.another())
	}
	for _, p := range pages {
		p.visitReady("/")
	}
	for _, p := range pages {
		awaits(p, "on", live)
	}
	if got := most.Load(); got != 1 {
		t.Errorf("seven windows open %d streams, want 1", got)
	}
	_, _, header := s.ask(t, "POST", "/api/v1/events", token, "", recognition)
	for _, p := range pages {
		awaits(p, "recognized", `probe.classOf("FRA")`)
	}
	eval[bool](first, hide)
	awaits(first, "", live)
	for _, p := range pages[1:] {
		awaits(p, "on", live)
	}
	if status, answer, _ := s.ask(t, "DELETE", "/api/v1/events/2026-01-15-fra-recognition?reason=a+test", token, header.Get("ETag"), ""); status/100 != 2 {
		t.Fatalf("DELETE = %d %s", status, answer)
	}
	for _, p := range pages[1:] {
		awaits(p, "none", `probe.classOf("FRA")`)
	}
	for len(pages) > 2 { // whichever has the stream
		pages[1].do("leave", chromedp.Do(pages[1].ctx, chromedp.Navigate("about:blank")))
		pages = append(pages[:1], pages[2:]...)
		for _, p := range pages[1:] {
			awaits(p, "on", live)
		}
	}
	if got := most.Load(); got > 2 {
		t.Errorf("as windows went %d streams were open, want 2 at most", got)
	}
	t.Logf("%d streams at most, %d now", most.Load(), streams.Load())
}
