package carto

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

var update = flag.Bool("update", false, "rewrite testdata")

// These tests look at the world that the map draws, not at the code alone.

func drawnWorld(t *testing.T) *Plate { return NewPlate(loadShapes(t)) }

func drawnArea(t *testing.T, f *Feature) float64 {
	var area float64
	for _, r := range rings(t, f.Path) {
		area -= planar.Area(r) // y is down
	}
	return area
}

func TestWorldHasEveryPlace(t *testing.T) {
	drawn := codes(drawnWorld(t).Features)
	for _, c := range country.All() {
		f := drawn[c.Code]
		if f == nil {
			t.Errorf("%s, %s, is not drawn", c.Code, c.Name)
			continue
		}
		if f.Path == "" && !f.Small {
			t.Errorf("%s, %s, has neither a path nor a marker", c.Code, c.Name)
		}
		if f.Anchor[0] < 0 || f.Anchor[0] > Width || f.Anchor[1] < 0 || f.Anchor[1] > Height && c.Code != "ATA" {
			t.Errorf("%s has its anchor at %v, off the plate", c.Code, f.Anchor)
		}
	}
	if len(drawn) != len(country.All()) {
		t.Errorf("%d places are drawn, want %d", len(drawn), len(country.All()))
	}
}

// A band across the map, a seam or a sliver at its edge would be a long side. The longest true one is the 49th parallel.
func TestWorldHasNoBand(t *testing.T) {
	const longest = Width * 0.08
	for _, f := range drawnWorld(t).Features {
		for s := range sides(rings(t, f.Path)) {
			if s[0][1] == southPole && s[1][1] == southPole {
				continue // along the south pole
			}
			if d := distance(s[0], s[1]); d > longest {
				t.Errorf("%s has a side of %.0f units, from %v to %v", f.Code, d, s[0], s[1])
			}
			if min(s[0][0], s[1][0]) < 0 || max(s[0][0], s[1][0]) > Width || max(s[0][1], s[1][1]) > southPole {
				t.Errorf("%s has a side off the plate, from %v to %v", f.Code, s[0], s[1])
			}
		}
	}
}

func TestRussiaIsInOnePiece(t *testing.T) {
	p := drawnWorld(t)
	russia := codes(p.Features)["RUS"]
	west := At(orb.Point{19, 54.7})[0] // Kaliningrad; without the cut in the strait Chukotka would be at x = 700
	for _, r := range rings(t, russia.Path) {
		for _, v := range r {
			if v[0] < west {
				t.Fatalf("RUS has a vertex at %v, west of Kaliningrad", v)
			}
		}
	}
}

func TestAntarcticaReachesTheWholePole(t *testing.T) {
	p := drawnWorld(t)
	low, high := round(toPlate(orb.Point{-180, -90})), round(toPlate(orb.Point{180, -90}))
	want := [2]orb.Point{{float64(low.x), southPole}, {float64(high.x), southPole}}
	if !sides(rings(t, codes(p.Features)["ATA"].Path))[want] {
		t.Errorf("ATA has no side along the south pole from %v to %v", want[0], want[1])
	}
}

// Areas on the plate are compared with those on the sphere, computed by orb/geo from the shapes in degrees.
func TestWorldKeepsAreas(t *testing.T) {
	const unit = geo2 / scale / scale // square metres on the sphere of one square unit
	shapes := loadShapes(t)
	p := NewPlate(shapes)
	sphere, plate := map[country.Code]float64{}, map[country.Code]float64{}
	var sphereAll, plateAll float64
	for i, s := range shapes {
		for _, polygon := range s.Outline {
			for _, piece := range world.Cut(polygon, 0) {
				sphere[s.Code] += geo.Area(piece)
			}
		}
		plate[s.Code] = drawnArea(t, &p.Features[i]) * unit
		sphereAll += sphere[s.Code]
		plateAll += plate[s.Code]
		if sphere[s.Code] > 2e11 && math.Abs(plate[s.Code]/sphere[s.Code]-1) > 0.02 { // 200,000 km²
			t.Errorf("%s has %.0f km² on the plate, %.0f on the sphere", s.Code, plate[s.Code]/1e6, sphere[s.Code]/1e6)
		}
	}
	if math.Abs(plateAll/sphereAll-1) > 0.002 {
		t.Errorf("the land has %.0f km² on the plate, %.0f on the sphere", plateAll/1e6, sphereAll/1e6)
	}
	// The Earth has 149 million km² of land, lakes among it, of which the islets are not drawn.
	if got := sphereAll / 1e12; got < 145 || got > 151 {
		t.Errorf("the land has %.1f million km², want about 149", got)
	}
	got, want := plate["GRL"]/plate["COD"], sphere["GRL"]/sphere["COD"]
	if math.Abs(got/want-1) > 0.02 || math.Abs(want-0.92) > 0.02 { // 2,166,000 to 2,345,000 km²
		t.Errorf("Greenland is %.3f of DR Congo on the plate, %.3f on the sphere, want 0.92", got, want)
	}
}

// geo2 is the square of the radius that orb/geo takes for the Earth, in square metres.
const geo2 = orb.EarthRadius * orb.EarthRadius

func TestAnchorsAreInside(t *testing.T) {
	for _, f := range drawnWorld(t).Features {
		if f.Small {
			continue // its marker covers it
		}
		inside := false
		for _, r := range rings(t, f.Path) {
			inside = inside || planar.RingContains(r, f.Anchor)
		}
		if !inside {
			t.Errorf("%s has its anchor at %v, outside its outline", f.Code, f.Anchor)
		}
	}
}

// No two places overlap, but for one that lies under its marker. Within one place the grid may fold a narrow isthmus or strait
// by a step of its own.
func TestBordersDoNotCross(t *testing.T) {
	p, folds := drawnWorld(t), 0
	small := map[country.Code]bool{}
	for _, f := range p.Features {
		small[f.Code] = f.Small
	}
	for _, c := range crossings(t, p.Features) {
		switch {
		case c[0] == c[1]:
			folds++
		case !small[c[0]] && !small[c[1]]:
			t.Errorf("the outlines of %s and %s cross", c[0], c[1])
		}
	}
	if folds > 30 {
		t.Errorf("%d folds within places, want at most 30", folds)
	}
}

// The plate as a picture to look at. It also pins the path data: a change shows as a difference in this file.
func TestGoldenWorld(t *testing.T) {
	const golden = "testdata/world.svg"
	p := drawnWorld(t)
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" stroke=\"#fff\" stroke-width=\"2\">\n", p.Width, p.Height)
	fmt.Fprintf(&b, "<path fill=\"#e8eef2\" d=\"%s\"/>\n<path fill=\"none\" d=\"%s\"/>\n", p.Sea, p.Graticule)
	for _, f := range p.Features {
		fmt.Fprintf(&b, "<path id=\"%s\" d=\"%s\"/>\n", f.Code, f.Path)
		if f.Small {
			fmt.Fprintf(&b, "<path stroke=\"#b00\" stroke-width=\"14\" stroke-linecap=\"round\" d=\"M%.0f %.0fh0\"/>\n", f.Anchor[0], f.Anchor[1])
		}
	}
	b.WriteString("</svg>\n")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the world differs from %s: look at it, then run go test ./app/carto -update", golden)
	}
}
