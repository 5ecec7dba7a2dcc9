package state

// Region is a part of the world that has a name of its own in addresses: ?at=gulf.
type Region struct {
	Key, Name string
	// The box of degrees that a map shows at least.
	West, South, East, North float64
}

// Regions lists the parts of the world that the map offers beside the whole of it.
var Regions = []Region{
	{"neighbours", "Neighbours", 44, 22, 96, 46},
	{"central-asia", "Central Asia", 46, 34, 88, 56},
	{"gulf", "Gulf", 33, 12, 64, 40},
	{"south-east-asia", "South-East Asia", 92, -12, 142, 29},
	{"europe", "Europe", -25, 34, 45, 72},
}

// RegionOf returns the region of a key.
func RegionOf(key string) (Region, bool) {
	for _, r := range Regions {
		if r.Key == key {
			return r, true
		}
	}
	return Region{}, false
}
