//go:build e2e

package e2e

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// pairOf is what the two maps show, "RUS none recognized", for the places that differ; and what the counts say.
const pairOf = `(() => {
  const of = (id) => Object.fromEntries(probe.all(id + " [data-country]").map((e) => [e.dataset.country, e.closest("[data-class],[data-uncounted]").dataset.class ?? "outside"]));
  const a = of("#map-from"), b = of("#map-to");
  return Object.keys(a).filter((c) => a[c] !== b[c]).map((c) => c + " " + a[c] + " " + b[c]).sort().join("; ");
})()`

// contradictions are where a comparison says one thing here and another there, a line each.
//
//go:embed testdata/contradictions.js
var contradictions string

// agrees checks a comparison against itself: maps, counts, differences and sentences say the same.
func agrees(p *page) {
	p.Helper()
	if got := eval[string](p, contradictions); got != "" {
		p.Error(got)
	}
}

func TestCompareWithoutScript(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	p.visit("/?date=2025-07-03")
	p.clickOn(".beside a")
	p.arrived("/compare?date=2025-07-03")
	awaits(p, "What changed between 15 August 2021 and 3 July 2025", `probe.text("h1")`)
	agrees(p)
	eval[bool](p, `(probe.one("#span-from").value = "2025-07-02", probe.one("#span-to").value = "2025-07-03", true)`)
	p.clickOn(".days button")
	p.arrived("/compare?from=2025-07-02&to=2025-07-03")
	awaits(p, "RUS none recognized", pairOf)
	agrees(p)
	if got := eval[string](p, `probe.text('#class-changes [data-country="RUS"] [data-change]')`); !strings.HasPrefix(got, "From none to recognized, on 3 July 2025, because: ") {
		t.Errorf("the sentence of Russia: %q", got)
	}
	p.visit("/?from=1999-01-01&to=2025-07-03")
	p.arrived("/compare?from=1999-01-01&to=2025-07-03")
	agrees(p)
	p.visit("/compare?from=2025-07-03&to=1999-01-01") // in any order
	awaits(p, "What changed between 1 January 1999 and 3 July 2025", `probe.text("h1")`)
	p.visit("/compare?from=yesterday&to=2025-07-03")
	awaits(p, true, `probe.text("#notice").includes("yesterday")`)
	p.visit("/compare?from=2025-07-02&to=2025-07-03&lens=mission")
	awaits(p, true, `probe.all("#map-to [data-value=emirate]").length > 0 && +probe.text(".pair figure:last-child [data-value=emirate] .count") === probe.all("#map-to [data-class][data-value=emirate]").length`)
}

// TestComparePaintsBothMaps looks at the pixels: the shapes are drawn by reference.
func TestComparePaintsBothMaps(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/compare?from=2025-07-02&to=2025-07-03")
	fills := eval[[]string](p, `["#map-from", "#map-to"].map((id) => getComputedStyle(probe.one(id + ' [data-country="RUS"] use')).fill)`)
	if fills[0] == fills[1] || fills[1] != eval[string](p, `(() => { const e = document.createElement("i"); e.style.color = "var(--recognized)"; document.body.append(e); const c = getComputedStyle(e).color; e.remove(); return c; })()`) {
		t.Errorf("Russia is drawn in %q", fills)
	}
	awaits(p, true, `probe.all("#map-to [data-country]").filter((e) => e.getBoundingClientRect().width > 0).length > 200`)
	for _, size := range [][2]int64{{320, 700}, {412, 915}, {768, 1024}, {1280, 800}, {2560, 1440}} {
		p.resize(size[0], size[1])
		awaits(p, true, `document.documentElement.scrollWidth <= innerWidth`)
		stacked := eval[bool](p, `probe.box("#map-to-host").y > probe.box("#map-from-host").y`)
		if want := size[0] <= 800; stacked != want {
			t.Errorf("at %d px the maps stand one above the other: %v, want %v", size[0], stacked, want)
		}
	}
	p.clickOn(".turn a") // to one map, in which the arrow keys turn from one day to the other
	awaits(p, "/compare?from=2025-07-02&to=2025-07-03&as=one", `location.pathname + location.search`)
	const drawn = `probe.all('#map-from [data-country="RUS"] use').filter((e) => getComputedStyle(e).display !== "none").map((e) => e.dataset.of).join()`
	awaits(p, "both", drawn)
	eval[bool](p, `(probe.one("#one-both").focus(), true)`)
	for _, turn := range [][2]string{{kb.ArrowRight, "to"}, {kb.ArrowLeft, "both"}, {kb.ArrowLeft, "from"}} {
		p.press(turn[0])
		awaits(p, turn[1], drawn)
	}
	if got := eval[string](p, `getComputedStyle(probe.one('#map-from [data-country="RUS"] [data-of=from]')).fill`); got == fills[1] || got != fills[0] {
		t.Errorf("on the earlier day Russia is drawn in %q, want %q", got, fills[0])
	}
	p.resize(320, 700)
	awaits(p, true, `document.documentElement.scrollWidth <= innerWidth`)
}

