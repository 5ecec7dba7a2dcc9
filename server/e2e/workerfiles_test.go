//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestWorkerLeavesFilesAlone opens what is no page of the program while there is no network: the browser says so itself,
// and the worker puts nothing of the site in its place. A page opened between them is there as always.
func TestWorkerLeavesFilesAlone(t *testing.T) {
	s := serve(t)
	p := visited(t, s).unplugged(s)
	for _, path := range []string{"/feed.atom", "/country/RUS/feed.json", "/geo/world.geojson", "/corrections", "/embed", "/map.csv", "/api/v1/standing"} {
		if err := chromedp.Do(p.ctx, chromedp.Navigate(p.origin+path)); err == nil || !strings.Contains(err.Error(), "net::ERR_") {
			t.Errorf("without a network %s gives %v and the title %q, want the browser's own error", path, err, eval[string](p, `document.title`))
		}
		p.visit("/table")
		awaits(p, true, `probe.text("h1") === "Every country" && probe.text(".lead").startsWith("On ")`)
	}
}
