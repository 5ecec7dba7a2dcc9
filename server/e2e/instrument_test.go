//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// newName waits until the next letter begins another name.
const newName = `new Promise((done) => setTimeout(() => done(true), 1000))`

func TestLettersOnTheMap(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/")
	eval[bool](p, `(probe.one('#map [tabindex="0"]').focus(), true)`)
	for _, step := range []struct{ keys, want string }{
		{kb.Home, "AFG"}, {kb.End, "ZWE"}, {"uz", "UZB"},
	} {
		for _, k := range step.keys {
			p.press(string(k))
		}
		awaits(p, step.want, focused)
	}
	eval[bool](p, newName)
	p.press("q")
	awaits(p, "QAT", focused)
	eval[bool](p, newName)
	p.press("i")
	first := eval[string](p, focused)
	p.press("i") // the same letter goes on to the next
	p.until("the focus to move", `document.activeElement.dataset.country !== "`+first+`"`)
	awaits(p, 1, `probe.all('#map [tabindex="0"]').length`)
	awaits(p, "/", `location.pathname + location.search`)
}

func TestKeysAreListed(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/country/RUS")
	p.press("?") // not on the map: no key is taken
	awaits(p, 0, `probe.all("dialog[open]").length`)
	eval[bool](p, `(probe.place("RUS").focus(), true)`)
	p.press("?")
	awaits(p, 1, `probe.all("dialog[open]").length`)
	p.press(kb.Escape)
	awaits(p, 0, `probe.all("dialog[open]").length`)
	awaits(p, "RUS", focused)
	awaits(p, "RUS", `probe.one("#panel").dataset.country`) // Escape closed the list alone
}

func TestAPageIsNamed(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/table")
	eval[bool](p, `(probe.one("tbody a").focus(), true)`)
	p.press(kb.Enter) // the link is gone with its page
	p.until("the entry", `probe.one("#panel-name")`)
	awaits(p, true, `document.activeElement !== document.body`)
	p.press(kb.Escape)
	eval[bool](p, `(probe.one('.site a[href^="/about"]').focus(), true)`)
	p.press(kb.Enter)
	awaits(p, true, `probe.text("#announce").startsWith("About the map")`)
	awaits(p, "About", `document.activeElement.textContent`)
}
