package main

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/internal/topojson"
)

// coasts says of each place whether it has a coast on the ocean, and whether it has a shore on water that land encloses,
// as the source draws them. A piece of outline that one place alone has is a coast or a shore; end to end such pieces
// go round land, which lies on their left, or round water.
func coasts(t *topojson.Topology, all []place) (ocean, inland map[country.Code]bool) {
	owner, uses := map[int]country.Code{}, map[int]int{} // by reference; by arc
	for _, p := range all {
		for _, polygon := range p.polygons {
			for _, r := range polygon.rings {
				for _, ref := range r {
					owner[ref] = p.code
					uses[max(ref, ^ref)]++
				}
			}
		}
	}
	next := map[orb.Point][]int{} // pieces by where they begin
	arc := func(ref int) orb.LineString { return orb.LineString(t.Join(topojson.Ring{ref})) }
	var pieces []int
	for _, p := range all {
		for _, polygon := range p.polygons {
			for _, r := range polygon.rings {
				for _, ref := range r {
					if uses[max(ref, ^ref)] == 1 {
						pieces = append(pieces, ref)
						begin := arc(ref)[0]
						next[begin] = append(next[begin], ref)
					}
				}
			}
		}
	}
	ocean, inland = map[country.Code]bool{}, map[country.Code]bool{}
	var loops []loop
	done := map[int]bool{}
	for _, first := range pieces {
		if done[first] {
			continue
		}
		var l loop
		for ref := first; !done[ref]; {
			done[ref] = true
			l.refs = append(l.refs, ref)
			line := arc(ref)
			l.ring = append(l.ring, line[:len(line)-1]...)
			for _, other := range next[line[len(line)-1]] {
				if ref = other; !done[ref] {
					break
				}
			}
		}
		l.ring = append(l.ring, l.ring[0])
		area, turn := signedArea(l.ring)
		l.water = turn == 0 && area < 0
		loops = append(loops, l)
	}
	for _, l := range loops {
		shore := ocean
		if l.water || slices.ContainsFunc(loops, func(lake loop) bool { return lake.water && planar.RingContains(lake.ring, l.ring[0]) }) {
			shore = inland
		}
		for _, ref := range l.refs {
			shore[owner[ref]] = true
		}
	}
	return ocean, inland
}

// loop is a line of coast or shore that ends where it begins.
type loop struct {
	refs  []int
	ring  orb.Ring
	water bool // whether it goes round water
}
