//go:build e2e

package e2e

import (
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// address is where the page is.
const address = `location.pathname + location.search`

// seenThrough is what the map shows through its lens: each group's first place, its value, and whether it is contested.
const (
	seenThrough    = `JSON.stringify(probe.all("#map [data-class],#map [data-uncounted]").map(` + seenGroup + `).sort())`
	seenInDocument = `JSON.stringify(probe.all("#map [data-class],#map [data-uncounted]", probe.parse(html)).map(` + seenGroup + `).sort())`
	seenGroup      = `(g) => [g.dataset.country ?? probe.one("[data-country]", g).dataset.country, g.dataset.value ?? "", "doubt" in g.dataset]`
)

// filled is the fill with which a country is drawn.
func filled(p *page, code string) string {
	p.Helper()
	return eval[string](p, `(code) => getComputedStyle(probe.one("path", probe.place(code))).fill.replace(/.*#(p-[a-z-]+?)(-n)?"?\).*/, "$1")`, code)
}

// TestLensByLinks goes through the lenses as a reader does, and finds the page the server would have sent.
func TestLensByLinks(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/?date=2025-07-03")
	p.quiet()
	p.clickOn(".lenses summary")
	for _, lens := range []string{"recognition", "envoy", "mission", "post", "delisting"} {
		want := "/?date=2025-07-03&lens=" + lens
		p.clickOn(`.lenses a[href$="lens=` + lens + `"]`)
		awaits(p, want, address)
		awaits(p, lens, `probe.one("#map").dataset.lens`)
		same(p, seenInDocument, seenThrough, s.get(t, want))
		same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, s.get(t, want))
		for _, selector := range []string{"h1", "#legend", ".key .rule"} {
			same(p, `probe.text("`+selector+`", probe.parse(html))`, `probe.text("`+selector+`")`, s.get(t, want))
		}
		for _, value := range eval[[]string](p, `probe.all("#legend [data-value]").map((e) => e.dataset.value)`) {
			legend := eval[int](p, `(v) => +probe.text('#legend [data-value="' + v + '"] .count')`, value)
			if onMap := eval[int](p, `(v) => probe.all('#map [data-class][data-value="' + v + '"]').length`, value); onMap != legend {
				t.Errorf("%s: %s is %d times on the map, %d in the legend", lens, value, onMap, legend)
			}
		}
		if n := eval[int](p, `probe.all("#legend [data-value] .count").reduce((n, e) => n + +e.textContent, 0)`); n != 194 {
			t.Errorf("%s: the legend counts %d states, want 194", lens, n)
		}
	}
	if got := filled(p, "RUS"); got != "rgb(8, 48, 107)" {
		t.Errorf("Russia, de-listed, is filled %s", got)
	}
	p.clickOn(`.lenses a[href="/?date=2025-07-03"]`)
	awaits(p, "/?date=2025-07-03", address)
	same(p, `JSON.stringify(probe.drawn(probe.parse(html)).sort())`, `JSON.stringify(probe.drawn().sort())`, s.get(t, "/?date=2025-07-03"))
	awaits(p, 0, `probe.all("#map[data-lens], #map [data-value], #map [data-doubt]").length`)
}

// TestSliderUnderALens: a step touches the places whose value changes, and their classes and names.
func TestSliderUnderALens(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/?lens=envoy&date=2025-07-03")
	p.quiet()
	from := "2025-07-03"
	for _, to := range []string{"2025-07-02", "2025-05-29", "2024-01-30"} {
		before, after := s.get(t, "/?lens=envoy&date="+from), s.get(t, "/?lens=envoy&date="+to)
		want := eval[[]string](p, `(a, b) => {
			const all = (html) => {
				const d = probe.parse(html), out = probe.shown(d);
				for (const g of probe.all("#map [data-value]", d)) {
					const holder = g.dataset.country ?? probe.one("[data-country]", g).dataset.country;
					out[holder + " data-value"] = g.dataset.value;
					if ("doubt" in g.dataset) out[holder + " data-doubt"] = "";
				}
				return out;
			};
			return probe.changes(all(a), all(b));
		}`, before, after)
		eval[bool](p, `probe.watch()`)
		p.slide(number(t, to))
		same(p, seenInDocument, seenThrough, after)
		if got := eval[[]string](p, `seen()`); !slices.Equal(got, want) {
			t.Errorf("from %s to %s the slider touches\n%q, want\n%q", from, to, got, want)
		}
		same(p, `probe.text("#legend", probe.parse(html))`, `probe.text("#legend")`, after)
		awaits(p, "/?date="+to+"&lens=envoy", address)
		from = to
	}
}

