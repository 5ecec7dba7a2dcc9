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
	events  []Event                   // by effective day, stable
	from    []*Event                  // of which each is a copy
	byPlace map[country.Code]*history // countries with events
	byID    func() map[string]int32   // index in events; made when first asked for, since a slider never asks
	texts   *texts                    // what is searched of each of events
	changes []Change
}

// history is what is known of one country.
type history struct {
	number int      // of its events
	events []*Event // ascending
	steps  []step   // by day
}

// NewRecord folds events, given in the order of their files: on one day the later wins. The slice is not modified; the
// sources of its events are shared. Of two events with one id the later is found by it, see Validate.
func NewRecord(events []Event) *Record {
	all := make([]*Event, len(events))
	for i := range events {
		all[i] = &events[i]
	}
	return RecordOf(all)
}

// RecordOf is NewRecord for events that stand in different places. They are copied once.
func RecordOf(events []*Event) *Record {
	r := &Record{byPlace: make(map[country.Code]*history, len(country.All()))}
	r.events, r.from = sortByDay(events)
	r.byID, r.texts = sync.OnceValue(r.indexByID), new(texts)
	of := make([]*history, len(r.events)) // of each event
	for i := range r.events {
		code := r.events[i].Country
		if i > 0 && code == r.events[i-1].Country {
			of[i] = of[i-1]
		} else if of[i] = r.byPlace[code]; of[i] == nil {
			of[i] = new(history)
			r.byPlace[code] = of[i]
		}
		of[i].number++
	}
	for i, h := range of {
		if h.events == nil {
			h.events = make([]*Event, 0, h.number)
		}
		h.events = append(h.events, &r.events[i])
	}
	for code, h := range r.byPlace {
		h.steps = fold(code, h.events)
	}
	r.changes = r.listChanges()
	return r
}

// Next is RecordOf for events of which most are those of r, in the same places: what r has made of their texts is taken over.
// r may be nil.
func (r *Record) Next(events []*Event) *Record {
	next := RecordOf(events)
	if r != nil {
		next.texts.before = r.texts.made(r)
	}
	return next
}

func (r *Record) indexByID() map[string]int32 {
	byID := make(map[string]int32, len(r.events))
	for i := range r.events {
		byID[r.events[i].ID] = int32(i)
	}
	return byID
}

// sortByDay returns a copy of events by effective day, those of one day in the order given, and of which each is the copy.
// It sorts numbers of 64 bits that hold day and place, which costs a fifth of moving whole events about.
func sortByDay(events []*Event) (ordered []Event, from []*Event) {
	const _ int = 1 << 62 // where an int is shorter this does not compile
	keys := make([]int, len(events))
	for i := range events {
		keys[i] = int(events[i].Date.Effective())<<32 | i
	}
	slices.Sort(keys)
	ordered, from = make([]Event, len(events)), make([]*Event, len(events))
	for i, k := range keys {
		from[i] = events[uint32(k)]
		ordered[i] = *from[i]
	}
	return ordered, from
}

// Events returns all events, ascending by the day from which they count. Nobody changes the slice.
func (r *Record) Events() []Event { return r.events }

// Of returns the events of one place, newest first.
func (r *Record) Of(c country.Code) []Event {
	h := r.byPlace[c]
	if h == nil {
		return nil
	}
	events := make([]Event, 0, len(h.events))
	for _, e := range slices.Backward(h.events) {
		events = append(events, *e)
	}
	return events
}

// Event returns the event with the given id, and whether there is one.
func (r *Record) Event(id string) (Event, bool) {
	at, ok := r.byID()[id]
	if !ok {
		return Event{}, false
	}
	return r.events[at], true
}

// event returns the event with the given id, nil for none.
func (r *Record) event(id string) *Event {
	at, ok := r.byID()[id]
	if !ok {
		return nil
	}
	return &r.events[at]
}

// Newest returns the newest event by date, the zero Event if there is none.
func (r *Record) Newest() Event {
	if len(r.events) == 0 {
		return Event{}
	}
	return r.events[len(r.events)-1]
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
