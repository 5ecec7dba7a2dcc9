package eventstore

import (
	"reflect"
	"testing"
	"unsafe"

	"recognitionmap/geodata/relation"
)

// A compact event says what it said, and its own texts follow one another in one piece of memory.
func TestCompact(t *testing.T) {
	sources := append(make([]relation.Source, 0, 8), relation.Source{URL: "https://a.example/", Publisher: "A", Title: "", Published: "2026", Supports: "all"}, relation.Source{URL: "https://b.example/", Title: "Two"})
	for _, e := range []relation.Event{
		{ID: "one", Country: "XAA", Headline: "A headline", Detail: "More of it", Kind: relation.Visit, Sources: sources},
		{ID: "two", Headline: "No sources"},
		{},
	} {
		want := e
		want.Sources = append([]relation.Source(nil), e.Sources...)
		compact(&e)
		if !reflect.DeepEqual(e, want) {
			t.Errorf("compact makes %+v of %+v", e, want)
		}
		if cap(e.Sources) != len(e.Sources) {
			t.Errorf("%q has room for %d sources, and has %d", e.ID, cap(e.Sources), len(e.Sources))
		}
		if e.ID != "" && unsafe.Add(unsafe.Pointer(unsafe.StringData(e.ID)), len(e.ID)) != unsafe.Pointer(unsafe.StringData(e.Headline)) {
			t.Errorf("the texts of %q stand apart", e.ID)
		}
	}
}
