//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestFirstRowIsOnTheFirstScreen looks at the table, its rows cards where there is no room for columns, from a small
// phone up: the first row is whole in the window, and nothing is wider than that.
func TestFirstRowIsOnTheFirstScreen(t *testing.T) {
	for _, touch := range []bool{true, false} {
		sizes := [][2]int64{{1280, 800}, {1920, 1080}}
		if touch {
			sizes = [][2]int64{{360, 640}, {412, 823}, {823, 412}, {768, 1024}}
		}
		p := open(t, shared(t), look{touch: touch})
		for _, path := range []string{"/events", "/table", "/table?date=1999-01-01", "/table?lens=post", "/table?sort=name", "/table?date=2025-07-03"} {
			p.visitReady(path)
			for _, size := range sizes {
				p.resize(size[0], size[1])
				awaits(p, size, `[innerWidth, innerHeight]`)
				got := eval[[]float64](p, `[probe.one("tbody tr, .log .headline").getBoundingClientRect().bottom, document.scrollingElement.scrollWidth]`)
				if got[0] > float64(size[1]) || got[1] > float64(size[0]) {
					t.Errorf("%s at %d x %d: the first row ends at %.0f, the page is %.0f wide", path, size[0], size[1], got[0], got[1])
				}
				if size[0] > 960 || path != "/table?date=2025-07-03" {
					continue
				}
				if got := eval[int](p, `probe.all(".standings:not(.held) :is(.unknown, thead)").filter((e) => e.getClientRects().length).length`); got != 0 {
					t.Errorf("at %d px cards show %d things that are unknown", size[0], got)
				}
			}
		}
		awaits(p, "RUS", `probe.one("tbody tr").dataset.country`)
	}
}

// TestTableNarrowsWithEveryLetter types into the table's field: rows and their number follow, the field keeps what is
// typed, the address follows without a step of the history, and a reload shows the same.
func TestTableNarrowsWithEveryLetter(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/table?date=2025-07-03")
	p.quiet()
	const shown = `probe.all("tbody tr").map((r) => r.dataset.country).join()`
	steps := eval[int](p, `history.length`)
	p.clickOn(".narrow input")
	for _, step := range []struct{ keys, address, count, field string }{
		{"u", "/table?date=2025-07-03&q=u", "", "u"},
		{"n", "/table?date=2025-07-03&q=un", "", "un"},
		{"ited ", "/table?date=2025-07-03&q=united", "3 of 194 counted states, and 1 besides", "united "},
		{"a", "/table?date=2025-07-03&q=united+a", "1 of 194 counted states", "united a"},
	} {
		p.press(step.keys)
		awaits(p, step.address, address)
		awaits(p, step.field, `probe.one(".narrow input").value`)
		if step.count != "" {
			awaits(p, step.count, `probe.text("#count")`)
		}
		awaits(p, true, `probe.all("tbody tr[data-class]:not([data-class=na])").length === +probe.text("#count b")`)
	}
	awaits(p, "ARE", shown)
	awaits(p, "status", `probe.one("#count").getAttribute("role")`)
	if got := eval[int](p, `history.length`); got != steps {
		t.Errorf("the letters made %d steps of the history", got-steps)
	}
	p.press(" nowhere")
	awaits(p, "", shown)
	awaits(p, "/table?date=2025-07-03", `probe.one("#none a").getAttribute("href")`)
	p.clickOn("#none a")
	awaits(p, 194, `probe.all("tbody tr[data-class]:not([data-class=na])").length`)

	plain := open(t, shared(t), look{noScript: true})
	plain.visit("/table?sort=name&bloc=sco")
	plain.clickOn(".narrow input")
	plain.press("stan" + kb.Enter)
	plain.arrived("/table?q=stan&sort=name&bloc=sco")
	awaits(plain, "KAZ,KGZ,PAK,TJK,UZB", shown)
	awaits(plain, "stan", `probe.one(".narrow input").value`)
}

