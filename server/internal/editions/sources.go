package editions

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/shelf"
)

// tally is how many events rest on what.
type tally struct {
	Events, Primary, Independent, One int
	Confirmed, Reported, Disputed     int
}

// add counts an event.
func (c *tally) add(e *relation.Event) {
	c.Events++
	switch relation.SupportOf(e.Sources) {
	case relation.Primary:
		c.Primary++
	case relation.Independent:
		c.Independent++
	default:
		c.One++
	}
	switch e.Confidence {
	case relation.Confirmed:
		c.Confirmed++
	case relation.Reported:
		c.Reported++
	case relation.Disputed:
		c.Disputed++
	}
}

// deciding is an event that decides the class of a state, with what it rests on.
type deciding struct {
	Event   relation.Event
	Country string
	Class   relation.Class
	Rests   string
	Entry   string
}

// rests are the words for what an event rests on.
var rests = map[relation.Support]string{
	relation.Primary: "an official page", relation.Independent: "independent publishers", relation.OneSource: "one publisher alone",
}

// board is what the colours of a day rest on.
type board struct {
	Day      string
	Newest   string // date of the newest event
	Decide   tally  // events that decide a class above none
	All      tally
	List     []deciding // the weakest first
	Pages    int        // sources in all
	Official int        // of them official ones
}

// newBoard counts a record at the end of a day.
func newBoard(r *relation.Record, day relation.Day) board {
	b := board{Day: day.Long(), Newest: r.Newest().Date.Long()}
	for _, e := range r.Events() {
		b.All.add(&e)
		b.Pages += len(e.Sources)
		for _, s := range e.Sources {
			if s.Official() {
				b.Official++
			}
		}
	}
	support := map[string]relation.Support{}
	for _, c := range country.All() {
		s := r.Standing(c.Code, day)
		if !c.State() || s.Class != relation.ClassRecognized && s.Class != relation.ClassAmbassador {
			continue
		}
		for _, id := range s.Because {
			e, _ := r.Event(id)
			if _, counted := support[id]; !counted {
				b.Decide.add(&e)
			}
			support[id] = relation.SupportOf(e.Sources)
			b.List = append(b.List, deciding{e, c.Name, s.Class, rests[support[id]], state.View{Page: state.Map, Country: c.Code, Day: day}.URL()})
		}
	}
	slices.SortStableFunc(b.List, func(x, y deciding) int { return cmp.Compare(support[x.Event.ID], support[y.Event.ID]) })
	return b
}

// serveSources answers GET /sources: what the colours of today rest on, counted from the same events as they.
func (e *editions) serveSources(w http.ResponseWriter, r *http.Request) {
	s, today := e.desk.StateOf(r.Context()), e.Today()
	c, _, err := e.pages.Get(r.Context(), shelf.Age{s.Number, int64(today)}, "sources", func(context.Context) (*content.Content, error) {
		return e.sources(s, today)
	})
	if err != nil {
		e.fail(w, r, err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}

func (e *editions) sources(s *desk.State, today relation.Day) (*content.Content, error) {
	page := frame.Page{Name: "sources", Title: "What the colours rest on", Here: "/data", Revision: s.Revision(), Body: newBoard(s.Record, today)}
	body, err := e.templates.HTML(page, e.style, "")
	if err != nil {
		return nil, err
	}
	return content.Packed("text/html; charset=utf-8", body, content.Quick), nil
}
