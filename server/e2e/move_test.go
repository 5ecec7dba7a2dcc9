//go:build e2e

package e2e

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// window is the part of the world that the map shows, in its own units.
type window struct{ X, Y, W, H float64 }

func (p *page) window() window {
	p.Helper()
	return eval[window](p, `(({ x, y, width, height }) => ({ X: x, Y: y, W: width, H: height }))(probe.one("#map").viewBox.baseVal)`)
}

// still waits until nothing moves.
func (p *page) still() {
	p.Helper()
	p.until("the map to rest", `!move.busy() && !("moving" in document.documentElement.dataset)`)
}

// wheel turns the wheel of the mouse by pixels, with keys held down.
func (p *page) wheel(at point, by float64, keys ...key) {
	p.Helper()
	var held int64
	for _, k := range keys {
		held |= int64(k)
	}
	p.move(at)
	send(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: "mouseWheel", X: at.X, Y: at.Y, DeltaX: 1e-9, DeltaY: by, Modifiers: held})
}

// drag moves the mouse from one point to another with its left button held.
func (p *page) drag(from, to point) {
	p.Helper()
	p.move(from)
	event := func(kind input.DispatchMouseEventType, at point, held int64) {
		send(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: "left", Buttons: held, ClickCount: 1})
	}
	event("mousePressed", from, 1)
	for i := 1.; i <= 5; i++ {
		event("mouseMoved", point{from.X + (to.X-from.X)*i/5, from.Y + (to.Y-from.Y)*i/5}, 1)
	}
	if under, err := evaluate[bool](p, `(x, y) => probe.at(x, y) !== null`, to.X, to.Y); err != nil || under {
		p.Errorf("while the map moves, a place of it is hit (%v)", err)
	}
	if tip, err := evaluate[string](p, `probe.one("#tip") ? getComputedStyle(probe.one("#tip")).visibility : "none"`); err != nil || tip == "visible" {
		p.Errorf("while the map moves, its label is %s (%v)", tip, err)
	}
	event("mouseReleased", to, 0)
}

// fingers moves fingers from their first to their last places in steps.
func (p *page) fingers(from, to []point) {
	p.Helper()
	event := func(kind input.DispatchTouchEventType, at []point) {
		touches := []*input.TouchPoint{}
		for i, f := range at {
			id := float64(i)
			touches = append(touches, &input.TouchPoint{X: f.X, Y: f.Y, ID: &id})
		}
		send(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: touches})
	}
	event("touchStart", from)
	for i := 1.; i <= 8; i++ {
		var at []point
		for k := range from {
			at = append(at, point{from[k].X + (to[k].X-from[k].X)*i/8, from[k].Y + (to[k].Y-from[k].Y)*i/8})
		}
		event("touchMove", at)
	}
	event("touchEnd", nil)
}

const movedTo = `location.pathname + location.search`

func TestMouseMovesTheMap(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	steps := eval[int](p, `history.length`)
	at := p.spot("DZA")

	p.wheel(at, -100, 2) // Ctrl
	p.still()
	in := p.window()
	if in.W >= 4000 {
		t.Fatalf("Ctrl and the wheel show %+v", in)
	}
	if now := p.spot("DZA"); math.Abs(eval[float64](p, `(x, y) => { const u = new DOMPoint(x, y).matrixTransform(probe.one("#map").getScreenCTM().inverse()); return u.x }`, at.X, at.Y)-2000) > 600 {
		t.Errorf("what was under the pointer moved away: %v", now)
	}
	p.until("the window in the address", `/[?]at=-?[\d.]+,-?[\d.]+,[\d.]+$/.test(location.search)`)

	p.drag(at, point{at.X - 150, at.Y - 40})
	p.still()
	dragged := p.window()
	if eval[bool](p, `getComputedStyle(probe.one("#cover")).pointerEvents === "all"`) {
		t.Error("a map at rest is still covered")
	}
	if dragged.W != in.W || dragged.X <= in.X+50 || dragged.Y <= in.Y {
		t.Errorf("dragged from %+v to %+v", in, dragged)
	}
	awaits(p, "", `probe.one("#panel").dataset.country ?? ""`) // the click at the end of a drag opens nothing

	for _, kind := range []input.DispatchMouseEventType{"mousePressed", "mouseReleased"} {
		send(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: "left", ClickCount: 2})
	}
	p.still()
	if double := p.window(); double.W >= dragged.W {
		t.Errorf("a double click shows %+v, before %+v", double, dragged)
	}
	if n := eval[int](p, `history.length`); n > steps+1 { // the double click opens a country, which is a step
		t.Errorf("moving made %d steps in the history", n-steps)
	}
}

