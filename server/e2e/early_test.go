//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"recognitionmap/geodata/relation"
)

// firstWords are what the server's page says of a country before its facts and events.
func firstWords(t *testing.T, p *page, s *server, path string) string {
	t.Helper()
	return eval[string](p, `(html) => { const d = probe.parse(html); return [probe.text("#panel-name bdi", d), probe.text("#panel-class", d), probe.text("#panel .why", d)].join("; "); }`, s.get(t, path))
}

const openWords = `[probe.text("#panel-name bdi"), probe.text("#panel-class"), probe.text("#panel .why")].join("; ")`

// early opens the map with the program held back.
func early(t *testing.T, l look) (p *page, release func()) {
	t.Helper()
	g := newGate(t, shared(t))
	release = g.hold(".wasm")
	return open(t, g.server, l), release
}

// sameAround waits until title, form and footer are those of a document of the server.
func sameAround(p *page, html string) {
	p.Helper()
	const around = `((d) => [d.title, probe.one(".find [name=date]", d)?.value, probe.write(probe.one(".foot > p", d))].join("; "))`
	same(p, around+`(probe.parse(html))`, around+`(document)`, html)
}

// TestSlideBeforeTheTexts: an entry on a day that is chosen before the texts of all events have come has them in the end.
func TestSlideBeforeTheTexts(t *testing.T) {
	s := shared(t)
	g := newGate(t, s)
	release := g.hold("data/events")
	p := open(t, g.server, look{})
	p.visitReady("/country/RUS")
	p.slide(int(number(t, "2021-08-15")))
	awaits(p, "/country/RUS?date=2021-08-15", `location.pathname + location.search`)
	p.heard()
	release()
	says(p, s.get(t, "/country/RUS?date=2021-08-15"))
}

func TestEarlyClickOpensTheEntry(t *testing.T) {
	p, _ := early(t, look{})
	for _, test := range []struct{ path, code string }{
		{"/", "CHN"}, {"/?date=2025-07-03", "RUS"}, {"/?date=2025-07-03", "PAK"}, {"/?date=1999-01-01", "SAU"}, {"/", "USA"}, {"/", "AFG"}, {"/", "GRL"}, {"/", "TUR"},
	} {
		p.visit(test.path)
		p.click(p.spot(test.code))
		awaits(p, test.code, `probe.one("#panel").dataset.country`)
		query := strings.TrimPrefix(test.path, "/")
		awaits(p, "/country/"+test.code+query, `location.pathname + location.search`)
		want := firstWords(t, p, shared(t), "/country/"+test.code+query)
		if got := eval[string](p, openWords); got != want {
			t.Errorf("%s, %s opened: %q, want %q", test.path, test.code, got, want)
		}
		sameAround(p, shared(t).get(t, "/country/"+test.code+query))
		p.press(kb.Escape)
		awaits(p, false, `"country" in probe.one("#panel").dataset`)
		awaits(p, test.path, `location.pathname + location.search`)
		sameAround(p, shared(t).get(t, test.path))
	}
	p.visit("/country/RUS?date=2025-07-03") // whose document has no overview
	p.press(kb.Escape)
	awaits(p, "/?date=2025-07-03", `location.pathname + location.search`)
	want := eval[string](p, `(html) => probe.write(probe.one("#panel", probe.parse(html)))`, shared(t).get(t, "/?date=2025-07-03"))
	if got := eval[string](p, `probe.write(probe.one("#panel"))`); got != want {
		t.Errorf("closing Russia shows %s, want %s", got, want)
	}
	if got := eval[string](p, `document.documentElement.dataset.app`); got != "loading" {
		t.Errorf("data-app = %q with the program held back", got)
	}
}

