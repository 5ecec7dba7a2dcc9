package world

import (
	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
)

// Topology is the world as arcs and outlines that refer to them: a border between neighbours is one arc, so they
// cannot drift apart. It is what the compact form holds; Shapes joins it into rings.
type Topology struct {
	Grid   int32   // steps a degree: Vertex{1, 2} is 1/Grid° east, 2/Grid° north
	Arcs   []Arc   // each used by at most two rings
	Places []Place // ascending by Code
}

// Vertex is a point on the grid: steps east of Greenwich, steps north of the equator.
type Vertex [2]int32

// Arc is a piece of outline between two junctions, or a whole island, which ends where it begins.
// It has at least two vertices. Neighbours on it may differ by more than 180° where it crosses the antimeridian.
type Arc []Vertex

// Place is one place's outline as references to arcs.
type Place struct {
	Code     country.Code
	Site     Vertex
	Polygons [][]Chain // outer ring first, then its holes
}

// Chain is a ring as arcs end to end: i is Arcs[i], ^i the same arc backwards, as in TopoJSON.
type Chain []int32

// Shapes joins the arcs into rings, which all share one allocation. It panics if a chain refers to an arc that is
// not there: Decode has checked what it returns, and gen's own topology has no such chain.
func (t *Topology) Shapes() []Shape {
	size := 0
	for _, p := range t.Places {
		for _, polygon := range p.Polygons {
			for _, chain := range polygon {
				size += t.length(chain)
			}
		}
	}
	all := make([]orb.Point, 0, size)
	shapes := make([]Shape, len(t.Places))
	for i, p := range t.Places {
		outline := make(orb.MultiPolygon, len(p.Polygons))
		for j, polygon := range p.Polygons {
			outline[j] = make(orb.Polygon, len(polygon))
			for k, chain := range polygon {
				start := len(all)
				all = t.appendRing(all, chain)
				outline[j][k] = orb.Ring(all[start:len(all):len(all)])
			}
		}
		shapes[i] = Shape{Code: p.Code, Outline: outline, Site: t.degrees(p.Site)}
	}
	return shapes
}

func (t *Topology) length(chain Chain) int {
	n := 1
	for _, ref := range chain {
		n += len(t.Arcs[arcIndex(ref)]) - 1
	}
	return n
}

// appendRing appends the chain's vertices in degrees; where two arcs meet their common end is written once.
func (t *Topology) appendRing(dst []orb.Point, chain Chain) []orb.Point {
	for i, ref := range chain {
		arc := t.Arcs[arcIndex(ref)]
		for k := range arc {
			if k == 0 && i > 0 {
				continue
			}
			v := arc[k]
			if ref < 0 {
				v = arc[len(arc)-1-k]
			}
			dst = append(dst, t.degrees(v))
		}
	}
	return dst
}

func (t *Topology) degrees(v Vertex) orb.Point {
	grid := float64(t.Grid)
	return orb.Point{float64(v[0]) / grid, float64(v[1]) / grid}
}

// arcIndex is the index that a reference means, in either direction.
func arcIndex(ref int32) int32 {
	if ref < 0 {
		return ^ref
	}
	return ref
}
