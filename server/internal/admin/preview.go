package admin

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// previewPage is a change before it is written.
type previewPage struct {
	Address string // where the form goes
	Typed   typed
	Notice  string
	Rows    []row // from the current revision to what was typed
	Effect  effect
	Sources []relation.Source // of the event as it would be
}

// effect is what a change would do to the map.
type effect struct {
	Spans         []span
	Day           relation.Day // the first on which the map differs
	Before, After string       // addresses of the map on that day, "" without a map
}

// span is a stretch of days in words.
type span struct {
	desk.Span
	Now bool // whether it lasts until today
}

// Sentence says what would change.
func (s span) Sentence() string {
	when := "From " + s.First.Long() + " to " + s.Last.Long()
	switch {
	case s.First == s.Last:
		when = "On " + s.First.Long()
	case s.Now:
		when = "From " + s.First.Long() + " until today"
	}
	return when + " " + countryName(s.Country) + " would be “" + classWords(s.After) + "” instead of “" + classWords(s.Before) + "”."
}

// effect looks ahead.
func (a *admin) effect(c eventstore.Change) effect {
	var e effect
	for _, s := range a.desk.Preview(c) {
		e.Spans = append(e.Spans, span{s, s.Last >= a.Today()})
	}
	if len(e.Spans) > 0 && a.Map != nil {
		e.Day = e.Spans[0].First
		q := url.Values{"day": {e.Day.String()}}
		e.Before = "/edit/preview.svg?" + q.Encode()
		q.Set("id", c.EventID)
		if c.Event != nil {
			for name, value := range map[string]string{
				"country": string(c.Event.Country), "date": c.Event.Date.String(), "kind": string(c.Event.Kind),
				"ends": string(c.Event.Ends), "confidence": string(c.Event.Confidence),
			} {
				q.Set(name, value)
			}
		}
		e.After = "/edit/preview.svg?" + q.Encode()
	}
	return e
}

func (a *admin) servePreview(w http.ResponseWriter, r *http.Request, status int, t typed, c eventstore.Change, notice string) {
	now, _ := a.desk.State().Current(t.ID)
	p := previewPage{Address: r.URL.Path, Typed: t, Notice: notice, Rows: diff(now.Event, c.Event), Effect: a.effect(c)}
	if c.Event != nil {
		p.Sources = c.Event.Sources
	}
	title := "Look before it is written: " + t.ID
	if t.Withdraw {
		title = "Withdraw " + t.ID
	}
	a.serve(w, r, status, view{Name: "preview", Title: title, Body: p})
}

// servePicture answers GET /edit/preview.svg?day= with the map of that day, and with id and what else moves a class as it
// would be with that event; an id alone withdraws it. The map is a picture of its own, since two of them in one page
// would share the names inside.
func (a *admin) servePicture(w http.ResponseWriter, r *http.Request) {
	day, err := relation.ParseDay(r.FormValue("day"))
	if err != nil || a.Map == nil {
		a.serveMissing(w, r)
		return
	}
	state := a.desk.State()
	record := state.Record
	if id := r.FormValue("id"); id != "" {
		c := eventstore.Change{EventID: id}
		if kind := relation.Kind(r.FormValue("kind")); kind != "" {
			date, err := relation.ParseDate(r.FormValue("date"))
			place, ok := country.Lookup(country.Code(r.FormValue("country")))
			if err != nil || !ok || !slices.Contains(relation.Kinds, kind) {
				a.serveMissing(w, r)
				return
			}
			c.Event = &relation.Event{ID: id, Country: place.Code, Date: date, Kind: kind,
				Ends: relation.Direction(r.FormValue("ends")), Confidence: relation.Confidence(r.FormValue("confidence"))}
		}
		record = state.With(c)
	}
	body := a.picture(a.Map(nil, record, day))
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.Write(body)
}

// picture puts the style sheet into an SVG, which as a picture sees none of the page's. The policy of the answer has its
// hash already.
func (a *admin) picture(svg []byte) []byte {
	end := bytes.IndexByte(svg, '>') + 1
	var b bytes.Buffer
	b.Write(svg[:end])
	b.WriteString("<style>")
	xml.EscapeText(&b, []byte(a.style))
	b.WriteString("</style>")
	b.Write(svg[end:])
	return b.Bytes()
}
