// Package sources is what the record rests on: the pages that its events name, each once, with what kind of page it is and
// what was learned of it, and how many events rest on what.
//
// What the record says of a page follows from its events (Of). What was learned by asking for it is the store's
// (eventstore.Page), of now alone, and comes to readers as a Book has it. Neither has any part in a colour.
package sources

import (
	"cmp"
	"slices"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Source is a page that events name.
type Source struct {
	relation.Source          // as the first event names it; Published is the earliest that any does
	Language        string   // tag of BCP 47
	Kind            Kind     //
	Events          []string // ids of those that name it, by date
	Page            eventstore.Page
}

// English is the language of pages whose titles name none.
const English = "en"

// Of returns the pages that the events of a record name, by address, with what was learned of them.
func Of(r *relation.Record, known *Learned) []*Source {
	byAddress := map[string]*Source{}
	var all []*Source
	for _, e := range r.Events() {
		for _, named := range e.Sources {
			s := byAddress[named.URL]
			if s == nil {
				s = &Source{Source: named, Language: cmp.Or(named.Language(), English), Kind: KindOf(named), Page: known.Page(named.URL)}
				byAddress[named.URL] = s
				all = append(all, s)
			}
			if named.Published != "" && (s.Published == "" || named.Published < s.Published) {
				s.Published = named.Published
			}
			if s.Language == English { // one of two titles may leave it out
				s.Language = cmp.Or(named.Language(), English)
			}
			if n := len(s.Events); n == 0 || s.Events[n-1] != e.ID {
				s.Events = append(s.Events, e.ID)
			}
		}
	}
	slices.SortFunc(all, func(a, b *Source) int { return strings.Compare(a.URL, b.URL) })
	return all
}

// ByAge sorts pages by how long ago they were checked: those that never were first, and of two the one that more events
// name.
func ByAge(all []*Source) []*Source {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b *Source) int {
		return cmp.Or(a.Page.Checked.Compare(b.Page.Checked), cmp.Compare(len(b.Events), len(a.Events)))
	})
	return all
}
