package relation

import (
	"sync"

	"recognitionmap/geodata/country"
)

// Picture is how every place of the map stands at the end of one day. It is a view of a record: asking for a place is a
// lookup, and a picture that nobody asks costs next to nothing, which a slider needs.
type Picture struct {
	Day    Day
	Counts Counts
	record *Record
}

// Of returns the standing of a place. A territory has the class and the facts of the state that conducts its foreign
// relations.
func (p Picture) Of(c country.Code) Standing { return p.record.Standing(c, p.Day) }

// On returns the picture at the end of d.
func (r *Record) On(d Day) Picture {
	n := Counts{None: counted()}
	for _, c := range r.changes {
		if c.Day > d {
			break
		}
		*n.of(c.From)--
		*n.of(c.To)++
	}
	return Picture{d, n, r}
}

// Beside counts what a map shows that Counts do not say: places of which nothing is asked, and those with each mark,
// territories left out, and of those without any record also what no count has.
func (p Picture) Beside() (na int, marked [marks]int) {
	all := country.All()
	for i := range all {
		if all[i].Kind == country.Territory {
			continue
		}
		s := p.record.standing(&all[i], p.Day)
		if s.Class == ClassNA {
			na++
		}
		if m := s.Mark(); m != MarkNoRecord || all[i].Counted() {
			marked[m]++
		}
	}
	return na, marked
}

// of returns the number of a class that is counted.
func (c *Counts) of(class Class) *int {
	switch class {
	case ClassRecognized:
		return &c.Recognized
	case ClassAmbassador:
		return &c.Ambassador
	}
	return &c.None
}

// Counted is the number of counted states, into which the counts of every day add up.
func Counted() int { return counted() }

// counted is the number of counted states.
var counted = sync.OnceValue(func() int {
	n := 0
	for _, c := range country.All() {
		if c.Counted() {
			n++
		}
	}
	return n
})
