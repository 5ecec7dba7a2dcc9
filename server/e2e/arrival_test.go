//go:build e2e

package e2e

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	pagedomain "github.com/chromedp/cdproto/page"
)

// trickle makes the document of path arrive in pieces, each cut before the next of the texts; next lets one more come
// and reports whether there are others behind it.
func (g *gate) trickle(path string, before ...string) (next func() bool) {
	more := make(chan struct{})
	g.rules = append(g.rules, rule{path, func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("Accept-Encoding", "identity")
		kept := httptest.NewRecorder()
		g.proxy.ServeHTTP(kept, r)
		w.Header().Set("Content-Type", kept.Header().Get("Content-Type"))
		w.Header().Set("Content-Security-Policy", kept.Header().Get("Content-Security-Policy"))
		rest := kept.Body.String()
		for _, text := range before {
			i := strings.Index(rest, text)
			if i < 0 {
				g.t.Errorf("%s has no %q behind the one before", path, text)
				return
			}
			w.Write([]byte(rest[:i]))
			rest = rest[i:]
			w.(http.Flusher).Flush()
			select {
			case <-more:
			case <-r.Context().Done():
				return
			}
		}
		w.Write([]byte(rest))
	}})
	left := len(before)
	return func() bool {
		if left--; left < 0 {
			return false
		}
		more <- struct{}{}
		return true
	}
}

// TestNothingMovesWhileTheDocumentArrives paints after every piece of a slow document: what stands on the screen stays
// where it is.
func TestNothingMovesWhileTheDocumentArrives(t *testing.T) {
	atlas := []string{`<ul `, `<section class="time"`, `<form`, `<aside`, `</aside>`, `<footer`, `</footer>`}
	rows := []string{`<ul `, `data-country="BEN"`, `data-country="ZWE"`, `data-country="TWN"`, `<footer`}
	wide := open(t, shared(t), look{width: 1280, height: 800, before: measureShifts})
	narrow := open(t, shared(t), look{width: 412, height: 800, touch: true, before: measureShifts})
	for _, test := range []struct {
		path string
		page *page
		cuts []string
	}{
		{"/", wide, atlas},
		{"/", narrow, atlas},
		{"/country/RUS", wide, append([]string{`</svg>`}, atlas...)},
		{"/table", wide, rows},
		{"/table", narrow, rows},
		{"/events", narrow, []string{`<nav class="years-nav"`, `<ol`, `<li`, `</ol>`, `<footer`}},
	} {
		g := newGate(t, shared(t))
		next := g.trickle(test.path, test.cuts...)
		p := test.page
		p.turn(g.server)
		send(p, pagedomain.Navigate, pagedomain.NavigateParams{URL: p.origin + test.path})
		for i := 0; ; i++ {
			p.until("a paint", `document.body && probe.frames(4).then(() => true)`)
			if shift := eval[float64](p, `shift`); shift > settled {
				t.Errorf("%s at %d px: %v has moved with the piece before %s", test.path, p.look.width, eval[string](p, `moved.join()`), append(test.cuts, "the end")[i])
			}
			if !next() {
				break
			}
		}
	}
}
