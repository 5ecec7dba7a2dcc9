package main

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/internal/topojson"
	"recognitionmap/geodata/world"
)

// marker is where the place's marker stands, in degrees: the point of its largest part that is farthest from the
// outline, or what a fix says.
func (p *place) marker(t *topojson.Topology) orb.Point {
	if p.site != nil {
		return *p.site
	}
	var polygon orb.Polygon
	for _, r := range p.polygons[p.largest()].rings {
		polygon = append(polygon, t.Join(r))
	}
	centre := polygon[0][0][0]
	pieces := world.Cut(polygon, centre) // centred on the part, so that only one round a pole is cut
	at := innermost(pieces[0])
	lon := at[0] + centre
	return orb.Point{lon - 360*math.Round(lon/360), at[1]}
}

// square is a candidate of the search: its middle, half its side, and the distance of the middle from the outline,
// negative outside, in degrees of latitude.
type square struct {
	middle         orb.Point
	half, distance float64
}

// squares is a heap, first the square that may hold the farthest point.
type squares []square

func (q squares) Len() int           { return len(q) }
func (q squares) Less(i, j int) bool { return q[i].most() > q[j].most() }
func (q squares) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *squares) Push(e any)        { *q = append(*q, e.(square)) }
func (q *squares) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// most bounds the distance of any point of the square.
func (s square) most() float64 { return s.distance + s.half*math.Sqrt2 }

// innermost is the pole of inaccessibility, to 1% of the part's height, after Agafonkin's polylabel (2016). Distances
// are taken on the part's own scale of longitude, that of its middle latitude.
func innermost(polygon orb.Polygon) orb.Point {
	narrow := math.Cos(polygon.Bound().Center()[1] * math.Pi / 180)
	scaled := polygon.Clone()
	for _, r := range scaled {
		for i := range r {
			r[i][0] *= narrow
		}
	}
	bound := scaled.Bound()
	size := min(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1])
	best := newSquare(scaled, bound.Center(), 0)
	var queue squares
	for x := bound.Min[0]; x < bound.Max[0]; x += size {
		for y := bound.Min[1]; y < bound.Max[1]; y += size {
			heap.Push(&queue, newSquare(scaled, orb.Point{x + size/2, y + size/2}, size/2))
		}
	}
	for queue.Len() > 0 {
		s := heap.Pop(&queue).(square)
		if s.distance > best.distance {
			best = s
		}
		if s.most() < best.distance+size/100 {
			break
		}
		h := s.half / 2
		for _, d := range [4]orb.Point{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			heap.Push(&queue, newSquare(scaled, orb.Point{s.middle[0] + d[0], s.middle[1] + d[1]}, h))
		}
	}
	return orb.Point{best.middle[0] / narrow, best.middle[1]}
}

func newSquare(polygon orb.Polygon, middle orb.Point, half float64) square {
	distance := math.Inf(1)
	for _, r := range polygon {
		distance = min(distance, planar.DistanceFrom(orb.LineString(r), middle))
	}
	if !planar.PolygonContains(polygon, middle) {
		distance = -distance
	}
	return square{middle, half, distance}
}
