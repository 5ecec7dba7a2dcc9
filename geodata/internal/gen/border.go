package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/internal/topojson"
	"recognitionmap/geodata/world"
)

// border is what two places have in common.
type border struct {
	km     float64
	middle vector    // by length, not of length 1
	along  orb.Point // from its one end to its other, on the plane of bearings, with the first of the two on the left
	around int       // the place of which it is the whole outline, -1 for none
}

// bordersOf returns the common borders of places by their indexes, the lower first: the arcs that both use, and those of
// places without an outline that lie inside another.
func bordersOf(t *topojson.Topology, all []place, lands []land) map[[2]int]*border {
	type user struct{ place, ref int }
	users := map[int][]user{}
	arcs := make([]int, len(all)) // of each place
	for i, p := range all {
		for _, polygon := range p.polygons {
			for _, r := range polygon.rings {
				for _, ref := range r {
					users[max(ref, ^ref)] = append(users[max(ref, ^ref)], user{i, ref})
					arcs[i]++
				}
			}
		}
	}
	borders := map[[2]int]*border{}
	shared := map[*border]int{}
	for arc := range t.Arcs { // in order: sums of floats depend on it
		u := users[arc]
		if len(u) != 2 || u[0].place == u[1].place {
			continue
		}
		pair := [2]int{u[0].place, u[1].place}
		b := borders[pair]
		if b == nil {
			b = &border{around: -1}
			borders[pair] = b
		}
		shared[b]++
		b.add(t.Join(topojson.Ring{u[0].ref}))
	}
	for pair, b := range borders {
		for _, i := range pair {
			if arcs[i] == shared[b] {
				b.around = i
			}
		}
	}
	for i, p := range all {
		for k := range all {
			if len(p.polygons) == 0 && all[k].holds(t, *p.site) {
				borders[[2]int{min(i, k), max(i, k)}] = &border{middle: lands[i].middle, around: i}
			}
		}
	}
	return borders
}

// add adds a line that has the first of the two on its left.
func (b *border) add(line orb.Ring) {
	for i := 1; i < len(line); i++ {
		from, to := toVector(line[i-1]), toVector(line[i])
		length := km(from.chord(to))
		b.km += length
		b.middle = b.middle.plus(from.plus(to, 1), length/2)
	}
	step := between(line[0], line[len(line)-1])
	b.along = orb.Point{b.along[0] + step[0], b.along[1] + step[1]}
}

// seenFrom is the border as one between the place i and its neighbour k.
func (b *border) seenFrom(i, k int, lands []land) neighbour {
	n := neighbour{code: lands[k].code, border: true, km: b.km, toward: b.direction(i > k, lands[i].middle)}
	if b.around == i {
		n.toward = allAround
	}
	return n
}

// direction is that of the border's middle, seen from that of a place. Where a long and fairly straight border passes by
// the middle of the place, as that of Chile with Argentina does, it is the one in which one crosses it.
func (b *border) direction(second bool, from vector) int {
	middle := unit(b.middle)
	scale := earthRadius * math.Cos(middle.point()[1]*math.Pi/180)
	if b.km/4 < km(from.chord(middle)) || math.Hypot(b.along[0], b.along[1])*scale < b.km*.7 {
		step := between(from.point(), middle.point())
		return compass(step[0], step[1])
	}
	if second {
		return compass(-b.along[1], b.along[0])
	}
	return compass(b.along[1], -b.along[0])
}

// between is the way from a to b on Mercator's plane, on which a line of one direction is straight, in radians.
func between(a, b orb.Point) orb.Point {
	mercator := func(lat float64) float64 { return math.Log(math.Tan(math.Pi/4 + lat*math.Pi/360)) }
	east := b[0] - a[0]
	east -= 360 * math.Round(east/360)
	return orb.Point{east * math.Pi / 180, mercator(b[1]) - mercator(a[1])}
}

// compass is the point of the compass, of eight, nearest to a direction.
func compass(east, north float64) int {
	return (int(math.Round(math.Atan2(east, north)/(math.Pi/4))) + 8) % 8
}

// holds reports whether a point lies inside the place's outline.
func (p *place) holds(t *topojson.Topology, at orb.Point) bool {
	for _, polygon := range p.polygons {
		for _, piece := range world.Cut(orb.Polygon{t.Join(polygon.rings[0])}, at[0]) {
			if piece.Bound().Contains(orb.Point{0, at[1]}) && planar.RingContains(piece[0], orb.Point{0, at[1]}) {
				return true
			}
		}
	}
	return false
}
