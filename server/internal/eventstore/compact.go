package eventstore

import (
	"slices"
	"strings"

	"recognitionmap/geodata/relation"
)

// compact has the texts that an event alone has share one piece of memory, and its list of sources no room for more. What many
// events say, as a country or a publisher, is left out: the decoder has it once.
func compact(e *relation.Event) {
	e.Sources = slices.Clip(slices.Clone(e.Sources))
	texts := []*string{&e.ID, &e.Headline, &e.Detail}
	for i := range e.Sources {
		s := &e.Sources[i]
		texts = append(texts, &s.URL, &s.Title, &s.Supports)
	}
	length := 0
	for _, t := range texts {
		length += len(*t)
	}
	var all strings.Builder
	all.Grow(length)
	for _, t := range texts {
		all.WriteString(*t)
	}
	rest := all.String()
	for _, t := range texts {
		n := len(*t)
		*t, rest = rest[:n], rest[n:]
	}
}
