//go:build e2e

package e2e

import (
	_ "embed"
	"testing"
)

// addresses are pages of each kind, some on other days.
var addresses = []string{
	"/", "/?date=2025-07-03", "/country/RUS", "/country/PAK?date=1999-01-01", "/country/FLK", "/country/AFG", "/country/TWN",
	"/table", "/table?sort=since&date=2024-02-01", "/events", "/events?year=1999", "/events/2025-07-03-rus-recognition",
	"/afghanistan", "/method", "/about", "/about/borders",
}

// measureShifts adds up every layout shift of a page and remembers what moved.
//
//go:embed testdata/shifts.js
var measureShifts string

// settled is the layout shift of a load below which nothing has moved that anyone could see: a document may be painted
// when half a line of it has been read.
const settled = 0.001

// rememberDocument keeps what the server wrote before any other script has touched it.
const rememberDocument = `document.addEventListener("DOMContentLoaded", () => {
	const app = document.getElementById("app");
	globalThis.first = { title: document.title, html: app.outerHTML, elements: [document.body, app, ...app.querySelectorAll("*")] };
});`

// TestTakeoverChangesNoPixelOfTheMap: but for names, which the program alone places, it leaves the map as it is painted.
func TestTakeoverChangesNoPixelOfTheMap(t *testing.T) {
	p := open(t, shared(t), look{before: measureShifts})
	for _, test := range []struct {
		name, path string
		look       look
		click      string // country opened before the program comes
		tolerance  int    // of a colour's parts, of 255: a map painted in pieces has edges smoothed differently at their seams
	}{
		{"wide", "/?names=off", look{width: 1280, height: 800}, "", 0},
		{"wide and dark with a country", "/country/RUS?date=2025-07-03&names=off", look{width: 1280, height: 800, dark: true}, "", 0},
		{"wide after a click", "/?names=off", look{width: 1280, height: 800}, "CHN", 16},
		{"narrow", "/?date=1999-01-01&names=off", look{width: 412, height: 915}, "", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGate(t, shared(t))
			release := g.hold(".wasm")
			p.turn(g.server)
			p.resize(test.look.width, test.look.height)
			p.colours(test.look.dark)
			p.visit(test.path)
			if test.click != "" {
				p.click(p.spot(test.click))
				p.until("the rest of the entry", `probe.one("#panel[data-country=`+test.click+`] .events")`)
				p.move(p.middle("h1"))
			}
			eval[bool](p, `probe.frames(2).then(() => { shift = 0; return probe.watch(); })`)
			before := p.picture()
			release()
			p.quiet()
			if touched := eval[[]string](p, `seen()`); len(touched) > 0 {
				t.Errorf("the takeover touches %q on the map", touched)
			}
			if n := differing(t, before, p.picture(), test.tolerance); n > 0 {
				t.Errorf("%d pixels of the map changed", n)
			}
			if shift := eval[float64](p, `shift`); shift != 0 {
				t.Errorf("layout shift = %v, want 0: %s", shift, eval[string](p, `moved.join()`))
			}
		})
	}
}

// TestTakeoverKeepsTheDocument checks that the program draws what stands there already: afterwards every element is the
// same one and says the same, on a first visit and on those after it.
func TestTakeoverKeepsTheDocument(t *testing.T) {
	p := open(t, shared(t), look{before: measureShifts + rememberDocument})
	for _, path := range addresses {
		p.visit(path)
		p.quiet()
		for _, lost := range eval[[]string](p, `first.elements.filter((e) => !e.isConnected).map((e) => e.outerHTML.slice(0, 200))`) {
			t.Errorf("%s: the takeover removed %s", path, lost)
		}
		// The names on the map are the program's own: one element at the drawing's end.
		eval[bool](p, `(probe.one("#map > #names:last-child")?.remove(), true)`)
		if html := eval[string](p, `probe.one("#app").outerHTML`); html != eval[string](p, `first.html`) {
			t.Errorf("%s: the takeover changed the document: %s", path, firstDifference(eval[string](p, `first.html`), html))
		}
		if before, after := eval[string](p, `first.title`), eval[string](p, `document.title`); before != after {
			t.Errorf("%s: the title was %q and is %q", path, before, after)
		}
		if shift := eval[float64](p, `shift`); shift > settled {
			t.Errorf("%s: layout shift = %v: %s", path, shift, eval[string](p, `moved.join()`))
		}
	}
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-80)
	return "\n" + a[from:min(len(a), i+120)] + "\nbecame\n" + b[from:min(len(b), i+120)]
}

// TestTheProgramKeepsOutOfTheWay: nothing of it runs, or is fetched, in the page itself.
func TestTheProgramKeepsOutOfTheWay(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/country/RUS")
	p.quiet()
	awaits(p, "undefined", `typeof Go`)
	awaits(p, 0, `performance.getEntriesByType("resource").filter((e) => /wasm/.test(e.name)).length`)
}
