package admin

import (
	"strconv"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// typed is a change to an event as it stands in a form: text, whether it makes sense or not. All of an event holds any
// text but its date, which stands beside it.
type typed struct {
	relation.Event
	Date     string
	Reason   string
	Expect   int64 // number of the revision that the person has seen, 0 for a new event
	Withdraw bool
}

// maxSources is how many rows of a form are read.
const maxSources = 50

// sourceName is the name of a source's field in the form.
func sourceName(row int, field string) string { return "source-" + strconv.Itoa(row) + "-" + field }

// set takes what stands in the form for a field.
func (t *typed) set(f *relation.Field, text string) {
	if f.Name == "date" {
		t.Date = text
		return
	}
	f.Set(&t.Event, text) // which fails for dates alone
}

// in returns what stands in the form for a field.
func (t *typed) in(f *relation.Field) string {
	if f.Name == "date" {
		return t.Date
	}
	return f.Of(&t.Event)
}

// typedIn reads a form; id is that of the address, "" for a new event. Rows of sources that are empty are left out.
func typedIn(form fields, id string) typed {
	var t typed
	for i := range relation.Fields {
		f := &relation.Fields[i]
		if f.Shape == relation.Text {
			t.set(f, form.text(f.Name))
		} else {
			t.set(f, form.line(f.Name))
		}
	}
	t.Reason = form.text("reason")
	if id != "" {
		var err error
		if t.Expect, err = strconv.ParseInt(form.line("expect"), 10, 64); err != nil {
			t.Expect = -1 // the revision of nothing: a conflict
		}
		t.ID, t.Withdraw = id, form.line("withdraw") != ""
	}
	for i := range maxSources {
		s := relation.Source{
			URL: form.line(sourceName(i, "url")), Publisher: form.line(sourceName(i, "publisher")), Title: form.line(sourceName(i, "title")),
			Published: form.line(sourceName(i, "published")), Supports: form.line(sourceName(i, "supports")),
		}
		if s != (relation.Source{}) {
			t.Sources = append(t.Sources, s)
		}
	}
	return t
}

// typedOf is an event as a form shows it.
func typedOf(e *relation.Event) typed {
	return typed{Event: *e, Date: relation.FieldOf("date").Of(e)}
}

// event is what was typed, whole or not. The date is zero where it is none.
func (t typed) event() *relation.Event {
	e := t.Event
	e.Date, _ = relation.ParseDate(t.Date)
	return &e
}

// edit is what was typed as the desk takes it.
func (t typed) edit() desk.Edit {
	e := desk.Edit{ID: t.ID, Seen: t.Expect, Reason: t.Reason}
	if !t.Withdraw {
		e.Event = t.event()
		_, e.Unread = desk.ReadDate(t.Date)
	}
	return e
}

// hidden is a field that a page carries on.
type hidden struct{ Name, Value string }

// Hidden is all of t for a page that does not show the form itself.
func (t typed) Hidden() []hidden {
	list := []hidden{{"expect", strconv.FormatInt(t.Expect, 10)}, {"reason", t.Reason}}
	if t.Withdraw {
		return append(list, hidden{"id", t.ID}, hidden{"withdraw", "1"})
	}
	for i := range relation.Fields {
		f := &relation.Fields[i]
		list = append(list, hidden{f.Name, t.in(f)})
	}
	for i, s := range t.Sources {
		list = append(list, hidden{sourceName(i, "url"), s.URL}, hidden{sourceName(i, "publisher"), s.Publisher},
			hidden{sourceName(i, "title"), s.Title}, hidden{sourceName(i, "published"), s.Published}, hidden{sourceName(i, "supports"), s.Supports})
	}
	return list
}
