//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestEmbedTellsItsHeight frames the map in a page of another origin that follows the heights it is told, with the code
// that the share page offers, and makes that page narrower.
func TestEmbedTellsItsHeight(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/share")
	listen := eval[string](p, `document.querySelector("#embed-height").textContent`)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><meta name="viewport" content="width=device-width"><title>Another site</title><link rel="icon" href="data:,"><body style="margin:0"><script>let told = []; addEventListener("message", (e) => told.push([e.origin, Object.keys(e.data).join(), e.data.type, e.data.height].join(" ")));</script>%s<iframe id="f" src="%s/embed?date=2025-07-03&amp;country=RUS" width="100%%" height="300" style="border:0;display:block"></iframe>`, listen, s.origin)
	}))
	defer host.Close()
	p = open(t, &server{origin: host.URL}, look{width: 1200, height: 900})
	p.turn(&server{origin: s.origin})
	p.turn(&server{origin: host.URL})
	p.visit("/")
	const follows = `told.length > 0 && told.at(-1) === "%s type,height recognitionmap:height " + document.querySelector("#f").clientHeight && document.querySelector("#f").clientHeight`
	whole := `document.documentElement.scrollHeight <= innerHeight && innerHeight - document.querySelector("#embed").getBoundingClientRect().bottom < 2 && Math.abs(document.querySelector("#map-host").clientWidth * 1866 / 4000 - document.querySelector("#map-host").clientHeight) < 2`
	for _, width := range []int64{1200, 700, 320, 1200} {
		p.resize(width, 900)
		p.until(fmt.Sprintf("the height at %d", width), fmt.Sprintf("(%s) > %d", fmt.Sprintf(follows, s.origin), width*1866/4000))
		shown := p.framed(s.origin + "/embed")
		p.waitFor(func() (bool, error) { return shown(whole), nil }, func(error) {
			p.Errorf("at %d the frame of %d does not hold the map whole", width, eval[int](p, `document.querySelector("#f").clientHeight`))
		})
	}
	if n := eval[int](p, `told.length`); n > 30 {
		t.Errorf("%d messages for four widths", n)
	}
}
