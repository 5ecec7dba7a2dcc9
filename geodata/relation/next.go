package relation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"

	"recognitionmap/geodata/country"
)

// Swap is what becomes of an event: Was is nil for one that is new, Is for one that is gone.
type Swap struct{ Was, Is *Event }

// Index is kept by who keeps the events of a record that is followed by others. It holds for one of them.
type Index interface {
	Event(id string) *Event // nil for one that is not there
	Place(id string) int    // of an event that is there, or was in the record before: of those of one day the smaller comes first
}

// Next returns the record after swaps, each of another event, which index is of. Was is the event that r has, and not a copy
// of it. What that costs beside a copy of a list of pointers is the fold of the places that the swaps are about: all
// else, the texts of a search too, is taken over. r may be nil, which has no events.
func (r *Record) Next(swaps []Swap, index Index) *Record {
	if r == nil {
		r = RecordOf(nil)
	}
	edits := editsOf(swaps, index)
	next := &Record{
		events: merged(r.events, edits, index), byPlace: maps.Clone(r.byPlace), find: index.Event, texts: &texts{before: r.texts.made(r)},
	}
	byPlace := make(map[country.Code][]edit)
	for _, e := range edits {
		byPlace[e.event.Country] = append(byPlace[e.event.Country], e)
	}
	for code, edits := range byPlace {
		var h history
		if was := r.byPlace[code]; was != nil {
			h.events = was.events
		}
		if h.events = merged(h.events, edits, index); len(h.events) > 0 {
			h.steps = fold(code, h.events)
			next.byPlace[code] = &h
		} else {
			delete(next.byPlace, code)
		}
	}
	next.changes = next.listChanges()
	return next
}

// edit takes an event out of a list, or puts one in.
type edit struct {
	key   int
	event *Event
	gone  bool
}

// editsOf returns what swaps do to a list, in the order of the list.
func editsOf(swaps []Swap, index Index) []edit {
	edits := make([]edit, 0, len(swaps))
	for _, s := range swaps {
		if s.Was != nil {
			edits = append(edits, edit{keyOf(s.Was, index), s.Was, true})
		}
		if s.Is != nil {
			edits = append(edits, edit{keyOf(s.Is, index), s.Is, false})
		}
	}
	// Of one key there are at most the two of an event that stays in its place, and either way round the list is the same.
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.key, b.key) })
	return edits
}

// keyOf is by what lists are ordered: the day, and then the place.
func keyOf(e *Event, index Index) int { return int(e.Date.Effective())<<32 | index.Place(e.ID) }

// merged returns a list after edits. The list is not changed.
func merged(list []*Event, edits []edit, index Index) []*Event {
	all := make([]*Event, 0, len(list)+len(edits))
	for _, e := range edits {
		at := sort.Search(len(list), func(i int) bool { return keyOf(list[i], index) >= e.key })
		all = append(all, list[:at]...)
		switch list = list[at:]; {
		case !e.gone:
			all = append(all, e.event)
		case len(list) == 0 || list[0] != e.event:
			panic(fmt.Sprintf("relation: %s is to be taken out of a record that does not have it", e.event.ID))
		default:
			list = list[1:]
		}
	}
	return append(all, list...)
}