func TestEarlySliderColoursTheMap(t *testing.T) {
	s := shared(t)
	p, release := early(t, look{})
	p.visit("/")
	for _, day := range []string{"2025-07-03", "2025-07-02", "2021-08-15", "2026-11-24", "2026-11-23", "2024-02-01"} {
		d, err := relation.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		p.slide(int(d))
		for _, key := range eval[[]string](p, `(html) => probe.changes(probe.shown(probe.parse(html)), probe.shown()).filter((k) => !k.endsWith("aria-label"))`, s.get(t, "/?date="+day)) {
			t.Errorf("%s: the slider gives another %s than the server", day, key)
		}
		query := "?date=" + day
		if day == "2026-11-24" {
			query = ""
		}
		awaits(p, query, `location.search`)
		for _, selector := range []string{"h1", "#day", "#legend", ".steps", ".site", ".lenses", ".regions", ".beside", "#panel"} {
			want := eval[string](p, `(html, s) => probe.write(probe.one(s, probe.parse(html)))`, s.get(t, "/"+query), selector)
			if got := eval[string](p, `(s) => probe.write(probe.one(s))`, selector); got != want {
				t.Errorf("%s: %s is %s, want %s", day, selector, got, want)
			}
		}
		sameAround(p, s.get(t, "/"+query))
	}
	release()
	p.quiet()
	for _, key := range eval[[]string](p, `(html) => probe.changes(probe.shown(probe.parse(html)), probe.shown())`, s.get(t, "/?date=2024-02-01")) {
		t.Errorf("after the takeover the map has another %s than the server's", key)
	}
}

// TestTakeoverLosesNothing does what a reader can do before the program comes, then lets it come.
func TestTakeoverLosesNothing(t *testing.T) {
	p, release := early(t, look{width: 412, height: 700, touch: true, before: measureShifts})
	p.visit("/")
	p.tap(p.spot("CHN"))
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	d, _ := relation.ParseDay("2025-07-03")
	p.slide(int(d))
	awaits(p, "/country/CHN?date=2025-07-03", `location.pathname + location.search`)
	eval[bool](p, `(scrollTo(0, 130), globalThis.link = probe.one(".foot a"), link.focus({ preventScroll: true }), probe.one("#panel").toggleAttribute("data-full"), true)`)
	scroll := eval[float64](p, `scrollY`)
	if scroll == 0 {
		t.Fatal("the page does not scroll")
	}
	eval[bool](p, `(globalThis.kept = [probe.one("#panel"), probe.one("#panel-name"), probe.one("#date"), probe.one("#map"), link], true)`)
	release()
	p.quiet()
	awaits(p, true, `kept.every((e) => e.isConnected)`)
	awaits(p, true, `document.activeElement === link`)
	awaits(p, scroll, `scrollY`)
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	awaits(p, true, `probe.one("#panel").hasAttribute("data-full")`)
	awaits(p, "/country/CHN?date=2025-07-03", `location.pathname + location.search`)
	awaits(p, int(d), `probe.one("#date").valueAsNumber`)
	awaits(p, "recognized", `probe.classOf("RUS")`)
	awaits(p, true, `probe.all("#panel .events .sources a").length > 0`)
	awaits(p, true, `probe.one("#selected").getAttribute("d") !== ""`)
}

func TestTakeoverKeepsTheFocusInTheEntry(t *testing.T) {
	p, release := early(t, look{})
	p.visit("/")
	p.click(p.spot("IRN"))
	awaits(p, "IRN", `probe.one("#panel").dataset.country`)
	eval[bool](p, `(globalThis.link = probe.one("#panel .close"), link.focus(), true)`)
	release()
	p.quiet()
	awaits(p, true, `link.isConnected && document.activeElement === link`)
	same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, shared(t).get(t, "/country/IRN"))
	p.press(kb.Enter)
	awaits(p, false, `"country" in probe.one("#panel").dataset`)
}

func TestEarlyBack(t *testing.T) {
	p, release := early(t, look{})
	p.visit("/?date=2025-07-03")
	p.click(p.spot("RUS"))
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	awaits(p, "/country/RUS?date=2025-07-03", movedTo)
	p.click(p.spot("CHN"))
	awaits(p, "/country/CHN?date=2025-07-03", movedTo)
	eval[bool](p, `(history.back(), true)`)
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	release()
	p.quiet()
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	eval[bool](p, `(history.back(), true)`)
	awaits(p, false, `"country" in probe.one("#panel").dataset`)
	eval[bool](p, `(history.go(2), true)`)
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	awaits(p, "/country/CHN?date=2025-07-03", `location.pathname + location.search`)
}
