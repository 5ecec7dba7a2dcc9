package relation

import (
	"errors"
	"strings"

	"recognitionmap/geodata/country"
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

// fieldsOfEvent and fieldsOfSource are the numbers of fields: those of an event come first, then those of each source.
const (
	fieldsOfEvent  = 10
	fieldsOfSource = 5
)

// AppendWire appends the wire form of an event to dst.
func AppendWire(dst []byte, e Event) []byte {
	put := func(texts ...string) {
		for _, t := range texts {
			dst = append(dst, t...)
			dst = append(dst, endOfField...)
		}
	}
	date := ""
	if !e.Date.IsZero() {
		date = e.Date.String()
	}
	put(e.ID, string(e.Country), date, string(e.Kind), string(e.Ends), string(e.Confidence), e.Headline, e.Detail, e.Head, e.Seat)
	for _, s := range e.Sources {
		put(s.URL, s.Publisher, s.Title, s.Published, s.Supports)
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
		e, err := parseEvent(line)
		if err != nil {
			return nil, errors.Join(ErrBadWire, err)
		}
		events = append(events, e)
		text = rest
	}
	return events, nil
}

func parseEvent(line string) (Event, error) {
	n := strings.Count(line, endOfField)
	if n < fieldsOfEvent || (n-fieldsOfEvent)%fieldsOfSource != 0 || !strings.HasSuffix(line, endOfField) {
		return Event{}, errors.New("relation: an event with a wrong number of fields")
	}
	next := func() string {
		var field string
		field, line, _ = strings.Cut(line, endOfField)
		return field
	}
	e := Event{ID: next(), Country: country.Code(next())}
	if date := next(); date != "" {
		var err error
		if e.Date, err = ParseDate(date); err != nil {
			return Event{}, err
		}
	}
	e.Kind, e.Ends, e.Confidence = Kind(next()), Direction(next()), Confidence(next())
	e.Headline, e.Detail, e.Head, e.Seat = next(), next(), next(), next()
	if sources := (n - fieldsOfEvent) / fieldsOfSource; sources > 0 {
		e.Sources = make([]Source, sources)
		for i := range e.Sources {
			e.Sources[i] = Source{URL: next(), Publisher: next(), Title: next(), Published: next(), Supports: next()}
		}
	}
	return e, nil
}
