//go:build e2e

package e2e

import "testing"

// state is what a reader sees, in a line.
const state = `[location.pathname + location.search, probe.one("#panel")?.dataset.country ?? "", probe.text("#day") ?? "", probe.one("#map") ? probe.classOf("RUS") + " " + probe.classOf("SAU") : ""].join("; ")`

func TestBackForwardAndReload(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	seen := []string{"/?date=2025-07-03; ; 3 July 2025; recognized none"}
	awaits(p, seen[0], state)
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { p.click(p.spot("CHN")) }, "/country/CHN?date=2025-07-03; CHN; 3 July 2025; recognized none"},
		{func() { p.click(p.spot("RUS")) }, "/country/RUS?date=2025-07-03; RUS; 3 July 2025; recognized none"},
		{func() { p.clickOn(".eras a") }, "/country/RUS?date=1999-01-01; RUS; 1 January 1999; none recognized"},
		{func() { p.clickOn(`.site a[href^="/table"]`) }, "/table?date=1999-01-01; ; ; "},
		{func() { p.clickOn(`tbody a[href^="/country/RUS"]`) }, "/country/RUS?date=1999-01-01; RUS; 1 January 1999; none recognized"},
		{func() { p.clickOn("#panel .close") }, "/?date=1999-01-01; ; 1 January 1999; none recognized"},
	} {
		step.do()
		awaits(p, step.want, state)
		seen = append(seen, step.want)
	}
	for i := len(seen) - 2; i >= 0; i-- {
		eval[bool](p, `(history.back(), true)`)
		awaits(p, seen[i], state)
	}
	for _, want := range seen[1:3] {
		eval[bool](p, `(history.forward(), true)`)
		awaits(p, want, state)
	}
	p.visitReady(eval[string](p, `location.pathname + location.search`))
	awaits(p, seen[2], state)
}

// TestBackFindsThePlaceInAPage leaves a long page by a row far down, and finds that row again where it was.
func TestBackFindsThePlaceInAPage(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	p.clickOn(`.site a[href^="/table"]`)
	p.until("the whole table", `probe.one('tbody a[href^="/country/ZWE"]')`)
	awaits(p, 0, `scrollY`)
	eval[bool](p, `(probe.one('tbody a[href^="/country/ZWE"]').scrollIntoView({ block: "center" }), true)`)
	depth := eval[int](p, `Math.round(scrollY)`)
	if depth < 1000 {
		t.Fatalf("the row is only %d pixels down", depth)
	}
	p.clickOn(`tbody a[href^="/country/ZWE"]`)
	awaits(p, "ZWE 0", `probe.one("#panel")?.dataset.country + " " + scrollY`)
	p.until("the page's own title", `document.title.includes("Zimbabwe")`)
	eval[bool](p, `(history.back(), true)`)
	awaits(p, depth, `Math.round(scrollY)`)
	awaits(p, "/table?date=2025-07-03", `location.pathname + location.search`)
	eval[bool](p, `(scrollTo(0, 200), history.forward(), true)`) // before its event comes
	awaits(p, "ZWE 0", `probe.one("#panel")?.dataset.country + " " + scrollY`)
	eval[bool](p, `(history.back(), true)`)
	awaits(p, 200, `scrollY`)
	p.clickOn(`.site a[href^="/method"]`) // a link goes to the top, wherever that page was left before
	awaits(p, "/method?date=2025-07-03 0", `location.pathname + location.search + " " + scrollY`)
	p.clickOn(`.site a[href^="/table"]`)
	awaits(p, "/table?date=2025-07-03 0", `location.pathname + location.search + " " + scrollY`)

	// With other documents between, the browser remembers by itself.
	p.heard()
	p.wheel(point{640, 600}, 300) // by hand: what a script scrolls after Back a browser need not remember
	awaits(p, 300, `scrollY`)
	eval[bool](p, `(probe.one('.site a[href^="/about"]').click(), true)`) // from where the page is
	awaits(p, "/about?date=2025-07-03 0", `location.pathname + location.search + " " + scrollY`)
	p.visitReady("/method")
	eval[bool](p, `(history.go(-2), true)`)
	awaits(p, "/table?date=2025-07-03 300", `location.pathname + location.search + " " + scrollY`)
	p.ready()
	eval[bool](p, `(location.reload(), true)`)
	p.arrived("/table?date=2025-07-03")
	p.ready()
	awaits(p, 300, `scrollY`)
}

// TestLinksBetweenPages walks through the site without leaving the document, and compares each page with the server's.
// TestCanonicalFollows: what a browser's own Share hands on is the page that is shown.
func TestCanonicalFollows(t *testing.T) {
	s := serve(t, "-base", "https://map.example")
	p := open(t, s, look{})
	const canonical = `probe.one("link[rel=canonical]").href`
	p.visitReady("/country/RUS")
	awaits(p, "https://map.example/country/RUS", canonical)
	p.click(p.spot("CHN"))
	awaits(p, s.origin+"/country/CHN", canonical)
	p.clickOn(`.masthead a[href="/table"]`)
	awaits(p, s.origin+"/table", canonical)
}

func TestLinksBetweenPages(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/table?date=2024-02-01")
	p.quiet()
	eval[bool](p, `(globalThis.here = true)`)
	for _, link := range []string{
		`.site a[href^="/events"]`, `.log .headline`, `.crumbs a`, `.site a[href^="/afghanistan"]`, `.site a[href^="/method"]`,
		`.site a[href^="/about"]`, `.foot a[href^="/about/borders"]`, `.site a[href^="/table"]`, `thead a[href*="sort=since"]`,
		`.site a[href^="/?"]`, `#map-note a[href^="/table"]`, `tbody a[href^="/country/RUS"]`, `#panel .facts a`,
	} {
		to := eval[string](p, `(s) => { const u = new URL(probe.one(s).href); return u.pathname + u.search; }`, link)
		eval[bool](p, `(s) => (probe.one(s).click(), true)`, link)
		awaits(p, to, `location.pathname + location.search`)
		same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, to))
		if eval[float64](p, `scrollY`) != 0 {
			t.Errorf("%s opens scrolled", to)
		}
	}
	if !eval[bool](p, `globalThis.here === true`) {
		t.Error("the document was left on the way")
	}
}
