package carto

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// The wanted values were computed from the published polynomial with 50 decimal digits, apart from this code: in
// decimal arithmetic, the sine as its series, the arcsine by Newton's method. The extents are the published ones.
func TestEqualEarth(t *testing.T) {
	tests := []struct{ p, want orb.Point }{
		{orb.Point{0, 0}, orb.Point{0, 0}},
		{orb.Point{180, 0}, orb.Point{2.706629983696, 0}},
		{orb.Point{0, 90}, orb.Point{0, 1.317362759157}},
		{orb.Point{180, 90}, orb.Point{1.603588648284, 1.317362759157}},
		{orb.Point{-180, -90}, orb.Point{-1.603588648284, -1.317362759157}},
		{orb.Point{69, 34}, orb.Point{0.951741263000, 0.667086919528}},
		{orb.Point{-106, -33}, orb.Point{-1.469609927512, -0.648718786074}},
		{orb.Point{26, 56}, orb.Point{0.306080431335, 1.032428198345}},
		{orb.Point{120, 75}, orb.Point{1.163398360970, 1.253482973134}},
		{orb.Point{-150, -45}, orb.Point{-1.933090831838, -0.860231085522}},
		{orb.Point{45, 30}, orb.Point{0.632925418957, 0.592935119848}},
	}
	for _, test := range tests {
		if got := EqualEarth(test.p); distance(got, test.want) > 1e-11 {
			t.Errorf("EqualEarth(%v) = %.12f, want %.12f", test.p, got, test.want)
		}
		if got := InverseEqualEarth(test.want); test.p[1] > -90 && test.p[1] < 90 && distance(got, test.p) > 1e-9 {
			t.Errorf("InverseEqualEarth(%.12f) = %.12f, want %v", test.want, got, test.p)
		}
	}
}

func distance(a, b orb.Point) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

func TestEqualEarthPanicsBeyondThePole(t *testing.T) {
	for _, lat := range []float64{90.001, -91, math.NaN()} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("EqualEarth at the latitude %v did not panic", lat)
				}
			}()
			EqualEarth(orb.Point{0, lat})
		}()
	}
}

func TestInverseEqualEarth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := orb.Point{
			rapid.Float64Range(-180, 180).Draw(t, "longitude"),
			rapid.Float64Range(-89.999, 89.999).Draw(t, "latitude"),
		}
		if got := InverseEqualEarth(EqualEarth(p)); distance(got, p) > 1e-6 {
			t.Errorf("InverseEqualEarth(EqualEarth(%v)) = %v", p, got)
		}
	})
}

func TestInverseEqualEarthOutsideTheMap(t *testing.T) {
	for _, p := range []orb.Point{{0, 1.4}, {0, 5}, {3, -2}, {1e6, -1e6}} {
		got := InverseEqualEarth(p)
		if !(math.Abs(got[1]) <= 90+1e-9) || math.Signbit(got[1]) != math.Signbit(p[1]) {
			t.Errorf("InverseEqualEarth(%v) = %v, want the latitude of the nearer pole", p, got)
		}
	}
}

// A small square of one degree has the same area on the plane as on the sphere, wherever it lies.
func TestEqualEarthKeepsAreas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lon := rapid.Float64Range(-180, 179).Draw(t, "longitude")
		lat := rapid.Float64Range(-89, 88).Draw(t, "latitude")
		const n = 200 // steps a side, for the curved sides
		var plane float64
		previous := orb.Point{}
		for i := range 4*n + 1 {
			k, s := i%(4*n)/n, float64(i%n)/n
			corner := [4]orb.Point{{s, 0}, {1, s}, {1 - s, 1}, {0, 1 - s}}[k]
			q := EqualEarth(orb.Point{lon + corner[0], lat + corner[1]})
			if i > 0 {
				plane += (previous[0]*q[1] - previous[1]*q[0]) / 2
			}
			previous = q
		}
		sphere := degree * (math.Sin((lat+1)*degree) - math.Sin(lat*degree))
		if math.Abs(plane/sphere-1) > 1e-4 {
			t.Errorf("the square at %v, %v has %v on the plane, %v on the sphere", lon, lat, plane, sphere)
		}
	})
}
