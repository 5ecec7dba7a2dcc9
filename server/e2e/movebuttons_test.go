//go:build e2e

package e2e

import (
	"math"
	"testing"
)

// TestButtonsBeforeTheMover presses buttons before what moves the map has come: each press counts then.
func TestButtonsBeforeTheMover(t *testing.T) {
	g := newGate(t, shared(t))
	release := g.hold("static/move.")
	p := open(t, g.server, look{})
	p.media("prefers-reduced-motion", "no-preference")
	p.visit("/about")
	eval[bool](p, `(location.assign("/"), true)`) // a visit would wait for the mover
	p.until("the buttons", `location.pathname === "/" && probe.one("#move button") && !("arriving" in document.documentElement.dataset)`)
	p.clickOn(`#move [data-move="in"]`)
	p.clickOn(`#move [data-move="in"]`)
	p.clickOn(`#move [data-move="out"]`)
	if got := p.window(); got.W != 4000 {
		t.Fatalf("without the mover the map shows %+v", got)
	}
	release()
	p.until("the mover", `window.move && move.take`)
	p.quiet() // and the takeover leaves the map where it is
	p.still()
	early := p.window()
	p.clickOn(`#move [data-move="reset"]`)
	p.still()
	p.clickOn(`#move [data-move="in"]`)
	p.still()
	if once := p.window(); math.Abs(early.W-once.W) > 1 || early.W >= 4000 {
		t.Errorf("in, in, out before the mover gives %+v, in gives %+v", early, once)
	}
}

// TestPressesOnTheWay: a press while the map still moves for the one before counts from where that leads.
func TestPressesOnTheWay(t *testing.T) {
	p := open(t, shared(t), look{})
	p.media("prefers-reduced-motion", "no-preference")
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	for _, test := range []struct {
		presses []string
		want    window
	}{
		{[]string{"in", "in"}, window{(4000 - 1562.5) / 2, (1866 - 728.91) / 2, 1562.5, 728.91}},
		{[]string{"in", "in", "right", "out"}, window{1140.63, 349.88, 2500, 1166.25}},
		{[]string{"in", "reset"}, window{0, 0, 4000, 1866}},
	} {
		p.clickOn(`#move [data-move="reset"]`)
		p.still()
		eval[bool](p, `async (presses) => {
			for (const move of presses) {
				probe.one('#move [data-move="' + move + '"]').click();
				await probe.frames(2);
			}
			return true;
		}`, test.presses)
		p.still()
		if got := p.window(); math.Abs(got.X-test.want.X) > 1 || math.Abs(got.Y-test.want.Y) > 1 || math.Abs(got.W-test.want.W) > 1 || math.Abs(got.H-test.want.H) > 1 {
			t.Errorf("%q shows %+v, want %+v", test.presses, got, test.want)
		}
	}
}

// TestButtonsMoveTheMap: every gesture has a button, and keys in the buttons' group.
func TestButtonsMoveTheMap(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/")
	p.until("the mover", `window.move && move.take`)
	press := func(move string) window {
		p.clickOn(`#move [data-move="` + move + `"]`)
		p.still()
		return p.window()
	}
	in := press("in")
	if in.W >= 4000 {
		t.Fatalf("+ shows %+v", in)
	}
	stroke := eval[string](p, `getComputedStyle(probe.one("path", probe.place("FRA"))).strokeWidth + getComputedStyle(probe.one("path", probe.place("FRA"))).vectorEffect`)
	dot := eval[float64](p, `parseFloat(getComputedStyle(probe.one("#map .dot")).strokeWidth)`)
	p.clickOn("#move summary")
	for _, test := range []struct {
		move   string
		dx, dy float64
	}{{"right", 1, 0}, {"down", 0, 1}, {"left", -1, 0}, {"up", 0, -1}} {
		before := p.window()
		after := press(test.move)
		if (after.X-before.X)*test.dx < 0 || (after.Y-before.Y)*test.dy < 0 || after == before {
			t.Errorf("%s goes from %+v to %+v", test.move, before, after)
		}
	}
	p.press("\x1b")
	awaits(p, false, `probe.one("#move details").open`)
	closer := press("in")
	if closer.W >= in.W {
		t.Errorf("+ again shows %+v", closer)
	}
	if s := eval[string](p, `getComputedStyle(probe.one("path", probe.place("FRA"))).strokeWidth + getComputedStyle(probe.one("path", probe.place("FRA"))).vectorEffect`); s != stroke {
		t.Errorf("borders are %s wide, before %s", s, stroke)
	}
	if d := eval[float64](p, `parseFloat(getComputedStyle(probe.one("#map .dot")).strokeWidth)`); d != dot {
		t.Errorf("markers are %v wide, before %v", d, dot)
	}
	if out := press("out"); out.W <= closer.W {
		t.Errorf("- shows %+v, before %+v", out, closer)
	}
	p.press("+")
	p.still()
	before := p.window()
	p.press("-")
	p.still()
	if p.window().W <= before.W {
		t.Error("the key - does not zoom out")
	}
	if whole := press("reset"); whole != (window{0, 0, 4000, 1866}) {
		t.Errorf("the whole world is %+v", whole)
	}
	awaits(p, "/", movedTo)
	p.clickOn("#move [data-move=full]")
	awaits(p, true, `document.fullscreenElement === document.documentElement`)
	p.clickOn("#move [data-move=full]")
	awaits(p, true, `document.fullscreenElement === null`)
}
