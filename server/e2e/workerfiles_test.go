//go:build e2e

package e2e

import (
	"testing"
)

// TestWorkerSaysWhatCannotBeHad opens what only the server can make while there is no network: a page says that, whose
// links lead on, and no other stands in its place.
func TestWorkerSaysWhatCannotBeHad(t *testing.T) {
	s := serve(t)
	p := visited(t, s).unplugged(s)
	for _, path := range []string{"/feed.atom", "/country/RUS/feed.json", "/geo/world.geojson", "/corrections", "/embed", "/map.csv", "/api/v1/standing", "/api/v1/map.geojson"} {
		if err := p.tab.Navigate(p.context(), p.origin+path); err != nil {
			t.Errorf("without a network %s gives %v", path, err)
		}
		awaits(p, "There is no network "+path, `probe.text("h1") + " " + location.pathname`)
	}
	p.clickOn(`a[href="/table"]`)
	awaits(p, "Every country", `probe.text("h1")`)
	p.quiet()
	p.clickOn(`.foot a[href="/geo/world.geojson"]`) // which a browser would save
	awaits(p, "There is no network /geo/world.geojson", `probe.text("h1") + " " + location.pathname`)
}
