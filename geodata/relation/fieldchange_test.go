package relation

import (
	"reflect"
	"slices"
	"testing"
)

// fullEvent is an event that says something in every field.
func fullEvent() *Event {
	e := &Event{
		ID: "2026-01-02-xaa-ambassador-recalled", Country: "XAA", Date: Date{First: DayOf(2026, 1, 2)}, Kind: AmbassadorRecalled,
		Headline: "A recall", Detail: "Of A. B.", Ends: Sent, Head: "A. B.", Seat: "Doha", Confidence: Confirmed,
		Sources: []Source{
			{URL: "https://a.example/", Publisher: "A", Title: "One", Published: "2026", Supports: "a"},
			{URL: "https://b.example/", Publisher: "B", Supports: "b"},
		},
	}
	for i := range Fields {
		if f := &Fields[i]; f.Of(e) == "" {
			f.Set(e, "Of the field "+f.Name)
		}
	}
	return e
}

func TestFieldChanges(t *testing.T) {
	a, b := "https://a.example/", "https://b.example/"
	for _, test := range []struct {
		name   string
		change func(e *Event)
		want   []FieldChange
	}{
		{"nothing", func(*Event) {}, nil},
		{"the country", func(e *Event) { e.Country = "XBB" }, []FieldChange{{"country", "XAA", "XBB"}}},
		{"how much of the date is known", func(e *Event) { e.Date = Date{DayOf(2026, 1, 1), ToMonth} }, []FieldChange{{"date", "2026-01-02", "2026-01"}}},
		{"no date", func(e *Event) { e.Date = Date{} }, []FieldChange{{"date", "2026-01-02", ""}}},
		{"several, in the order of the fields", func(e *Event) { e.Confidence, e.Kind, e.Ends = Disputed, Visit, "" },
			[]FieldChange{{"kind", "ambassador-recalled", "visit"}, {"ends", "sent", ""}, {"confidence", "confirmed", "disputed"}}},
		{"the texts", func(e *Event) { e.Headline, e.Detail, e.Head, e.Seat = "H", "D", "", "" },
			[]FieldChange{{"headline", "A recall", "H"}, {"detail", "Of A. B.", "D"}, {"head", "A. B.", ""}, {"seat", "Doha", ""}}},
		{"all of a source but its address", func(e *Event) { e.Sources[0] = Source{a, "P", "T", "2025", "S"} }, []FieldChange{
			{"sources[0].publisher", "A", "P"}, {"sources[0].title", "One", "T"}, {"sources[0].published", "2026", "2025"}, {"sources[0].supports", "a", "S"}}},
		{"another address", func(e *Event) { e.Sources[1].URL = "https://c.example/" }, []FieldChange{
			{"sources[1]", "", "B\nhttps://c.example/\nb"}, {"sources[1]", "B\nhttps://b.example/\nb", ""}}},
		{"a source less, whose place the next takes", func(e *Event) { e.Sources = e.Sources[1:] }, []FieldChange{{"sources[0]", "A\nOne\n2026\n" + a + "\na", ""}}},
		{"the order", func(e *Event) { slices.Reverse(e.Sources) }, []FieldChange{{"sources", a + "\n" + b, b + "\n" + a}}},
		{"a source twice", func(e *Event) { e.Sources = append(e.Sources, e.Sources[1]) }, []FieldChange{{"sources[2]", "", "B\n" + b + "\nb"}}},
	} {
		after := fullEvent()
		test.change(after)
		if got := FieldChanges(fullEvent(), after); !slices.Equal(got, test.want) {
			t.Errorf("%s: FieldChanges = %q, want %q", test.name, got, test.want)
		}
	}
}

// An event against none is all its fields, and both ways the same ones.
func TestFieldChangesOfNone(t *testing.T) {
	added, withdrawn := FieldChanges(nil, fullEvent()), FieldChanges(fullEvent(), nil)
	texts := len(Fields) - 1 // all but the id
	if want := texts + len(fullEvent().Sources); len(added) != want || len(withdrawn) != want {
		t.Fatalf("an event against none has %d and %d fields, want %d", len(added), len(withdrawn), want)
	}
	for i, c := range added {
		if w := withdrawn[i]; c.Before != "" || w.After != "" || c.Field != w.Field || c.After != w.Before || c.Came() != (i >= texts) || w.Went() != (i >= texts) || c.Went() || w.Came() {
			t.Errorf("field %d is %+v added and %+v withdrawn", i, c, w)
		}
	}
	if got, want := len(new(Source).fields()), reflect.TypeFor[Source]().NumField()-1; got != want {
		t.Errorf("%d fields of a source are compared, want %d: all but the address", got, want)
	}
	if got := FieldChanges(nil, nil); got != nil {
		t.Errorf("FieldChanges(nil, nil) = %v, want nothing", got)
	}
}
