//go:build e2e

package e2e

import "testing"

// TestSmallStates clicks and taps in the sea beside markers of states too small to hit.
func TestSmallStates(t *testing.T) {
	for _, test := range []struct {
		name  string
		look  look
		ready bool
	}{
		{"mouse", look{}, true},
		{"finger", look{width: 412, height: 915, touch: true}, true},
		{"finger before the program", look{width: 412, height: 915, touch: true}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGate(t, shared(t))
			release := g.hold(".wasm")
			p := open(t, g.server, test.look)
			press := p.click
			if test.look.touch {
				press = func(at point, _ ...key) { p.tap(at) }
			}
			p.visit("/")
			if test.ready {
				release()
				p.ready()
			}
			for _, code := range []string{"SGP", "MLT", "BHR", "MDV", "QAT"} {
				p.clickAway()
				press(eval[point](p, `probe.marker`, code))
				awaits(p, code, `probe.one("#panel").dataset.country ?? ""`)
				for _, r := range []float64{5, 10, 18} {
					p.clickAway()
					at := eval[*point](p, `probe.besides`, code, r)
					if at == nil {
						if r == 5 && !test.look.touch {
							t.Errorf("%s has no sea beside its marker", code)
						}
						continue // there something else is nearer all around
					}
					press(*at)
					awaits(p, code, `probe.one("#panel").dataset.country ?? ""`)
				}
			}
			for _, code := range []string{"ITA", "GBR", "ZAF", "MYS"} { // with small states inside or beside them
				p.clickAway()
				press(p.spot(code))
				awaits(p, code, `probe.one("#panel").dataset.country ?? ""`)
			}
		})
	}
}

// TestEveryPlaceCanBePicked looks on maps of several sizes for a point that means each place: no marker may cover its
// neighbours.
func TestEveryPlaceCanBePicked(t *testing.T) {
	p, _ := early(t, look{})
	p.visit("/")
	for _, width := range []int64{320, 412, 1280} {
		p.resize(width, 800)
		awaits(p, int(width), `innerWidth`)
		for _, code := range eval[[]string](p, `probe.all("#map a").map((a) => a.dataset.country).filter((c) => !probe.pickable(c))`) {
			t.Errorf("no tap on a map of %d px means %s", width, code)
		}
	}
}

// clickAway closes the panel, so that it covers nothing of a narrow map.
func (p *page) clickAway() {
	p.Helper()
	if eval[bool](p, `"country" in probe.one("#panel").dataset`) {
		eval[bool](p, `(probe.one("#panel .close").click(), scrollTo(0, 0), true)`)
		awaits(p, false, `"country" in probe.one("#panel").dataset`)
	}
}
