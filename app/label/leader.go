package label

import "math"

// A name that has no room at its land may stand off, with a line that leads to it: the states that come before all others do,
// so far as that many pixels from where their name would stand.
const (
	leaderLeast = 12
	leaderMost  = 72
	leaderStep  = 6
	directions  = 16
)

// lead puts a name off its land, with a line: on the sea rather than on land, near rather than far, and never on land in a
// colour nor with its line through it.
func (b *board) lead(p *place) {
	b.find(p)
	onLand := .4
	if b.view.Zoom >= placesFrom {
		onLand = 1 // which has a name of its own
	}
	forms := p.shortForms
	if forms == nil {
		forms = p.forms[:1]
	}
	x, y := b.anchor[0], b.anchor[1]
	if !b.seen || !(box{x, y, x, y}).within(b.page) {
		return
	}
	var best spot
	var from, to [2]float64
	found := false
	for i, f := range forms {
		w, h := f.room(smallest, Place)
		for length := float64(leaderLeast); length <= leaderMost; length += leaderStep {
			for k := range directions {
				sin, cos := math.Sincos(2 * math.Pi * float64(k) / directions)
				end := [2]float64{x + cos*length, y + sin*length}
				s := spot{form: f, cost: length/100 + .1*float64(i)}
				switch { // the line ends at the nearest edge of the name
				case cos > .5:
					s.box, s.align = box{end[0] + 2, end[1] - h/2, end[0] + 2 + w, end[1] + h/2}, Start
				case cos < -.5:
					s.box, s.align = box{end[0] - 2 - w, end[1] - h/2, end[0] - 2, end[1] + h/2}, End
				case sin > 0:
					s.box = box{end[0] - w/2, end[1], end[0] + w/2, end[1] + h}
				default:
					s.box = box{end[0] - w/2, end[1] - h, end[0] + w/2, end[1]}
				}
				if !b.free(s.box) || !b.clear(p, x, y, end[0], end[1]) {
					continue
				}
				all, by := b.under(s.box)
				land, coloured := 0, 0
				for _, c := range by {
					if c.owner > 0 {
						land += c.cells
						if c.owner == p.number || b.grounds[c.owner-1].coloured {
							coloured += c.cells
						}
					}
				}
				if coloured*20 > all {
					continue
				}
				if s.cost += onLand * float64(land) / float64(max(1, all)); !found || s.cost < best.cost {
					best, found, from, to = s, true, [2]float64{x, y}, end
				}
			}
		}
	}
	if !found {
		return
	}
	l := Label{Kind: Place, Of: p.code, Coloured: b.coloured(p), Ground: b.groundBelow(best.box), Size: smallest, Align: best.align}
	l.Line = &Line{From: b.unit(from[0], from[1]), To: b.unit(to[0], to[1])}
	b.along(from[0], from[1], to[0], to[1], func(at box) bool {
		b.taken = append(b.taken, at)
		return true
	})
	b.put(l, best.form, best.box)
}

// clear reports whether a line meets no label or marker and no land in a colour but its own.
func (b *board) clear(p *place, x0, y0, x1, y1 float64) bool {
	return b.along(x0, y0, x1, y1, func(at box) bool {
		for _, t := range b.taken {
			if at.overlaps(t) {
				return false
			}
		}
		s := at.cells()
		ok := true
		b.grid.each(span{s.col, s.row, s.col + 1, s.row + 1}, func(_, _ int, owner int16) {
			ok = owner == 0 || owner == p.number || !b.grounds[owner-1].coloured
		})
		return ok
	})
}

// along calls f with small boxes along a line for as long as it answers true, and reports whether it always did.
func (b *board) along(x0, y0, x1, y1 float64, f func(box) bool) bool {
	n := math.Ceil(math.Hypot(x1-x0, y1-y0) / 2)
	for i := 0.0; i <= n; i++ {
		if !f(around(x0+(x1-x0)*i/n, y0+(y1-y0)*i/n, 2)) {
			return false
		}
	}
	return true
}
