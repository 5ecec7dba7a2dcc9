package carto

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/world"
)

// drawer keeps what one feature after another is drawn with.
type drawer struct {
	path     []byte
	at       vertex // where path ends
	ring     orb.Ring
	vertices []vertex
	parts    []orb.Bound
	fine     map[vertex]bool // in whole units, see fineSide
	largest  int             // of parts
	area     float64
}

func (d *drawer) feature(s *world.Shape) Feature {
	d.path, d.at, d.parts, d.area = d.path[:0], vertex{}, d.parts[:0], 0
	for _, polygon := range s.Outline {
		for _, piece := range world.Cut(polygon, Centre) {
			for i, ring := range piece {
				d.draw(ring, i == 0)
			}
		}
	}
	f := Feature{Code: s.Code, Anchor: at(s.Site)}
	f.Bounds = f.Anchor.Bound()
	f.Small = true
	if len(d.parts) == 0 {
		return f
	}
	if len(d.path) == 0 {
		d.speck(f.Anchor)
	}
	f.Path = string(d.path)
	f.Side = longerSide(d.parts[d.largest])
	f.Small = f.Side < SmallSide
	f.Bounds = d.bounds()
	return f
}

// draw adds one ring to the path, and an outer one to the parts.
func (d *drawer) draw(r orb.Ring, outer bool) {
	d.ring = appendProjected(d.ring[:0], r)
	if outer {
		if area := math.Abs(planar.Area(d.ring)); area >= d.area {
			d.area, d.largest = area, len(d.parts)
		}
		d.parts = append(d.parts, d.ring.Bound())
	}
	d.vertices = roundRing(d.vertices[:0], d.ring)
	d.coarsen(d.vertices)
	if v := tidy(d.vertices); len(v) >= 3 {
		d.path = appendVertices(d.path, d.at, v)
		d.at = v[0]
	}
}

// grid is the distance in units between the points where vertices can stand: half a pixel on a map 1000 pixels wide. With
// whole units a page is a twelfth larger, and looks the same; nearer by, details are drawn anew. Below the plate, where the
// coast is seen only where a window has room to spare, it is two pixels. Places of which no part is longer than fineSide,
// and their neighbours along their borders, have whole units: a finger has to find them.
const (
	grid      = 2
	gridBelow = 8
	fineSide  = 32
)

// coarsen moves vertices to the grid, but for those of places that are fine.
func (d *drawer) coarsen(vertices []vertex) {
	for i := range vertices {
		v, step := &vertices[i], int32(grid)
		switch {
		case v.y >= southPole || d.fine[*v]:
			continue
		case v.y > Height:
			step = gridBelow
		}
		v.x, v.y = (v.x+step/2)/step*step, (v.y+step/2)/step*step
	}
}

// refine notes the vertices of a place that is to be fine, all of its rings or none.
func (d *drawer) refine(s *world.Shape) {
	const degrees = fineSide / scale * 180 / math.Pi * 2 // what is wider is longer on any map, and that is quickly known
	if b := s.Outline.Bound(); b.Max[0]-b.Min[0] > degrees || b.Max[1]-b.Min[1] > degrees {
		return
	}
	d.vertices = d.vertices[:0]
	for _, polygon := range s.Outline {
		for _, piece := range world.Cut(polygon, Centre) {
			for _, ring := range piece {
				d.ring = appendProjected(d.ring[:0], ring)
				if longerSide(d.ring.Bound()) > fineSide {
					return
				}
				d.vertices = roundRing(d.vertices, d.ring)
			}
		}
	}
	for _, v := range d.vertices {
		d.fine[v] = true
	}
}

// speck draws a square of one unit for a place whose every ring collapses, so that it has something to colour.
func (d *drawer) speck(at orb.Point) {
	v := round(at)
	d.path = appendVertices(d.path, vertex{}, []vertex{v, {v.x + 1, v.y}, {v.x + 1, v.y + 1}, {v.x, v.y + 1}})
}

// bounds leaves out parts at the other edge of the map (the western Aleutians, seen from the United States), which
// would make it the whole world.
func (d *drawer) bounds() orb.Bound {
	b := d.parts[d.largest]
	middle := b.Center()[0]
	for _, part := range d.parts {
		if math.Abs(part.Center()[0]-middle) < Width/2 {
			b = b.Union(part)
		}
	}
	return b
}
