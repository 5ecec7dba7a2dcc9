package live

import (
	"maps"
	"testing"

	"recognitionmap/geodata/country"
)

func TestMiddles(t *testing.T) {
	got := middles([]box{{0, 0, 20, 10, "NOR"}, {30, 5, 40, 25, "SWE"}})
	if want := (map[country.Code][2]float64{"NOR": {10, 5}, "SWE": {35, 15}}); !maps.Equal(got, want) {
		t.Errorf("middles are %v, want %v", got, want)
	}
}

func TestHiddenBy(t *testing.T) {
	beside, sheet := box{Left: 700, Top: 100, Right: 1000, Bottom: 900}, box{Left: 0, Top: 300, Right: 400, Bottom: 600}
	for _, test := range []struct {
		name       string
		map_       box
		entry      box
		height, by float64
	}{
		{"all in sight", box{Left: 0, Top: 100, Right: 600, Bottom: 400}, beside, 600, 0},
		{"above the window", box{Left: 0, Top: -50, Right: 600, Bottom: 250}, beside, 600, -58},
		{"below the window", box{Left: 0, Top: 400, Right: 600, Bottom: 700}, beside, 600, 392},
		{"higher than the window", box{Left: 0, Top: 20, Right: 600, Bottom: 900}, beside, 600, 20},
		{"under the sheet", box{Left: 0, Top: 150, Right: 400, Bottom: 350}, sheet, 600, 142},
		{"over the sheet", box{Left: 0, Top: 50, Right: 400, Bottom: 250}, sheet, 600, 0},
		{"gone", box{}, box{}, 600, 0},
	} {
		if by := test.map_.hiddenBy(test.entry, test.height); by != test.by {
			t.Errorf("a map %s is hidden by %v, want %v", test.name, by, test.by)
		}
	}
}

func TestAlong(t *testing.T) {
	for _, test := range []struct {
		x, at float64
		rtl   bool
	}{{12, 0, false}, {112, 1, false}, {37, .25, false}, {37, .75, true}} {
		if at, length := along(test.x, 0, 124, test.rtl); at != test.at || length != 100 {
			t.Errorf("%v (right to left: %v) is %v along %v, want %v along 100", test.x, test.rtl, at, length, test.at)
		}
	}
}
