package label

import "math"

// find looks for the land of a place on the board.
func (b *board) find(p *place) {
	x0, y0 := b.pixel(p.bound.Min)
	x1, y1 := b.pixel(p.bound.Max)
	s := box{x0, y0, x1, y1}.cells()
	b.cells = span{max(0, s.col), max(0, s.row), min(b.grid.cols, s.endCol), min(b.grid.rows, s.endRow)}
	b.seen = false
	b.grid.each(b.cells, func(_, _ int, owner int16) { b.seen = b.seen || owner == p.number })
	b.anchor[0], b.anchor[1] = b.pixel(p.anchor())
	if b.seen && !b.view.Seen.Contains(p.anchor()) { // what is seen of it has a widest part of its own
		if x, y, ok := b.grid.widest(p.number, b.cells); ok {
			b.anchor = [2]float64{x * cell, y * cell}
		}
	}
}

// inside puts a name where it fits within its land nearest to where it stands best. It is false where it does not.
func (b *board) inside(p *place, f form, size float64) bool {
	if !b.seen {
		return false
	}
	const margin = 2
	w, h := f.room(size, Place)
	cols, rows := int(math.Ceil((w+2*margin)/cell)), int(math.Ceil(h/cell))
	var best box
	least, found := 0.0, false
	b.grid.runs(p.number, rows, b.cells, func(bottom, from, to int) {
		if to-from < cols {
			return
		}
		half := float64(cols) * cell / 2
		x := min(max(b.anchor[0], float64(from)*cell+half), float64(to)*cell-half)
		y := (float64(bottom+1) - float64(rows)/2) * cell
		if math.Abs(y-b.anchor[1]) < cell/2 {
			y = b.anchor[1]
		}
		far := math.Hypot((x-b.anchor[0])/2, y-b.anchor[1]) // a name is moved along rather than up and down
		if found && far >= least {
			return
		}
		if c := (box{x - w/2, y - h/2, x + w/2, y + h/2}); b.free(c) {
			best, least, found = c, far, true
		}
	})
	if !found {
		return false
	}
	of := b.grounds[p.number-1]
	b.put(Label{Kind: Place, Of: p.code, Coloured: of.coloured, Ground: of.ground, Size: size}, f, best)
	return true
}
