package editions

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/sources"
)

// boardPage is what the colours of a day rest on.
type boardPage struct {
	*sources.Board
	Line     string
	Day      string
	Deciding []deciding        // the weakest first
	Dead     []*sources.Source // that are not found any more
	Oldest   []*sources.Source // checks, the oldest first
	Official int               // pages
}

// deciding is an event that decides the class of a state, with what it rests on.
type deciding struct {
	Event          relation.Event
	Country, Rests string
	Entry          string
	Dead           bool // no source of it is found any more
}

// oldest is how many of the oldest checks are listed.
const oldest = 20

// rests are the words for what an event rests on.
var rests = map[relation.Support]string{
	relation.Primary: "an official page", relation.Independent: "independent publishers", relation.OneSource: "one publisher alone",
}

// languageName is the name of a language by its tag.
func languageName(tag string) string {
	if tag == sources.English {
		return "English"
	}
	return relation.LanguageName(tag)
}

// answerWords say for readers what came of asking for a page.
func answerWords(a string) string {
	switch eventstore.Answer(a) {
	case "":
		return "not asked for yet"
	case eventstore.Alive:
		return "found"
	case eventstore.Moved:
		return "found at another address"
	case eventstore.Gone:
		return "gone"
	case eventstore.SoftGone:
		return "gone, though its server does not say so in its status"
	case eventstore.Refused:
		return "closed to programs"
	case eventstore.Unreachable:
		return "could not be read"
	case eventstore.Private:
		return "in a private network"
	}
	return a
}

// CheckURL is where curators have a page asked for at once.
func (boardPage) CheckURL(address string) string {
	return "/edit/source?" + url.Values{"url": {address}}.Encode()
}

// serveSources answers GET /sources: what the colours of today rest on, counted from the same events as they.
func (e *editions) serveSources(w http.ResponseWriter, r *http.Request) {
	s, today, known := e.desk.StateOf(r.Context()), e.Today(), sources.Nothing
	if !desk.Named(r.Context()) {
		known = e.Learned()
	}
	key := "sources " + strconv.FormatInt(known.Number, 10)
	c, _, err := e.pages.Get(r.Context(), shelf.Age{s.Number, int64(today)}, key, func(context.Context) (*content.Content, error) {
		return e.sources(s, known, today)
	})
	if err != nil {
		e.fail(w, r, err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}

func (e *editions) sources(s *desk.State, known *sources.Learned, today relation.Day) (*content.Content, error) {
	b := sources.NewBoard(s.Record, known, today)
	p := boardPage{Board: b, Line: sources.Line(s.Record, known, today), Day: today.Long(), Oldest: sources.ByAge(b.Pages)}
	p.Oldest = p.Oldest[:min(len(p.Oldest), oldest)]
	for _, s := range b.Pages {
		if s.Kind == sources.Official {
			p.Official++
		}
		if s.Page.Dead() {
			p.Dead = append(p.Dead, s)
		}
	}
	for _, d := range b.Deciding {
		c, _ := country.Lookup(d.Country)
		p.Deciding = append(p.Deciding, deciding{d.Event, c.Name, rests[d.Support], state.View{Page: state.Map, Country: c.Code, Day: today}.URL(), known.Dead(&d.Event)})
	}
	page := frame.Page{Name: "sources", Title: "What the colours rest on", Here: "/data", Revision: s.Revision(), Body: p}
	body, err := e.templates.HTML(page, e.style, "")
	if err != nil {
		return nil, err
	}
	return content.Packed("text/html; charset=utf-8", body, content.Quick), nil
}
