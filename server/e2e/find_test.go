//go:build e2e

package e2e

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"recognitionmap/geodata/relation"
)

const address = `location.pathname + location.search`

// TestSearchWithKeys types into the combobox: the list, its active line, Enter, Escape and the arrows.
func TestSearchWithKeys(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/country/PAK?date=2025-07-03&lens=post")
	p.quiet()
	p.clickOn("#search")
	p.press("cote")
	awaits(p, "true", `probe.one("#search").getAttribute("aria-expanded")`)
	awaits(p, "Côte d’Ivoire", `probe.text("#" + probe.one("#search").getAttribute("aria-activedescendant") + " span")`)
	awaits(p, "Côte", `probe.text("#found mark")`)
	p.press(kb.Escape)
	awaits(p, "false", `probe.one("#search").getAttribute("aria-expanded")`)
	awaits(p, "PAK", `probe.one("#panel").dataset.country`) // Escape in the field closes its list and not the panel
	p.press(kb.Escape)
	awaits(p, "", `probe.one("#search").value`)
	p.press("RU")
	awaits(p, "Russia", `probe.text('#found [aria-selected="true"] span')`)
	p.press(kb.ArrowDown)
	awaits(p, true, `probe.text('#found [aria-selected="true"] span') !== "Russia"`)
	p.press(kb.ArrowUp)
	p.press(kb.Enter)
	awaits(p, "/country/RUS?date=2025-07-03&lens=post", address)
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	awaits(p, true, `document.activeElement.id === "panel" && probe.one("#found").hidden`)

	p.clickOn("#search")
	p.press("<b>x")
	awaits(p, 0, `probe.all("#found b").length`)
	p.press(kb.Enter) // nothing is found: the page of the search says so
	awaits(p, "/search?date=2025-07-03&lens=post&q=%3Cb%3Ex", address)
	awaits(p, "Search: <b>x", `probe.text("h1")`)
	const took = `(() => { const f = probe.one("#search"), t = performance.now(); f.value = "moscow"; f.dispatchEvent(new Event("input", { bubbles: true })); return performance.now() - t; })()`
	eval[float64](p, took)
	if ms := eval[float64](p, took); ms > 50 {
		t.Errorf("a key in the search field takes %.0f ms, want 50 at most", ms)
	}
}

// TestSearchWithAFinger taps an offer on a phone.
func TestSearchWithAFinger(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	p.visitReady("/method")
	p.tap(p.middle("#search"))
	awaits(p, "search", `document.activeElement.id`)
	p.press("tashk")
	awaits(p, "Uzbekistan", `probe.text("#found-0 span")`)
	if h := eval[float64](p, `probe.one("#found-0").getBoundingClientRect().height`); h < 44 {
		t.Errorf("an offer is %.0f px high, want 44", h)
	}
	p.tap(p.middle("#found-0"))
	awaits(p, "/country/UZB", `location.pathname`)
	awaits(p, "UZB", `probe.one("#panel")?.dataset.country ?? ""`)
}

// rowsOf is the number of rows under the header of a table.
func rowsOf(t *testing.T, table string) int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(rows) - 1
}

// TestRowsOffline: without a network the log's link makes a file with as many rows as are counted and shown, and that of the
// share page one of how every state stands, the same as the server makes.
func TestRowsOffline(t *testing.T) {
	s := serve(t)
	queries := []string{"?kind=recognition", "?bloc=sco&change=any", "?q=moscow&confidence=confirmed"}
	want := map[string]string{}
	for _, q := range queries {
		want[q] = s.get(t, "/events.csv"+q)
	}
	const through = "?country=RUS&date=2025-07-03&lens=envoy"
	standings := s.get(t, "/map.csv"+through)
	p := visited(t, s).unplugged(s)
	saved := p.downloads()
	for _, q := range queries {
		p.visitReady("/events" + q)
		p.clickOn("a.rows")
		got := string(saved(eval[string](p, `probe.one("a.rows").download`)))
		n := rowsOf(t, got)
		if got != want[q] || n == 0 || !strings.HasPrefix(got, relation.BOM) {
			t.Errorf("/events%s: the browser's table has %d rows, the server's %d, or they differ", q, n, rowsOf(t, want[q]))
		}
		awaits(p, n, `+probe.text("#count b")`)
		awaits(p, n, `probe.all(".log > li").length`)
	}
	p.visitReady("/share" + through)
	p.clickOn("a.rows")
	if got := string(saved(eval[string](p, `probe.one("a.rows").download`))); got != standings {
		t.Errorf("the browser's table of the map is %.100q…, want the server's, %.100q…", got, standings)
	}
	p.visitReady("/")
	p.clickOn("#search")
	p.press("qatar")
	awaits(p, "Qatar", `probe.text("#found-0 span")`)
	p.press(kb.Enter)
	awaits(p, "/country/QAT", `location.pathname`)
}

