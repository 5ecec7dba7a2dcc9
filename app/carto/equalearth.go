package carto

import (
	"math"

	"github.com/paulmach/orb"
)

// The polynomial of the Equal Earth projection, as published.
const (
	a1 = 1.340264
	a2 = -0.081106
	a3 = 0.000893
	a4 = 0.003796
)

// maxX and maxY are the extent of the Equal Earth plane from its centre.
const (
	maxX = 2.706629983696
	maxY = 1.317362759157
)

const degree = math.Pi / 180

// EqualEarth projects p, in degrees from the central meridian and from the equator, to the Equal Earth plane of a
// sphere of radius 1: x within ±2.7067, y within ±1.3174, y up. Areas keep their proportion. It panics if the latitude
// is outside ±90°. Source: Šavrič, Patterson and Jenny (2018), doi:10.1080/13658816.2018.1504949.
func EqualEarth(p orb.Point) orb.Point {
	if !(p[1] >= -90 && p[1] <= 90) {
		panic("carto: latitude outside ±90°")
	}
	const half3 = 0.866025403784438646763723170752936183 // √3/2
	s := half3 * math.Sin(p[1]*degree)
	cos := math.Sqrt(1 - s*s)
	t := math.Asin(s) // the parametric latitude θ
	t2 := t * t
	t6 := t2 * t2 * t2
	x := p[0] * degree * cos / (half3 * slope(t2, t6))
	return orb.Point{x, t * (a1 + a2*t2 + t6*(a3+a4*t2))}
}

// slope is dy/dθ of the polynomial.
func slope(t2, t6 float64) float64 {
	return a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2)
}

// InverseEqualEarth returns the point in degrees that EqualEarth projects to p. A point outside the map gives
// longitudes beyond ±180° or the latitude of the nearer pole.
func InverseEqualEarth(p orb.Point) orb.Point {
	t := p[1] / a1
	for range 12 { // Newton's method; four steps reach 1e-12 within the map
		t2 := t * t
		t6 := t2 * t2 * t2
		step := (t*(a1+a2*t2+t6*(a3+a4*t2)) - p[1]) / slope(t2, t6)
		t -= step
		if math.Abs(step) < 1e-14 {
			break
		}
	}
	t = max(-math.Pi/3, min(math.Pi/3, t))
	t2 := t * t
	t6 := t2 * t2 * t2
	lon := p[0] * (math.Sqrt(3) / 2) * slope(t2, t6) / math.Cos(t)
	lat := math.Asin(max(-1, min(1, 2*math.Sin(t)/math.Sqrt(3))))
	return orb.Point{lon / degree, lat / degree}
}
