package relation

import (
	"slices"
	"sync"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
)

// Record is a set of events folded once: the standing of any country on any day is then a lookup. It never changes,
// and any number of goroutines may read it.
type Record struct {
	events  []*Event                  // by effective day, those of one day in the order given
	byPlace map[country.Code]*history // countries with events
	find    func(id string) *Event    // nil for one that is not there
	texts   *texts                    // what is searched of each of events
	changes []Change
}

// history is what is known of one country.
type history struct {
	events []*Event // ascending
	steps  []step   // by day
}

// NewRecord folds events, given in the order of their files: on one day the later wins. The slice is not modified, and nobody
// changes its events afterwards. Of two events with one id the later is found by it, see Validate.
func NewRecord(events []Event) *Record {
	all := make([]*Event, len(events))
	for i := range events {
		all[i] = &events[i]
	}
	return RecordOf(all)
}

// RecordOf is NewRecord for events that stand in different places.
func RecordOf(events []*Event) *Record {
	r := &Record{events: sortByDay(events), byPlace: make(map[country.Code]*history, len(country.All())), texts: new(texts)}
	byID := sync.OnceValue(r.indexByID) // when first asked for, since a slider never asks
	r.find = func(id string) *Event { return byID()[id] }
	number := make(map[country.Code]int, len(country.All()))
	for _, e := range r.events {
		number[e.Country]++
	}
	for _, e := range r.events {
		h := r.byPlace[e.Country]
		if h == nil {
			h = &history{events: make([]*Event, 0, number[e.Country])}
			r.byPlace[e.Country] = h
		}
		h.events = append(h.events, e)
	}
	for code, h := range r.byPlace {
		h.steps = fold(code, h.events)
	}
	r.changes = r.listChanges()
	return r
}

func (r *Record) indexByID() map[string]*Event {
	byID := make(map[string]*Event, len(r.events))
	for _, e := range r.events {
		byID[e.ID] = e
	}
	return byID
}

// sortByDay returns events by effective day, those of one day in the order given. It sorts numbers of 64 bits that hold day
// and place, which costs a fraction of asking each event for its day again and again.
func sortByDay(events []*Event) []*Event {
	const _ int = 1 << 62 // where an int is shorter this does not compile
	keys := make([]int, len(events))
	for i, e := range events {
		keys[i] = int(e.Date.Effective())<<32 | i
	}
	slices.Sort(keys)
	ordered := make([]*Event, len(events))
	for i, k := range keys {
		ordered[i] = events[uint32(k)]
	}
	return ordered
}

// Events returns all events, ascending by the day from which they count. Nobody changes the slice or what is in it.
func (r *Record) Events() []*Event { return r.events }

// Of returns the events of one place, newest first. Nobody changes the events.
func (r *Record) Of(c country.Code) []*Event {
	h := r.byPlace[c]
	if h == nil {
		return nil
	}
	events := slices.Clone(h.events)
	slices.Reverse(events)
	return events
}

// Event returns the event with the given id, and whether there is one.
func (r *Record) Event(id string) (Event, bool) {
	e := r.find(id)
	if e == nil {
		return Event{}, false
	}
	return *e, true
}

// Newest returns the newest event by date, the zero Event if there is none.
func (r *Record) Newest() Event {
	if len(r.events) == 0 {
		return Event{}
	}
	return *r.events[len(r.events)-1]
}

// Standing returns how c stands at the end of d. A code that is not in country.All is folded as a state of its own.
func (r *Record) Standing(c country.Code, d Day) Standing {
	place, ok := country.Lookup(c)
	if !ok {
		return r.own(c, d)
	}
	return r.standing(&place, d)
}

// standing returns how a place of the map stands at the end of d.
func (r *Record) standing(place *country.Country, d Day) Standing {
	switch {
	case place.Code == country.Afghanistan:
		return r.apart(place.Code, d, RuleAfghanistan)
	case place.Kind == country.Ungoverned:
		return r.apart(place.Code, d, RuleUngoverned)
	case place.Kind == country.Territory:
		s := r.own(place.Parent, d)
		s.Country = place.Code
		holder, _ := country.Lookup(place.Parent)
		s.Rule = territoryRule(holder.Name)
		return s
	}
	return r.own(place.Code, d)
}

// apart is the standing of a place of which nothing is asked.
func (r *Record) apart(c country.Code, d Day, rule string) Standing {
	return Standing{Country: c, Class: ClassNA, Rule: rule, OnRecord: r.own(c, d).OnRecord}
}

// own returns what the events of c itself say.
func (r *Record) own(c country.Code, d Day) Standing {
	if h := r.byPlace[c]; h != nil {
		after, end := 0, len(h.steps) // the first step after d is among h.steps[after:end] or at end
		for after < end {
			middle := int(uint(after+end) >> 1)
			if h.steps[middle].from <= d {
				after = middle + 1
			} else {
				end = middle
			}
		}
		if after > 0 {
			return h.steps[after-1].standing
		}
	}
	return Standing{Country: c, Class: ClassNone, Rule: RuleNoRecord}
}

// Turns returns the days from which the own standing of c is another than before, ascending.
func (r *Record) Turns(c country.Code) []Day {
	h := r.byPlace[c]
	if h == nil {
		return nil
	}
	days := make([]Day, len(h.steps))
	for i := range h.steps {
		days[i] = h.steps[i].from
	}
	return days
}

// Changes returns every change of class of a counted state, ascending by day and then by name. Nobody changes the
// slice.
func (r *Record) Changes() []Change { return r.changes }

func (r *Record) listChanges() []Change {
	var changes []Change
	all := country.All()
	for i := range all {
		place := &all[i]
		h := r.byPlace[place.Code]
		if h == nil || !place.Counted() {
			continue
		}
		class := ClassNone
		for i := range h.steps {
			s := &h.steps[i]
			if to := s.standing.Class; to != class {
				changes = append(changes, Change{s.from, place.Code, class, to, s.standing.Because})
				class = to
			}
		}
	}
	order.By(changes, func(a, b *Change) int { return int(a.Day - b.Day) })
	return changes
}
