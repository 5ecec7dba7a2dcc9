package main

import (
	"math"
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/internal/topojson"
)

// A degree on the equator is 111 km: a triangle of base 2° and height 0.1° has 1,236 km².
func TestSimplify(t *testing.T) {
	tests := []struct {
		name   string
		arc    orb.LineString
		closed bool
		keeps  int
		limit  float64
		want   []int
	}{
		{"a straight line", orb.LineString{{0, 0}, {1, 0}, {2, 0}, {3, 0}}, false, 2, 1, []int{0, 3}},
		{"a small bay goes", orb.LineString{{0, 0}, {1, 0.1}, {2, 0}}, false, 2, 3000, []int{0, 2}},
		{"a large bay stays", orb.LineString{{0, 0}, {1, 1}, {2, 0}}, false, 2, 3000, []int{0, 1, 2}},
		{"the ends stay", orb.LineString{{0, 0}, {1, 1}, {2, 0}}, false, 2, math.Inf(1), []int{0, 2}},
		{"an island has no ends", orb.LineString{{1, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}, {1, 0}}, true, 3, 1,
			[]int{1, 2, 3, 4}},
		{"an island keeps its corners", orb.LineString{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}, true, 4, math.Inf(1),
			[]int{0, 1, 2, 3}},
		{"across the antimeridian", orb.LineString{{179, 0}, {-180, 0}, {-179, 0}, {-178, 0}}, false, 2, 1, []int{0, 3}},
	}
	for _, test := range tests {
		s := newSimplifier([]orb.LineString{test.arc}, []bool{test.closed})
		s.addRing(topojson.Ring{0}, len(s.nodes), test.keeps, test.limit)
		s.run()
		if got := s.kept(0); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: kept %v, want %v", test.name, got, test.want)
		}
	}
}

// Without the small island in the bay's mouth the bay would go, and leave the island ashore.
func TestSimplifyKeepsIslandsOffTheCoast(t *testing.T) {
	coast := orb.LineString{{0, 0}, {1, -0.1}, {2, 0}}
	island := orb.LineString{{0.99, -0.05}, {1.01, -0.05}, {1, -0.04}, {0.99, -0.05}}
	for _, test := range []struct {
		name string
		arcs []orb.LineString
		want []int
	}{
		{"an empty bay", []orb.LineString{coast}, []int{0, 2}},
		{"an island in the bay", []orb.LineString{coast, island}, []int{0, 1, 2}},
	} {
		closed := []bool{false, true}[:len(test.arcs)]
		s := newSimplifier(test.arcs, closed)
		for i := range test.arcs {
			s.addRing(topojson.Ring{i}, len(test.arcs[i]), 3, 3000)
		}
		s.count[0], s.atLeast[0] = 3, 2
		s.run()
		if got := s.kept(0); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: kept %v, want %v", test.name, got, test.want)
		}
	}
}

func TestWeighPutsSpikesFirst(t *testing.T) {
	spike := weigh(orb.Point{0, 0}, orb.Point{5, 100}, orb.Point{10, 0})
	blunt := weigh(orb.Point{0, 0}, orb.Point{50, 10}, orb.Point{100, 0})
	if spike >= blunt {
		t.Errorf("a spike weighs %v, a blunt corner of the same area %v, want less", spike, blunt)
	}
}
