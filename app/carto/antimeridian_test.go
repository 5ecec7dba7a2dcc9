package carto

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestAppendProjected(t *testing.T) {
	tests := []struct {
		name string
		ring orb.Ring
		want int // points
	}{
		{"away from the edge", orb.Ring{{0, 0}, {10, 0}, {10, 10}, {0, 0}}, 4},
		{"touching the edge", orb.Ring{{170, 0}, {180, 5}, {170, 10}, {170, 0}}, 4},
		{"along the eastern edge", orb.Ring{{170, 0}, {180, 0}, {180, 10}, {170, 0}}, 4 + 4},
		{"along the western edge, southward", orb.Ring{{-180, 9}, {-180, 1}, {-170, 5}, {-180, 9}}, 4 + 4},
		{"along the edge between two steps", orb.Ring{{180, 0.5}, {180, 1.5}, {170, 1}, {180, 0.5}}, 4},
		{"along a pole", orb.Ring{{-180, -90}, {180, -90}, {0, -80}, {-180, -90}}, 4},
	}
	for _, test := range tests {
		got := appendProjected(nil, test.ring)
		if len(got) != test.want {
			t.Errorf("%s: appendProjected(%v) has %d points, want %d", test.name, test.ring, len(got), test.want)
		}
	}
}

// A piece closed along the edge follows it as closely as the outline of the sea does.
func TestEdgePointsLieOnTheEdge(t *testing.T) {
	edge := appendProjected(nil, orb.Ring{{180, -89}, {180, 89}, {0, 0}, {180, -89}})
	for i := range len(edge) - 3 {
		a, b := edge[i], edge[i+1]
		middle := orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}
		lat := InverseEqualEarth(orb.Point{0, (equator - middle[1]) / scale})[1]
		if want := toPlate(orb.Point{180, lat}); math.Abs(middle[0]-want[0]) > 0.2 {
			t.Errorf("the chord from %v to %v is %.2f units off the edge", a, b, want[0]-middle[0])
		}
	}
}