// TestLensWithoutScript: the server's page alone has the colours, the legend, and links that lead on.
func TestLensWithoutScript(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	p.visit("/")
	p.clickOn(".lenses summary")
	p.clickOn(`.lenses a[href="/?lens=post"]`)
	p.arrived("/?lens=post")
	if got := filled(p, "CAN"); got != "p-ambassador" {
		t.Errorf("Canada, whose post is closed, is filled %s", got)
	}
	if got := filled(p, "CHN"); got != "rgb(8, 48, 107)" {
		t.Errorf("China, whose post is open, is filled %s", got)
	}
	p.clickOn(`#legend [data-word="open"]`)
	p.arrived("/?lens=post&show=open")
	awaits(p, "true", `probe.one('#legend [data-word="open"]').getAttribute("aria-current")`)
	if eval[float64](p, `+getComputedStyle(probe.group("CAN")).fillOpacity`) > .5 || eval[float64](p, `+getComputedStyle(probe.group("CHN")).fillOpacity`) != 1 {
		t.Error("a closed post is as bright as an open one")
	}
	p.clickOn(`#legend [data-word="open"]`)
	p.arrived("/?lens=post")
}

// TestLegendDims: an entry under the mouse or in the keyboard's focus dims the rest; a click keeps it so.
func TestLegendDims(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	bright := func(code string) bool {
		t.Helper()
		return eval[float64](p, `(code) => +getComputedStyle(probe.group(code)).fillOpacity`, code) == 1
	}
	before := eval[string](p, `probe.text("#legend")`)
	p.move(p.middle(`#legend [data-word="ambassador"]`))
	awaits(p, "ambassador", `probe.one("#map").dataset.show`)
	if bright("RUS") || !bright("CHN") || bright("CAN") || bright("AFG") {
		t.Error("with the mouse on its entry, not the ambassadors alone are bright")
	}
	p.move(point{700, 30})
	awaits(p, false, `probe.one("#map").hasAttribute("data-show")`)
	p.clickOn(`#legend [data-word="ambassador"]`)
	awaits(p, "/?date=2025-07-03&show=ambassador", address)
	p.clickOn(`#legend [data-word="contested"]`)
	awaits(p, "/?date=2025-07-03&show=ambassador,contested", address)
	p.move(point{700, 30})
	awaits(p, "ambassador contested", `probe.one("#map").dataset.show`)
	if bright("RUS") || !bright("CHN") || !bright("SAU") || bright("CAN") {
		t.Error("with two entries chosen, not both are bright alone")
	}
	if got := eval[string](p, `probe.text("#legend")`); got != before {
		t.Errorf("the legend says %q with entries chosen, %q before", got, before)
	}
	p.slide(number(t, "2025-07-02"))
	awaits(p, "/?date=2025-07-02&show=ambassador,contested", address)
	eval[bool](p, `(probe.one('#legend [data-word="recognized"]').focus(), true)`)
	p.press(kb.Tab)
	awaits(p, "ambassador", `document.activeElement.dataset.word`)
	awaits(p, "ambassador", `probe.one("#map").dataset.show`)
	p.press(kb.Enter)
	awaits(p, "/?date=2025-07-02&show=contested", address)
	awaits(p, "ambassador", `document.activeElement.dataset.word`)
}

// TestLegendUnderAFinger: a tap chooses, and nothing stays dim that was not chosen.
func TestLegendUnderAFinger(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 900, touch: true})
	p.visitReady("/")
	p.tap(p.middle(`#legend [data-word="recognized"]`))
	awaits(p, "/?show=recognized", address)
	awaits(p, "recognized", `probe.one("#map").dataset.show`)
	if h := eval[float64](p, `probe.one("#legend a").getBoundingClientRect().height`); h < 44 {
		t.Errorf("an entry of the legend is %v px high for a finger, want 44", h)
	}
	p.tap(p.middle(`#legend [data-word="recognized"]`))
	awaits(p, "/", address)
	awaits(p, false, `probe.one("#map").hasAttribute("data-show")`)
}

