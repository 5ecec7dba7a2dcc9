// Package label decides which names stand on a map, and where: of states and territories within their land or beside it, of
// capitals, of seas. No label overlaps another or a marker, and none leaves what is seen. The same view gives the same labels,
// on the page, in pictures and in print.
//
// The rule: whatever has a colour comes first, then the larger. A name is tried as it is, in two lines, and in its short form,
// where its land is widest and near there, and, where it finds no room, beside the land; else it is left out, or, if it
// is one of those that come first, stands off with a line that leads to its land. A name is never
// bent and never hyphenated. Lengths are pixels of the screen or sheet, y down, (0, 0) where what is seen begins.
package label

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
)

// Zooms from which more is named than the coloured states: places, and small territories, capitals and seas. They lie below
// the first and the second step of the button that zooms in.
const (
	placesFrom = 1.5
	allFrom    = 2.5
)

// View is what labels are placed on.
type View struct {
	Seen  orb.Bound // of the plate
	Scale float64   // pixels a unit of the plate
	Zoom  float64   // of the window
	// Covered are boxes of the plate over which something else lies.
	Covered []orb.Bound
	// Ground is the colour on which the name of a place stands that a state holds, by its name in the style sheet, and whether
	// it is one that the legend speaks of first.
	Ground func(holder country.Code) (name string, coloured bool)
}

// Kind is what a label names.
type Kind uint8

const (
	Place Kind = iota
	Capital
	Sea
)

// Align is which end of its lines a label's X is.
type Align uint8

const (
	Middle Align = iota
	Start
	End
)

// Label is a name and where it stands.
type Label struct {
	Kind     Kind
	Of       country.Code // the place, or whose capital; "" for a sea
	Coloured bool
	Ground   string // the colour under it by its name in the style sheet, "sea" beside the land
	Lines    []string
	Size     float64 // of the type, in pixels
	Align    Align
	X, Y     float64   // on the plate: where the first base line is aligned
	Box      orb.Bound // on the plate: the room that it takes
	Dot      *Dot      // of a capital
	Line     *Line     // from a place to a name that stands off it
}

// Dot is where a capital is on the plate, and the colour below.
type Dot struct {
	At     orb.Point
	Ground string
}

// Line leads from where a name would stand to where it does, on the plate.
type Line struct{ From, To orb.Point }

// Of the type, in parts of its size: from one base line to the next, and what the letters take above and below.
const (
	Leading = 1.12
	ascent  = .78
	descent = .22
)

// Place returns the labels of a view, states first.
func (l *Land) Place(v View) []Label {
	b := newBoard(l, v)
	if b == nil {
		return nil
	}
	all := v.Zoom >= allFrom
	if all {
		b.reserve()
	}
	list := b.inOrder()
	others := slices.IndexFunc(list, func(p *place) bool { return !b.first(p) })
	if others < 0 {
		others = len(list)
	}
	for _, p := range slices.DeleteFunc(slices.Clone(list[:others]), b.name) {
		b.lead(p)
	}
	for _, p := range list[others:] {
		b.name(p)
	}
	if all {
		b.capitals()
		b.seas()
	}
	return b.labels
}

// inOrder returns the places that may be named, whatever comes first in the rule first.
func (b *board) inOrder() []*place {
	var list []*place
	for i := range b.land.places {
		p := b.land.places[i]
		if b.view.Zoom < placesFrom && !b.first(p) || b.view.Zoom < allFrom && p.kind == country.Territory && p.small {
			continue
		}
		if p.kind == country.Ungoverned && p.small || !p.bound.Intersects(b.view.Seen) {
			continue
		}
		list = append(list, p)
	}
	rank := func(p *place) int {
		switch {
		case p.code == country.Afghanistan:
			return 0
		case b.first(p):
			return 1
		case p.kind == country.Territory:
			return 3
		}
		return 2
	}
	order.By(list, func(p, q **place) int {
		return cmp.Or(cmp.Compare(rank(*p), rank(*q)), cmp.Compare((*q).area, (*p).area))
	})
	return list
}

// first reports whether a place is named before all others, and on the whole world: a state in a colour, and Afghanistan, of
// which the map speaks.
func (b *board) first(p *place) bool {
	return p.code == country.Afghanistan || p.kind != country.Territory && b.coloured(p)
}

// name puts the name of a place on the board within its land or beside it, if there is room.
func (b *board) name(p *place) bool {
	b.find(p)
	sizes := sizesFor(p.area * b.view.Scale * b.view.Scale)
	if b.first(p) {
		sizes = append(sizes[:len(sizes):len(sizes)], smallest)
	}
	for _, forms := range [2][]form{p.forms, p.shortForms} {
		for _, size := range sizes {
			for _, f := range forms {
				if b.inside(p, f, size) {
					return true
				}
			}
		}
	}
	return b.beside(p, besideSize)
}

// besideSize is the size of type beside land, and smallest that of states which come before all others where they have little
// room.
const (
	besideSize = 11
	smallest   = 10
)

// sizesFor are the sizes of type for a place whose largest part takes so many square pixels, the best first.
func sizesFor(area float64) []float64 {
	sizes := []float64{16, 14, 13, 12, 11}
	for i, least := range []float64{50000, 18000, 7000, 2500} {
		if area >= least {
			return sizes[i:]
		}
	}
	return sizes[4:]
}

// form is a name in its lines.
type form struct {
	lines []string
	width float64 // of the longest line, in sizes of type
}

// formsOf returns a name in one line and, where it has words enough, in the two that are shortest.
func formsOf(name string) []form {
	list := []form{{[]string{name}, width(name)}}
	var best form
	for i, r := range name {
		if r != ' ' {
			continue
		}
		f := form{[]string{name[:i], name[i+1:]}, max(width(name[:i]), width(name[i+1:]))}
		if best.lines == nil || f.width < best.width {
			best = f
		}
	}
	if best.lines != nil {
		list = append(list, best)
	}
	return list
}

// room is how wide and high a form is in a size of type.
func (f form) room(size float64, kind Kind) (w, h float64) {
	w = f.width * size
	if kind == Sea {
		w *= italic
	}
	return w + 2*air, size * (ascent + descent + Leading*float64(len(f.lines)-1))
}

// air is what is kept free on both sides of a name, in pixels.
const air = 1

var whole = orb.Bound{Max: orb.Point{carto.Width, carto.Height}}