// TestFindWithoutScript asks for every page with a form or a link alone.
func TestFindWithoutScript(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	p.visit("/?date=2025-07-03")
	p.clickOn("#search")
	p.press("cote d'iv" + kb.Enter)
	p.arrived("/search?q=cote+d%27iv&date=2025-07-03")
	awaits(p, "/country/CIV?date=2025-07-03", `probe.one('[data-country="CIV"] a').getAttribute("href")`)
	p.visit("/events?kind=recognition&from=2021-08-15&q=&country=")
	awaits(p, true, `probe.all(".log > li").length === +probe.text("#count b")`)
	awaits(p, "/events.csv?kind=recognition&from=2021-08-15", `probe.one("a.rows").getAttribute("href")`)
	p.visit("/events?bloc=sco")
	p.clickOn(".filters summary")
	p.clickOn(".filters button")
	p.until("the form to be answered by the same rows", `location.search.includes("kind=-") && probe.text("#notice") === "" && probe.all(".log > li").length === +probe.text("#count b")`)
	p.visit("/groups")
	awaits(p, true, `probe.all("[data-group]").every((row) => { const n = probe.all("[data-count] a", row).map((a) => +a.textContent); return n[0] + n[1] + n[2] === n[3]; })`)
	p.clickOn(`[data-group="sco"] [data-count="recognized"] a`)
	p.arrived("/table?show=recognized&bloc=sco")
	awaits(p, "1", `probe.text("#count b")`)
	p.visit("/countries?c=RUS&c=CHN")
	awaits(p, 2, `probe.all("thead [data-country]").length`)
	p.clickOn(`[data-country="RUS"] .remove`)
	p.arrived("/countries?c=CHN")
	p.visit("/reciprocity?date=2025-07-03")
	awaits(p, true, `probe.all("[data-way]").map((h) => +probe.text(".count", h)).join() === [0, 1, 2].map((w) => { const e = probe.one('[data-way="' + w + '"]'); let n = e.nextElementSibling.nextElementSibling; return probe.all("tbody tr", n).length; }).join()`)
}

// TestFindForms: with the program the same forms lead to the same addresses without a new document.
func TestFindForms(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/countries?c=RUS")
	eval[bool](p, `(globalThis.same = true, probe.one('select[name="c"]').value = "CHN", true)`)
	p.clickOn(`.fields button`)
	awaits(p, "/countries?c=RUS,CHN", address)
	awaits(p, 2, `probe.all("thead [data-country]").length`)
	eval[bool](p, `(window.page.hear("link", "/events"), true)`)
	p.until("the log", `probe.one(".filters summary")`)
	p.clickOn(".filters summary")
	eval[bool](p, `(probe.one('select[name="bloc"]').value = "sco", probe.one('select[name="change"]').value = "any", true)`)
	p.clickOn(`.filters button`)
	awaits(p, "/events?change=any&bloc=sco", address)
	awaits(p, true, `globalThis.same && probe.all(".log > li").length === +probe.text("#count b")`)
	for _, path := range []string{"/groups?date=2025-07-03", "/reciprocity", "/countries?c=RUS,CHN", "/search?q=mali", "/events?q=moscow", "/table?bloc=oic"} {
		p.visitReady(path)
		same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, shared(t).get(t, path))
		for _, width := range []int64{320, 412, 768, 1280, 2560} {
			p.resize(width, 900)
			awaits(p, int(width), `innerWidth`)
			if got := eval[int](p, `document.scrollingElement.scrollWidth`); got > int(width) {
				t.Errorf("%s at %d px is %d px wide", path, width, got)
			}
		}
	}
}
