package main

import (
	"math"

	"github.com/paulmach/orb"
)

// vector is a point of the sphere of radius 1.
type vector [3]float64

func toVector(p orb.Point) vector {
	sin, cos := math.Sincos(p[1] * math.Pi / 180)
	sinLon, cosLon := math.Sincos(p[0] * math.Pi / 180)
	return vector{cos * cosLon, cos * sinLon, sin}
}

func (v vector) point() orb.Point {
	return orb.Point{math.Atan2(v[1], v[0]) * 180 / math.Pi, math.Atan2(v[2], math.Hypot(v[0], v[1])) * 180 / math.Pi}
}

func (v vector) plus(w vector, times float64) vector {
	return vector{v[0] + times*w[0], v[1] + times*w[1], v[2] + times*w[2]}
}

// chord is the length of the straight line between two points of the sphere, which orders them as the way on it does.
func (v vector) chord(w vector) float64 {
	return math.Sqrt((v[0]-w[0])*(v[0]-w[0]) + (v[1]-w[1])*(v[1]-w[1]) + (v[2]-w[2])*(v[2]-w[2]))
}

// km is the way on the sphere that belongs to a chord.
func km(chord float64) float64 { return 2 * math.Asin(min(1, chord/2)) * earthRadius }

// chordOf is the chord that belongs to a way of so many km.
func chordOf(km float64) float64 { return 2 * math.Sin(km/earthRadius/2) }

// Points of an outline stand closer than this many km, so that the nearest two of two outlines are as near as the
// outlines, to a tenth of it where they are a few km apart and to less where they are farther.
const outlineStep = 3.0

// chunk is a stretch of an outline, in a ball.
type chunk struct {
	points []vector
	middle vector
	radius float64 // chord
}

const chunkSize = 64

// outlineOf returns the stretches of a ring.
func outlineOf(ring orb.Ring) []chunk {
	var points []vector
	for i, p := range ring {
		to := toVector(p)
		if i > 0 {
			from := toVector(ring[i-1])
			for n, k := int(km(from.chord(to))/outlineStep), 1; k <= n; k++ {
				points = append(points, unit(from.plus(to.plus(from, -1), float64(k)/float64(n+1))))
			}
		}
		points = append(points, to)
	}
	return chunksOf(points)
}

func chunksOf(points []vector) (chunks []chunk) {
	for len(points) > 0 {
		c := chunk{points: points[:min(chunkSize, len(points))]}
		points = points[len(c.points):]
		for _, p := range c.points {
			c.middle = c.middle.plus(p, 1/float64(len(c.points)))
		}
		for _, p := range c.points {
			c.radius = max(c.radius, c.middle.chord(p))
		}
		chunks = append(chunks, c)
	}
	return chunks
}

func unit(v vector) vector { return vector{}.plus(v, 1/v.chord(vector{})) }

// nearest returns the nearest two points of two outlines, and the chord between them if it is less than below.
func nearest(a, b []chunk, below float64) (from, to vector, chord float64) {
	chord = below
	for i := range a {
		for k := range b {
			if a[i].middle.chord(b[k].middle)-a[i].radius-b[k].radius >= chord {
				continue
			}
			for _, p := range a[i].points {
				if p.chord(b[k].middle)-b[k].radius >= chord {
					continue
				}
				for _, q := range b[k].points {
					if c := p.chord(q); c < chord {
						from, to, chord = p, q, c
					}
				}
			}
		}
	}
	return from, to, chord
}

// within reports whether two outlines come nearer to each other than a chord.
func within(a, b []chunk, chord float64) bool {
	for i := range a {
		for k := range b {
			if d := a[i].middle.chord(b[k].middle); d-a[i].radius-b[k].radius >= chord {
				continue
			}
			for _, p := range a[i].points {
				if p.chord(b[k].middle)-b[k].radius >= chord {
					continue
				}
				for _, q := range b[k].points {
					if p.chord(q) < chord {
						return true
					}
				}
			}
		}
	}
	return false
}
