package main

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/internal/topojson"
)

func TestCompass(t *testing.T) {
	tests := []struct {
		name     string
		from, to orb.Point
		want     int
	}{
		{"due north", orb.Point{10, 50}, orb.Point{10, 60}, 0},
		{"due east, though the shortest way begins northward", orb.Point{0, 60}, orb.Point{90, 60}, 2},
		{"over the antimeridian", orb.Point{179, 0}, orb.Point{-179, 0}, 2},
		{"south-west", orb.Point{0, 0}, orb.Point{-10, -10}, 5},
		{"a little west of north", orb.Point{0, 0}, orb.Point{-2, 10}, 0},
	}
	for _, test := range tests {
		step := between(test.from, test.to)
		if got := compass(step[0], step[1]); got != test.want {
			t.Errorf("%s: compass = %d, want %d", test.name, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	a, b := outlineOf(boxAt(0, 0, 10)), outlineOf(boxAt(12, 0, 10))
	const apart = 219.01 // km, on the parallel of 10° N, where they are nearest
	if _, _, chord := nearest(a, b, 3); math.Abs(km(chord)-apart) > 1 {
		t.Errorf("nearest = %v km, want %v", km(chord), apart)
	}
	if _, _, chord := nearest(a, b, chordOf(100)); chord != chordOf(100) {
		t.Errorf("nearest below 100 km = %v km, want the limit", km(chord))
	}
	if !within(a, b, chordOf(apart+5)) || within(a, b, chordOf(apart-5)) {
		t.Error("within does not agree with nearest")
	}
}

// twoStates are two squares with a common border on 10° E. The west one has a lake with an island in it, and an islet far
// away.
func twoStates() *topojson.Topology {
	reversed := func(r orb.Ring) orb.LineString { r.Reverse(); return orb.LineString(r) }
	return &topojson.Topology{
		Arcs: []orb.LineString{
			{{10, 0}, {10, 10}},
			{{10, 10}, {0, 10}, {0, 0}, {10, 0}},
			{{10, 0}, {20, 0}, {20, 10}, {10, 10}},
			reversed(boxAt(4, 4, 2)),
			orb.LineString(boxAt(4.5, 4.5, .5)),
			orb.LineString(boxAt(60, 4, .5)),
		},
		Objects: map[string][]topojson.Geometry{"countries": {
			{Properties: map[string]string{"a3": "XAA"}, Polygons: [][]topojson.Ring{{{0, 1}, {3}}, {{4}}, {{5}}}},
			{Properties: map[string]string{"a3": "XAB"}, Polygons: [][]topojson.Ring{{{2, ^0}}}},
		}},
	}
}

func TestBordersAndMainland(t *testing.T) {
	topology := twoStates()
	all, err := places(topology)
	if err != nil {
		t.Fatal(err)
	}
	lands := []land{landOf(topology, &all[0]), landOf(topology, &all[1])}
	if at := lands[0].middle.point(); math.Abs(at[0]-5) > .2 || len(lands[0].outline) == 0 {
		t.Errorf("the middle lies at %v, want that of the square: the islet is far away", at)
	}
	b := bordersOf(topology, all, lands)[[2]int{0, 1}]
	if b == nil || math.Abs(b.km-1111.9) > 1 {
		t.Fatalf("the border = %+v, want one of 1112 km", b)
	}
	if east, west := b.seenFrom(0, 1, lands), b.seenFrom(1, 0, lands); east.toward != 2 || west.toward != 6 {
		t.Errorf("seen from either side it lies toward %d and %d, want 2 and 6", east.toward, west.toward)
	}
}

func TestCoasts(t *testing.T) {
	topology := twoStates()
	all, err := places(topology)
	if err != nil {
		t.Fatal(err)
	}
	ocean, inland := coasts(topology, all)
	if !ocean["XAA"] || !ocean["XAB"] || !inland["XAA"] || inland["XAB"] {
		t.Errorf("coasts = %v, %v; want both on the ocean, XAA on its lake too", ocean, inland)
	}

	if ocean, inland = coasts(topology, []place{{code: "XAA", polygons: []polygon{{rings: []topojson.Ring{{4}}}}},
		{code: "XAB", polygons: []polygon{{rings: []topojson.Ring{{3}}}}}}); ocean["XAA"] || !inland["XAA"] {
		t.Errorf("coasts = %v, %v; want an island in a lake to have an inland shore alone", ocean, inland)
	}
}

func TestSignificant(t *testing.T) {
	for _, test := range []struct {
		x      float64
		digits int
		want   string
	}{{0, 2, "0"}, {.3, 2, "0"}, {7.6, 2, "8"}, {73.9, 2, "74"}, {121.6, 2, "120"}, {995, 2, "1000"}, {641988, 3, "642000"}} {
		if got := significant(test.x, test.digits); got != test.want {
			t.Errorf("significant(%v, %d) = %s, want %s", test.x, test.digits, got, test.want)
		}
	}
	if described(country.Code("ATA")) || !described("GRL") {
		t.Error("described: want all but shapes without a government")
	}
}
