package live

import (
	"testing"
	"time"

	"recognitionmap/geodata/country"
)

const second = time.Second

// clock0 is when tests begin.
var clock0 = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// middles are places on a screen, x to the right and y down:
//
//	XAB
//	        XAC
//	XAA  XAD      XAE
//
// XAF lies on XAA, and XAG far down and a little to the left.
var places = map[country.Code][2]float64{
	"XAA": {100, 100}, "XAB": {100, 20}, "XAC": {180, 60}, "XAD": {150, 100}, "XAE": {300, 100}, "XAF": {100.5, 100.5}, "XAG": {80, 500},
}

func TestNeighbour(t *testing.T) {
	for _, test := range []struct {
		name   string
		from   country.Code
		dx, dy float64
		want   country.Code
	}{
		{"to the right", "XAA", 1, 0, "XAD"},
		{"up", "XAA", 0, -1, "XAB"},
		{"down", "XAA", 0, 1, "XAG"},
		{"to the left, where nothing is", "XAA", -1, 0, ""},
		{"to the right, to what is nearer though it lies off the axis", "XAD", 1, 0, "XAC"},
		{"to the right, to what is left", "XAC", 1, 0, "XAE"},
		{"up, to what lies off the axis", "XAD", 0, -1, "XAC"},
		{"to the left, of two nearly in one place the one on the axis", "XAE", -1, 0, "XAD"},
		{"from a place that the map lacks", "XZZ", 1, 0, ""},
	} {
		if got := neighbour(places, test.from, test.dx, test.dy); got != test.want {
			t.Errorf("%s: neighbour(%s, %v, %v) = %q, want %q", test.name, test.from, test.dx, test.dy, got, test.want)
		}
	}
}

// TestNeighbourIsOne: of two equally near places the same one is chosen every time.
func TestNeighbourIsOne(t *testing.T) {
	twins := map[country.Code][2]float64{"XAA": {0, 0}, "XAC": {10, 2}, "XAB": {10, -2}}
	for range 50 {
		if got := neighbour(twins, "XAA", 1, 0); got != "XAB" {
			t.Fatalf("neighbour(twins) = %s, want XAB", got)
		}
	}
}

func TestMapKey(t *testing.T) {
	for _, test := range []struct {
		name, key string
		want      string
	}{
		{"an arrow to a neighbour", "ArrowRight", "Focus XAD, Bring XAD"},
		{"an arrow up", "ArrowUp", "Focus XAB, Bring XAB"},
		{"an arrow down", "ArrowDown", "Focus XAG, Bring XAG"},
		{"an arrow to where nothing is, which must not scroll", "ArrowLeft", ""},
		{"the first place by name", "Home", "Focus DNK, Bring DNK"},
		{"the last place by name", "End", "Focus SWE, Bring SWE"},
		{"the list of keys", "?", "Help"},
		{"a letter", "g", "Focus DEU, Bring DEU"},
		{"a letter that no name has", "q", ""},
		{"a blank before any letter, which scrolls", " ", ""},
		{"a sign that is no letter", "-", ""},
		{"the tab key", "Tab", ""},
		{"a key of the page", "PageDown", ""},
		{"no key", "", ""},
	} {
		a := MapKey{Key: test.key, At: "XAA", When: clock0, Middles: places}
		s := opened(t, "/")
		_, effects := s.Step(a)
		if got := told(effects); got != test.want {
			t.Errorf("%s: Step(%q) does %q, want %q", test.name, test.key, got, test.want)
		}
	}
}

func TestMapKeyOnAnEmptyMap(t *testing.T) {
	s := opened(t, "/")
	s.Drawn = nil
	for _, key := range []string{"Home", "End", "a", "ArrowUp"} {
		if _, effects := s.mapKey(MapKey{Key: key, At: "XAA", When: clock0}); effects != nil {
			t.Errorf("mapKey(%s) does %q, want nothing", key, told(effects))
		}
	}
}

// TestJump: the places of the map are Denmark, Finland, Germany, Norway, Sweden.
func TestJump(t *testing.T) {
	all := map[country.Code]bool{}
	for _, c := range country.All() {
		all[c.Code] = true
	}
	few := opened(t, "/").Drawn
	for _, test := range []struct {
		name  string
		drawn map[country.Code]bool
		from  country.Code
		typed []string // a number is a pause of as many tenths of a second
		want  country.Code
	}{
		{"to a letter", few, "NOR", []string{"s"}, "SWE"},
		{"whatever its case", few, "NOR", []string{"S"}, "SWE"},
		{"round the end of the list", few, "SWE", []string{"d"}, "DNK"},
		{"from a place that the map lacks", few, "XAA", []string{"n"}, "NOR"},
		{"where nothing begins so", few, "NOR", []string{"z"}, ""},
		{"one letter goes on to the next name", all, "SWE", []string{"s"}, "CHE"}, // Switzerland
		{"one letter twice goes on by two", all, "SWE", []string{"s", "s"}, "SYR"},
		{"more letters narrow it down", all, "NOR", []string{"s", "w"}, "SWE"},
		{"and stay where they still fit", all, "NOR", []string{"s", "w", "e"}, "SWE"},
		{"and go on where they do not", all, "NOR", []string{"s", "w", "i"}, "CHE"},
		{"a pause begins a new name", all, "NOR", []string{"s", "9", "f"}, "FLK"},
		{"a short pause does not", all, "NOR", []string{"s", "8", "w"}, "SWE"},
		{"a blank within a name", all, "NOR", []string{"s", "r", "i", " ", "l"}, "LKA"},
		{"letters without their accents", all, "NOR", []string{"c", "o", "t", "e"}, "CIV"},
		{"letters with accents", all, "NOR", []string{"c", "ô", "t", "e"}, "CIV"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, at, now := opened(t, "/"), test.from, clock0
			s.Drawn = test.drawn
			var to country.Code
			for _, key := range test.typed {
				if key[0] >= '0' && key[0] <= '9' {
					now = now.Add(time.Duration(key[0]-'0') * 100 * time.Millisecond)
					continue
				}
				var effects []Effect
				s, effects = s.Step(MapKey{Key: key, At: at, When: now})
				to = ""
				if len(effects) > 0 {
					to = effects[0].(Focus).Country
					at = to
				}
			}
			if to != test.want {
				t.Errorf("typing %q from %s leads to %q, want %q", test.typed, test.from, to, test.want)
			}
		})
	}
}
