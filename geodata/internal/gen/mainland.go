package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/internal/topojson"
)

// A part of a place is a part of its mainland if it can be reached from the largest in steps of at most stepOver km, or
// if what hangs together so has at least a fifth of the place: the Line Islands and the Gilbert Islands are both
// Kiribati, and the near neighbours of France are not those of Réunion.
const (
	stepOver = 1000.0
	ownShare = 1.0 / 5
)

// land is a place as its neighbours are found.
type land struct {
	code    country.Code
	area    float64 // km², of all parts
	middle  vector  // of the mainland, by area
	outline []chunk // of the mainland
}

func landOf(t *topojson.Topology, p *place) land {
	l := land{code: p.code}
	parts := make([][]chunk, len(p.polygons))
	middles := make([]vector, len(p.polygons))
	for i, polygon := range p.polygons {
		ring := t.Join(polygon.rings[0])
		parts[i], middles[i] = outlineOf(ring), middleOf(ring)
		l.area += polygon.area
	}
	group := groupsOf(parts)
	area := make([]float64, len(parts)) // of each group
	for i, polygon := range p.polygons {
		area[group[i]] += polygon.area
	}
	for i, polygon := range p.polygons {
		if g := group[i]; g == group[p.largest()] || area[g] >= ownShare*l.area {
			l.outline = append(l.outline, parts[i]...)
			l.middle = l.middle.plus(middles[i], polygon.area)
		}
	}
	if len(parts) == 0 {
		l.middle = toVector(*p.site)
		l.outline = chunksOf([]vector{l.middle})
	}
	l.middle = unit(l.middle)
	return l
}

// groupsOf gives each part the number of the first part that it hangs together with.
func groupsOf(parts [][]chunk) []int {
	group := make([]int, len(parts))
	for i := range parts {
		group[i] = i
		for k := range i {
			if group[k] == group[i] {
				continue
			}
			if within(parts[i], parts[k], chordOf(stepOver)) {
				was, now := max(group[i], group[k]), min(group[i], group[k])
				for j := range i + 1 {
					if group[j] == was {
						group[j] = now
					}
				}
			}
		}
	}
	return group
}

// middleOf is the centroid of what a ring encloses.
func middleOf(ring orb.Ring) vector {
	plane := orb.Ring(toPlane(orb.LineString(ring)))
	at, area := planar.CentroidArea(plane)
	if area == 0 || plane[0] != plane[len(plane)-1] { // a ring round a pole
		return toVector(ring[0])
	}
	return toVector(orb.Point{at[0] / earthRadius * 180 / math.Pi, math.Asin(at[1]/earthRadius) * 180 / math.Pi})
}