// TestNotchOfTheWheel holds Ctrl down as a hand does: three notches of 120 are a factor of e^.72, spread over frames, and
// with reduced motion in one; without a hand the same wheel is a touchpad's pinch, which says the factor itself.
func TestNotchOfTheWheel(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, test := range []struct {
		name       string
		held, calm bool
		factor     float64
	}{{"pinch", false, false, math.Exp(.5)}, {"notches", true, false, math.Exp(.72)}, {"notches without motion", true, true, math.Exp(.72)}} {
		motion := "no-preference"
		if test.calm {
			motion = "reduce"
		}
		p.media("prefers-reduced-motion", motion)
		p.visitReady("/")
		p.until("the mover", `window.move && move.take`)
		eval[bool](p, `(globalThis.steps = 0, new MutationObserver((all) => (steps += all.length)).observe(probe.one("#map"), { attributeFilter: ["style"] }), true)`)
		ctrl := func(kind input.DispatchKeyEventType, held int64) {
			if test.held {
				send(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Control", Code: "ControlLeft", WindowsVirtualKeyCode: 17, Modifiers: held})
			}
		}
		ctrl("rawKeyDown", 2)
		for i := 0; i < 3 && (test.held || i == 0); i++ {
			p.wheel(p.middle("#map"), -120, 2)
		}
		p.until("a smaller window", `move.window && move.window[2] < 4000`)
		p.still()
		ctrl("keyUp", 0)
		if got := 4000 / p.window().W; math.Abs(got/test.factor-1) > .01 {
			t.Errorf("%s zoom by %.3f, want %.3f", test.name, got, test.factor)
		}
		if steps := eval[int](p, `steps`); test.held && !test.calm && steps < 8 {
			t.Errorf("%s come in %d steps", test.name, steps)
		}
	}
}

// TestThePageScrolls: a plain wheel and one finger are the page's, and one hint says so.
func TestThePageScrolls(t *testing.T) {
	for _, test := range []struct {
		name string
		look look
		move func(p *page)
		hint string
	}{
		{"wheel", look{width: 800, height: 600}, func(p *page) { p.wheel(p.spot("DZA"), 120) }, "Ctrl"},
		{"finger", look{width: 412, height: 700, touch: true}, func(p *page) {
			at := p.spot("DZA")
			p.fingers([]point{at}, []point{{at.X, at.Y - 90}})
		}, "two fingers"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := open(t, shared(t), test.look)
			p.visitReady("/")
			p.until("the mover", `window.move && move.take`)
			test.move(p)
			p.until("the page to scroll", `scrollY > 20`)
			if w := p.window(); w.W != 4000 {
				t.Errorf("the map shows %+v", w)
			}
			p.until("the hint", `probe.one("#map-hint")`)
			if got := eval[string](p, `probe.text("#map-hint")`); !strings.Contains(got, test.hint) {
				t.Errorf("the hint is %q, want word of %s", got, test.hint)
			}
			p.until("the hint to go", `!probe.one("#map-hint")`)
			eval[bool](p, `(scrollTo(0, 0), true)`)
			test.move(p)
			p.until("the page to scroll again", `scrollY > 20`)
			if eval[bool](p, `!!probe.one("#map-hint")`) {
				t.Error("the hint comes twice in a visit")
			}
		})
	}
}

