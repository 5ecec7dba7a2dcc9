//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

// looksOf lists what the style sheets make of every element of the page but the names on the map, which come and go.
const looksOf = `JSON.stringify(probe.all("#app *").filter((e) => !e.closest("#names")).map((e) => {
	const s = getComputedStyle(e);
	return [e.localName, e.className.baseVal ?? e.className, s.display, s.color, s.fontSize, s.fontWeight, s.fill, s.backgroundColor, s.padding].join(" ");
}), null, "\n")`

// TestStyleOfPagesBehindTheMap goes from the map, whose page has its own style alone, to pages that need more of it, and
// compares with the same address loaded afresh, where the server has put all of it inline.
func TestStyleOfPagesBehindTheMap(t *testing.T) {
	type step struct{ open, link, address string }
	lens := step{`.lenses summary`, `.lenses a[href="/?lens=envoy"]`, "/?lens=envoy"}
	for _, test := range []struct {
		look  look
		steps []step
	}{
		{look{}, []step{
			{"", `.site a[href="/table"]`, "/table"},
			{"", `.beside a`, "/compare?from=2021-08-15&to=TODAY"},
			{"", `#legend a[href="/?show=ambassador"]`, "/?show=ambassador"},
			lens,
		}},
		{look{width: 412, height: 915, touch: true}, []step{{"", `.site a[href="/events"]`, "/events"}, lens}},
	} {
		p := open(t, shared(t), test.look)
		for _, to := range test.steps {
			p.visitReady("/")
			p.until("the style of other pages", `[...document.styleSheets].some((s) => s.href)`)
			if to.open != "" {
				p.clickOn(to.open)
			}
			p.clickOn(to.link)
			address := strings.Replace(to.address, "TODAY", eval[string](p, `document.documentElement.dataset.today`), 1)
			awaits(p, address, `location.pathname + location.search`)
			p.quiet()
			got := eval[string](p, looksOf)
			p.visitReady(address)
			p.quiet()
			if want := eval[string](p, looksOf); got != want {
				i := 0
				for i < min(len(got), len(want)) && got[i] == want[i] {
					i++
				}
				t.Errorf("%s by its link looks %.200q, loaded it looks %.200q", address, got[max(0, i-80):], want[max(0, i-80):])
			}
		}
	}
}
