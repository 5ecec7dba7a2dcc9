package state

import (
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Log returns the events that the log of v lists, newest first: those that its filter lets through, or without a filter
// those of its year, or the changes of standing. Page, count and table are made from this one list.
func (v View) Log(r *relation.Record) []*relation.Event {
	switch {
	case v.Filter != (Filter{}):
		return v.Filter.Events(r)
	case v.Year == 0:
		return Filter{Change: AnyStanding}.Events(r)
	}
	var list []*relation.Event
	events := r.Events()
	for i := len(events) - 1; i >= 0; i-- {
		if y, _, _ := events[i].Date.First.Civil(); y == v.Year {
			list = append(list, events[i])
		}
	}
	return list
}

// Events returns the events that f lets through, newest first.
func (f Filter) Events(r *relation.Record) []*relation.Event {
	region, bloc := country.Region(f.Region), country.Bloc(f.Bloc)
	var contested, began map[string]bool
	if f.Contested {
		contested = r.Contested()
	}
	if f.Change != "" && f.Change != AnyStanding {
		began = beginners(r, f.Change)
	}
	found := r.Search(f.Text)
	events := r.Events()
	var list []*relation.Event
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		switch {
		case f.Kind != "" && e.Kind != f.Kind, f.Country != "" && e.Country != f.Country, f.Confidence != "" && e.Confidence != f.Confidence,
			region != nil && !region.Has(e.Country), bloc != nil && !bloc.Has(e.Country),
			f.From != 0 && e.Date.Effective() < f.From, f.To != 0 && e.Date.Effective() > f.To,
			f.Change == AnyStanding && !e.Kind.Decides(), contested != nil && !contested[e.ID], began != nil && !began[e.ID], !found(i):
			continue
		}
		list = append(list, e)
	}
	return list
}

// beginners returns the ids of the events that changed the class of a counted state: to one class, or to any.
func beginners(r *relation.Record, class string) map[string]bool {
	ids := map[string]bool{}
	for _, c := range r.Changes() {
		if class != "any" && string(c.To) != class {
			continue
		}
		for _, id := range c.Because {
			if e, ok := r.Event(id); ok && e.Date.Effective() == c.Day {
				ids[id] = true
			}
		}
	}
	return ids
}

// Words returns the words of a text as the search compares them, for Marks.
func Words(text string) []string { return relation.SearchWords(text) }

// Mark is a piece of a text; Found pieces are what a search asked for.
type Mark struct {
	Text  string
	Found bool
}

// Marks cuts a text at the places where words of it begin with words, compared as the search does. The pieces together are text.
func Marks(text string, words []string) []Mark {
	folded, at := country.FoldAt(text)
	hit := make([]bool, len(text)+1)
	found := false
	for _, w := range words {
		for from := 0; w != ""; {
			i := strings.Index(folded[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			if i > 0 && folded[i-1] != ' ' {
				continue
			}
			first, last := at[i], at[from-1]
			for last++; last < len(text) && text[last]&0xC0 == 0x80; { // to the end of the letter
				last++
			}
			for k := first; k < last; k++ {
				hit[k] = true
			}
			found = true
		}
	}
	if !found {
		return []Mark{{text, false}}
	}
	var marks []Mark
	for from := 0; from < len(text); {
		to := from
		for to < len(text) && hit[to] == hit[from] {
			to++
		}
		marks = append(marks, Mark{text[from:to], hit[from]})
		from = to
	}
	return marks
}
