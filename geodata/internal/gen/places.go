package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/internal/topojson"
	"recognitionmap/geodata/world"
)

// place is one place as the source draws it, after the fixes.
type place struct {
	code     country.Code
	polygons []polygon
	site     *orb.Point // where a fix puts the marker
}

// polygon is an outer ring, counterclockwise, and its holes, clockwise.
type polygon struct {
	rings []topojson.Ring
	area  float64 // km², without the holes
}

// places turns the source's countries into places, ascending by code, with the fixes applied. It reports what the
// source has wrong and no fix names.
func places(t *topojson.Topology) ([]place, error) {
	var all []place
	for _, g := range t.Objects["countries"] {
		p := place{code: country.Code(g.Properties["a3"])}
		for i, rings := range g.Polygons {
			polygon, err := newPolygon(t, p.code, i, rings)
			if err != nil {
				return nil, err
			}
			if len(polygon.rings) > 0 {
				p.polygons = append(p.polygons, polygon)
			}
		}
		if site, ok := siteOf(p.code); ok {
			p.site = &site
		} else if len(p.polygons) == 0 {
			return nil, fmt.Errorf("%s has no outline and no site: add a row to fixes.go", p.code)
		}
		all = append(all, p)
	}
	for _, s := range sites {
		if s.added {
			site := s.at
			all = append(all, place{code: s.code, site: &site})
		}
	}
	slices.SortFunc(all, func(a, b place) int { return strings.Compare(string(a.code), string(b.code)) })
	for i := range len(all) - 1 {
		if all[i].code == all[i+1].code {
			return nil, fmt.Errorf("%s is met twice: add a row to fixes.go", all[i].code)
		}
	}
	return all, nil
}

// newPolygon winds the rings. Those that enclose nothing need a row in fixes.go and are left out.
func newPolygon(t *topojson.Topology, code country.Code, index int, rings []topojson.Ring) (polygon, error) {
	var p polygon
	for i, r := range rings {
		ring := t.Join(r)
		area, turn := signedArea(ring)
		if turn == 0 && (len(ring) < 4 || area == 0) {
			if !isEmpty(code, index, i) {
				return p, fmt.Errorf("%s, polygon %d, ring %d encloses nothing: add a row to fixes.go", code, index, i)
			}
			continue
		}
		if len(p.rings) == 0 {
			p.area = max(area, -area)
		}
		// Left of an outer ring is what it encloses: of one round the globe, the pole of its hemisphere.
		left := area > 0
		if turn != 0 {
			left = (turn > 0) == (ring[0][1] > 0)
		}
		if left != (len(p.rings) == 0) {
			r = reverse(r)
		}
		p.rings = append(p.rings, r)
	}
	return p, nil
}

// signedArea is the area in km², positive when the ring runs counterclockwise, and the turn it makes round the globe.
// For a ring round a pole it is the area between the ring and that pole, without a sign.
func signedArea(r orb.Ring) (area, turn float64) {
	unwrapped, turn := world.Unwrap(r, 0)
	if turn != 0 {
		return polarArea(r, turn), turn
	}
	return planar.Area(project(unwrapped)), 0
}

// polarArea is the area between a ring round the globe and the pole of its hemisphere.
func polarArea(r orb.Ring, turn float64) (area float64) {
	if (turn > 0) != (r[0][1] > 0) {
		r = r.Clone()
		r.Reverse()
	}
	for _, piece := range world.Cut(orb.Polygon{r}, 0) {
		area += planar.Area(project(piece[0]))
	}
	return area
}

func reverse(r topojson.Ring) topojson.Ring {
	back := slices.Clone(r)
	slices.Reverse(back)
	for i := range back {
		back[i] = ^back[i]
	}
	return back
}
