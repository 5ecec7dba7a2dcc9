package site

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// Past is an earlier edition of the record, or the newest by its number, that a reader asked for with known= or edition=.
type Past struct {
	Facts          Facts
	Time           time.Time // of its last revision
	Changed        string    // what it changed, "2 events added"
	Newest         int       // the edition of the record now
	Earlier, Later int       // those beside it, 0 for none
}

// NoEdition is the error for what names no edition.
type NoEdition struct {
	Status int    // 400 for what cannot be read, 404 for what is not there
	Words  string // a sentence
}

func (n *NoEdition) Error() string { return "site: " + n.Words }

// pastParameters are the parameters that name an edition: by a day at whose end it was the newest, or by its number.
var pastParameters = []string{"known", "edition"}

// What is kept of earlier editions at most, by number and by their events in all.
const (
	maxPast       = 4
	maxPastEvents = 200_000
	pastQueue     = 32
)

func newPastShelf() *shelf.Shelf[*edition] {
	return shelf.New(maxPast, maxPastEvents, shelf.NewMakers(1, pastQueue), func(e *edition) int { return len(e.facts.Record.Events()) })
}

// asOf answers what names an edition as the record stood in it, and all else by next. The parameter is taken out of the
// address, and what is shown is found in the context (at). Pages get a banner and links that stay in the edition, and no
// script: the program knows the newest record alone, and would show that in their place.
func (s *Site) asOf(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		covered, page := inPast(r.URL.Path)
		asked, rest, query := askedFor(r.URL.RawQuery)
		if s.past == nil || len(asked) == 0 || !covered || r.Method != http.MethodGet && r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		ctx, past, err := s.resolve(r.Context(), query)
		if r.URL.Path == "/embed" { // which has a frozen form of its own, and says itself what it could not read
			rev := query.Get("edition") + query.Get("known")
			if err == nil {
				rev = strconv.Itoa(past.Facts.Edition)
			}
			next.ServeHTTP(w, with(r, r.Context(), strings.Trim(rest+"&rev="+url.QueryEscape(rev), "&")))
			return
		}
		if err == nil {
			ctx, err = s.within(ctx, past)
		}
		if err != nil {
			s.serveNoEdition(w, r, err, page, rest)
			return
		}
		w.Header().Set("X-Robots-Tag", "noindex")
		w.Header().Set("Memento-Datetime", past.Time.UTC().Format(http.TimeFormat)) // RFC 7089
		if !page {
			next.ServeHTTP(w, with(r, ctx, rest))
			return
		}
		s.servePast(w, r, next, with(r, ctx, rest), past)
	})
}

// inPast reports whether what is at a path depends on the record, so that there is an earlier form of it, and whether it is a
// page. The API sees to it itself.
func inPast(path string) (covered, page bool) {
	a, ok := state.AddressOf(path)
	switch {
	case !ok:
		return true, true // a page that says so
	case a.Is == state.Drawn || a.Is == state.Document:
		return true, true
	case a.Is == state.Picture || a.Is == state.Feed:
		return true, false
	}
	return slices.Contains([]string{"/scene/{path...}", "/events.csv", "/map.csv", "/carry.html", "/carry.sha256"}, a.Pattern), false
}

// askedFor takes the parameters that name an edition out of a query. An empty one, as a form may send, names none.
func askedFor(rawQuery string) (asked []string, rest string, query url.Values) {
	query = url.Values{}
	var kept []string
	for part := range strings.SplitSeq(rawQuery, "&") {
		name, value, _ := strings.Cut(part, "=")
		if text, err := url.QueryUnescape(name); err == nil {
			name = text
		}
		if !slices.Contains(pastParameters, name) {
			kept = append(kept, part)
			continue
		}
		if text, err := url.QueryUnescape(value); err == nil && text != "" {
			value = text
		}
		if value != "" {
			asked = append(asked, part)
			query.Add(name, value)
		}
	}
	return asked, strings.Join(kept, "&"), query
}

// resolve finds the edition that a query names.
func (s *Site) resolve(ctx context.Context, query url.Values) (context.Context, Past, error) {
	for _, name := range pastParameters {
		if len(query[name]) > 1 {
			return ctx, Past{}, &NoEdition{http.StatusBadRequest, "The address has " + name + " more than once, want it once."}
		}
	}
	return s.past(ctx, query.Get("known"), query.Get("edition"))
}

