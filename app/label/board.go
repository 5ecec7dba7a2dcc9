package label

import (
	"cmp"
	"math"

	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
	"recognitionmap/geodata/world"
)

// cell is the side of a cell of a board's grid in pixels.
const cell = 3.0

// markerSize is the room of a marker in pixels, dotSize that of a capital's dot.
const (
	markerSize = 6
	dotSize    = 5
)

// board is a view on which labels are put one after another.
type board struct {
	land    *Land
	view    View
	grid    grid
	page    box // where labels may be: what is seen of the plate
	taken   []box
	labels  []Label
	grounds []painted // of the places, by their index

	// Of the place that is named now:
	cells  span       // that hold its land
	anchor [2]float64 // where its name stands best of what is seen of it
	seen   bool       // any of its land is
}

// painted is what a place looks like.
type painted struct {
	ground   string
	coloured bool
}

// box is a rectangle in pixels.
type box struct{ left, top, right, bottom float64 }

func (b box) overlaps(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

func (b box) within(c box) bool {
	return b.left >= c.left && b.top >= c.top && b.right <= c.right && b.bottom <= c.bottom
}

func (b box) cells() span {
	return span{int(math.Floor(b.left / cell)), int(math.Floor(b.top / cell)), int(math.Ceil(b.right / cell)), int(math.Ceil(b.bottom / cell))}
}

// around is a square with its middle at a point.
func around(x, y, side float64) box { return box{x - side/2, y - side/2, x + side/2, y + side/2} }

// newBoard lays out the land that is seen, and the markers on it. It is nil where nothing is.
func newBoard(l *Land, v View) *board {
	b := &board{land: l, view: v}
	size := orb.Point{v.Seen.Max[0] - v.Seen.Min[0], v.Seen.Max[1] - v.Seen.Min[1]}
	cols, rows := int(size[0]*v.Scale/cell), int(size[1]*v.Scale/cell)
	if cols < 1 || rows < 1 {
		return nil
	}
	b.grid.reset(cols, rows)
	left, top := b.pixel(whole.Min)
	right, bottom := b.pixel(whole.Max)
	b.page = box{max(0, left) + 2, max(0, top) + 2, min(size[0]*v.Scale, right) - 2, min(size[1]*v.Scale, bottom) - 2}
	b.grounds = make([]painted, len(l.places))
	for _, c := range v.Covered {
		left, top := b.pixel(c.Min)
		right, bottom := b.pixel(c.Max)
		b.taken = append(b.taken, box{left, top, right, bottom})
	}
	for i := range l.places {
		p := l.places[i]
		b.grounds[i].ground, b.grounds[i].coloured = v.Ground(p.holder)
		if p.bound.Intersects(v.Seen) {
			b.grid.fill(p.rings, p.number, v.Seen.Min, v.Scale/cell)
		}
		if p.small && p.kind != country.Ungoverned && v.Seen.Contains(p.marker) {
			x, y := b.pixel(p.marker)
			b.taken = append(b.taken, around(x, y, markerSize))
		}
	}
	return b
}

func (b *board) pixel(p orb.Point) (x, y float64) {
	return (p[0] - b.view.Seen.Min[0]) * b.view.Scale, (p[1] - b.view.Seen.Min[1]) * b.view.Scale
}

func (b *board) unit(x, y float64) orb.Point {
	return orb.Point{x/b.view.Scale + b.view.Seen.Min[0], y/b.view.Scale + b.view.Seen.Min[1]}
}

func (b *board) coloured(p *place) bool { return b.grounds[p.number-1].coloured }

// free reports whether a box lies on the page and overlaps nothing, nor stands so near that two names read as one.
func (b *board) free(c box) bool {
	if !c.within(b.page) {
		return false
	}
	const between = 3
	c.left, c.right, c.top, c.bottom = c.left-between, c.right+between, c.top-1, c.bottom+1
	for _, t := range b.taken {
		if c.overlaps(t) {
			return false
		}
	}
	return true
}

// put puts a label on the board whose lines begin, end or have their middle in a box.
func (b *board) put(l Label, f form, c box) {
	x := (c.left + c.right) / 2
	switch l.Align {
	case Start:
		x = c.left + air
	case End:
		x = c.right - air
	}
	at := b.unit(x, c.top+ascent*l.Size)
	l.Lines, l.X, l.Y = f.lines, at[0], at[1]
	l.Box = orb.Bound{Min: b.unit(c.left, c.top), Max: b.unit(c.right, c.bottom)}
	b.labels = append(b.labels, l)
	b.taken = append(b.taken, c)
}

// share is how many cells of a box an owner has.
type share struct {
	owner int16
	cells int
}

// under counts the cells below a box: all, and by their owner, the one with most of them first.
func (b *board) under(c box) (all int, by []share) {
	b.grid.each(c.cells(), func(_, _ int, owner int16) {
		all++
		for i := range by {
			if by[i].owner == owner {
				by[i].cells++
				return
			}
		}
		by = append(by, share{owner, 1})
	})
	order.By(by, func(s, t *share) int { return cmp.Compare(t.cells, s.cells) })
	return all, by
}

// groundBelow is the colour below a box: where it has several, that of land in no colour or of the sea, whichever is more like
// what is there, since letters with such a halo can be read on all.
func (b *board) groundBelow(c box) string {
	all, by := b.under(c)
	sea, first, alike := 0, "", 0
	for _, s := range by {
		ground := "sea"
		if s.owner > 0 {
			ground = b.grounds[s.owner-1].ground
		} else {
			sea = s.cells
		}
		if first == "" {
			first = ground
		}
		if ground == first {
			alike += s.cells
		}
	}
	switch {
	case first != "" && alike*10 >= all*9:
		return first
	case sea*2 >= all:
		return "sea"
	}
	return "none"
}

// reserve keeps the dots of those capitals free that come first.
func (b *board) reserve() {
	for _, c := range world.Capitals {
		i := b.land.index(c.Country)
		if i < 0 || !b.first(b.land.places[i]) {
			continue
		}
		if x, y := b.pixel(carto.At(c.At)); around(x, y, dotSize).within(b.page) {
			b.taken = append(b.taken, around(x, y, dotSize))
		}
	}
}
