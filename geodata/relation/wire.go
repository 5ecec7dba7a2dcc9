package relation

import (
	"errors"
	"strings"
)

// ErrBadWire is wrapped by the errors of ParseWire.
var ErrBadWire = errors.New("relation: bad wire form")

// The wire form is how the browser program gets events: texts between the separators that ASCII has for the purpose,
// which no valid event contains. Reading it is a matter of cutting one string into pieces: JSON of the same events keeps
// a phone busy for a second.
const (
	endOfField = "\x1f"
	endOfEvent = "\x1e"
)

// fieldsOfSource is how many fields each source has; they follow those of the event, which are Fields by their places.
const fieldsOfSource = 5

// AppendWire appends the wire form of an event to dst.
func AppendWire(dst []byte, e Event) []byte {
	put := func(text string) { dst = append(append(dst, text...), endOfField...) }
	for _, f := range placed {
		put(f.Of(&e))
	}
	for _, s := range e.Sources {
		for _, text := range [fieldsOfSource]string{s.URL, s.Publisher, s.Title, s.Published, s.Supports} {
			put(text)
		}
	}
	return append(dst, endOfEvent...)
}

// ParseWire reads events in the wire form. The events share the memory of text.
func ParseWire(text string) ([]Event, error) {
	events := make([]Event, 0, strings.Count(text, endOfEvent))
	for text != "" {
		line, rest, ok := strings.Cut(text, endOfEvent)
		if !ok {
			return nil, errors.Join(ErrBadWire, errors.New("relation: the last event has no end"))
		}
		events = append(events, Event{})
		if err := parseEvent(&events[len(events)-1], line); err != nil {
			return nil, errors.Join(ErrBadWire, err)
		}
		text = rest
	}
	return events, nil
}

// parseEvent reads the fields of an event, which has none yet.
func parseEvent(e *Event, line string) error {
	n := strings.Count(line, endOfField) - len(Fields) // of the sources
	if n < 0 || n%fieldsOfSource != 0 || !strings.HasSuffix(line, endOfField) {
		return errors.New("relation: an event with a wrong number of fields")
	}
	next := func() string {
		var field string
		field, line, _ = strings.Cut(line, endOfField)
		return field
	}
	for _, f := range placed {
		if err := f.Set(e, next()); err != nil {
			return err
		}
	}
	if n > 0 {
		e.Sources = make([]Source, n/fieldsOfSource)
		for i := range e.Sources {
			e.Sources[i] = Source{URL: next(), Publisher: next(), Title: next(), Published: next(), Supports: next()}
		}
	}
	return nil
}
