package live

import (
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

const (
	worldURL  = "/data/world.bin"
	detailURL = "/data/detail.bin"
)

// shapes are five squares in the compact form.
func shapes() []byte {
	top := &world.Topology{Grid: 50}
	for i, c := range []country.Code{"DEU", "DNK", "FIN", "NOR", "SWE"} {
		x, y := int32(500+i*100), int32(2000+i*100)
		top.Arcs = append(top.Arcs, world.Arc{{x, y}, {x + 90, y}, {x + 90, y + 90}, {x, y + 90}, {x, y}})
		top.Places = append(top.Places, world.Place{Code: c, Site: world.Vertex{x + 45, y + 45}, Polygons: [][]world.Chain{{{int32(i)}}}})
	}
	return world.Encode(top)
}

func drawing(t testing.TB) *ui.Drawing {
	t.Helper()
	list, err := world.Decode(shapes())
	if err != nil {
		t.Fatal(err)
	}
	return ui.NewDrawing(carto.NewPlate(list))
}

// served is a page as the server writes it for an address, and the program that has taken it over.
func served(t testing.TB, address string) (*fake, *Program) {
	t.Helper()
	s := opened(t, address)
	f := &fake{
		t: t, now: clock0, pace: "900", width: 1000, bar: address, parts: map[string]bool{}, reshaped: map[country.Code]string{}, memory: map[string]string{},
		files: map[string][]byte{worldURL: shapes(), detailURL: shapes()}, window: ui.WindowOf(s.View.Look.At),
	}
	m := s.Model()
	b := Before{Map: s.View.HasMap(), Shows: s.View.URL()}
	if s.View.HasMap() {
		m.Drawing, f.rows = drawing(t), m.Rows()
		b.Lens, b.First, b.Today = string(f.rows.Lens), relation.Day(f.rows.First), relation.Day(f.rows.Today)
	}
	f.mapPage, f.title = s.View.HasMap(), pages.Head(m).Title
	f.read(markup.HTML(pages.Page(m)))
	p := New(s, f, bar{f}, f, worldURL, detailURL)
	p.Begin(b)
	if got := f.took(); got != "" || len(f.paint) > 0 {
		t.Fatalf("Begin at %s does %q, want nothing", address, got)
	}
	return f, p
}

var (
	_ Document  = (*fake)(nil)
	_ Store     = (*fake)(nil)
	_ Announcer = (*fake)(nil)
	_ Address   = bar{}
)
