package main

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/internal/topojson"
)

// source is a topology whose countries are rings of their own, wound as given.
func source(countries map[string][]orb.Ring) *topojson.Topology {
	t := &topojson.Topology{Objects: map[string][]topojson.Geometry{}}
	for code, rings := range countries {
		g := topojson.Geometry{Properties: map[string]string{"a3": code}}
		for _, r := range rings {
			g.Polygons = append(g.Polygons, []topojson.Ring{{len(t.Arcs)}})
			t.Arcs = append(t.Arcs, orb.LineString(r))
		}
		t.Objects["countries"] = append(t.Objects["countries"], g)
	}
	return t
}

func boxAt(west, south, side float64) orb.Ring {
	return orb.Ring{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}}
}

func TestPlacesWindsRings(t *testing.T) {
	clockwise := boxAt(0, 0, 10)
	clockwise.Reverse()
	var eastward orb.Ring // the pole on its right
	for x := -180.0; x <= 150; x += 30 {
		eastward = append(eastward, orb.Point{x, -80})
	}
	eastward = append(eastward, orb.Point{-180, -80})
	tests := []struct {
		name  string
		ring  orb.Ring
		first int // reference
	}{
		{"counterclockwise", boxAt(0, 0, 10), 0},
		{"clockwise", clockwise, ^0},
		{"round the south pole, eastward", eastward, ^0},
	}
	for _, test := range tests {
		all, err := places(source(map[string][]orb.Ring{"XAA": {test.ring}}))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := all[0].polygons[0].rings[0][0]; got != test.first {
			t.Errorf("%s: the ring is arc %d, want %d", test.name, got, test.first)
		}
	}
}

func TestPlacesAreas(t *testing.T) {
	var cap orb.Ring
	for x := 180.0; x >= -180; x -= 30 {
		cap = append(cap, orb.Point{x, -80})
	}
	all, err := places(source(map[string][]orb.Ring{"XAA": {boxAt(0, 0, 1)}, "XAB": {cap}}))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{12364, 3874500} { // km²: on the equator; 2πR²(1 - sin 80°)
		if got := all[i].polygons[0].area; got < want*0.999 || got > want*1.001 {
			t.Errorf("%s has %.0f km², want %.0f", all[i].code, got, want)
		}
	}
}

func TestPlacesWantsARowForWhatIsWrong(t *testing.T) {
	line := orb.Ring{{5, 5}, {5, 5}}
	tests := []struct {
		name   string
		source *topojson.Topology
		want   string
	}{
		{"a ring that encloses nothing", source(map[string][]orb.Ring{"XAA": {boxAt(0, 0, 1), line}}),
			"XAA, polygon 1, ring 0 encloses nothing"},
		{"a place without an outline", source(map[string][]orb.Ring{"XAA": nil}), "XAA has no outline and no site"},
		{"a code met twice", &topojson.Topology{Objects: map[string][]topojson.Geometry{"countries": {
			source(map[string][]orb.Ring{"XAA": {boxAt(0, 0, 1)}}).Objects["countries"][0],
			source(map[string][]orb.Ring{"XAA": {boxAt(0, 0, 1)}}).Objects["countries"][0],
		}}, Arcs: []orb.LineString{orb.LineString(boxAt(0, 0, 1))}}, "XAA is met twice"},
	}
	for _, test := range tests {
		if _, err := places(test.source); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: places = %v, want %q", test.name, err, test.want)
		}
	}
}

func TestWithoutIslets(t *testing.T) {
	topology := source(map[string][]orb.Ring{
		"XAA": {boxAt(0, 0, 0.1), boxAt(2, 0, 5), boxAt(10, 0, 0.5), boxAt(20, 0, 0.1)}, // 124 and 3,091 km²
		"XAB": {boxAt(50, 0, 0.01), boxAt(51, 0, 0.02)},
	})
	all, err := places(topology)
	if err != nil {
		t.Fatal(err)
	}
	got := withoutIslets(all)
	if n := len(got[0].polygons); n != 2 {
		t.Errorf("XAA keeps %d parts, want the two of more than %v km²", n, islet)
	}
	if area := got[0].polygons[0].area; area < 300000 {
		t.Errorf("XAA begins with a part of %.0f km², want its largest", area)
	}
	if n := len(got[1].polygons); n != 1 || got[1].polygons[0].area < 4 {
		t.Errorf("XAB keeps %d parts, want its largest alone", n)
	}
	if len(all[0].polygons) != 4 {
		t.Error("withoutIslets changed its argument")
	}
}

func TestInnermost(t *testing.T) {
	tests := []struct {
		name    string
		polygon orb.Polygon
		within  orb.Bound
	}{
		{"a square", orb.Polygon{boxAt(0, 0, 10)}, orb.Bound{Min: orb.Point{4.5, 4.5}, Max: orb.Point{5.5, 5.5}}},
		{"a horseshoe, in whose middle there is nothing",
			orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 4}, {2, 4}, {2, 10}, {0, 10}, {0, 0}}},
			orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{9, 3}}},
		{"a square with a hole", orb.Polygon{boxAt(0, 0, 10), boxAt(1, 1, 6)}, orb.Bound{Min: orb.Point{7, 7}, Max: orb.Point{10, 10}}},
	}
	for _, test := range tests {
		if got := innermost(test.polygon); !test.within.Contains(got) {
			t.Errorf("%s: innermost = %v, want it within %v", test.name, got, test.within)
		}
	}
}
