//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestOwnTimeLine goes along the events of a country in its entry: by keys from event to event, and by hand to any day. The
// whole map shows each day, and the keyboard stays where it is.
func TestOwnTimeLine(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/country/RUS?date=2025-04-17")
	const shown = `[probe.text("#day"), probe.one('#map [data-country="RUS"]').closest("[data-class]").dataset.class, probe.one("#own").value === probe.one("#date").value, document.activeElement.id].join(", ")`
	eval[bool](p, `(probe.one("#own").focus(), true)`)
	awaits(p, "17 April 2025, none, true, own", shown)
	for range 20 { // however many events the record has by then
		if eval[string](p, `probe.text("#day")`) == "3 July 2025" {
			break
		}
		before := eval[string](p, `location.search`)
		p.press(kb.ArrowRight)
		awaits(p, true, `location.search !== "`+before+`"`)
	}
	awaits(p, "3 July 2025, recognized, true, own", shown)
	awaits(p, "?date=2025-07-03", `location.search`)
	eval[bool](p, `(probe.one("#own").value--, probe.one("#own").dispatchEvent(new Event("input", { bubbles: true })), true)`)
	awaits(p, "2 July 2025, none, true, own", shown)
	awaits(p, "?date=2025-07-02", `location.search`)
}
