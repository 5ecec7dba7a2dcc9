package main

import (
	"cmp"
	"slices"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/internal/topojson"
)

// Of places without a common border the nearest are neighbours too, at most fewNear of them: those within closeKm, those
// within nearKm while there are fewer than enough, and however far while there are fewer than atLeast, those with a border
// counted. Distances are from shore to shore, of the mainlands.
const (
	closeKm, nearKm          = 100.0, 300.0
	atLeast, enough, fewNear = 3, 5, 3
)

// neighbour is one place beside another.
type neighbour struct {
	code   country.Code
	toward int     // the eight points of the compass clockwise, 0 is north; allAround
	border bool    // whether they have a common border
	km     float64 // of the border, or between them
}

const allAround = 8 // the one lies inside the other

// neighboursOf returns the neighbours of each place: those with a border clockwise from the north, then the others by
// distance.
func neighboursOf(t *topojson.Topology, all []place, lands []land) map[country.Code][]neighbour {
	borders := bordersOf(t, all, lands)
	of := map[country.Code][]neighbour{}
	for i := range lands {
		a := &lands[i]
		if !described(a.code) {
			continue
		}
		var list []neighbour
		for k := range lands {
			if b := borders[[2]int{min(i, k), max(i, k)}]; b != nil && i != k && described(lands[k].code) {
				list = append(list, b.seenFrom(i, k, lands))
			}
		}
		slices.SortFunc(list, func(x, y neighbour) int { return cmp.Or(cmp.Compare(x.toward, y.toward), cmp.Compare(x.code, y.code)) })
		var near []neighbour
		for limit := nearKm; ; limit *= 2 {
			near = nearLands(a, lands, list, limit)
			if len(list)+len(near) >= atLeast {
				break
			}
		}
		for _, n := range near[:min(len(near), fewNear)] {
			if n.km <= closeKm || n.km <= nearKm && len(list) < enough || len(list) < atLeast {
				list = append(list, n)
			}
		}
		of[a.code] = list
	}
	return of
}

// nearLands are the states within so many km of a place, the nearest first, without those listed.
func nearLands(a *land, lands []land, listed []neighbour, limit float64) (near []neighbour) {
	for k := range lands {
		b := &lands[k]
		c, _ := country.Lookup(b.code)
		if b.code == a.code || !c.State() && c.Code != country.Afghanistan || slices.ContainsFunc(listed, func(n neighbour) bool { return n.code == b.code }) {
			continue
		}
		if _, to, chord := nearest(a.outline, b.outline, chordOf(limit)); chord < chordOf(limit) {
			way := between(a.middle.point(), to.point())
			near = append(near, neighbour{code: b.code, km: km(chord), toward: compass(way[0], way[1])})
		}
	}
	slices.SortFunc(near, func(x, y neighbour) int { return cmp.Or(cmp.Compare(x.km, y.km), cmp.Compare(x.code, y.code)) })
	return near
}

// described reports whether a place is said to lie somewhere: all but the shapes without a government.
func described(code country.Code) bool {
	c, ok := country.Lookup(code)
	return ok && c.Kind != country.Ungoverned
}
