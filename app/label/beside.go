package label

// What a label may cover that stands beside its land, as a part of its own room: of other states' land, where the state is
// named before all others and where it is not. Land in a colour counts five times.
const (
	mostFirst = .5
	most      = .15
)

// beside puts a name to the right of its land, to the left, above or below, where it covers least of other land and nobody
// takes it for the name of another. It is false where there is no such room.
func (b *board) beside(p *place, size float64) bool {
	limit := most
	if b.first(p) {
		limit = mostFirst
	}
	var best spot
	found := false
	for i, f := range append(p.forms[:len(p.forms):len(p.forms)], p.shortForms...) {
		w, h := f.room(size, Place)
		for j, s := range b.spots(p, w, h) {
			if !b.free(s.box) {
				continue
			}
			s.cost = b.cost(p, s.box)
			if s.cost > limit || !p.small && !b.near(p, s.box) {
				continue
			}
			s.form = f
			s.cost += .02*float64(j) + .08*float64(i)
			if !found || s.cost < best.cost {
				best, found = s, true
			}
		}
	}
	if found {
		l := Label{Kind: Place, Of: p.code, Ground: b.groundBelow(best.box), Size: size, Align: best.align}
		l.Coloured = b.coloured(p)
		b.put(l, best.form, best.box)
	}
	return found
}

// near reports whether of all land at a box that of a place is most, so that its name is read as its own.
func (b *board) near(p *place, c box) bool {
	const reach = 7 // pixels around
	own, other := 0, 0
	_, by := b.under(box{c.left - reach, c.top - reach, c.right + reach, c.bottom + reach})
	for _, s := range by {
		switch s.owner {
		case 0:
		case p.number:
			own = s.cells
		default:
			other = max(other, s.cells)
		}
	}
	return own > 0 && own >= other
}

// spot is where a label may stand.
type spot struct {
	box   box
	align Align
	form  form
	cost  float64
}

// spots are the places beside a place's largest part, or its marker, for a box: the best first.
func (b *board) spots(p *place, w, h float64) []spot {
	x0, y0 := b.pixel(p.main.Min)
	x1, y1 := b.pixel(p.main.Max)
	land := box{x0, y0, x1, y1}
	ax, ay := b.pixel(p.anchor())
	if p.small {
		m := around(ax, ay, markerSize)
		land = box{min(land.left, m.left), min(land.top, m.top), max(land.right, m.right), max(land.bottom, m.bottom)}
	}
	if ax < b.page.left || ax > b.page.right || ay < b.page.top || ay > b.page.bottom {
		return nil
	}
	return beside(land, ax, ay, w, h, func(top, bottom float64) (left, right float64) { return b.shore(p, land, ax, top, bottom) })
}

// beside lists boxes of a size around land whose name stands best at x, y: to the right and to the left of the shore at their
// height, above and below.
func beside(land box, x, y, w, h float64, shore func(top, bottom float64) (left, right float64)) []spot {
	const gap = 3
	var list []spot
	for _, dy := range []float64{0, -h / 2, h / 2, -h, h} {
		top := y + dy - h/2
		left, right := shore(top, top+h)
		list = append(list, spot{box: box{right + gap, top, right + gap + w, top + h}, align: Start},
			spot{box: box{left - gap - w, top, left - gap, top + h}, align: End})
	}
	for _, dx := range []float64{0, -w / 4, w / 4, -w / 2, w / 2} {
		left := (land.left+land.right)/2 + dx - w/2
		list = append(list, spot{box: box{left, land.top - gap - h, left + w, land.top - gap}},
			spot{box: box{left, land.bottom + gap, left + w, land.bottom + gap + h}})
	}
	return list
}

// shore is where a place's largest part begins and ends between two heights.
func (b *board) shore(p *place, land box, x, top, bottom float64) (left, right float64) {
	left, right = x, x
	if p.small {
		left, right = x-markerSize/2, x+markerSize/2
	}
	in := land.cells()
	rows := box{land.left, top, land.right, bottom}.cells()
	b.grid.each(span{in.col, rows.row, in.endCol, rows.endRow}, func(col, _ int, owner int16) {
		if owner == p.number {
			left, right = min(left, float64(col)*cell), max(right, float64(col+1)*cell)
		}
	})
	return left, right
}

// cost is the part of a box that covers land of others, and half of what covers its own.
func (b *board) cost(p *place, c box) float64 {
	all, by := b.under(c)
	n := 0
	for _, s := range by {
		switch {
		case s.owner == 0:
		case s.owner == p.number:
			n += s.cells
		case b.grounds[s.owner-1].coloured:
			n += 10 * s.cells
		default:
			n += 2 * s.cells
		}
	}
	return float64(n) / 2 / float64(max(1, all))
}
