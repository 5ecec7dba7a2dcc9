//go:build e2e

package e2e

import (
	"regexp"
	"slices"
	"testing"
)

// TestShellWithoutTheMap takes the map out of the document: the program draws it from the shapes, path for path what
// the server would have drawn.
func TestShellWithoutTheMap(t *testing.T) {
	drawing := regexp.MustCompile(`(?s)<svg [^>]*id="map".*?</svg>`)
	s := shared(t)
	p := open(t, s, look{})
	for _, path := range []string{"/", "/country/MDV"} {
		query := "?date=2025-07-03"
		g := newGate(t, s)
		p.turn(g.server)
		g.rewrite(path, func(html string) string {
			if !drawing.MatchString(html) {
				t.Error("there is no map to take out")
			}
			return drawing.ReplaceAllString(html, "")
		})
		p.visit(path + query)
		if eval[bool](p, `!!probe.one("#map")`) {
			t.Fatal("the map is still in the document")
		}
		p.ready()
		comparesDrawing(p, s.get(t, path+query))
		p.click(p.spot("CHN"))
		awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	}
}

func TestMapIsDrawnOnTheWayFromAnotherPage(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visitReady("/table?date=1999-01-01")
	p.clickOn(`tbody a[href^="/country/RUS"]`)
	awaits(p, "RUS", `probe.one("#panel")?.dataset.country ?? ""`)
	comparesDrawing(p, s.get(t, "/country/RUS?date=1999-01-01"))
}

// comparesDrawing waits for a map and compares it, element by element, with the one of a server's page.
func comparesDrawing(p *page, html string) {
	p.Helper()
	p.until("a map", `!!probe.one("#map")`)
	want := eval[[]string](p, `(html) => probe.drawn(probe.parse(html))`, html)
	got := eval[[]string](p, `probe.drawn()`)
	if len(want) < 300 {
		p.Fatalf("the server's map has only %d elements", len(want))
	}
	if slices.Equal(got, want) {
		return
	}
	if len(got) != len(want) {
		p.Fatalf("the program's map has %d elements, the server's %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			p.Fatalf("element %d of the program's map differs from the server's: %s", i, firstDifference(want[i], got[i]))
		}
	}
}
