package label

import (
	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

// Sizes of type.
const (
	capitalSize = 11
	seaSize     = 12
	oceanSize   = 15
)

// mostMixed is the part of a capital's name that may lie on another ground than the rest.
const mostMixed = .3

// index is where the land has a place, -1 for nowhere.
func (l *Land) index(c country.Code) int {
	for i := range l.places {
		if l.places[i].code == c {
			return i
		}
	}
	return -1
}

// capitals names the capitals that are seen, beside their dots.
func (b *board) capitals() {
	for _, c := range world.Capitals {
		state, _ := country.Lookup(c.Country)
		i := b.land.index(c.Country)
		if i < 0 || state.Capital == state.Name {
			continue
		}
		at := carto.At(c.At)
		x, y := b.pixel(at)
		dot := around(x, y, dotSize)
		reserved := b.first(b.land.places[i])
		if !dot.within(b.page) || !reserved && !b.free(dot) {
			continue
		}
		f := formsOf(state.Capital)[0]
		w, h := f.room(capitalSize, Capital)
		own := b.groundBelow(dot)
		var best spot
		found := false
		for j, s := range beside(dot, x, y, w, h, func(float64, float64) (left, right float64) { return dot.left, dot.right }) {
			if !b.free(s.box) {
				continue
			}
			if s.cost = b.mixed(s.box, own); s.cost > mostMixed {
				continue
			}
			s.cost += .05 * float64(j)
			if !found || s.cost < best.cost {
				best, found = s, true
			}
		}
		if !found {
			continue
		}
		if !reserved {
			b.taken = append(b.taken, dot)
		}
		b.put(Label{Kind: Capital, Of: c.Country, Ground: b.groundBelow(best.box), Size: capitalSize, Align: best.align, Dot: &Dot{at, own}}, f, best.box)
	}
}

// mixed is the part of a box whose ground is another than that of most of it: 1 where land in a colour is in it and not the whole,
// or is not the own.
func (b *board) mixed(c box, own string) float64 {
	all, by := b.under(c)
	grounds := map[string]int{}
	most := 0
	for _, s := range by {
		ground := "sea"
		if s.owner > 0 {
			of := b.grounds[s.owner-1]
			ground = of.ground
			if of.coloured && (ground != own || s.cells*10 < all*9) && s.cells*10 > all {
				return 1
			}
		}
		grounds[ground] += s.cells
		most = max(most, grounds[ground])
	}
	return 1 - float64(most)/float64(max(1, all))
}

// seas names the seas that are seen, where no land is in the way.
func (b *board) seas() {
	for _, s := range world.Seas {
		x, y := b.pixel(carto.At(s.At))
		if !around(x, y, 1).within(b.page) {
			continue
		}
		size := float64(seaSize)
		if len(s.Name) > 5 && s.Name[len(s.Name)-5:] == "Ocean" {
			size = oceanSize
		}
		b.sea(s.Name, x, y, size)
	}
}

func (b *board) sea(name string, x, y, size float64) {
	for _, f := range formsOf(name) {
		w, h := f.room(size, Sea)
		for _, move := range [][2]float64{{0, 0}, {0, -1}, {0, 1}, {-.25, 0}, {.25, 0}, {-.25, -1}, {.25, 1}, {.25, -1}, {-.25, 1}} {
			left, top := x+move[0]*w-w/2, y+move[1]*h-h/2
			c := box{left, top, left + w, top + h}
			if !b.free(c) {
				continue
			}
			if _, by := b.under(c); len(by) == 1 && by[0].owner == 0 {
				b.put(Label{Kind: Sea, Ground: "sea", Size: size}, f, c)
				return
			}
		}
	}
}
