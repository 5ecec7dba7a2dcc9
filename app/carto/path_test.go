package carto

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

func ExampleAppendRing() {
	//  (2, 1) +------+ (9, 1)
	//         |      |
	//  (2, 6) +------+ (9, 6)
	square := orb.Ring{{2, 1}, {9, 1}, {9, 6}, {2, 6}, {2, 1}}
	path, end := AppendRing(nil, [2]int{}, square)
	fmt.Println(string(path), end)

	// A second ring begins with its distance from where the first one ended.
	hole := orb.Ring{{3, 2}, {3, 5}, {8, 5}, {3, 2}}
	path, end = AppendRing(path, end, hole)
	fmt.Println(string(path), end)
	// Output:
	// m2 1 7 0 0 5-7 0z [2 1]
	// m2 1 7 0 0 5-7 0zm1 1 0 3 5 0z [3 2]
}

func TestAppendRing(t *testing.T) {
	tests := []struct {
		name string
		ring orb.Ring
		want string
	}{
		{"a triangle", orb.Ring{{0, 0}, {10, 0}, {0, 10}, {0, 0}}, "m0 0 10 0-10 10z"},
		{"rounded on its own, not step by step", orb.Ring{{0, 0}, {1.4, 5}, {2.8, 0}, {4.2, 5}, {0, 9}, {0, 0}},
			"m0 0 1 5 2-5 1 5-4 4z"},
		{"half units away from zero", orb.Ring{{-2.5, 0}, {2.5, 0}, {0, 9}, {-2.5, 0}}, "m-3 0 6 0-3 9z"},
		{"repeated vertices", orb.Ring{{0, 0}, {0.2, 0.3}, {10, 0}, {10, 0.4}, {0, 10}, {0, 0}}, "m0 0 10 0-10 10z"},
		{"vertices in line", orb.Ring{{0, 0}, {5, 0}, {10, 0}, {5, 5}, {0, 10}, {0, 5}, {0, 0}}, "m0 0 10 0-10 10z"},
		{"in line where it begins", orb.Ring{{5, 0}, {10, 0}, {0, 10}, {0, 0}, {5, 0}}, "m10 0-10 10 0-10z"},
		{"a spike", orb.Ring{{0, 0}, {10, 0}, {20, 0}, {10, 0}, {0, 10}, {0, 0}}, "m0 0 10 0-10 10z"},
		{"a spike where it begins", orb.Ring{{-9, 0}, {0, 0}, {0, -10}, {10, 0}, {0, 0}, {-9, 0}}, "m0 0 0-10 10 10z"},
		{"a speck", orb.Ring{{7, 7}, {7.2, 7}, {7.1, 7.3}, {7, 7}}, ""},
		{"a line", orb.Ring{{0, 0}, {10, 10}, {5, 5}, {0, 0}}, ""},
		{"nothing", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := test.ring.Clone()
			if got, _ := AppendRing(nil, [2]int{}, test.ring); string(got) != test.want {
				t.Errorf("AppendRing(%v) = %q, want %q", test.ring, got, test.want)
			}
			if !test.ring.Equal(before) {
				t.Errorf("AppendRing changed its ring to %v", test.ring)
			}
		})
	}
}

func TestAppendRingGoesOnWhereThePathEnds(t *testing.T) {
	path, end := AppendRing([]byte("x"), [2]int{100, 50}, orb.Ring{{0, 0}, {10, 0}, {0, 10}, {0, 0}})
	if string(path) != "xm-100-50 10 0-10 10z" || end != [2]int{0, 0} {
		t.Errorf("AppendRing = %q, %v", path, end)
	}
	path, end = AppendRing([]byte("x"), [2]int{100, 50}, orb.Ring{{0, 0}, {1, 1}, {0, 0}})
	if string(path) != "x" || end != [2]int{100, 50} {
		t.Errorf("AppendRing(a line) = %q, %v, want nothing added", path, end)
	}
}

// However a ring runs, leaving vertices out does not change the area that it encloses.
func TestAppendRingKeepsTheArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{float64(rapid.IntRange(-4, 4).Draw(t, "x")), float64(rapid.IntRange(-4, 4).Draw(t, "y"))}
		})
		ring := orb.Ring(rapid.SliceOfN(whole, 3, 12).Draw(t, "ring"))
		ring = append(ring, ring[0])
		path, _ := AppendRing(nil, [2]int{}, ring)
		var got float64
		for _, r := range rings(t, string(path)) {
			got += planar.Area(r)
		}
		if want := planar.Area(ring); got != want {
			t.Errorf("AppendRing(%v) = %s with the area %v, want %v", ring, path, got, want)
		}
	})
}

var subpath = regexp.MustCompile(`^m-?\d+[ -]\d+([ -]\d+[ -]\d+){2,}$`)

// rings reads closed path data back as rings. It fails the test if the data has anything but m and z.
func rings(t interface{ Fatalf(string, ...any) }, path string) []orb.Ring {
	var all []orb.Ring
	var start orb.Point
	for _, s := range strings.SplitAfter(path, "z") {
		if s == "" {
			continue
		}
		s, closed := strings.CutSuffix(s, "z")
		if !closed || !subpath.MatchString(s) {
			t.Fatalf("path data %q, want m, at least three vertices, z", s)
		}
		numbers := strings.Fields(strings.ReplaceAll(s[1:], "-", " -"))
		var ring orb.Ring
		at := start
		for i := 0; i < len(numbers); i += 2 {
			x, _ := strconv.Atoi(numbers[i])
			y, _ := strconv.Atoi(numbers[i+1])
			at = orb.Point{at[0] + float64(x), at[1] + float64(y)}
			ring = append(ring, at)
		}
		start = ring[0]
		all = append(all, append(ring, start))
	}
	return all
}