func TestTwoFingersMoveTheMap(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 800, touch: true})
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	c := p.middle("#map")
	// The end of two taps on two places, the second of which came down before the mover had.
	eval[bool](p, `(at) => probe.one("#map").dispatchEvent(new MouseEvent("dblclick", { clientX: at.X, clientY: at.Y, bubbles: true, cancelable: true }))`, c)
	p.still()
	if now := p.window(); now.W != 4000 {
		t.Fatalf("two taps from before the mover zoom to %+v", now)
	}
	p.fingers([]point{{c.X - 30, c.Y}, {c.X + 30, c.Y}}, []point{{c.X - 120, c.Y}, {c.X + 120, c.Y}})
	p.still()
	in := p.window()
	if in.W > 1500 || in.W < 700 {
		t.Fatalf("fingers four times as far apart show %+v", in)
	}
	p.fingers([]point{{c.X - 40, c.Y}, {c.X + 40, c.Y}}, []point{{c.X - 100, c.Y - 30}, {c.X - 20, c.Y - 30}})
	p.still()
	moved := p.window()
	if math.Abs(moved.W-in.W) > in.W/50 || moved.X <= in.X || moved.Y <= in.Y {
		t.Errorf("two fingers took the map from %+v to %+v", in, moved)
	}
	if y := eval[float64](p, `scrollY`); y != 0 {
		t.Errorf("the page scrolled to %v", y)
	}
	sea := eval[point](p, `probe.sea(3)`)
	for range 20 { // on a busy machine two taps may be too far apart in time to be one
		p.tap(sea)
		p.tap(sea)
		p.still()
		if p.window().W < moved.W*.9 {
			return
		}
	}
	t.Error("a double tap does not zoom in")
}

// TestRegions: links that work without a script, drawn alike by the server and the program.
func TestRegions(t *testing.T) {
	s := shared(t)
	bare := open(t, s, look{noScript: true})
	bare.visit("/")
	bare.clickOn("#move summary")
	bare.clickOn(`#move a[href="/?at=gulf"]`)
	bare.arrived("/?at=gulf")
	gulf := bare.window()
	if gulf.W > 2000 || gulf.W < 330 {
		t.Fatalf("the Gulf is shown as %+v", gulf)
	}

	p := open(t, s, look{})
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	p.clickOn("#move summary")
	p.clickOn(`#move a[href="/?at=gulf"]`)
	awaits(p, "/?at=gulf", movedTo)
	p.until("the Gulf", `probe.one("#map").viewBox.baseVal.width < 2000`)
	if got := p.window(); got != gulf {
		t.Errorf("the program shows the Gulf as %+v, the server as %+v", got, gulf)
	}
	p.clickOn(`#move [data-move="in"]`)
	p.still()
	p.until("the window in the address", `location.search.startsWith("?at=") && location.search !== "?at=gulf"`)
	to, shown := eval[string](p, movedTo), p.window()
	again := open(t, s, look{noScript: true})
	again.visit(to)
	if got := again.window(); math.Abs(got.X-shown.X) > 2 || math.Abs(got.Y-shown.Y) > 2 || math.Abs(got.W-shown.W) > shown.W/100 {
		t.Errorf("%s is drawn by the server as %+v, and was %+v", to, got, shown)
	}
	eval[bool](p, `(history.back(), true)`)
	awaits(p, "/", movedTo)
	awaits(p, 4000., `probe.one("#map").viewBox.baseVal.width`)
	p.visit("/?at=atlantis")
	if got := eval[string](p, `probe.text("#notice")`); !strings.Contains(got, "at=atlantis") {
		t.Errorf("a region that is none gives the notice %q", got)
	}
}

