package carto

import (
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

func box(west, south, east, north float64) orb.Polygon {
	return orb.Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}
}

func TestNewPlate(t *testing.T) {
	shapes := []world.Shape{
		{Code: "XAA", Outline: orb.MultiPolygon{box(11, 0, 21, 10)}, Site: orb.Point{16, 5}},
		{Code: "XAB", Outline: orb.MultiPolygon{box(-60, -10, -59.9, -9.9)}, Site: orb.Point{-59.95, -9.95}},
		{Code: "XAC", Site: orb.Point{100, 1}},
	}
	p := NewPlate(shapes)
	if p.Width != Width || p.Height != Height || len(p.Features) != len(shapes) {
		t.Fatalf("NewPlate = %d by %d with %d features", p.Width, p.Height, len(p.Features))
	}
	a, b, c := p.Features[0], p.Features[1], p.Features[2]
	if a.Code != "XAA" || a.Path == "" || a.Small || !a.Bounds.Contains(a.Anchor) {
		t.Errorf("a box of 10° = %+v, want a path, no marker, the anchor inside", a)
	}
	if want := At(orb.Point{11, 0}); a.Bounds.Min[0] != want[0] || a.Bounds.Max[1] != want[1] {
		t.Errorf("a box of 10° has the bounds %v, want its south-western corner at %v", a.Bounds, want)
	}
	if b.Path == "" || !b.Small || b.Side <= 0 {
		t.Errorf("a box of 0.1° = %+v, want a path to colour and a marker", b)
	}
	if c.Path != "" || !c.Small || c.Side != 0 || c.Bounds != c.Anchor.Bound() || c.Anchor != At(shapes[2].Site) {
		t.Errorf("a site without an outline = %+v, want a marker on the site and no path", c)
	}
}

func TestAt(t *testing.T) {
	tests := []struct {
		name   string
		lonLat orb.Point
		want   orb.Point // rounded
	}{
		{"the centre", orb.Point{Centre, 0}, orb.Point{2000, 974}},
		{"the western end of the equator", orb.Point{-169, 0}, orb.Point{0, 974}},
		{"just west of the edge", orb.Point{-169.001, 0}, orb.Point{4000, 974}},
		{"180°, either way written", orb.Point{180, 0}, orb.Point{3878, 974}},
		{"180°, either way written", orb.Point{-180, 0}, orb.Point{3878, 974}},
		{"the north pole", orb.Point{Centre, 90}, orb.Point{2000, 0}},
		{"the south pole", orb.Point{Centre, -90}, orb.Point{2000, 1947}},
	}
	for _, test := range tests {
		got := round(At(test.lonLat))
		if want := round(test.want); got != want {
			t.Errorf("%s: At(%v) = %v, want %v", test.name, test.lonLat, got, want)
		}
	}
}

// Neighbours who share an arc draw the same line, one of them backwards.
func TestNeighboursShareABorder(t *testing.T) {
	shapes := (&world.Topology{
		Grid: 50,
		Arcs: []world.Arc{
			{{1000, 500}, {1013, 777}, {960, 1111}, {1040, 1333}, {1000, 1500}},
			{{1000, 1500}, {0, 1500}, {0, 500}, {1000, 500}},
			{{1000, 500}, {2000, 500}, {2000, 1500}, {1000, 1500}},
		},
		Places: []world.Place{
			{Code: "XAA", Polygons: [][]world.Chain{{{0, 1}}}},
			{Code: "XAB", Polygons: [][]world.Chain{{{2, ^0}}}},
		},
	}).Shapes()
	p := NewPlate(shapes)
	a, b := sides(rings(t, p.Features[0].Path)), sides(rings(t, p.Features[1].Path))
	shared := 0
	for s := range a {
		if b[[2]orb.Point{s[1], s[0]}] {
			shared++
		}
	}
	if shared != 4 {
		t.Errorf("XAA %s and XAB %s share %d sides, want 4", p.Features[0].Path, p.Features[1].Path, shared)
	}
}

// sides are the directed segments of rings.
func sides(rings []orb.Ring) map[[2]orb.Point]bool {
	all := map[[2]orb.Point]bool{}
	for _, r := range rings {
		for i := range len(r) - 1 {
			all[[2]orb.Point{r[i], r[i+1]}] = true
		}
	}
	return all
}

func TestBoundsLeaveOutTheOtherEdge(t *testing.T) {
	p := NewPlate([]world.Shape{{Code: "XAA", Outline: orb.MultiPolygon{
		box(-120, 30, -80, 50), box(-160, 20, -155, 22), box(172, 52, 174, 53),
	}}})
	b := p.Features[0].Bounds
	if islands := At(orb.Point{-158, 21}); !b.Contains(islands) {
		t.Errorf("bounds %v leave out the islands at %v", b, islands)
	}
	if beyond := At(orb.Point{173, 52.5}); b.Contains(beyond) {
		t.Errorf("bounds %v hold %v, at the other edge", b, beyond)
	}
}

func TestSmall(t *testing.T) {
	// On the equator a degree of longitude is 11.11 units.
	tests := []struct {
		name    string
		outline orb.MultiPolygon
		want    bool
	}{
		{"a box of 23 units", orb.MultiPolygon{box(11, 0, 11+23/11.11, 1)}, true},
		{"a box of 25 units", orb.MultiPolygon{box(11, 0, 11+25/11.11, 1)}, false},
		{"two specks far apart", orb.MultiPolygon{box(11, 0, 11.5, .5), box(51, 0, 51.5, .5)}, true},
		{"a speck beside a box", orb.MultiPolygon{box(11, 0, 11.5, .5), box(51, 0, 54, 3)}, false},
		{"nothing", nil, true},
	}
	for _, test := range tests {
		p := NewPlate([]world.Shape{{Code: "XAA", Outline: test.outline}})
		if got := p.Features[0].Small; got != test.want {
			t.Errorf("%s: Small = %v with a side of %v, want %v", test.name, got, p.Features[0].Side, test.want)
		}
	}
}

// FuzzNewPlate draws whatever world.Decode accepts.
func FuzzNewPlate(f *testing.F) {
	f.Add(world.Encode(&world.Topology{
		Grid:   1,
		Arcs:   []world.Arc{{{-60, -70}, {60, -70}, {179, -60}, {-60, -70}}, {{170, 0}, {-160, 0}, {-160, 9}, {170, 0}}},
		Places: []world.Place{{Code: "XAA", Polygons: [][]world.Chain{{{0}, {1}}}}},
	}))
	f.Fuzz(func(t *testing.T, b []byte) {
		shapes, err := world.Decode(b)
		if err != nil {
			return
		}
		for _, feature := range NewPlate(shapes).Features {
			rings(t, feature.Path)
		}
	})
}

func codes(features []Feature) map[country.Code]*Feature {
	byCode := map[country.Code]*Feature{}
	for i := range features {
		byCode[features[i].Code] = &features[i]
	}
	return byCode
}
