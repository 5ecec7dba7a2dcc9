package world

import (
	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
)

// Capitals are where the capitals are of Afghanistan, of the states that recognized a Taliban government or exchanged
// ambassadors with it, and of the states around these; their names are in country.All. The points, to a tenth of a degree, are
// of our own making and free to use as the shapes are.
var Capitals = []Capital{
	{"AFG", orb.Point{69.2, 34.5}}, {"RUS", orb.Point{37.6, 55.8}}, {"CHN", orb.Point{116.4, 39.9}}, {"PAK", orb.Point{73.1, 33.7}},
	{"UZB", orb.Point{69.2, 41.3}}, {"ARE", orb.Point{54.4, 24.5}}, {"QAT", orb.Point{51.5, 25.3}}, {"TUR", orb.Point{32.9, 39.9}},
	{"AZE", orb.Point{49.9, 40.4}}, {"NIC", orb.Point{-86.3, 12.1}}, {"SAU", orb.Point{46.7, 24.7}}, {"IRN", orb.Point{51.4, 35.7}},
	{"IND", orb.Point{77.2, 28.6}}, {"TKM", orb.Point{58.4, 37.9}}, {"TJK", orb.Point{68.8, 38.6}}, {"KGZ", orb.Point{74.6, 42.9}},
	{"KAZ", orb.Point{71.4, 51.2}}, {"MNG", orb.Point{106.9, 47.9}}, {"NPL", orb.Point{85.3, 27.7}}, {"BGD", orb.Point{90.4, 23.8}},
	{"IRQ", orb.Point{44.4, 33.3}}, {"SYR", orb.Point{36.3, 33.5}}, {"OMN", orb.Point{58.4, 23.6}}, {"YEM", orb.Point{44.2, 15.4}},
	{"KWT", orb.Point{48, 29.4}}, {"JOR", orb.Point{35.9, 32}}, {"EGY", orb.Point{31.2, 30}}, {"GEO", orb.Point{44.8, 41.7}},
	{"ARM", orb.Point{44.5, 40.2}}, {"UKR", orb.Point{30.5, 50.5}}, {"BLR", orb.Point{27.6, 53.9}}, {"JPN", orb.Point{139.7, 35.7}},
	{"KOR", orb.Point{127, 37.6}}, {"PRK", orb.Point{125.8, 39}}, {"THA", orb.Point{100.5, 13.8}}, {"VNM", orb.Point{105.8, 21}},
	{"MMR", orb.Point{96.1, 19.7}}, {"IDN", orb.Point{106.8, -6.2}}, {"MYS", orb.Point{101.7, 3.1}}, {"PHL", orb.Point{121, 14.6}},
	{"LKA", orb.Point{79.9, 6.9}},
}

// Capital is where a country's capital is.
type Capital struct {
	Country country.Code
	At      orb.Point // degrees, longitude first
}
