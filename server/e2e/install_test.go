//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/cdp"
	pagedomain "github.com/chromedp/cdproto/page"
)

// waits keeps what a page would do after ten seconds until the test does it, and counts what it asks of the browser.
const waits = `{
	const wait = setTimeout;
	globalThis.setTimeout = (f, ms, ...values) => ms === 10000 ? (globalThis.afterTen = f, 0) : wait(f, ms, ...values);
	globalThis.asked = { prompt: 0, persist: 0 };
	navigator.storage.persist = async () => ++asked.persist;
	globalThis.browserOffers = () => dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: () => ++asked.prompt }));
}`

// TestInstall: the browser's own offer is kept, and its button comes after ten seconds or on the second view, goes with the
// installation, and stays away where the site is installed. A phone or a Mac that offers nothing gets the steps.
func TestInstall(t *testing.T) {
	p := open(t, shared(t), look{before: waits})
	const loaded, shown = `typeof WORDS === "object"`, `!!probe.one(".brand #install")`
	offered := func(want bool) {
		t.Helper()
		eval[bool](p, `!browserOffers()`) // which says that it was taken
		awaits(p, want, shown)
	}
	p.visitReady("/")
	p.until("the script of the offer", loaded)
	offered(false)
	box := eval[string](p, `JSON.stringify(probe.box("#map"))`)
	eval[bool](p, `(afterTen(), true)`)
	awaits(p, true, shown)
	awaits(p, box, `JSON.stringify(probe.box("#map"))`)
	p.clickOn(`.site a[href="/table"]`) // the program draws pages without it, and brings it back
	awaits(p, false, shown)
	p.clickOn(`.site a[href="/"]`)
	awaits(p, true, shown)
	p.clickOn("#install")
	awaits(p, false, shown)
	awaits(p, 1, `asked.prompt`)

	p.visit("/country/RUS?wasm=false") // the second view; the button needs no program
	p.until("the script of the offer", loaded)
	awaits(p, false, shown) // of a browser that offers nothing
	offered(true)
	eval[bool](p, `dispatchEvent(new Event("appinstalled")) && dispatchEvent(new Event("appinstalled"))`)
	awaits(p, false, shown)
	awaits(p, 1, `asked.persist`)

	for _, test := range []struct{ name, is, says string }{
		{"installed", `{ standalone: true }`, ""},
		{"an iPhone", `{ vendor: "Apple Computer, Inc.", platform: "iPhone", maxTouchPoints: 5 }`, "Add to Home Screen"},
		{"a Mac", `{ vendor: "Apple Computer, Inc.", platform: "MacIntel", maxTouchPoints: 0, userAgent: "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15" }`, "Add to Dock"},
	} {
		id := send(p, pagedomain.AddScriptToEvaluateOnNewDocument, pagedomain.AddScriptToEvaluateOnNewDocumentParams{
			Source: `for (const [name, value] of Object.entries(` + test.is + `)) Object.defineProperty(navigator, name, { value, configurable: true });`,
		}).Identifier
		p.visit("/?wasm=false")
		p.until("the script of the offer", loaded)
		if test.is == `{ standalone: true }` {
			offered(false)
		}
		awaits(p, test.says != "", shown)
		if test.says != "" {
			p.clickOn("#install")
			awaits(p, true, `(says) => probe.text("#steps[open]").includes(says)`, test.says)
			p.clickOn("#steps button")
			awaits(p, false, `!!probe.one("#steps")`)
		}
		send(p, pagedomain.RemoveScriptToEvaluateOnNewDocument, pagedomain.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: id})
	}
	if errors := send(p, pagedomain.GetAppManifest, pagedomain.GetAppManifestParams{}).Errors; len(errors) > 0 {
		t.Errorf("the browser finds in the manifest: %s", errors[0].Message)
	}
	for _, e := range send(p, pagedomain.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
		if e.ErrorID != "in-incognito" { // what each tab of these tests is
			t.Errorf("the browser would not install the site: %s", e.ErrorID)
		}
	}
}
