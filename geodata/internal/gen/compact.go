package main

import (
	"math"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/internal/topojson"
	"recognitionmap/geodata/world"
)

// Tolerances of the map's world, chosen by looking at it 1280 and 412 pixels wide and into Europe and South East Asia,
// and by weighing its path data, which every first visit pays for: 21 kB in brotli. Half the tolerance costs 4 kB more,
// twice the tolerance saves 2 kB.
const (
	// tolerance is the area in km² of the triangle that a vertex must make to stay: less than a pixel of a map 1000
	// pixels wide, where one is 1,190 km².
	tolerance = 1000.0
	// share of a ring's own area that a triangle may take at most, so that small states keep their form.
	share = 1.0 / 40
	// islet is the area in km² under which a part that is not its place's largest is left out.
	islet = 500.0
	// Vertices that a place's largest part and any other ring keep, whatever they weigh, if the source has them.
	largestKeeps, ringKeeps = 6, 4
	// gridSteps a degree: 0.02°, a third of a unit of a plate 4000 units wide.
	gridSteps = 50
	// detailSteps a degree: 0.01°, two pixels of a map 1000 pixels wide at its largest; and the area in km² under which
	// a triangle is not seen there.
	detailSteps     = 100
	detailTolerance = 1.0
)

// simplified returns the world that the map draws. Arcs are simplified before they are joined into rings, so that
// neighbours keep one border.
func simplified(t *topojson.Topology, all []place) *world.Topology {
	return simplifiedTo(t, withoutIslets(all), tolerance, gridSteps)
}

// detailed returns the world that the map draws when it is zoomed in: every part of every place.
func detailed(t *topojson.Topology, all []place) *world.Topology {
	return simplifiedTo(t, all, detailTolerance, detailSteps)
}

func simplifiedTo(t *topojson.Topology, all []place, tolerance float64, steps int32) *world.Topology {
	index, arcs, closed := arcsOf(t, all)
	s := newSimplifier(arcs, closed)
	for _, p := range all {
		for k, polygon := range p.polygons {
			for i, r := range polygon.rings {
				refs := make(topojson.Ring, len(r))
				for j, ref := range r {
					refs[j] = index[max(ref, ^ref)]
				}
				keep := ringKeeps
				if k == 0 && i == 0 {
					keep = largestKeeps
				}
				ring := t.Join(r)
				area, _ := signedArea(ring)
				s.addRing(refs, len(ring)-1, keep, min(tolerance, math.Abs(area)*share))
			}
		}
	}
	s.run()
	return compact(t, all, index, s, steps)
}

// compact puts what the simplifier kept on the grid.
func compact(t *topojson.Topology, all []place, index map[int]int, s *simplifier, steps int32) *world.Topology {
	w := &world.Topology{Grid: steps, Arcs: make([]world.Arc, len(index))}
	for source, i := range index {
		w.Arcs[i] = gridded(t.Arcs[source], s.kept(i), steps)
	}
	for _, p := range all {
		place := world.Place{Code: p.code, Site: toGrid(p.marker(t), steps)}
		for _, polygon := range p.polygons {
			var chains []world.Chain
			for _, r := range polygon.rings {
				chain := make(world.Chain, len(r))
				for i, ref := range r {
					chain[i] = int32(index[max(ref, ^ref)])
					if ref < 0 {
						chain[i] = ^chain[i]
					}
				}
				chains = append(chains, chain)
			}
			place.Polygons = append(place.Polygons, chains)
		}
		w.Places = append(w.Places, place)
	}
	return w
}

// gridded puts the kept vertices of an arc on the grid, an island's first one again at its end. Vertices that fall
// together are one, but for the two ends.
func gridded(arc orb.LineString, kept []int, steps int32) world.Arc {
	var g world.Arc
	for _, k := range kept {
		if v := toGrid(arc[k], steps); len(g) == 0 || v != g[len(g)-1] {
			g = append(g, v)
		}
	}
	if len(g) == 1 || arc[0] == arc[len(arc)-1] && g[0] != g[len(g)-1] {
		g = append(g, g[0])
	}
	return g
}

func toGrid(p orb.Point, steps int32) world.Vertex {
	x := int32(math.Round(p[0] * float64(steps)))
	if x >= 180*steps {
		x -= 360 * steps
	}
	return world.Vertex{x, int32(math.Round(p[1] * float64(steps)))}
}
