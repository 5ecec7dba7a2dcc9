// Package topojson reads quantized TopoJSON, the format in which neighbours share the arc of their border.
//
// It reads what countries-50m.topo.json uses of the specification (topojson-specification, version 1.0): quantized
// arcs, and objects that are collections of polygons and multipolygons.
package topojson

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

// Topology is a decoded file.
type Topology struct {
	Arcs    []orb.LineString // degrees, each of at least two points
	Objects map[string][]Geometry
}

// Geometry is one member of an object: its outline as references to arcs.
type Geometry struct {
	ID         string
	Properties map[string]string
	Polygons   [][]Ring // outer ring first, then its holes
}

// Ring is a ring as arcs end to end: i means Arcs[i], ^i the same arc backwards.
type Ring []int

type file struct {
	Type      string
	Transform *struct{ Scale, Translate orb.Point }
	Objects   map[string]object
	Arcs      [][]orb.Point
}

type object struct {
	Type       string
	Geometries []struct {
		Type       string
		ID         string
		Properties map[string]string
		Arcs       json.RawMessage
	}
}

// Decode reads a topology. It checks that every reference has its arc and that arcs meet where they should.
func Decode(b []byte) (*Topology, error) {
	var f file
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, fmt.Errorf("topojson: %w", err)
	}
	if f.Type != "Topology" || f.Transform == nil {
		return nil, fmt.Errorf("topojson: type %q, want a quantized Topology", f.Type)
	}
	t := &Topology{Objects: make(map[string][]Geometry, len(f.Objects))}
	for i, deltas := range f.Arcs {
		if len(deltas) < 2 {
			return nil, fmt.Errorf("topojson: arc %d has %d points, want at least 2", i, len(deltas))
		}
		t.Arcs = append(t.Arcs, unpack(deltas, f.Transform.Scale, f.Transform.Translate))
	}
	for name, o := range f.Objects {
		if o.Type != "GeometryCollection" {
			return nil, fmt.Errorf("topojson: object %q is a %s, want a GeometryCollection", name, o.Type)
		}
		for _, g := range o.Geometries {
			polygons, err := polygons(g.Type, g.Arcs)
			if err != nil {
				return nil, fmt.Errorf("topojson: object %q, geometry %q: %w", name, g.ID, err)
			}
			if err := t.check(polygons); err != nil {
				return nil, fmt.Errorf("topojson: object %q, geometry %q: %w", name, g.ID, err)
			}
			t.Objects[name] = append(t.Objects[name], Geometry{ID: g.ID, Properties: g.Properties, Polygons: polygons})
		}
	}
	return t, nil
}

func polygons(kind string, arcs json.RawMessage) (polygons [][]Ring, err error) {
	switch kind {
	case "MultiPolygon":
		err = json.Unmarshal(arcs, &polygons)
	case "Polygon":
		polygons = make([][]Ring, 1)
		err = json.Unmarshal(arcs, &polygons[0])
	default:
		err = fmt.Errorf("is a %s, want a Polygon or MultiPolygon", kind)
	}
	return polygons, err
}
