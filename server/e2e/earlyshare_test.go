//go:build e2e

package e2e

import (
	"bytes"
	"image/png"
	"testing"
)

// fakeClipboard stands in for the browser's own, which no window without a screen has.
const fakeClipboard = `Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { globalThis.copied = text; } } });`

// TestEarlyShare presses buttons of the share page while the program is held back: texts are copied at once, a picture
// is saved when the program has come.
func TestEarlyShare(t *testing.T) {
	p, release := early(t, look{before: fakeClipboard})
	saved := p.downloads()
	p.visit("/share?date=2025-07-03")
	p.clickOn(`[data-of="share-link"]`)
	awaits(p, shared(t).origin+"/?date=2025-07-03", `globalThis.copied`)
	awaits(p, "Copied", `probe.text("#announce")`)
	p.clickOn(`[data-do="png"][data-of="1"]`)
	awaits(p, "The picture is being made.", `probe.text("#share-said")`)
	if got := eval[string](p, `document.documentElement.dataset.app`); got != "loading" {
		t.Errorf("data-app = %q with the program held back", got)
	}
	release()
	size, err := png.DecodeConfig(bytes.NewReader(saved("recognition-map-2025-07-03.png")))
	if err != nil || size.Width != 1200 {
		t.Errorf("what was saved is %d wide: %v", size.Width, err)
	}
	awaits(p, true, `probe.text("#share-said").startsWith("Saved a PNG of 1200 by ")`)
}

// TestEarlyShareBeforeItsScript presses buttons while what they do is held back: it is done in their order.
func TestEarlyShareBeforeItsScript(t *testing.T) {
	g := newGate(t, shared(t))
	release := g.hold("static/share.")
	p := open(t, g.server, look{before: fakeClipboard})
	p.visit("/?date=2025-07-03")
	eval[bool](p, `(location.assign("/share?date=2025-07-03"), true)`) // a visit would wait for the script
	awaits(p, "/share", `location.pathname`)
	p.ready()
	p.heard() // the page's links begin as the browser knows the site
	p.clickOn(`[data-do="both"]`)
	p.clickOn(`[data-of="share-link"]`)
	awaits(p, true, `globalThis.copied === undefined`)
	release()
	awaits(p, g.origin+"/?date=2025-07-03", `globalThis.copied`)
	awaits(p, 1, `probe.all("script[src*='/static/share.']").length`)
}

// TestEarlyShareWithoutTheProgram: where it does not come, a button says so.
func TestEarlyShareWithoutTheProgram(t *testing.T) {
	g := newGate(t, shared(t))
	release := g.hold("wasm_exec")
	g.refuse(".wasm")
	p := open(t, g.server, look{before: fakeClipboard})
	p.expect("Failed to fetch", "net::ERR")
	p.visit("/share?date=2025-07-03")
	p.clickOn(`[data-do="svg"]`)
	release()
	const missing = "That did not work: the interactive part is missing. The server has this picture, below."
	awaits(p, missing, `probe.text("#share-said")`)
	p.clickOn(`[data-of="share-link"]`)
	awaits(p, "Copied", `probe.text("#announce")`)
	p.clickOn(`[data-do="png"][data-of="1"]`)
	awaits(p, missing, `probe.text("#announce")`)
}
