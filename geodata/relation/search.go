package relation

import (
	"strings"

	"recognitionmap/geodata/country"
)

// SearchWords returns the words of a text as a search compares them: small letters without accents, see country.Fold.
func SearchWords(text string) []string { return strings.Fields(country.Fold(text)) }

// Search returns which of r.Events() a text asks for, by their index: those in which every word of it begins a word of the
// headline, of the detail, of a name of the country, in any language that country.Country has, or of a publisher. A text
// without words asks for all.
//
// The texts are folded by the first search of a record: that takes a hundred times as long as to look through them.
func (r *Record) Search(text string) (wanted func(i int) bool) {
	words := SearchWords(text)
	if len(words) == 0 {
		return func(int) bool { return true }
	}
	folded := r.folded()
	return func(i int) bool {
		for _, w := range words {
			if !strings.Contains(folded[i], " "+w) {
				return false
			}
		}
		return true
	}
}

// foldTexts returns what is searched of each event, each word behind a blank.
func (r *Record) foldTexts() []string {
	texts := make([]string, len(r.events))
	names := make(map[country.Code]string, len(r.byPlace))
	for i := range r.events {
		e := &r.events[i]
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
		texts[i] = " " + country.Fold(text) + " " + name
	}
	return texts
}
