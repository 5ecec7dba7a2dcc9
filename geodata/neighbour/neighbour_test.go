package neighbour

import (
	"math"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

// of returns where a place lies and its neighbours by code.
func of(t *testing.T, code country.Code) (Place, map[country.Code]Neighbour) {
	t.Helper()
	p, ok := Of(code)
	if !ok {
		t.Fatalf("Of(%s) = nothing", code)
	}
	by := map[country.Code]Neighbour{}
	for _, n := range p.Neighbours {
		if _, twice := by[n.Code]; twice || n.Code == code {
			t.Errorf("Of(%s) has %s twice or is its own neighbour", code, n.Code)
		}
		by[n.Code] = n
	}
	return p, by
}

// What any atlas says.
func TestKnownNeighbours(t *testing.T) {
	tests := []struct {
		of, code country.Code
		toward   Direction
		border   bool
		low      int // km at least
		high     int
	}{
		{"AFG", "IRN", West, true, 800, 950},
		{"AFG", "PAK", SouthEast, true, 2000, 2700},
		{"AFG", "TKM", NorthWest, true, 600, 810},
		{"AFG", "UZB", North, true, 110, 145},
		{"AFG", "TJK", NorthEast, true, 1000, 1360},
		{"AFG", "CHN", NorthEast, true, 70, 95},
		{"CHN", "AFG", West, true, 70, 95},
		{"NOR", "SWE", East, true, 1400, 1660},
		{"SWE", "NOR", West, true, 1400, 1660},
		{"CHL", "ARG", East, true, 4500, 6700},
		{"USA", "CAN", North, true, 7000, 8900},
		{"USA", "MEX", South, true, 2400, 3200},
		{"USA", "RUS", NorthWest, false, 80, 90},
		{"JPN", "RUS", NorthEast, false, 1, 45},
		{"LSO", "ZAF", AllAround, true, 650, 910},
		{"SMR", "ITA", AllAround, true, 25, 40},
		{"VAT", "ITA", AllAround, true, 0, 0},
		{"FRA", "ESP", South, true, 450, 660},
		{"GBR", "FRA", SouthEast, false, 30, 40},
		{"PAK", "TJK", North, false, 10, 25},
	}
	for _, test := range tests {
		_, by := of(t, test.of)
		n, ok := by[test.code]
		if !ok || n.Toward != test.toward || n.Border != test.border || n.Km < test.low || n.Km > test.high {
			t.Errorf("Of(%s) has %+v, want %s %v, border %v, %d to %d km", test.of, n, test.code, test.toward, test.border, test.low, test.high)
		}
	}
	if _, ok := Of("ATA"); ok {
		t.Error("Of(ATA) is known, want nothing of a shape without a government")
	}
}

// Afghanistan’s are the six that the list of blocs names, and no others have a border with it.
func TestNeighboursOfAfghanistan(t *testing.T) {
	p, _ := of(t, "AFG")
	var border []country.Code
	for _, n := range p.Neighbours {
		if n.Border {
			border = append(border, n.Code)
		}
	}
	slices.Sort(border)
	if want := country.Bloc("neighbours").Members(); !slices.Equal(border, want) {
		t.Errorf("Afghanistan borders %v, want %v", border, want)
	}
}

// The states without a coast on the ocean, as the United Nations' list of landlocked developing countries and the atlas
// have them; Kazakhstan, Turkmenistan and Azerbaijan have shores of the Caspian Sea. The Vatican City has no outline.
func TestLandlocked(t *testing.T) {
	const landlocked = "AFG AND ARM AUT BDI BFA BLR BOL BTN BWA CAF CHE CZE ETH HUN KGZ LAO LIE LSO LUX MDA MKD MLI MNG MWI NER NPL PRY " +
		"RWA SMR SRB SSD SVK SWZ TCD TJK UGA UZB XKX ZMB ZWE"
	const inland = "AZE KAZ TKM"
	for _, c := range country.All() {
		p, ok := Of(c.Code)
		if want := c.Kind != country.Ungoverned; ok != want {
			t.Errorf("Of(%s) is known: %v, want %v", c.Code, ok, want)
		}
		want := Ocean
		switch {
		case !ok:
			continue
		case p.Area == 0:
			want = Unknown
		case strings.Contains(landlocked, string(c.Code)):
			want = Landlocked
		case strings.Contains(inland, string(c.Code)):
			want = Inland
		}
		if p.Coast != want {
			t.Errorf("Of(%s).Coast = %d, want %d", c.Code, p.Coast, want)
		}
	}
}

// bent are borders that lie in one corner of both, or at a part of one that is beyond the other: Kaliningrad.
const bent = "BRN-MYS FIN-NOR FIN-SWE KHM-VNM LTU-RUS SOL-SOM"

// A border is one for both who have it, and lies on sides of them at least a quarter of the compass apart.
func TestBordersAreMutual(t *testing.T) {
	for _, c := range country.All() {
		p, ok := Of(c.Code)
		if !ok {
			continue
		}
		if len(p.Neighbours) < 3 {
			t.Errorf("Of(%s) has %d neighbours, want at least 3", c.Code, len(p.Neighbours))
		}
		for _, n := range p.Neighbours {
			other, ok := country.Lookup(n.Code)
			if !ok {
				t.Errorf("Of(%s) has %q, which is no place", c.Code, n.Code)
			}
			if !n.Border {
				if !other.State() && n.Code != country.Afghanistan {
					t.Errorf("Of(%s) has %s near it, which is no state", c.Code, n.Code)
				}
				continue
			}
			_, by := of(t, n.Code)
			back, ok := by[c.Code]
			if !ok || !back.Border || back.Km != n.Km {
				t.Errorf("Of(%s) has %+v, and Of(%s) has %+v", c.Code, n, n.Code, back)
			}
			if n.Toward == AllAround || back.Toward == AllAround {
				continue
			}
			if strings.Contains(bent, string(min(c.Code, n.Code)+"-"+max(c.Code, n.Code))) {
				continue
			}
			if turn := math.Abs(float64(int(n.Toward) - int(back.Toward))); min(turn, 8-turn) < 2 {
				t.Errorf("%s lies %v of %s, and %s %v of %s", n.Code, n.Toward, c.Code, c.Code, back.Toward, n.Code)
			}
		}
	}
}

// Areas of the shapes are those of the states, to 4%: figures of the United Nations in thousands of km², rounded.
func TestAreas(t *testing.T) {
	for code, want := range map[country.Code]float64{
		"AFG": 653, "RUS": 17098, "FRA": 638, "PAK": 882, "KGZ": 200, "TZA": 947, "JPN": 378, "NOR": 386, "LSO": 30,
	} {
		p, _ := of(t, code)
		if got := float64(p.Area) / 1000; math.Abs(got-want) > .04*want {
			t.Errorf("Of(%s).Area = %d km², want about %v thousand", code, p.Area, want)
		}
	}
}

// Whatever a reader asks for, the table answers or says that it does not know.
func TestOfNothing(t *testing.T) {
	for _, code := range []country.Code{"", "A", "XXX", "642", "\nAF", "UZBa", " UZ"} {
		if p, ok := Of(code); ok {
			t.Errorf("Of(%q) = %+v, want nothing", code, p)
		}
	}
}
