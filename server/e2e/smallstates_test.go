//go:build e2e

package e2e

import "testing"

// TestSmallStates clicks and taps in the sea beside markers of states too small to hit, before and after the program has
// come.
func TestSmallStates(t *testing.T) {
	for _, test := range []struct {
		name string
		look look
	}{
		{"mouse", look{}},
		{"finger", look{width: 412, height: 915, touch: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, release := early(t, test.look)
			p.visit("/")
			pressBesides(p)
			release()
			p.quiet()
			pressBesides(p)
		})
	}
}

func pressBesides(p *page) {
	p.Helper()
	opens := func(code string, at point) {
		p.Helper()
		if p.look.touch {
			p.tap(at)
		} else {
			p.click(at)
		}
		awaits(p, code, `probe.one("#panel").dataset.country ?? ""`)
		p.clickAway()
	}
	for _, code := range []string{"SGP", "MLT", "BHR", "MDV", "QAT"} {
		opens(code, eval[point](p, `probe.marker`, code))
		for _, r := range []float64{5, 10, 18} {
			at := eval[*point](p, `probe.besides`, code, r)
			switch {
			case at != nil:
				opens(code, *at)
			case r == 5 && !p.look.touch: // elsewhere something else is nearer all around
				p.Errorf("%s has no sea beside its marker", code)
			}
		}
	}
	for _, code := range []string{"ITA", "GBR", "ZAF", "MYS"} { // with small states inside or beside them
		opens(code, p.spot(code))
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
