package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/world"
)

// earthRadius is the radius in km of the sphere with the Earth's area.
const earthRadius = 6371.0072

// toPlane projects a line in degrees to Lambert's cylindrical equal-area plane, in km. The line is unwrapped first: x
// may lie beyond one circumference.
func toPlane(line orb.LineString) orb.LineString {
	ring, _ := world.Unwrap(orb.Ring(line), 0)
	return orb.LineString(project(ring))
}

// project is toPlane, in place, of a ring that does not wrap.
func project(r orb.Ring) orb.Ring {
	for i, p := range r {
		r[i] = orb.Point{p[0] * math.Pi / 180 * earthRadius, math.Sin(p[1]*math.Pi/180) * earthRadius}
	}
	return r
}

// The grid's cells are about 100 km wide and high.
const (
	columns       = 400
	rows          = 128
	circumference = 2 * math.Pi * earthRadius
	cellWidth     = circumference / columns
	cellHeight    = 2 * earthRadius / rows
)

// grid finds the nodes near a place on the plane, which it takes as a cylinder: x wraps at the circumference.
type grid struct{ cells [columns * rows][]located }

type located struct {
	node int32
	at   orb.Point // x from 0 to the circumference
}

func row(y float64) int { return min(rows-1, max(0, int(math.Floor((y+earthRadius)/cellHeight)))) }

// turns is how many circumferences x lies east of the grid's first.
func turns(x float64) float64 { return math.Floor(x / circumference) }

func (g *grid) cell(at orb.Point) *[]located {
	column := min(columns-1, int(at[0]/cellWidth))
	return &g.cells[row(at[1])*columns+column]
}

func (g *grid) add(node int32, at orb.Point) {
	at[0] -= turns(at[0]) * circumference
	c := g.cell(at)
	*c = append(*c, located{node, at})
}

func (g *grid) remove(node int32, at orb.Point) {
	at[0] -= turns(at[0]) * circumference
	c := g.cell(at)
	*c = slices.DeleteFunc(*c, func(l located) bool { return l.node == node })
}

// anyInside reports whether a node lies in the triangle or on its sides. Nodes at its corners do not count.
func (g *grid) anyInside(a, b, c orb.Point) bool {
	shift := turns(a[0]) * circumference
	a[0], b[0], c[0] = a[0]-shift, b[0]-shift, c[0]-shift
	bound := orb.MultiPoint{a, b, c}.Bound()
	from, to := int(math.Floor(bound.Min[0]/cellWidth)), int(math.Floor(bound.Max[0]/cellWidth))
	for r := row(bound.Min[1]); r <= row(bound.Max[1]); r++ {
		for column := from; column <= to; column++ {
			wrapped := (column + columns) % columns
			shift := float64(column-wrapped) / columns * circumference
			for _, l := range g.cells[r*columns+wrapped] {
				p := orb.Point{l.at[0] + shift, l.at[1]}
				if bound.Contains(p) && inTriangle(p, a, b, c) {
					return true
				}
			}
		}
	}
	return false
}

// near is a distance in km under which two points are one.
const near = 1e-6

func inTriangle(p, a, b, c orb.Point) bool {
	for _, corner := range [3]orb.Point{a, b, c} {
		if math.Abs(p[0]-corner[0]) < near && math.Abs(p[1]-corner[1]) < near {
			return false
		}
	}
	ab, bc, ca := side(a, b, p), side(b, c, p), side(c, a, p)
	return ab >= 0 && bc >= 0 && ca >= 0 || ab <= 0 && bc <= 0 && ca <= 0
}

// side is positive when p lies left of the line from a to b.
func side(a, b, p orb.Point) float64 {
	return (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0])
}
