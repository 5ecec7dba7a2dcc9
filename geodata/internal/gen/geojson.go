package main

import (
	"bytes"
	"encoding/json"
	"math"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/internal/topojson"
	"recognitionmap/geodata/world"
)

// decimals of a degree in the GeoJSON: 0.001° is 111 m, a tenth of a millimetre at the source's scale.
const decimals = 1000

type feature struct {
	Type       string     `json:"type"`
	Properties properties `json:"properties"`
	Geometry   geometry   `json:"geometry"`
}

type properties struct {
	Code   country.Code `json:"code"`
	Name   string       `json:"name"`
	Kind   string       `json:"kind"`
	Parent country.Code `json:"parent,omitempty"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// geoJSON returns all places as a FeatureCollection, a feature a line, ascending by code: RFC 7946, cut at the
// antimeridian, at the source's full detail. A place without an outline is a Point.
func geoJSON(t *topojson.Topology, all []place) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("{\"type\":\"FeatureCollection\",\"features\":[\n")
	for i, p := range all {
		properties, err := describe(p.code)
		if err != nil {
			return nil, err
		}
		line, err := json.Marshal(feature{"Feature", properties, p.geometry(t)})
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(line)
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

func (p *place) geometry(t *topojson.Topology) geometry {
	var outline orb.MultiPolygon
	for _, polygon := range p.polygons {
		var rings orb.Polygon
		for _, r := range polygon.rings {
			rings = append(rings, t.Join(r))
		}
		for _, piece := range world.Cut(rings, 0) {
			if piece = rounded(piece); len(piece) > 0 {
				outline = append(outline, piece)
			}
		}
	}
	switch len(outline) {
	case 0:
		return geometry{"Point", roundedPoint(p.marker(t))}
	case 1:
		return geometry{"Polygon", outline[0]}
	}
	return geometry{"MultiPolygon", outline}
}

// rounded leaves out vertices that rounding makes equal to the one before, and rings that it makes lines.
func rounded(piece orb.Polygon) orb.Polygon {
	var rings orb.Polygon
	for _, r := range piece {
		var ring orb.Ring
		for _, p := range r {
			if q := roundedPoint(p); len(ring) == 0 || q != ring[len(ring)-1] {
				ring = append(ring, q)
			}
		}
		if len(ring) < 4 || ring.Orientation() == 0 {
			if len(rings) == 0 {
				return nil
			}
			continue
		}
		rings = append(rings, ring)
	}
	return rings
}

func roundedPoint(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*decimals)/decimals + 0, math.Round(p[1]*decimals)/decimals + 0} // + 0: no -0
}
