//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

// hostile are headlines that a page must show as they are and not be moved by.
var hostile = []string{
	`He said "no", 'never' and \"perhaps\" &amp; &lt;b&gt;`,
	`<script>alert(1)</script></script><img src=x onerror=alert(2)>`,
	"\u0645\u06cc\u200c\u0634\u0648\u062f: به رسمیت شناختن",
	"عربية ועברית ثم English",
	strings.Repeat("Verylongword", 41) + " end", // almost as long as one may be
}

// hostileEvents is a folder of events with those headlines; the first two explain the class of San Marino.
func hostileEvents(t *testing.T) string {
	t.Helper()
	var lines []byte
	for i, text := range hostile {
		kind := []relation.Kind{relation.AmbassadorSent, relation.AmbassadorAccepted, relation.Visit}[min(i, 2)]
		date, err := relation.ParseDate("2025-07-0" + strconv.Itoa(i+1))
		if err != nil {
			t.Fatal(err)
		}
		evidence := relation.Evidence("")
		if i < 2 {
			evidence = relation.OneGovernment
		}
		line, err := json.Marshal(relation.Event{
			ID: "e" + strconv.Itoa(i), Country: "SMR", Date: date, Kind: kind, Evidence: evidence, Headline: text, Detail: text, Confidence: relation.Reported,
			Sources: []relation.Source{{URL: `https://example.org/?'&x=%22` + strconv.Itoa(i), Publisher: text, Title: text, Supports: text}},
		})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "2025.jsonl"), lines, 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// elements are what no text may bring into a page.
const foreign = `probe.all("#app script, #app img, #app [onerror], #app b:not(.status, .finding b, .found b, .around b, .meta b)").length`

func TestHostileEvents(t *testing.T) {
	s := serve(t, "-events", hostileEvents(t))
	p := open(t, s, look{})
	shows := func(where string) {
		t.Helper()
		for _, text := range hostile {
			if !eval[bool](p, `(selector, text) => probe.all(selector).some((e) => e.textContent.includes(text))`, where, text) {
				t.Errorf("%s does not show %.60q", where, text)
			}
		}
		if n := eval[int](p, foreign); n != 0 {
			t.Errorf("a text has become %d elements", n)
		}
	}
	p.visit("/country/SMR")
	p.quiet()
	shows("#panel .events h4")
	shows("#panel .events .detail")
	shows("#panel .sources .supports")
	same(p, `probe.write(probe.one("#panel", probe.parse(html)))`, `probe.write(probe.one("#panel"))`, s.get(t, "/country/SMR"))
	p.visitReady("/events?year=2025")
	shows(".log .headline")
	for i, text := range hostile {
		p.visitReady("/events/e" + strconv.Itoa(i))
		awaits(p, text, `probe.text("h1")`)
		awaits(p, true, `document.title.length > 10 && document.title.startsWith(probe.text("h1").slice(0, 20).trim())`)
		if n := eval[int](p, foreign); n != 0 {
			t.Errorf("event %d has become %d elements", i, n)
		}
		if width := eval[int](p, `document.scrollingElement.scrollWidth`); width > 1280 {
			t.Errorf("event %d makes the page %d px wide", i, width)
		}
	}
}

func TestHostileEventsEarly(t *testing.T) {
	s := serve(t, "-events", hostileEvents(t))
	g := newGate(t, s)
	release := g.hold(".wasm")
	p := open(t, g.server, look{})
	p.visit("/")
	p.click(eval[point](p, `probe.marker`, "SMR"))
	awaits(p, "SMR", `probe.one("#panel").dataset.country`)
	for _, text := range hostile[:2] {
		if !eval[bool](p, `(text) => probe.all("#panel .why").some((e) => e.textContent === "Because: " + text + " (reported, not confirmed)")`, text) {
			t.Errorf("the early entry does not show %q", text)
		}
	}
	if n := eval[int](p, foreign); n != 0 {
		t.Errorf("a text has become %d elements", n)
	}
	release()
	p.quiet()
	same(p, `probe.write(probe.one("#panel", probe.parse(html)))`, `probe.write(probe.one("#panel"))`, s.get(t, "/country/SMR"))
}