// editionKey finds the edition of a request in its context.
type editionKey struct{}

// within returns a context in which an edition is what the site shows.
func (s *Site) within(ctx context.Context, past Past) (context.Context, error) {
	// The newest has a form of its own too: what is shown of now also tells what was learned since.
	e, _, err := s.earlier.Get(ctx, shelf.Age{}, strconv.Itoa(past.Facts.Edition), func(context.Context) (*edition, error) { return s.newEarlier(past.Facts) })
	if err != nil {
		return ctx, err
	}
	return context.WithValue(ctx, editionKey{}, e), nil
}

// at returns the edition that a request is about: the one that its reader asked for, else the newest.
func (s *Site) at(ctx context.Context) *edition {
	if e, ok := ctx.Value(editionKey{}).(*edition); ok {
		return e
	}
	return s.current.Load()
}

// with returns a request for the same path with another context and query.
func with(r *http.Request, ctx context.Context, query string) *http.Request {
	as := r.Clone(ctx)
	as.URL.RawQuery = query
	as.RequestURI = as.URL.RequestURI()
	return as
}

// unseen is an answer that is still to be changed.
type unseen struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (u *unseen) WriteHeader(status int) { u.status = status }

func (u *unseen) Write(b []byte) (int, error) { return u.body.Write(b) }

// servePast answers with a page as next makes it of plain, led to its edition.
func (s *Site) servePast(w http.ResponseWriter, r *http.Request, next http.Handler, plain *http.Request, past Past) {
	plain.Method = http.MethodGet
	for _, name := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range"} {
		plain.Header.Del(name)
	}
	made := &unseen{ResponseWriter: w, status: http.StatusOK}
	next.ServeHTTP(made, plain)
	h, edition := w.Header(), strconv.Itoa(past.Facts.Edition)
	if to := h.Get("Location"); to != "" {
		h.Set("Location", inEdition(to, edition))
	}
	if !strings.HasPrefix(h.Get("Content-Type"), "text/html") || made.status == http.StatusServiceUnavailable {
		w.WriteHeader(made.status)
		if r.Method != http.MethodHead {
			w.Write(made.body.Bytes())
		}
		return
	}
	lifetime := h.Get("Cache-Control")
	for _, name := range []string{"ETag", "Content-Length", "Vary"} {
		h.Del(name)
	}
	if h.Get("Content-Security-Policy") == s.policy {
		h.Set("Content-Security-Policy", s.stillPolicy)
	}
	body := ledTo(made.body.Bytes(), edition, s.origin, banner(past, plain.URL))
	content.New("text/html; charset=utf-8", body, content.Quick).ServeStatus(w, r, lifetime, made.status)
}

// serveNoEdition answers where there is no such edition, with the way to what there is.
func (s *Site) serveNoEdition(w http.ResponseWriter, r *http.Request, err error, isPage bool, rest string) {
	var none *NoEdition
	if !errors.As(err, &none) {
		if isPage {
			s.failPage(w, r, err)
		} else {
			s.failFile(w, r, "edition", err)
		}
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	if !isPage {
		http.Error(w, none.Words+" "+s.origin+"/data lists the editions.", none.Status)
		return
	}
	s.pageHeaders(w.Header())
	words := escaped(none.Words) + ` <a href="` + escaped(state.WithQuery(r.URL.EscapedPath(), rest)) + `">The same page as the record stands now</a>, or <a href="/data">all editions</a>.`
	page := plainPage(s.static.style, s.static.rest, "No such edition", "There is no such edition", words)
	content.New("text/html; charset=utf-8", page, content.Quick).ServeStatus(w, r, "no-store", none.Status)
}

// newEarlier makes an earlier edition: its pages, pictures and rows, and nothing that only the program fetches.
func (s *Site) newEarlier(facts Facts) (*edition, error) {
	frame := s.frame(facts)
	frame.Past = true
	e := &edition{facts: facts}
	var err error
	e.pages, err = s.newSnapshot(facts.Record, frame)
	return e, err
}

// dayOf is a moment's day in UTC, in words.
func dayOf(t time.Time) string { return relation.DayOf(t.UTC().Date()).Long() }
