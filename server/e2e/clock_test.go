//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// shifted makes the clock of a document differ by a while from the one that it has.
func shifted(by time.Duration) string {
	return fmt.Sprintf(`globalThis.Date = new Proxy(Date, {
		construct: (target, args, self) => Reflect.construct(target, args.length ? args : [target.now() + %[1]d], self),
		get: (target, key) => (key === "now" ? () => target.now() + %[1]d : target[key]),
	})`, by.Milliseconds())
}

// TestWrongClock: what the map shows is the server's day, whatever the reader's clock says, on the map page and where the
// program writes a page, before and after it has asked for the newest edition.
func TestWrongClock(t *testing.T) {
	s := shared(t)
	for name, by := range map[string]time.Duration{"ten years ahead": 87660 * time.Hour, "two days ahead": 48 * time.Hour, "a year behind": -8766 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			p := open(t, s, look{before: shifted(by)})
			p.visit("/")
			p.quiet()
			whole := func(address string) {
				t.Helper()
				awaits(p, address, `location.pathname + location.search`)
				same(p, `probe.parse(html).title`, `document.title`, s.get(t, address))
				same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, address))
			}
			whole("/")
			p.click(p.spot("CHN"))
			whole("/country/CHN")
			p.clickOn(`.masthead a[href="/table"]`)
			whole("/table")
			eval[bool](p, `(history.back(), true)`)
			whole("/country/CHN")
		})
	}
}

// TestDayBeginsOnAnOpenPage: a page that stays open over midnight shows the new day when the server says that it has begun,
// and no sooner.
func TestDayBeginsOnAnOpenPage(t *testing.T) {
	g := newGate(t, shared(t))
	var begun atomic.Bool
	g.rewrite("/data/current.json", func(text string) string {
		if begun.Load() {
			return strings.Replace(text, today, "2026-11-25", 1)
		}
		return text
	})
	p := open(t, g.server, look{before: shifted(12 * time.Hour)}) // to midnight
	p.visit("/")
	p.quiet()
	const look = `(document.dispatchEvent(new Event("visibilitychange")), true)`
	eval[bool](p, look)
	p.heard()
	awaits(p, true, `probe.text("h1").includes("24 November 2026")`)
	begun.Store(true)
	// Each look may fall into the time in which the one before is answered.
	awaits(p, true, look+` && probe.text("h1").includes("25 November 2026") && document.title.includes("25 November 2026")`)
	awaits(p, "/", `location.pathname + location.search`)
}