// TestCompareInTheProgram moves between comparisons without leaving the document, and compares each with the server's.
func TestCompareInTheProgram(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/country/RUS?date=2025-07-03")
	p.quiet()
	eval[bool](p, `(globalThis.here = true)`)
	pair := func(address string) {
		t.Helper()
		awaits(p, address, `location.pathname + location.search`)
		p.move(point{X: 5, Y: 5}) // a map may have come to lie under the mouse
		same(p, `probe.write(probe.one("#map-from-host", probe.parse(html))) + probe.write(probe.one("#map-to-host", probe.parse(html)))`, `probe.write(probe.one("#map-from-host")) + probe.write(probe.one("#map-to-host"))`, s.get(t, address))
		agrees(p)
		awaits(p, true, `here`)
	}
	p.clickOn(".beside a")
	pair("/compare?date=2025-07-03&from=2021-08-15&to=2025-07-03")
	p.clickOn(".presets a:nth-of-type(4)") // the first Emirate
	pair("/compare?date=2025-07-03&from=1996-01-01&to=2001-12-31")
	eval[bool](p, `(probe.one("#span-from").value = "2025-07-02", probe.one("#span-to").value = "2025-07-03", probe.one(".days button").focus(), true)`)
	p.press(kb.Enter)
	pair("/compare?date=2025-07-03&from=2025-07-02&to=2025-07-03")
	at := eval[point](p, `(() => { const e = probe.one('#map-to [data-country="RUS"]'); e.scrollIntoView({ block: "center" }); const b = e.getBoundingClientRect(); return { X: b.x + b.width * .5, Y: b.y + b.height * .6 }; })()`)
	p.move(at)
	awaits(p, 2, `probe.all('.lit[data-country="RUS"]').length`)
	awaits(p, "2 July 2025 – Russia: None. 3 July 2025 – Russia: Recognized.", `probe.text("#pair-note")`)
	p.move(point{X: 5, Y: 5})
	awaits(p, 0, `probe.all(".lit").length`)
	p.click(at)
	awaits(p, "/country/RUS?date=2025-07-03", `location.pathname + location.search`)
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	awaits(p, true, `here`)
	eval[bool](p, `(history.back(), true)`)
	pair("/compare?date=2025-07-03&from=2025-07-02&to=2025-07-03")
}

func TestCompareByTouch(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	p.visitReady("/compare?from=2025-07-02&to=2025-07-03")
	at := eval[point](p, `(() => { const e = probe.one('#map-from [data-country="RUS"]'); e.scrollIntoView({ block: "center" }); const b = e.getBoundingClientRect(); return { X: b.x + b.width * .5, Y: b.y + b.height * .6 }; })()`)
	p.tap(at)
	awaits(p, "/country/RUS?date=2025-07-02", `location.pathname + location.search`)
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
}
