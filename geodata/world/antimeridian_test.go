package world

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

func box(west, south, east, north float64) orb.Ring {
	return orb.Ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}
}

func reversed(r orb.Ring) orb.Ring {
	r = r.Clone()
	r.Reverse()
	return r
}

// crown goes round the south pole at latitude lat, westward, so that the pole is on its left; a point every 30°.
func crown(from, lat float64) orb.Ring {
	var r orb.Ring
	for d := 0.0; d <= 360; d += 30 {
		x := from - d
		r = append(r, orb.Point{x - 360*math.Floor((x+180)/360), lat})
	}
	return r
}

func TestCut(t *testing.T) {
	tests := []struct {
		name    string
		polygon orb.Polygon
		centre  float64
		west    []float64 // of each piece: its western end, from the centre
		areas   []float64 // square degrees, holes taken off
	}{
		{"away from the edge", orb.Polygon{box(0, 0, 10, 10)}, 11, []float64{-11}, []float64{100}},
		{"east of 180°, seen from 11°", orb.Polygon{box(-178, 0, -172, 10)}, 11, []float64{171}, []float64{60}},
		{"across 180°, which is not the edge", orb.Polygon{box(175, 0, -175, 10)}, 11, []float64{164}, []float64{100}},
		{"across 180°, which is the edge", orb.Polygon{box(175, 0, -175, 10)}, 0, []float64{175, -180}, []float64{50, 50}},
		{"across the edge at 169° W", orb.Polygon{box(-171, 0, -165, 10)}, 11, []float64{178, -180}, []float64{20, 40}},
		{"up to the edge", orb.Polygon{box(170, 0, 180, 10)}, 0, []float64{170}, []float64{100}},
		{"from the edge", orb.Polygon{box(-180, 0, -170, 10)}, 0, []float64{-180}, []float64{100}},
		{"a hole across the edge", orb.Polygon{box(170, 0, -170, 10), reversed(box(175, 2, -175, 8))}, 0,
			[]float64{170, -180}, []float64{70, 70}},
		{"a hole on one side", orb.Polygon{box(170, 0, -170, 10), reversed(box(-178, 2, -172, 8))}, 0,
			[]float64{170, -180}, []float64{100, 64}},
		{"round the south pole", orb.Polygon{crown(-180, -80)}, 0, []float64{-180}, []float64{3600}},
		{"round the south pole, begun elsewhere", orb.Polygon{crown(35, -80)}, 11, []float64{-180}, []float64{3600}},
		{"round the north pole", orb.Polygon{reversed(crown(35, 70))}, 11, []float64{-180}, []float64{7200}},
		{"a line", orb.Polygon{{{0, 0}, {1, 1}, {0, 0}}}, 0, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			pieces := Cut(test.polygon, test.centre)
			if len(pieces) != len(test.areas) {
				t.Fatalf("Cut = %v, want %d pieces", pieces, len(test.areas))
			}
			for i, piece := range pieces {
				if got := planar.Area(piece); math.Abs(got-test.areas[i]) > 1e-9 {
					t.Errorf("piece %d = %v has the area %v, want %v", i, piece, got, test.areas[i])
				}
				if got := piece.Bound().Min[0]; got != test.west[i] {
					t.Errorf("piece %d = %v begins at %v, want %v", i, piece, got, test.west[i])
				}
			}
		})
	}
}

func TestCutLeavesItsArgumentAlone(t *testing.T) {
	polygon := orb.Polygon{box(175, 0, -175, 10)}
	want := polygon.Clone()
	Cut(polygon, 0)
	if !polygon.Equal(want) {
		t.Errorf("after Cut the polygon is %v, want %v", polygon, want)
	}
}

