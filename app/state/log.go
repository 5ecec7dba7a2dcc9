package state

import (
	"strings"
	"sync/atomic"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Log returns the events that the log of v lists, newest first: those that its filter lets through, or without a filter
// those of its year. Page, count and table are made from this one list.
func (v View) Log(r *relation.Record) []relation.Event {
	if v.Filter != (Filter{}) {
		return v.Filter.Events(r)
	}
	var list []relation.Event
	events := r.Events()
	for i := len(events) - 1; i >= 0; i-- {
		if y, _, _ := events[i].Date.First.Civil(); y == v.Year {
			list = append(list, events[i])
		}
	}
	return list
}

// Events returns the events that f lets through, newest first.
func (f Filter) Events(r *relation.Record) []relation.Event {
	region, bloc := country.Region(f.Region), country.Bloc(f.Bloc)
	var contested, began map[string]bool
	if f.Contested {
		contested = r.Contested()
	}
	if f.Change != "" {
		began = beginners(r, f.Change)
	}
	var texts []string
	words := Words(f.Text)
	if len(words) > 0 {
		texts = foldedTexts(r)
	}
	events := r.Events()
	var list []relation.Event
	for i := len(events) - 1; i >= 0; i-- {
		e := &events[i]
		switch {
		case f.Kind != "" && e.Kind != f.Kind, f.Country != "" && e.Country != f.Country, f.Confidence != "" && e.Confidence != f.Confidence,
			region != nil && !region.Has(e.Country), bloc != nil && !bloc.Has(e.Country),
			f.From != 0 && e.Date.Effective() < f.From, f.To != 0 && e.Date.Effective() > f.To,
			contested != nil && !contested[e.ID], began != nil && !began[e.ID]:
			continue
		}
		if texts != nil && !hasAll(texts[i], words) {
			continue
		}
		list = append(list, *e)
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

// Words returns the words of a text as the search compares them.
func Words(text string) []string { return strings.Fields(country.Fold(text)) }

// hasAll reports whether words of text, each behind a blank, begin with all of words.
func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, " "+w) {
			return false
		}
	}
	return true
}

// searched is a record whose texts have been folded.
type searched struct {
	record *relation.Record
	texts  []string // by event: headline, detail, names of the country, publishers
}

// lastSearched keeps the texts of one record, the newest that was searched: folding them takes a hundred times as long
// as looking through them.
var lastSearched atomic.Pointer[searched]

// Warm folds the texts of r, which the first search would do.
func Warm(r *relation.Record) { foldedTexts(r) }

func foldedTexts(r *relation.Record) []string {
	if s := lastSearched.Load(); s != nil && s.record == r {
		return s.texts
	}
	events := r.Events()
	s := &searched{r, make([]string, len(events))}
	names := map[country.Code]string{}
	for i := range events {
		e := &events[i]
		name, ok := names[e.Country]
		if !ok {
			c, _ := country.Lookup(e.Country)
			name = country.Fold(c.Name + " " + c.Native + " " + strings.Join(c.Aliases, " "))
			names[e.Country] = name
		}
		text := e.Headline + "\n" + e.Detail
		for _, source := range e.Sources {
			text += "\n" + source.Publisher
		}
		s.texts[i] = " " + country.Fold(text) + " " + name
	}
	lastSearched.Store(s)
	return s.texts
}

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
