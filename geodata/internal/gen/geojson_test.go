package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
)

// published is world-50m.geojson as any reader of RFC 7946 sees it.
type published struct {
	Type     string
	Features []struct {
		Type       string
		Properties properties
		Geometry   struct {
			Type        string
			Coordinates json.RawMessage
		}
	}
}

func readPublished(t *testing.T) published {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(geodata, "dataset", "world-50m.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	var p published
	if err := json.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestGeoJSONHasEveryPlace(t *testing.T) {
	p := readPublished(t)
	if p.Type != "FeatureCollection" || len(p.Features) != len(country.All()) {
		t.Fatalf("a %s of %d features, want a FeatureCollection of %d", p.Type, len(p.Features), len(country.All()))
	}
	states := 0
	for i, f := range p.Features {
		c, ok := country.Lookup(f.Properties.Code)
		if want := (properties{c.Code, c.Name, kinds[c.Kind], c.Parent}); !ok || f.Properties != want {
			t.Errorf("feature %d has the properties %+v, want %+v", i, f.Properties, want)
		}
		if i > 0 && f.Properties.Code <= p.Features[i-1].Properties.Code {
			t.Errorf("%s comes after %s", f.Properties.Code, p.Features[i-1].Properties.Code)
		}
		if f.Properties.Kind == "member" || f.Properties.Kind == "observer" {
			states++
		}
	}
	if states != 195 {
		t.Errorf("%d members and observers of the United Nations, want 193 and 2", states)
	}
}

// Sections 3.1.6 and 3.1.9 of RFC 7946: rings are closed, outer ones counterclockwise and holes clockwise, and none
// crosses the antimeridian.
func TestGeoJSONRings(t *testing.T) {
	for _, f := range readPublished(t).Features {
		code := f.Properties.Code
		var outline orb.MultiPolygon
		var err error
		switch f.Geometry.Type {
		case "MultiPolygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &outline)
		case "Polygon":
			outline = make(orb.MultiPolygon, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &outline[0])
		case "Point":
			if _, ok := siteOf(code); !ok {
				t.Errorf("%s is a point and no row of fixes.go says why", code)
			}
		default:
			t.Errorf("%s is a %s", code, f.Geometry.Type)
		}
		if err != nil {
			t.Errorf("%s: %v", code, err)
		}
		for _, polygon := range outline {
			for i, r := range polygon {
				want := orb.CCW
				if i > 0 {
					want = orb.CW
				}
				if !r.Closed() || len(r) < 4 || r.Orientation() != want {
					t.Errorf("%s has the ring %v, want it closed and wound by the right-hand rule", code, r)
				}
				for k, p := range r {
					if p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90 {
						t.Errorf("%s has the point %v", code, p)
					}
					if k > 0 && math.Abs(p[0]-r[k-1][0]) > 180 && p[1] != -90 {
						t.Errorf("%s crosses the antimeridian between %v and %v", code, r[k-1], p)
					}
				}
			}
		}
	}
}

func TestGeoJSONHasThreeDecimals(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(geodata, "dataset", "world-50m.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range strings.FieldsFuncSeq(string(b), func(r rune) bool { return !strings.ContainsRune("-0123456789.", r) }) {
		if _, fraction, _ := strings.Cut(n, "."); len(fraction) > 3 || n == "-0" {
			t.Fatalf("%q in the GeoJSON, want at most three decimals", n)
		}
	}
}