// TestChosenByNameComesIntoView: from a list it takes 20 to 60 hundredths of the view; from the map it stays.
func TestChosenByNameComesIntoView(t *testing.T) {
	for _, l := range []look{{}, {width: 412, height: 800, touch: true}} {
		p := open(t, shared(t), l)
		p.visitReady("/table")
		for _, code := range []string{"UZB", "NPL", "PRY"} {
			eval[bool](p, `(code) => { const a = probe.one('main table a[href="/country/' + code + '"]'); a.scrollIntoView({ block: "center", behavior: "instant" }); a.click(); return true }`, code)
			p.until(code+" in the address with its window", `location.pathname === "/country/`+code+`" && location.search.startsWith("?at=")`)
			p.until(code+" to take a good part of the view", `(() => {
				const b = probe.one("path", probe.place("`+code+`")).getBBox(), v = probe.one("#map").viewBox.baseVal;
				const share = Math.max(b.width / v.width, b.height / v.height), host = probe.box("#map-host"), panel = probe.box("#panel");
				const r = probe.one("path", probe.place("`+code+`")).getBoundingClientRect();
				const covered = innerWidth <= 960 && r.bottom > panel.y - scrollY;
				return share >= .2 && share <= .6 && r.top >= 0 && !covered;
			})()`)
			p.slide(eval[int](p, `+probe.one("#date").value - 400`))
			p.until("the day in the address", `location.search.includes("date=")`)
			awaits(p, code, `probe.one("#panel").dataset.country ?? ""`)
			eval[bool](p, `(history.go(-1), true)`)
			awaits(p, "/table", `location.pathname`)
			p.until("the table", `probe.one("main table a[href^='/country/']")`)
		}
	}
	p := open(t, shared(t), look{})
	p.visitReady("/")
	p.click(p.spot("KAZ"))
	awaits(p, "/country/KAZ", movedTo)
	if w := p.window(); w.W != 4000 {
		t.Errorf("a click on the map moves it to %+v", w)
	}
}

// TestDetailIsFetchedOnce: from a zoom of three the places in view are drawn in detail, and as before when it is left.
func TestDetailIsFetchedOnce(t *testing.T) {
	g := newGate(t, shared(t))
	fetched := g.count("data/detail")
	p := open(t, g.server, look{})
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	outline := `probe.one("path", probe.place("GRC")).getAttribute("d")`
	coarse := eval[string](p, outline)
	if n := fetched.Load(); n != 0 {
		t.Errorf("detail is fetched %d times before it is wanted", n)
	}
	for range 2 {
		eval[bool](p, `(probe.one('#move a[href="/?at=europe"]').click(), true)`)
		p.until("a window of Europe", `probe.one("#map").viewBox.baseVal.width < 3000`)
		for range 3 {
			p.clickOn(`#move [data-move="in"]`)
			p.still()
		}
		p.until("Greece in detail", outline+`.includes(".")`)
		p.clickOn(`#move [data-move="reset"]`)
		p.still()
		awaits(p, coarse, outline)
	}
	if n := fetched.Load(); n != 1 {
		t.Errorf("detail is fetched %d times, want once", n)
	}
}

// TestDetailWaitsForTheHand: while a button of the mouse is down on the map nothing of it is drawn anew, and afterwards
// all of it, though it has not moved.
func TestDetailWaitsForTheHand(t *testing.T) {
	g := newGate(t, shared(t))
	fetched := g.count("data/detail")
	p := open(t, g.server, look{})
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	at := p.spot("DZA")
	press := func(kind input.DispatchMouseEventType) {
		send(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: "left", ClickCount: 1})
	}
	fine := `probe.all("#map [data-country] > path:not(.dot)").filter((e) => e.getAttribute("d").includes(".")).length`
	press("mousePressed")
	for range 3 {
		eval[bool](p, `(probe.one('#move [data-move="in"]').click(), true)`)
	}
	p.waitFor(func() (bool, error) { return fetched.Load() > 0, nil }, func(error) { p.Fatal("the detail is not fetched") })
	eval[bool](p, `new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))).then(() => true)`)
	if n := eval[int](p, fine); n != 0 {
		t.Errorf("%d places are drawn in detail under the hand", n)
	}
	press("mouseReleased")
	p.until("all that the map shows of Africa in detail", `["DZA", "EGY", "LBY", "MLI", "NER", "NGA", "SDN", "TCD", "ETH", "CMR", "CAF"].every((code) => probe.one("path", probe.place(code)).getAttribute("d").includes("."))`)
}