// TestRowsAreTargets clicks where a row has no link, and looks for the head that stays. What a row's colour is stands in it.
func TestRowsAreTargets(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/table?date=2025-07-03")
	p.quiet()
	awaits(p, "", `probe.all(".standings tbody tr").filter((row) => { const r = row.getBoundingClientRect(), s = probe.one(".swatch", row).getBoundingClientRect(); return !(s.left >= r.left && s.right < r.right && s.top > r.top && s.bottom < r.top + 32); }).map((row) => row.dataset.country).join()`)
	awaits(p, false, `!!document.elementFromPoint(640, 90).closest("tr")`)
	eval[bool](p, `(scrollTo(0, document.body.scrollHeight), true)`)
	awaits(p, false, `(({ x, y }) => !!document.elementFromPoint(x + 4, y + 4).closest("tr"))(probe.one(".foot a").getBoundingClientRect())`)
	eval[bool](p, `(scrollTo(0, 2000), true)`)
	awaits(p, true, `Math.abs(probe.one("thead th").getBoundingClientRect().top) < 1`)
	awaits(p, true, `(({ x, y }) => !!document.elementFromPoint(x + 4, y + 8).closest("thead"))(probe.one("thead th").getBoundingClientRect())`)
	eval[bool](p, `(probe.one('tr[data-country="GRL"]').scrollIntoView({ block: "center" }), true)`)
	p.clickOn(`tr[data-country="GRL"] td a`)
	awaits(p, "/country/DNK?date=2025-07-03", address)
	p.visitReady("/table?date=2025-07-03")
	p.clickOn(`tr[data-country="CHN"] td:last-child`)
	awaits(p, "/country/CHN?date=2025-07-03", address)
}

// TestLogOpensOnChangesOfStanding: the log says how much it leaves out, leads to it, and groups what it shows by month.
func TestLogOpensOnChangesOfStanding(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	p.visit("/events")
	awaits(p, "Changes of standing", `probe.text("h1")`)
	awaits(p, true, `probe.all(".log > li").length === +probe.text("#count b") && !probe.one(".log [data-kind=statement], .log [data-kind=visit]")`)
	awaits(p, true, `(([shown, all]) => probe.text(".lead").includes("Not shown: " + (all - shown) + " others"))(probe.text("#count").match(/[0-9]+/g).map(Number))`)
	awaits(p, true, `probe.all("h2.month").every((h) => h.nextElementSibling.matches(".log") && probe.all("time", h.nextElementSibling).every((t) => t.textContent.endsWith(h.textContent)))`)
	awaits(p, "/events.csv?change=standing", `probe.one("a.rows").getAttribute("href")`)
	p.clickOn(".lead a")
	p.until("a year with all kinds", `location.search.startsWith("?year=") && probe.one(".log [data-kind=statement]")`)
	p.visit("/events?year=2021")
	awaits(p, "Events of 2021", `probe.text("h1")`)
}

// TestPagesSpeakForThemselves: the head of a page of a day, of two days and of an event is about these, and the way home
// stands over every page.
func TestPagesSpeakForThemselves(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	for _, test := range []struct{ path, title, said string }{
		{"/?date=1999-01-01", "A map, as of 1 January 1999", "On 1 January 1999 three states recognize"},
		{"/table?date=2025-07-03", "on 3 July 2025", "On 3 July 2025 one state recognizes"},
		{"/compare?from=2025-07-02&to=2025-07-03", "from 2 July 2025 to 3 July 2025", "One counted state changed class"},
		{"/events/2025-07-03-rus-recognition", "Russia", "Russia, 3 July 2025, recognition. "},
		{"/events?year=2021", "Events of 2021", "events of 2021 on record"},
		{"/countries?c=RUS,CHN&date=2025-07-03", "on 3 July 2025", "Russia: Recognized since 3 July 2025"},
		{"/method", "Method", "No colour is set by hand"},
	} {
		p.visit(test.path)
		for _, name := range []string{`meta[name="description"]`, `meta[property="og:description"]`} {
			if !eval[bool](p, `(name, said) => probe.one(name).content.includes(said)`, name, test.said) {
				t.Errorf("%s: %s is %q, want %q in it", test.path, name, eval[string](p, `(name) => probe.one(name).content`, name), test.said)
			}
		}
		if !eval[bool](p, `(title) => document.title.includes(title) && probe.one('meta[property="og:title"]').content === document.title`, test.title) {
			t.Errorf("%s has the title %q, want %q in it", test.path, eval[string](p, `document.title`), test.title)
		}
		awaits(p, "Recognition Map /", `probe.text(".brand a") + " " + probe.one(".brand a").getAttribute("href")`)
		awaits(p, 1, `probe.all("h1").length`)
	}
	p.visit("/")
	awaits(p, true, `probe.text(".brand").includes("Ties with the Taliban: where every country stands")`)
	p.visit("/country/RUS")
	awaits(p, "24 November 2026", `probe.text(".brand span")`)
	awaits(p, false, `probe.one(".brand span").checkVisibility()`) // the sentence beside it has the day
}
