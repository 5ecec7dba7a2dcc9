package label

import (
	"math"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
)

// Land is what can be named: the places of a plate. Nobody changes it.
type Land struct{ places []*place }

// place is a place on the plate.
type place struct {
	number            int16 // on a board's grid, from 1
	code, holder      country.Code
	kind              country.Kind
	forms, shortForms []form // the second without those of the first
	rings             []orb.Ring
	bound             orb.Bound        // of all rings, or of the marker
	main              orb.Bound        // of the largest ring, or of the marker
	area              float64          // of the largest ring
	anchor            func() orb.Point // where the name stands best, looked for when it is first asked for
	small             bool             // it has a marker
	marker            orb.Point
}

// NewLand reads the places from the path data of a plate.
func NewLand(plate *carto.Plate) *Land {
	l := &Land{places: make([]*place, 0, len(plate.Features))}
	for _, f := range plate.Features {
		if c, ok := country.Lookup(f.Code); ok {
			p := newPlace(c, f)
			p.number = int16(len(l.places) + 1)
			l.places = append(l.places, p)
		}
	}
	return l
}

func newPlace(c country.Country, f carto.Feature) *place {
	p := &place{code: c.Code, holder: c.Holder(), kind: c.Kind, rings: carto.Rings(f.Path), small: f.Small, marker: f.Anchor}
	p.forms = formsOf(c.Name)
	if short := c.Short(); short != c.Name {
		p.shortForms = formsOf(short)
	}
	p.main = f.Anchor.Bound()
	p.bound = p.main
	largest := -1
	for i, r := range p.rings {
		p.bound = p.bound.Union(r.Bound())
		if area := math.Abs(planar.Area(append(r.Clone(), r[0]))); area > p.area {
			p.area, largest = area, i
		}
	}
	if largest >= 0 {
		p.main = p.rings[largest].Bound()
	}
	p.anchor = sync.OnceValue(p.widest)
	return p
}

// fineness is how many cells the longer side of a place has where its widest part is looked for.
const fineness = 32

// widest is the middle of the largest rectangle four times as wide as high within the largest part of a place, as names are
// wide: of several the one nearest the middle. It is the marker where the place is too thin for any.
func (p *place) widest() orb.Point {
	if p.area == 0 {
		return p.marker
	}
	side := max(p.main.Max[0]-p.main.Min[0], p.main.Max[1]-p.main.Min[1])
	k := fineness / side
	var g grid
	g.reset(int(math.Ceil((p.main.Max[0]-p.main.Min[0])*k)), int(math.Ceil((p.main.Max[1]-p.main.Min[1])*k)))
	g.fill(p.rings, 1, p.main.Min, k)
	if x, y, ok := g.widest(1, span{0, 0, g.cols, g.rows}); ok {
		return orb.Point{p.main.Min[0] + x/k, p.main.Min[1] + y/k}
	}
	return p.marker
}