// A comb whose teeth cross the edge is cut into as many pieces as it has teeth, and one.
func TestCutComb(t *testing.T) {
	comb := orb.Ring{{170, 0}, {-175, 0}, {-175, 1}, {175, 1}, {175, 2}, {-175, 2}, {-175, 3}, {175, 3}, {175, 4},
		{-175, 4}, {-175, 5}, {170, 5}, {170, 0}}
	pieces := Cut(orb.Polygon{comb}, 0)
	if len(pieces) != 4 {
		t.Fatalf("Cut(a comb of three teeth) = %v, want 4 pieces", pieces)
	}
	if got := planar.Area(pieces); math.Abs(got-55) > 1e-9 {
		t.Errorf("the pieces have %v square degrees, want 55", got)
	}
}

// The coast crosses the edge three times; only the crossing nearest to the pole may lead there.
func TestCutRoundThePoleWithABayAtTheEdge(t *testing.T) {
	coast := orb.Ring{{-170, -70}, {170, -70}, {170, -75}, {-175, -75}, {-175, -80}, {170, -80}}
	for x := 150.0; x > -170; x -= 20 {
		coast = append(coast, orb.Point{x, -80})
	}
	coast = append(coast, coast[0])
	pieces := Cut(orb.Polygon{coast}, 0)
	var area float64
	for _, piece := range pieces {
		area += planar.Area(piece)
	}
	// South of 80° S: 3600; south of a line from (-150, -80) to (-170, -70): 100; a cape from 170° E to 170° W between
	// 70° and 75° S: 100; its stem from 175° W to 170° W between 75° and 80° S: 25.
	if want := 3600.0 + 100 + 100 + 25; math.Abs(area-want) > 1e-9 {
		t.Errorf("Cut = %v with %v square degrees, want %v", pieces, area, want)
	}
}

// Whatever star is cut wherever, nothing is lost, nothing lies outside the map and nothing is wound the wrong way.
func TestCutKeepsTheArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		centre := rapid.Float64Range(-180, 180).Draw(t, "centre")
		middle := rapid.Float64Range(-180, 179).Draw(t, "middle")
		corners := rapid.IntRange(3, 40).Draw(t, "corners")
		var flat, star orb.Ring // flat: as star, unwrapped
		for i := range corners {
			angle := 2 * math.Pi * float64(i) / float64(corners)
			radius := rapid.Float64Range(1, 60).Draw(t, "radius")
			p := orb.Point{middle + radius*math.Cos(angle), radius * math.Sin(angle)}
			flat = append(flat, p)
			star = append(star, orb.Point{p[0] - 360*math.Floor((p[0]+180)/360), p[1]})
		}
		flat, star = append(flat, flat[0]), append(star, star[0])
		pieces := Cut(orb.Polygon{star}, centre)
		var area float64
		for _, piece := range pieces {
			area += planar.Area(piece)
			if piece[0].Orientation() == orb.CW {
				t.Errorf("piece %v runs clockwise", piece)
			}
			if b := piece.Bound(); b.Min[0] < -180-1e-9 || b.Max[0] > 180+1e-9 {
				t.Errorf("piece %v lies outside the map", piece)
			}
		}
		if want := planar.Area(flat); math.Abs(area-want) > 1e-6*want {
			t.Errorf("the pieces have %v square degrees, want %v", area, want)
		}
	})
}

func TestUnwrap(t *testing.T) {
	tests := []struct {
		name  string
		ring  orb.Ring
		first float64
		turn  float64
	}{
		{"a box", box(0, 0, 10, 10), -11, 0},
		{"a box across 180°", box(175, 0, -175, 10), 164, 0},
		{"round the south pole", crown(11, -80), 0, -360},
		{"round the north pole", reversed(crown(11, 80)), 0, 360},
	}
	for _, test := range tests {
		ring, turn := Unwrap(test.ring, 11)
		if turn != test.turn || ring[0][0] != test.first {
			t.Errorf("%s: Unwrap begins at %v and turns %v, want %v, %v", test.name, ring[0][0], turn, test.first, test.turn)
		}
		for i := 1; i < len(ring); i++ {
			if d := math.Abs(ring[i][0] - ring[i-1][0]); d > 180 {
				t.Errorf("%s: Unwrap leaves a step of %v°", test.name, d)
			}
		}
	}
}