// TestLensBeforeTheProgram: the slider does not colour by class what shows a lens, but asks for the day's page.
func TestLensBeforeTheProgram(t *testing.T) {
	s := shared(t)
	g := newGate(t, s)
	release := g.hold(".wasm")
	p := open(t, g.server, look{})
	p.visit("/?lens=envoy&date=2025-07-03&show=charge")
	p.slide(number(t, "2024-01-30"))
	awaits(p, "/?lens=envoy&date=2024-01-30&show=charge", address)
	awaits(p, "30 January 2024", `probe.text("#day")`)
	same(p, seenInDocument, seenThrough, s.get(t, "/?lens=envoy&date=2024-01-30&show=charge"))
	release()
	p.ready()
	same(p, seenInDocument, seenThrough, s.get(t, "/?lens=envoy&date=2024-01-30&show=charge"))
}

// TestWhyThisColour: the trace opens in the panel, by mouse and by key, and without script.
func TestWhyThisColour(t *testing.T) {
	s := shared(t)
	for _, noScript := range []bool{false, true} {
		p := open(t, s, look{noScript: noScript})
		p.visit("/country/TUR?date=2025-11-15")
		if !noScript {
			p.quiet()
		}
		p.clickOn(".trace summary")
		awaits(p, true, `probe.one(".trace").open`)
		awaits(p, true, `["Muttaqi says ties with Turkey rise to ambassador level", "What decides", "Disputed, so it moves nothing", "Later than the day shown"].every((w) => probe.text(".trace").includes(w))`)
		if got := eval[string](p, `probe.text(".claims")`); got == "" {
			t.Error("what is disputed about Turkey does not stand side by side")
		}
		p.press(kb.Enter)
		awaits(p, false, `probe.one(".trace").open`)
		same(p, `probe.write(probe.one(".trace", probe.parse(html))).replace(" open=\"\"", "")`, `probe.write(probe.one(".trace")).replace(" open=\"\"", "")`, s.get(t, "/country/TUR?date=2025-11-15"))
	}
	p := open(t, s, look{})
	p.visitReady("/")
	p.click(p.spot("SAU"))
	awaits(p, true, `["One side says", "Against it", "We show"].every((w) => probe.text("#panel .claims").includes(w))`)
	awaits(p, true, `probe.text(".trace").includes("No event decides it.")`)
}

// TestPatterns: by choice, in forced colours, and never by colour alone.
func TestPatterns(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visitReady("/?date=2025-07-03")
	ink := `getComputedStyle(probe.one("#p-ambassador .ink")).fill`
	faint := eval[string](p, ink)
	p.clickOn(".lenses summary")
	p.clickOn(".lenses .patterns a")
	awaits(p, "/?date=2025-07-03&patterns=on", address)
	awaits(p, "rgb(237, 237, 237)", ink)
	p.clickOn(".lenses .patterns a")
	awaits(p, "/?date=2025-07-03", address)
	awaits(p, faint, ink)
	for _, lens := range []string{"", "&lens=envoy", "&lens=recognition"} {
		p.visitReady("/?date=2025-07-03" + lens)
		send(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		fills := map[string]bool{}
		for _, code := range []string{"RUS", "IRN", "KGZ", "SAU", "CAN"} {
			fills[filled(p, code)] = true
		}
		if want := map[string]int{"": 3, "&lens=envoy": 5, "&lens=recognition": 2}[lens]; len(fills) != want {
			t.Errorf("in forced colours%s five countries have the fills %v, want %d kinds", lens, fills, want)
		}
		if eval[string](p, ink) != eval[string](p, `getComputedStyle(probe.one("#p-contested .ink")).stroke`) {
			t.Errorf("in forced colours%s dots and hatches are not of the colour of text", lens)
		}
		p.colours(false)
	}
}

// TestTableThroughALens: the table has the lens's column, and shows the rows that the legend keeps.
func TestTableThroughALens(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/table?date=2025-07-03&lens=envoy")
	for _, value := range []string{"ambassador", "charge", "recalled", "unknown"} {
		rows := eval[int](p, `(v) => probe.all('tr[data-class][data-value="' + v + '"]').length`, value)
		if got := eval[string](p, `(v) => probe.text('#legend [data-value="' + v + '"] .count')`, value); got != strconv.Itoa(rows) || rows == 0 {
			t.Errorf("%s: %s in the legend, %d rows", value, got, rows)
		}
	}
	p.clickOn(`#legend [data-word="charge"]`)
	awaits(p, "/table?date=2025-07-03&lens=envoy&show=charge", address)
	awaits(p, 7, `probe.all("tr[data-class]").length`)
}
