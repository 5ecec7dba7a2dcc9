//go:build e2e

package e2e

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	browserdomain "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// TestCopiedTexts presses every copy button of the share page and reads the browser's own clipboard.
func TestCopiedTexts(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	for _, right := range []string{"clipboard-read", "clipboard-write"} {
		send(p, browserdomain.SetPermission, browserdomain.SetPermissionParams{
			Permission: &browserdomain.PermissionDescriptor{Name: right}, Setting: "granted", Origin: s.origin,
			BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
		})
	}
	p.visitReady("/share?event=2025-07-03-rus-recognition&date=2025-07-05")
	const clipboard = `(document.hasFocus() || focus(), navigator.clipboard.readText())`
	ids := eval[[]string](p, `probe.all('[data-do="copy"]').map((b) => b.dataset.of)`)
	cites := 0
	for _, id := range ids {
		if strings.HasPrefix(id, "cite-") {
			cites++
		}
		eval[bool](p, `navigator.clipboard.writeText("before").then(() => true)`)
		p.clickOn(`[data-of="` + id + `"]`)
		want := eval[string](p, `(id) => document.getElementById(id).innerText`, id)
		awaits(p, want, clipboard)
		if len(want) < 20 {
			t.Errorf("%s is %q", id, want)
		}
	}
	if len(ids) < 15 || cites < 12 {
		t.Errorf("the page has %d texts to copy, %d of them citations", len(ids), cites)
	}
	p.clickOn(`[data-do="both"]`)
	awaits(p, eval[string](p, `probe.one("#share-text").innerText + " " + probe.one("#share-link").innerText`), clipboard)
	awaits(p, "Copied", `probe.text("#announce")`)
}

// TestFrozenEmbedTellsOfACorrection publishes a correction after the edition at which an embedded map stays: the map
// keeps its colours and says that there was one.
func TestFrozenEmbedTellsOfACorrection(t *testing.T) {
	db := filepath.Join(t.TempDir(), "map.db")
	s := serve(t, "-db", db)
	token := newToken(t, db)
	status, answer, header := s.ask(t, "POST", "/api/v1/events", token, "", recognition)
	if status != http.StatusCreated {
		t.Fatalf("POST = %d %s", status, answer)
	}
	p := open(t, s, look{})
	p.visitReady("/share?country=FRA&date=2026-02-01")
	p.until("the code for the frame", `probe.one("#embed-frozen")`)
	frozen := eval[string](p, `(() => { const u = new URL(probe.text("#embed-frozen").match(/src="([^"]+)"/)[1].replaceAll("&amp;", "&")); return u.pathname + u.search; })()`)
	if !strings.Contains(frozen, "rev=") {
		t.Fatalf("the frozen frame shows %s", frozen)
	}
	const fill = `getComputedStyle(probe.place("FRA").closest("[data-class]")).fill`
	p.visit(frozen)
	awaits(p, "recognized", `probe.classOf("FRA")`)
	awaits(p, false, `!!probe.one(".corrected")`)
	before := eval[string](p, fill)

	corrected := strings.NewReplacer(`"recognition","headline":"France recognizes`, `"context","headline":"France does not recognize`, `"a test"}`, `"it was a draft"}`).Replace(recognition)
	status, answer, _ = s.ask(t, "PUT", "/api/v1/events/2026-01-15-fra-recognition", token, header.Get("ETag"), corrected)
	if status/100 != 2 {
		t.Fatalf("PUT = %d %s", status, answer)
	}
	p.visit(frozen)
	awaits(p, "recognized", `probe.classOf("FRA")`)
	awaits(p, before, fill)
	awaits(p, true, `probe.text(".corrected").startsWith("Corrected since: France. ")`)
	live := strings.ReplaceAll(frozen[:strings.Index(frozen, "rev=")], "?&", "?")
	p.visit(strings.TrimRight(live, "?&"))
	awaits(p, "none", `probe.classOf("FRA")`)
	awaits(p, false, `!!probe.one(".corrected")`)
	p.visit(frozen)
	p.visit(eval[string](p, `(() => { const u = new URL(probe.one(".corrected a").href); return u.pathname; })()`))
	awaits(p, "/corrections", `location.pathname`)
	p.says("it was a draft")
}
