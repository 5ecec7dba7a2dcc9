//go:build e2e

package e2e

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"recognitionmap/geodata/relation"
)

// number is a day as the slider counts.
func number(t *testing.T, day string) int {
	t.Helper()
	d, err := relation.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	return int(d)
}

// TestSliderTouchesOnlyWhatChanges compares what the slider changes on the map with what differs between the server's
// pages of the two days.
func TestSliderTouchesOnlyWhatChanges(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/?date=2025-07-03")
	p.quiet()
	from := "2025-07-03"
	for _, to := range []string{"2025-07-02", "2024-01-31", "2024-01-30", "2021-08-15", "2025-07-03"} {
		before, after := s.get(t, "/?date="+from), s.get(t, "/?date="+to)
		want := eval[[]string](p, `(a, b) => probe.changes(probe.shown(probe.parse(a)), probe.shown(probe.parse(b)))`, before, after)
		eval[bool](p, `probe.watch()`)
		p.slide(number(t, to))
		same(p, `probe.text("#day", probe.parse(html))`, `probe.text("#day")`, after)
		if got := eval[[]string](p, `seen()`); !slices.Equal(got, want) {
			t.Errorf("from %s to %s the slider touches\n%q, want\n%q", from, to, got, want)
		}
		same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, after)
		for _, selector := range []string{"h1", "#legend", "#panel"} {
			js := `probe.text(` + "`" + selector + "`"
			same(p, js+`, probe.parse(html))`, js+`)`, after)
		}
		awaits(p, "/?date="+to, `location.pathname + location.search`)
		awaits(p, true, `probe.one("#date").getAttribute("aria-valuetext") === probe.text("#day") && probe.one("#pick").value === "`+to+`"`)
		from = to
	}
}

func TestSliderOnTheLastDay(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	last := eval[int](p, `+probe.one("#date").max`)
	if got, want := eval[string](p, `document.documentElement.dataset.today ?? probe.one("#pick").max`), relation.Day(last).String(); got != want {
		t.Errorf("the page's today is %s, the slider ends on %s", got, want)
	}
	p.slide(last)
	awaits(p, "/", `location.pathname + location.search`)
	awaits(p, relation.Day(last).Long(), `probe.text("#day")`)
	p.slide(last - 1)
	awaits(p, "/?date="+relation.Day(last-1).String(), `location.pathname + location.search`)
}

func TestSliderByKeyboard(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/country/RUS?date=2025-07-03")
	eval[bool](p, `(probe.one("#date").focus(), true)`)
	p.press(kb.ArrowLeft) // to the change before
	awaits(p, "/country/RUS?date=2025-06-25", `location.pathname + location.search`)
	awaits(p, "none", `probe.classOf("RUS")`)
	awaits(p, true, `probe.text("#panel-class").startsWith("None")`)
	p.press(kb.ArrowRight)
	awaits(p, "recognized", `probe.classOf("RUS")`)
	awaits(p, "/country/RUS?date=2025-07-03", `location.pathname + location.search`)
	p.press(kb.Home)
	awaits(p, "15 August 2021", `probe.text("#day")`)
	awaits(p, "/country/RUS?date=2021-08-15", `location.pathname + location.search`)
	awaits(p, 0, `probe.counts(document, "#map", "ambassador")`)
	awaits(p, true, `document.activeElement === probe.one("#date")`)
}

func TestStepsErasAndForm(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visitReady("/country/SAU?date=2025-07-03")
	follow := func(selector string) {
		t.Helper()
		to := eval[string](p, `(s) => { const u = new URL(probe.one(s).href); return u.pathname + u.search; }`, selector)
		p.clickOn(selector)
		awaits(p, to, `location.pathname + location.search`)
		same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, s.get(t, to))
		same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, to))
	}
	follow("a.step:first-of-type")
	follow(`.eras a:first-of-type`) // the first Emirate
	awaits(p, "recognized", `probe.classOf("SAU")`)
	awaits(p, number(t, "1996-01-01"), `+probe.one("#date").min`)
	follow("a.step:last-of-type")
	follow(`.eras a:last-of-type`)
	eval[bool](p, `(probe.one("#pick").value = "2024-02-01", true)`)
	p.clickOn(".time .pick button")
	awaits(p, "/country/SAU?date=2024-02-01", `location.pathname + location.search`)
	awaits(p, number(t, "2024-02-01"), `probe.one("#date").valueAsNumber`)
	same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, s.get(t, "/country/SAU?date=2024-02-01"))
}

// TestReported: a class that rests on one report is told from others on the map, in the legend, on the slider and in the
// table, before and after the program has come.
func TestReported(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, visit := range []func(string){p.visit, p.visitReady} {
		visit("/?date=2025-07-03")
		awaits(p, `TUR: Turkey: Ambassador sent, not confirmed, url("#p-reported"); legend 1; dashed 4px, 2px`, `(() => {
			const of = probe.all("#map [data-reported]").map((g) => g.dataset.country + ": " + g.ariaLabel + ", " + getComputedStyle(g).fill);
			const tick = probe.all(".tick.reported").map((e) => getComputedStyle(e).strokeDasharray);
			return [...of, "legend " + probe.text("#legend [data-pattern=reported] .count"), "dashed " + tick].join("; ");
		})()`)
	}
	p.clickOn(`#legend [data-word=reported]`)
	awaits(p, "reported", `probe.one("#map").dataset.show ?? ""`)
	awaits(p, "1 0.18", `["TUR", "CHN"].map((c) => getComputedStyle(probe.one("path", probe.place(c))).fillOpacity).join(" ")`)
	p.visitReady("/?date=2025-06-24")
	awaits(p, 0, `probe.all("[data-reported], [data-pattern=reported]:not([hidden])").length`)
	p.visitReady("/table?date=2025-07-03")
	awaits(p, "Ambassador sent, not confirmed", `probe.text("tr[data-country=TUR] .status")`)
}
