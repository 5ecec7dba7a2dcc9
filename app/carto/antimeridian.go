package carto

import (
	"math"

	"github.com/paulmach/orb"
)

// appendProjected appends a ring that was cut at the map's edge, longitudes from the central meridian, as points of
// the plate. Where it runs along the edge, which is a curve on the plate, points are added so that no gap shows between
// it and the outline of the sea. Along a pole none are needed: that line is straight.
func appendProjected(dst orb.Ring, r orb.Ring) orb.Ring {
	for i, p := range r {
		if i > 0 && p[0] == r[i-1][0] && math.Abs(p[0]) == 180 {
			dst = appendEdge(dst, p[0], r[i-1][1], p[1])
		}
		dst = append(dst, toPlate(p))
	}
	return dst
}

// edgeStep is the degrees of latitude between points along the edge: a chord is within 0.1 units of the curve.
const edgeStep = 2

// appendEdge appends points of the edge between two latitudes, both excluded.
func appendEdge(dst orb.Ring, lon, from, to float64) orb.Ring {
	if from < to {
		for lat := (math.Floor(from/edgeStep) + 1) * edgeStep; lat < to; lat += edgeStep {
			dst = append(dst, toPlate(orb.Point{lon, lat}))
		}
		return dst
	}
	for lat := (math.Ceil(from/edgeStep) - 1) * edgeStep; lat > to; lat -= edgeStep {
		dst = append(dst, toPlate(orb.Point{lon, lat}))
	}
	return dst
}
