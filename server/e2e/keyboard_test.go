//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const focused = `document.activeElement?.dataset?.country ?? ""`

func TestTabReachesTheMapOnce(t *testing.T) {
	p, release := early(t, look{})
	for _, ready := range []bool{false, true} {
		p.visit("/?date=2025-07-03")
		if ready {
			release()
			p.quiet()
		}
		stops, links := 0, 0
		for range 100 {
			p.press(kb.Tab)
			where := eval[string](p, `document.activeElement === document.body ? "end" : document.activeElement.closest("#map") ? "map" : document.activeElement.closest("#panel") ? "panel" : "else"`)
			if where == "end" {
				break
			}
			if where == "map" {
				stops++
			}
			if where == "panel" {
				links++
			}
		}
		if stops != 1 || links == 0 {
			t.Errorf("ready %v: the tab key stops %d times on the map and %d times in the panel, want once and often", ready, stops, links)
		}
	}
}

func TestKeyboardOnTheMap(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	eval[bool](p, `(probe.one('#map [tabindex="0"]').focus(), true)`)
	first := eval[string](p, focused)
	p.press(kb.ArrowRight)
	p.until("the focus to move", `document.activeElement.dataset.country !== "`+first+`"`)
	second := eval[string](p, focused)
	left := eval[[]float64](p, `(codes) => codes.map((c) => probe.place(c).getBoundingClientRect()).map((b) => b.x + b.width / 2)`, []string{first, second})
	if left[1] <= left[0] {
		t.Errorf("the right arrow goes from %s to %s, which lies to the left", first, second)
	}
	p.press(kb.ArrowDown)
	p.until("the focus to move", `document.activeElement.dataset.country !== "`+second+`"`)
	at := eval[string](p, focused)
	awaits(p, 1, `probe.all('#map [tabindex="0"]').length`)
	p.press(kb.Enter)
	awaits(p, at, `probe.one("#panel").dataset.country`)
	awaits(p, "/country/"+at+"?date=2025-07-03", `location.pathname + location.search`)
	awaits(p, true, `probe.text("#announce").startsWith(probe.text("#panel-name bdi") + ": ")`)
	p.press(kb.Escape)
	awaits(p, false, `"country" in probe.one("#panel").dataset`)
	awaits(p, at, focused)
	awaits(p, "/?date=2025-07-03", `location.pathname + location.search`)

	p.press(kb.Enter) // and closed from within the panel, the focus comes back too
	awaits(p, at, `probe.one("#panel").dataset.country`)
	eval[bool](p, `(probe.one("#panel .close").focus(), true)`)
	p.press(kb.Enter)
	awaits(p, false, `"country" in probe.one("#panel").dataset`)
	awaits(p, at, focused)
}

func TestEarlyKeyboard(t *testing.T) {
	p, release := early(t, look{})
	p.visit("/?date=2025-07-03")
	eval[bool](p, `(probe.one('#map [tabindex="0"]').focus(), true)`)
	at := eval[string](p, focused)
	p.press(kb.Enter)
	awaits(p, at, `probe.one("#panel").dataset.country`)
	p.press(kb.Escape)
	awaits(p, false, `"country" in probe.one("#panel").dataset`)
	awaits(p, at, focused)
	release()
	p.quiet()
	awaits(p, at, focused)
}

func TestSkipLink(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{"/", "/table"} {
		p.visitReady(path)
		p.press(kb.Tab)
		awaits(p, true, `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`)
		p.press(kb.Enter)
		awaits(p, "content", `document.activeElement.id`)
		awaits(p, path, `location.pathname`)
		p.press(kb.Tab)
		awaits(p, true, `!!document.activeElement.closest("#content")`)
	}
}
