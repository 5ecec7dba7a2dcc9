package relation

import "recognitionmap/geodata/country"

// Picture is the standing of every place of the map at the end of one day.
type Picture struct {
	Day       Day
	Standings map[country.Code]Standing // every place of country.All
	Counts    Counts
}

// add counts one state.
func (c *Counts) add(class Class) {
	switch class {
	case ClassRecognized:
		c.Recognized++
	case ClassAmbassador:
		c.Ambassador++
	case ClassNone:
		c.None++
	}
}

// On returns the standing of every place at the end of d. Territories have the class and the facts of the state that
// conducts their foreign relations.
func (r *Record) On(d Day) Picture {
	all := country.All()
	p := Picture{Day: d, Standings: make(map[country.Code]Standing, len(all))}
	for i := range all {
		s := r.standing(&all[i], d)
		p.Standings[all[i].Code] = s
		if all[i].Counted() {
			p.Counts.add(s.Class)
		}
	}
	return p
}
