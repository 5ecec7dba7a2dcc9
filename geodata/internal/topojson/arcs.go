package topojson

import (
	"fmt"

	"github.com/paulmach/orb"
)

// unpack turns quantized differences into degrees.
func unpack(deltas []orb.Point, scale, translate orb.Point) orb.LineString {
	arc := make(orb.LineString, len(deltas))
	var at orb.Point
	for i, d := range deltas {
		at[0] += d[0]
		at[1] += d[1]
		arc[i] = orb.Point{at[0]*scale[0] + translate[0], at[1]*scale[1] + translate[1]}
	}
	return arc
}

// Join returns the ring's points in degrees, closed; where two arcs meet their common end is written once.
func (t *Topology) Join(r Ring) orb.Ring {
	var ring orb.Ring
	for i, ref := range r {
		arc := t.arc(ref)
		if i > 0 {
			arc = arc[1:]
		}
		ring = append(ring, arc...)
	}
	return ring
}

// arc is the arc that ref means, in that direction; a copy when backwards.
func (t *Topology) arc(ref int) orb.LineString {
	if ref >= 0 {
		return t.Arcs[ref]
	}
	arc := t.Arcs[^ref].Clone()
	arc.Reverse()
	return arc
}

// check reports the first reference without an arc and the first ring whose arcs do not meet end to end.
func (t *Topology) check(polygons [][]Ring) error {
	for _, polygon := range polygons {
		if len(polygon) == 0 {
			return fmt.Errorf("a polygon without a ring")
		}
		for _, ring := range polygon {
			if len(ring) == 0 {
				return fmt.Errorf("a ring without an arc")
			}
			for _, ref := range ring {
				if max(ref, ^ref) >= len(t.Arcs) {
					return fmt.Errorf("arc %d, want one of %d", ref, len(t.Arcs))
				}
			}
			last := ring[len(ring)-1]
			for _, ref := range ring {
				if t.end(last) != t.end(^ref) {
					return fmt.Errorf("arcs %d and %d do not meet", last, ref)
				}
				last = ref
			}
		}
	}
	return nil
}

// end is the point where the arc meant by ref ends.
func (t *Topology) end(ref int) orb.Point {
	if ref >= 0 {
		return t.Arcs[ref][len(t.Arcs[ref])-1]
	}
	return t.Arcs[^ref][0]
}
