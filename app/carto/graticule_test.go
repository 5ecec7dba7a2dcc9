package carto

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// curvePoints reads "m x y c ..." path data back and samples each Bézier curve.
func curvePoints(t *testing.T, line string) []orb.Point {
	t.Helper()
	move, curves, ok := strings.Cut(line, "c")
	if !ok {
		t.Fatalf("%q has no curves", line)
	}
	numbers := func(s string) (n []float64) {
		for _, f := range strings.Fields(strings.ReplaceAll(s, "-", " -")) {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				t.Fatal(err)
			}
			n = append(n, v)
		}
		return n
	}
	m, c := numbers(move), numbers(curves)
	at := orb.Point{m[0], m[1]}
	var points []orb.Point
	for ; len(c) >= 6; c = c[6:] {
		for s := 0.0; s <= 1; s += 0.05 {
			r := 1 - s
			x := 3*r*r*s*c[0] + 3*r*s*s*c[2] + s*s*s*c[4]
			y := 3*r*r*s*c[1] + 3*r*s*s*c[3] + s*s*s*c[5]
			points = append(points, orb.Point{at[0] + x, at[1] + y})
		}
		at = orb.Point{at[0] + c[4], at[1] + c[5]}
	}
	return points
}

func TestMeridiansAreCurves(t *testing.T) {
	for _, lon := range []float64{-180, -131, 0, 49, 180} {
		var p pen
		p.meridian(lon, -90, 90)
		for _, got := range curvePoints(t, strings.TrimPrefix(string(p.path), "m")) {
			plane := orb.Point{(got[0] - Width/2) / scale, (equator - got[1]) / scale}
			plane[1] = max(-maxY, min(maxY, plane[1]))
			want := toPlate(orb.Point{lon, InverseEqualEarth(plane)[1]})
			if math.Abs(got[0]-want[0]) > 1.5 {
				t.Errorf("the meridian %v° passes %.1f, want %.1f", lon, got, want)
			}
		}
	}
}

func TestSea(t *testing.T) {
	sea := string(appendSea(nil))
	if !strings.HasPrefix(sea, "m815 1947c") || !strings.HasSuffix(sea, "z") || strings.Count(sea, "h2370") != 1 {
		t.Errorf("the sea is %q, want it to begin at the western end of the south pole and follow the north pole", sea)
	}
}

func TestGraticule(t *testing.T) {
	graticule := string(appendGraticule(nil))
	if got := strings.Count(graticule, "h"); got != 5 {
		t.Errorf("%d parallels, want 5", got)
	}
	if got := strings.Count(graticule, "c"); got != 12 {
		t.Errorf("%d meridians, want 12", got)
	}
	if !strings.Contains(graticule, "h4000") {
		t.Errorf("%q has no equator across the whole plate", graticule)
	}
}
