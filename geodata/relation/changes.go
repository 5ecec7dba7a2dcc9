package relation

import (
	"slices"

	"recognitionmap/geodata/country"
)

// ChangeAfter returns the first day after d on which the class of a counted state changed, and whether there is one.
func (r *Record) ChangeAfter(d Day) (Day, bool) {
	for _, c := range r.changes {
		if c.Day > d {
			return c.Day, true
		}
	}
	return 0, false
}

// ChangeBefore returns the last day before d on which the class of a counted state changed, and whether there is one.
func (r *Record) ChangeBefore(d Day) (Day, bool) {
	for _, c := range slices.Backward(r.changes) {
		if c.Day < d {
			return c.Day, true
		}
	}
	return 0, false
}

// ChangesOn returns the changes of class of one day, by name. Nobody changes the slice.
func (r *Record) ChangesOn(d Day) []Change {
	first := 0
	for first < len(r.changes) && r.changes[first].Day < d {
		first++
	}
	last := first
	for last < len(r.changes) && r.changes[last].Day == d {
		last++
	}
	return r.changes[first:last]
}

// Difference is what became different for one place from the end of one day to the end of a later one.
type Difference struct {
	Country       country.Code
	Before, After Standing
	Classes       []Change     // of class, ascending; a class that came and went is two of them
	Facts         []FactChange // of the five facts, ascending, but for those that a change of class rests on
	Contested     bool         // whether it is contested on one of the two days only
}

// FactChange is a day on which one of the five facts changed.
type FactChange struct {
	Day  Day
	Fact *FactRow
	From string // as in Fact.Value
	To   Fact   // its Event is "" where the takeover ended what an earlier time had
}

// Between returns, by name, each state for which anything changed after from and not after to: its class, one of its
// facts, or whether it is contested. States outside the count are among them; territories and Afghanistan are not. What
// the counted ones change in class adds up to the difference of the two days' counts.
func (r *Record) Between(from, to Day) []Difference {
	var all []Difference
	for _, place := range country.All() {
		h := r.byPlace[place.Code]
		if h == nil || !place.State() || place.Code == country.Afghanistan {
			continue
		}
		d := Difference{Country: place.Code, Before: r.own(place.Code, from), After: r.own(place.Code, to)}
		now := &d.Before
		for i := range h.steps {
			if s := &h.steps[i]; s.from > from && s.from <= to {
				d.add(now, s)
				now = &s.standing
			}
		}
		d.Contested = d.Before.Contested != d.After.Contested
		if len(d.Classes) > 0 || len(d.Facts) > 0 || d.Contested {
			all = append(all, d)
		}
	}
	return all
}

// add takes in what one step changed.
func (d *Difference) add(before *Standing, s *step) {
	after := &s.standing
	if before.Class != after.Class {
		d.Classes = append(d.Classes, Change{s.from, d.Country, before.Class, after.Class, after.Because})
	}
	was, is := before.Facts(), after.Facts()
	for i := range FactRows {
		if was[i].Value == is[i].Value || before.Class != after.Class && slices.Contains(after.Because, is[i].Event) {
			continue
		}
		d.Facts = append(d.Facts, FactChange{s.from, &FactRows[i], was[i].Value, *is[i]})
	}
}
