//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

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

// TestSmallStatesZoomedIn clicks and taps up to 20 pixels beside small states on a map that shows a region, and clicks on
// what the reader has moved it to.
func TestSmallStatesZoomedIn(t *testing.T) {
	type view struct {
		path  string
		codes []string // on it; a map that shows the world is zoomed into around the first
	}
	regions := []view{{"/?at=gulf", []string{"BHR", "QAT"}}, {"/?at=europe", []string{"MLT"}}, {"/?at=south-east-asia", []string{"SGP"}}}
	for _, test := range []struct {
		name  string
		look  look
		views []view
	}{
		{"mouse", look{}, append(regions, view{"/", []string{"MDV"}})},
		{"finger", look{width: 412, height: 915, touch: true}, regions},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := open(t, shared(t), test.look)
			for _, view := range test.views {
				p.visitReady(view.path)
				p.quiet()
				p.until("the mover", `window.move`)
				if view.path == "/" {
					p.zoomInto(view.codes[0])
				}
				shown := p.window()
				for _, code := range view.codes {
					tried := 0
					for _, r := range []float64{6, 19} {
						all := eval[[]point](p, `probe.off`, code, r)
						for i := 0; i < len(all); i += len(all)/2 + 1 {
							p.opens(code, all[i])
							tried++
						}
					}
					if tried == 0 { // in some windows others are as near all around
						t.Errorf("%s: no point of the sea lies beside %s alone", view.path, code)
					}
				}
				if now := p.window(); now != shown {
					t.Errorf("%s: choosing on the map moves it from %+v to %+v", view.path, shown, now)
				}
			}
		})
	}
}

// zoomInto zooms the map in by a pinch on a touchpad around a small place.
func (p *page) zoomInto(code string) {
	p.Helper()
	for p.window().W > 1200 {
		p.wheel(eval[point](p, `probe.marker`, code), -50, chromedp.ModifierCtrl)
		p.still()
	}
}

// opens clicks or taps a point, waits for the entry of a place and closes it.
func (p *page) opens(code string, at point) {
	p.Helper()
	if p.look.touch {
		p.tap(at)
	} else {
		p.click(at)
	}
	var got string
	p.waitFor(func() (bool, error) {
		var err error
		got, err = evaluate[string](p, `probe.one("#panel").dataset.country ?? ""`)
		return got == code, err
	}, func(err error) {
		p.Fatalf("%+v opens %q, %v, want %s: %s", at, got, err, code, eval[string](p, `(at) => [location.pathname, scrollX, scrollY, document.elementFromPoint(at.X, at.Y)?.outerHTML.slice(0, 120)].join(" ")`, at))
	})
	p.clickAway()
}

// pressBesides clicks or taps markers, beside them, and the land around others.
func pressBesides(p *page) {
	p.Helper()
	for _, code := range []string{"SGP", "MLT", "BHR", "MDV", "QAT"} {
		p.opens(code, eval[point](p, `probe.marker`, code))
		for _, r := range []float64{5, 10, 18} {
			at := eval[*point](p, `probe.besides`, code, r)
			switch {
			case at != nil:
				p.opens(code, *at)
			case r == 5 && !p.look.touch && code != "SGP": // which has land all around; further away something else is nearer
				p.Errorf("%s has no sea beside its marker", code)
			}
		}
	}
	for _, code := range []string{"ITA", "GBR", "ZAF", "MYS"} { // with small states inside or beside them
		p.opens(code, p.spot(code))
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
