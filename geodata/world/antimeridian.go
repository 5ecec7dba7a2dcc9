package world

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Cut returns polygon in pieces for a map of the world that is centred on the meridian centre and so ends at
// centre±180°. Longitudes of the result count from that centre: they are within [-180, 180], never wrap, and lie on
// ±180 exactly where a piece was cut. Outer rings must run counterclockwise, holes clockwise, rings be closed.
//
// A ring that goes round the globe encloses the pole on its left, and is closed along that pole's line of latitude.
// Edges are taken as straight in longitude and latitude. polygon is not modified.
//
// With centre 0 this is the cut that RFC 7946 asks for in section 3.1.9.
func Cut(polygon orb.Polygon, centre float64) orb.MultiPolygon {
	rings := make(orb.Polygon, 0, len(polygon))
	low, high := 180.0, -180.0
	for i, r := range polygon {
		if len(r) < 4 {
			continue
		}
		ring, turn := Unwrap(r, centre)
		if turn != 0 {
			ring = closeAtPole(ring, turn)
		}
		from, to := extent(ring)
		if i == 0 {
			low, high = from, to
		} else if shift := wholeTurns((low+high)/2 - (from+to)/2); shift != 0 {
			translate(ring, shift)
			from, to = from+shift, to+shift
		}
		low, high = min(low, from), max(high, to)
		rings = append(rings, ring)
	}
	if low >= -180 && high <= 180 {
		if len(rings) == 0 {
			return nil
		}
		return orb.MultiPolygon{rings}
	}
	return cutStrip(rings, low, high)
}

// cutStrip cuts rings, which reach from low to high, at every odd multiple of 180°, and moves what lies outside
// [-180, 180] back into it by whole turns.
func cutStrip(rings []orb.Ring, low, high float64) orb.MultiPolygon {
	var pieces orb.MultiPolygon
	edge := 540 + 360*math.Floor((low-180)/360) // the first edge east of low
	for rest := rings; len(rest) > 0; edge += 360 {
		var west []orb.Ring
		if edge >= high {
			west, rest = rest, nil
		} else {
			west, rest = split(rest, edge)
		}
		for _, r := range west {
			translate(r, 180-edge)
		}
		pieces = append(pieces, assemble(west)...)
	}
	return pieces
}

// Unwrap returns r with longitudes counted from centre and continuous, its first point within [-180, 180), and the
// turn it makes: 0, or ±360 for a ring round a pole, whose last point then differs from its first by that turn.
func Unwrap(r orb.Ring, centre float64) (ring orb.Ring, turn float64) {
	ring = make(orb.Ring, len(r), len(r)+1)
	last := 0.0
	for i, p := range r {
		x := p[0] - centre
		if i == 0 {
			x += wholeTurns(-x)
			if x >= 180 {
				x -= 360
			}
		} else {
			x += wholeTurns(last - x)
		}
		ring[i] = orb.Point{x, p[1]}
		last = x
	}
	return ring, wholeTurns(last - ring[0][0])
}

// wholeTurns is the multiple of 360° nearest to x.
func wholeTurns(x float64) float64 {
	if x > -180 && x < 180 { // nearly every call: two neighbouring points
		return 0
	}
	return 360 * math.Round(x/360)
}

// closeAtPole makes a ring of an unwrapped path once round the globe, by way of the pole on its left. It turns the path
// to begin at the map's edge, where that is crossed nearest to the pole, so that the two ways to the pole lie on the
// edge and meet no other part of the path.
func closeAtPole(path orb.Ring, turn float64) orb.Ring {
	pole := math.Copysign(90, turn) // eastward has the north on its left
	best, start := -1, orb.Point{}
	for i := range len(path) - 1 {
		p, q := path[i], path[i+1]
		edge, crosses := edgeBetween(p[0], q[0])
		if !crosses {
			continue
		}
		at := orb.Point{edge, p[1] + (q[1]-p[1])*(edge-p[0])/(q[0]-p[0])}
		if best < 0 || math.Abs(pole-at[1]) < math.Abs(pole-start[1]) {
			best, start = i, at
		}
	}
	first := math.Copysign(180, -turn)
	ring := make(orb.Ring, 0, len(path)+4)
	ring = append(ring, orb.Point{first, start[1]})
	for _, p := range path[best+1:] {
		ring = append(ring, orb.Point{p[0] + first - start[0], p[1]})
	}
	for _, p := range path[1 : best+1] {
		ring = append(ring, orb.Point{p[0] + turn + first - start[0], p[1]})
	}
	return append(ring, orb.Point{first + turn, start[1]}, orb.Point{first + turn, pole}, orb.Point{first, pole}, ring[0])
}

// edgeBetween is the odd multiple of 180° between two neighbours of a path, if they lie on either side of one. A point
// on it counts as west.
func edgeBetween(a, b float64) (edge float64, crosses bool) {
	east := math.Ceil((max(a, b) - 180) / 360)
	west := math.Ceil((min(a, b) - 180) / 360)
	return 180 + 360*west, east > west
}

func extent(r orb.Ring) (low, high float64) {
	low, high = r[0][0], r[0][0]
	for _, p := range r {
		low, high = min(low, p[0]), max(high, p[0])
	}
	return low, high
}

func translate(r orb.Ring, x float64) {
	if x == 0 {
		return
	}
	for i := range r {
		r[i][0] += x
	}
}

// assemble groups the rings of what was one polygon: each hole goes to the outer ring around it.
func assemble(rings []orb.Ring) orb.MultiPolygon {
	var pieces orb.MultiPolygon
	for _, r := range rings {
		if r.Orientation() != orb.CW {
			pieces = append(pieces, orb.Polygon{r})
		}
	}
	for _, r := range rings {
		if r.Orientation() != orb.CW {
			continue
		}
		for i := range pieces {
			if planar.RingContains(pieces[i][0], r[0]) {
				pieces[i] = append(pieces[i], r)
				break
			}
		}
	}
	return pieces
}
