package relation

import "recognitionmap/geodata/country"

// Field is a field of an event that is one text, or is written as one: all but its sources. What people are told of it is
// said on the server, see desk.FieldWords; how it is checked, in checker.field: what the browser program never does is not
// linked into it.
type Field struct {
	Name   string // in JSON, in tables, in forms and in faults
	Shape  Shape
	Needed bool // whether it may not be empty

	place int                    // in the wire form and in tables, from 0: a new field comes last, so that others stay where they are
	at    func(e *Event) *string // where it stands, nil for the date
}

// Shape is what a field looks like to the one who writes it.
type Shape uint8

const (
	Word Shape = iota // a code, a date or one word of a list
	Line              // a text of one line
	Text              // a text of some lines
)

// Fields is the table of the fields of an event in the order of its JSON. Reading, writing and checking, the wire form,
// tables, differences, the form and the API's description follow from it.
var Fields = [...]Field{
	{Name: "id", Needed: true, place: 0, at: func(e *Event) *string { return &e.ID }},
	{Name: "country", Needed: true, place: 1, at: func(e *Event) *string { return (*string)(&e.Country) }},
	{Name: "date", Needed: true, place: 2},
	{Name: "kind", Needed: true, place: 3, at: func(e *Event) *string { return (*string)(&e.Kind) }},
	{Name: "headline", Needed: true, Shape: Line, place: 6, at: func(e *Event) *string { return &e.Headline }},
	{Name: "detail", Shape: Text, place: 7, at: func(e *Event) *string { return &e.Detail }},
	{Name: "ends", place: 4, at: func(e *Event) *string { return (*string)(&e.Ends) }},
	{Name: "head", Shape: Line, place: 8, at: func(e *Event) *string { return &e.Head }},
	{Name: "seat", Shape: Line, place: 9, at: func(e *Event) *string { return &e.Seat }},
	{Name: "evidence", place: 10, at: func(e *Event) *string { return (*string)(&e.Evidence) }},
	{Name: "confidence", Needed: true, place: 5, at: func(e *Event) *string { return (*string)(&e.Confidence) }},
}

// placed are the fields by their places.
var placed = func() (list [len(Fields)]*Field) {
	for i := range Fields {
		list[Fields[i].place] = &Fields[i]
	}
	return list
}()

// fieldNames are the names of an event's fields in JSON, sources last.
var fieldNames = func() (names []string) {
	for i := range Fields {
		names = append(names, Fields[i].Name)
	}
	return append(names, "sources")
}()

// FieldOf returns the row of a name, nil where it is that of no field.
func FieldOf(name string) *Field {
	for i := range Fields {
		if Fields[i].Name == name {
			return &Fields[i]
		}
	}
	return nil
}

// Of returns what an event says in the field, "" for nothing.
func (f *Field) Of(e *Event) string {
	switch {
	case f.at != nil:
		return *f.at(e)
	case e.Date.IsZero():
		return ""
	}
	return e.Date.String()
}

// Set makes an event say a text in the field. The error is ErrBadDate, for a text in the date that is none; the date is
// then the zero Date, as it is for "".
func (f *Field) Set(e *Event, text string) (err error) {
	switch {
	case f.at != nil:
		*f.at(e) = text
	case text == "":
		e.Date = Date{}
	default:
		e.Date, err = ParseDate(text)
	}
	return err
}

// column is one of a table of events.
type column struct {
	name string
	of   func(e *Event) string
}

// columns are those of the fields by their places, behind some of them those that say more of it.
var columns = func() (list []column) {
	for _, f := range placed {
		list = append(list, column{f.Name, f.Of})
		list = append(list, derived[f.Name]...)
	}
	return list
}()

// derived are the columns behind that of a field.
var derived = map[string][]column{
	"country": {{"country_name", func(e *Event) string {
		place, _ := country.Lookup(e.Country)
		return place.Name
	}}},
	"date":   {{"counts_from", func(e *Event) string { return e.Date.Effective().String() }}},
	"detail": {{"sources", sourceCount}, {"source_publishers", sourcePublishers}, {"source_urls", sourceURLs}},
}
