package carto

import (
	"math"

	"github.com/paulmach/orb"
)

// curveStep is the degrees of latitude that one cubic Bézier curve of a meridian spans. At 30° a curve leaves the true
// meridian by less than a unit, and takes fewer bytes than chords that look smooth.
const curveStep = 30

// appendSea appends the outline of the whole map: up the western edge, along the north pole, down the eastern edge.
func appendSea(dst []byte) []byte {
	p := pen{path: dst}
	p.meridian(-180, -90, 90)
	north := round(toPlate(orb.Point{180, 90}))
	p.path = append(p.path, 'h')
	p.number(north.x-p.at.x, true)
	p.at = north
	p.curves(180, 90, -90)
	return append(p.path, 'z')
}

// appendGraticule appends the parallels and meridians of every 30°, the poles left out, as open lines.
func appendGraticule(dst []byte) []byte {
	p := pen{path: dst}
	for lat := -60.0; lat <= 60; lat += 30 {
		p.move(toPlate(orb.Point{-180, lat})) // a parallel is straight in this projection
		east := round(toPlate(orb.Point{180, lat}))
		p.path = append(p.path, 'h')
		p.number(east.x-p.at.x, true)
		p.at = east
	}
	for lon := -150.0; lon <= 180; lon += 30 {
		p.meridian(lon-Centre, -90, 90)
	}
	return p.path
}

// pen appends open lines and knows where the last one ended.
type pen struct {
	path []byte
	at   vertex
}

func (p *pen) number(n int32, first bool) { p.path = appendNumber(p.path, n, first) }

func (p *pen) move(to orb.Point) {
	v := round(to)
	p.path = append(p.path, 'm')
	p.number(v.x-p.at.x, true)
	p.number(v.y-p.at.y, false)
	p.at = v
}

// meridian moves to the latitude from and draws to the latitude to, at lon degrees from the central meridian.
func (p *pen) meridian(lon, from, to float64) {
	p.move(toPlate(orb.Point{lon, from}))
	p.curves(lon, from, to)
}

// curves draws a meridian on from the latitude from, where the pen is. Each curve has the true meridian's direction at
// both ends (Hermite's form).
func (p *pen) curves(lon, from, to float64) {
	step := math.Copysign(curveStep, to-from)
	p.path = append(p.path, 'c')
	for lat, first := from, true; lat != to; lat, first = lat+step, false {
		a, b := toPlate(orb.Point{lon, lat}), toPlate(orb.Point{lon, lat + step})
		da, db := tangent(lon, lat), tangent(lon, lat+step)
		for i, q := range [3]orb.Point{
			{a[0] + da[0]*step/3, a[1] + da[1]*step/3},
			{b[0] - db[0]*step/3, b[1] - db[1]*step/3},
			b,
		} {
			v := round(q)
			p.number(v.x-p.at.x, first && i == 0)
			p.number(v.y-p.at.y, false)
			if i == 2 {
				p.at = v
			}
		}
	}
}

// tangent is the change of place on the plate per degree of latitude along a meridian.
func tangent(lon, lat float64) orb.Point {
	const h = 1e-4 // degrees
	south, north := max(-90, lat-h), min(90, lat+h)
	a, b := toPlate(orb.Point{lon, south}), toPlate(orb.Point{lon, north})
	return orb.Point{(b[0] - a[0]) / (north - south), (b[1] - a[1]) / (north - south)}
}
