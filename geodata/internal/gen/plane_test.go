package main

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func TestProjectKeepsAreas(t *testing.T) {
	whole := project(orb.Ring{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}})
	if got := planar.Area(whole); math.Abs(got-510065600) > 1000 { // km², the Earth's surface
		t.Errorf("the Earth has %.0f km²", got)
	}
}

func TestGridFindsNodesInATriangle(t *testing.T) {
	a, b, c := orb.Point{0, 0}, orb.Point{10, 10}, orb.Point{20, 0}
	tests := []struct {
		name string
		at   orb.Point
		want bool
	}{
		{"inside", orb.Point{10, 5}, true},
		{"on a side", orb.Point{10, 0}, true},
		{"outside", orb.Point{1, 9}, false},
		{"far away", orb.Point{4000, 5}, false},
		{"at a corner", a, false},
	}
	for _, test := range tests {
		for name, shift := range map[string]float64{
			"": 0, ", where the grid wraps": circumference - 5, ", a turn further": 2 * circumference,
		} {
			g := new(grid)
			g.add(1, orb.Point{test.at[0] + shift, test.at[1]})
			move := func(p orb.Point) orb.Point { return orb.Point{p[0] + shift, p[1]} }
			if got := g.anyInside(move(a), move(b), move(c)); got != test.want {
				t.Errorf("%s%s: anyInside = %v, want %v", test.name, name, got, test.want)
			}
			g.remove(1, orb.Point{test.at[0] + shift, test.at[1]})
			if g.anyInside(move(a), move(b), move(c)) {
				t.Errorf("%s%s: anyInside after remove", test.name, name)
			}
		}
	}
}
