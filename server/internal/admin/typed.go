package admin

import (
	"strconv"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// typed is a change to an event as it stands in a form: text, whether it makes sense or not.
type typed struct {
	ID, Country, Date, Kind, Headline, Detail, Ends, Head, Seat, Confidence string
	Sources                                                                 []typedSource
	Reason                                                                  string
	Expect                                                                  int64 // number of the revision that the person has seen, 0 for a new event
	Withdraw                                                                bool
}

// typedSource is a row of the form.
type typedSource struct{ URL, Publisher, Title, Published, Supports string }

// maxSources is how many rows of a form are read.
const maxSources = 50

// sourceName is the name of a source's field in the form.
func sourceName(row int, field string) string { return "source-" + strconv.Itoa(row) + "-" + field }

// typedIn reads a form; id is that of the address, "" for a new event. Rows of sources that are empty are left out.
func typedIn(f fields, id string) typed {
	var err error
	t := typed{
		ID: id, Country: f.line("country"), Date: f.line("date"), Kind: f.line("kind"), Headline: f.line("headline"),
		Detail: f.text("detail"), Ends: f.line("ends"), Head: f.line("head"), Seat: f.line("seat"), Confidence: f.line("confidence"), Reason: f.text("reason"),
		Withdraw: id != "" && f.line("withdraw") != "",
	}
	if id == "" {
		t.ID = f.line("id")
	} else if t.Expect, err = strconv.ParseInt(f.line("expect"), 10, 64); err != nil {
		t.Expect = -1 // the revision of nothing: a conflict
	}
	for i := range maxSources {
		s := typedSource{f.line(sourceName(i, "url")), f.line(sourceName(i, "publisher")), f.line(sourceName(i, "title")),
			f.line(sourceName(i, "published")), f.line(sourceName(i, "supports"))}
		if s != (typedSource{}) {
			t.Sources = append(t.Sources, s)
		}
	}
	return t
}

// typedOf is an event as a form shows it.
func typedOf(e *relation.Event) typed {
	t := typed{
		ID: e.ID, Country: string(e.Country), Kind: string(e.Kind), Headline: e.Headline, Detail: e.Detail,
		Ends: string(e.Ends), Head: e.Head, Seat: e.Seat, Confidence: string(e.Confidence),
	}
	if !e.Date.IsZero() {
		t.Date = e.Date.String()
	}
	for _, s := range e.Sources {
		t.Sources = append(t.Sources, typedSource{s.URL, s.Publisher, s.Title, s.Published, s.Supports})
	}
	return t
}

// event is what was typed, whole or not. The date is zero where it is none.
func (t typed) event() *relation.Event {
	e := &relation.Event{
		ID: t.ID, Country: country.Code(t.Country), Kind: relation.Kind(t.Kind), Headline: t.Headline, Detail: t.Detail,
		Ends: relation.Direction(t.Ends), Head: t.Head, Seat: t.Seat, Confidence: relation.Confidence(t.Confidence),
	}
	e.Date, _ = relation.ParseDate(t.Date)
	for _, s := range t.Sources {
		e.Sources = append(e.Sources, relation.Source{URL: s.URL, Publisher: s.Publisher, Title: s.Title, Published: s.Published, Supports: s.Supports})
	}
	return e
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
	list := []hidden{
		{"id", t.ID}, {"expect", strconv.FormatInt(t.Expect, 10)}, {"reason", t.Reason},
	}
	if t.Withdraw {
		return append(list, hidden{"withdraw", "1"})
	}
	list = append(list, hidden{"country", t.Country}, hidden{"date", t.Date}, hidden{"kind", t.Kind}, hidden{"headline", t.Headline},
		hidden{"detail", t.Detail}, hidden{"ends", t.Ends}, hidden{"head", t.Head}, hidden{"seat", t.Seat}, hidden{"confidence", t.Confidence})
	for i, s := range t.Sources {
		list = append(list, hidden{sourceName(i, "url"), s.URL}, hidden{sourceName(i, "publisher"), s.Publisher},
			hidden{sourceName(i, "title"), s.Title}, hidden{sourceName(i, "published"), s.Published}, hidden{sourceName(i, "supports"), s.Supports})
	}
	return list
}
