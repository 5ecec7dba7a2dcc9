//go:build e2e

package e2e

import (
	_ "embed"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// inView reports whether all of the place that has the focus, of its mainland at least, or of its marker, lies in the
// part of the map that can be seen.
//
//go:embed testdata/inview.js
var inView string

// TestArrowsTakeTheMapAlong goes by arrows from the middle of a region over its edges.
func TestArrowsTakeTheMapAlong(t *testing.T) {
	for _, l := range []look{{}, {width: 412, height: 915, touch: true}} {
		p := open(t, shared(t), l)
		for _, test := range []struct{ at, from, arrow string }{
			{"central-asia", "TJK", kb.ArrowDown}, {"central-asia", "TJK", kb.ArrowRight}, {"central-asia", "TJK", kb.ArrowLeft}, {"europe", "CHE", kb.ArrowDown},
		} {
			p.visitReady("/?at=" + test.at + "&date=2025-07-03")
			p.until("the mover", `window.move && move.take`)
			steps, before := eval[int](p, `history.length`), p.window()
			eval[bool](p, `(code) => (probe.place(code).focus({ preventScroll: true }), true)`, test.from)
			last := test.from
			for range 6 {
				p.press(test.arrow)
				p.heard()
				now := eval[string](p, focused)
				if now == last {
					break
				}
				last = now
				p.until(now+" in view", inView)
			}
			if after := p.window(); after == before {
				t.Errorf("from %s by %q to %s: the map has not moved", test.from, test.arrow, last)
			}
			p.until("the window in the address", `/[?&]at=-?[\d.]+,-?[\d.]+,[\d.]+(&|$)/.test(location.search)`)
			if now := eval[int](p, `history.length`); now != steps {
				t.Errorf("the arrows made %d steps in the history", now-steps)
			}
			awaits(p, last, focused)
		}
	}
}

// TestArrowsLeaveTheMapWhereAllIsInView: what is in view already moves nothing, and a step beyond keeps the scale.
func TestArrowsLeaveTheMapWhereAllIsInView(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/")
	eval[bool](p, `(probe.place("TJK").focus(), true)`)
	p.press(kb.ArrowDown)
	p.heard()
	p.press("S")
	awaits(p, "/", movedTo)
	if w := p.window(); w.W != 4000 {
		t.Errorf("the arrows moved the whole world to %+v", w)
	}
	p.visitReady("/?at=central-asia")
	p.until("the mover", `window.move && move.take`)
	before := p.window()
	eval[bool](p, `(probe.place("UZB").focus(), true)`)
	p.press(kb.ArrowRight)
	p.heard()
	if after := p.window(); after != before {
		t.Errorf("in view of %s the map moved from %+v to %+v", eval[string](p, focused), before, after)
	}
	p.press("Port")
	awaits(p, "PRT", focused)
	p.until("Portugal in view", inView)
	if after := p.window(); after == before || after.W < before.W*.99 || after.W > before.W*1.01 {
		t.Errorf("at Portugal the map shows %+v, before %+v", after, before)
	}
}
