package relation

import (
	"slices"
	"strings"
	"sync"

	"recognitionmap/geodata/country"
)

// SearchWords returns the words of a text as a search compares them: small letters without accents, see country.Fold.
func SearchWords(text string) []string { return strings.Fields(country.Fold(text)) }

// Search returns which of r.Events() a text asks for, by their index: those in which every word of it begins a word of the
// headline, of the detail, of a name of the country, in any language that country.Country has, or of a publisher. A text
// without words asks for all.
//
// The texts are folded by the first search of a record: that takes a hundred times as long as to look through them, and so
// a record that follows another takes over what that one has, see Record.Next.
func (r *Record) Search(text string) (wanted func(i int) bool) {
	words := SearchWords(text)
	if len(words) == 0 {
		return func(int) bool { return true }
	}
	for i := range words {
		words[i] = " " + words[i]
	}
	folded := r.texts.fold(r)
	left := make(map[country.Code][]string, len(r.byPlace)) // of the words, those that no name of a country has
	for code := range r.byPlace {
		c, _ := country.Lookup(code)
		name := " " + country.Fold(c.Name+" "+c.Native+" "+strings.Join(c.Aliases, " "))
		left[code] = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.Contains(name, w) })
	}
	return func(i int) bool {
		for _, w := range left[r.events[i].Country] {
			if !strings.Contains(folded[i], w) {
				return false
			}
		}
		return true
	}
}

// texts are what is searched of the events of a record, folded when first asked for.
type texts struct {
	mu     sync.Mutex
	of     []string // of each event, each word behind a blank; nil before the first search
	before *folded  // of a record before this one, until then
}

// folded are texts that were made, with the events of which they are.
type folded struct {
	from []*Event
	of   []string
}

// made returns what was folded for r, or for one before it; nil for nothing.
func (t *texts) made(r *Record) *folded {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of != nil {
		return &folded{r.events, t.of}
	}
	return t.before
}

// fold returns the texts of r.
func (t *texts) fold(r *Record) []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of != nil {
		return t.of
	}
	of := make([]string, len(r.events))
	var before folded
	if t.before != nil {
		before = *t.before
	}
	at := 0 // in before, which has the same events but for a few
	for i, e := range r.events {
		if at+1 < len(before.from) && before.from[at] != e && before.from[at+1] == e {
			at++ // the one there is no more
		}
		if at < len(before.from) && before.from[at] == e {
			of[i] = before.of[at]
			at++
			continue
		}
		of[i] = foldText(e)
	}
	t.of, t.before = of, nil
	return of
}

// foldText returns what is searched of an event by itself, each word behind a blank.
func foldText(e *Event) string {
	text := e.Headline + "\n" + e.Detail
	for _, source := range e.Sources {
		text += "\n" + source.Publisher
	}
	return " " + country.Fold(text)
}
