package main

import (
	"slices"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/internal/topojson"
)

// withoutIslets leaves out the parts too small to see. A place keeps its largest part, first of its parts in the
// result, and every part that shares a border: without an enclave its neighbour would have a hole.
func withoutIslets(all []place) []place {
	uses := map[int]int{}
	for _, p := range all {
		for _, polygon := range p.polygons {
			for _, r := range polygon.rings {
				for _, ref := range r {
					uses[max(ref, ^ref)]++
				}
			}
		}
	}
	var kept []place
	for _, p := range all {
		var polygons []polygon
		largest := p.largest()
		for i, polygon := range p.polygons {
			shared := slices.ContainsFunc(polygon.rings[0], func(ref int) bool { return uses[max(ref, ^ref)] > 1 })
			switch {
			case i == largest:
				polygons = slices.Insert(polygons, 0, polygon)
			case shared || polygon.area >= islet:
				polygons = append(polygons, polygon)
			}
		}
		p.polygons = polygons
		kept = append(kept, p)
	}
	return kept
}

// largest is the index of the part with the largest area, -1 without parts.
func (p *place) largest() int {
	largest := -1
	for i := range p.polygons {
		if largest < 0 || p.polygons[i].area > p.polygons[largest].area {
			largest = i
		}
	}
	return largest
}

// arcsOf lists the arcs that places use, in the order of use, which puts what one place needs side by side. index
// gives an arc of the source its place in the list; closed tells the islands and enclaves.
func arcsOf(t *topojson.Topology, all []place) (index map[int]int, arcs []orb.LineString, closed []bool) {
	index = map[int]int{}
	ends := map[orb.Point]int{}
	for _, p := range all {
		for _, polygon := range p.polygons {
			for _, r := range polygon.rings {
				for _, ref := range r {
					source := max(ref, ^ref)
					if _, ok := index[source]; ok {
						continue
					}
					arc := t.Arcs[source]
					index[source] = len(arcs)
					arcs = append(arcs, arc)
					ends[arc[0]]++
					ends[arc[len(arc)-1]]++
				}
			}
		}
	}
	for _, arc := range arcs {
		closed = append(closed, arc[0] == arc[len(arc)-1] && ends[arc[0]] == 2)
	}
	return index, arcs, closed
}
