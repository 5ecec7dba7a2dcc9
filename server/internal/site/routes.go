package site

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

// routes answers for every row of state.Addresses: this package for its own, mounts for theirs, and for one that has
// neither the page of what is not there. The mux answers HEAD as GET without a body, and other methods with 405.
func (s *Site) routes(mounts []Mount) (http.Handler, error) {
	serve := map[string]http.Handler{
		scenePath + "{path...}": http.HandlerFunc(s.serveScene),
		"/static/{file}":        http.HandlerFunc(s.serveStatic),
		"/data/current.json":    http.HandlerFunc(s.serveCurrent),
		"/data/{file}":          http.HandlerFunc(s.serveData),
		"/geo/world.geojson":    http.HandlerFunc(s.serveGeoJSON),
		"/events.csv":           http.HandlerFunc(s.serveRows),
		"/manifest.webmanifest": http.HandlerFunc(s.serveManifest),
		"/app-worker.js":        http.HandlerFunc(s.serveWorker),
		"/sitemap.xml":          http.HandlerFunc(s.serveSitemap),
		"/robots.txt":           http.HandlerFunc(s.serveRobots),
		"/favicon.ico":          http.HandlerFunc(s.serveFavicon),
		"/map.svg":              http.HandlerFunc(s.servePicture),
		"/map.png":              http.HandlerFunc(s.servePicture),
		"/map.csv":              http.HandlerFunc(s.serveTable),
		"/embed":                http.HandlerFunc(s.serveEmbed),
		"/text":                 http.HandlerFunc(s.serveText),
		"/carry.html":           http.HandlerFunc(s.serveCarry),
		"/carry.sha256":         http.HandlerFunc(s.serveCarrySum),
		"/oembed":               http.HandlerFunc(s.serveOEmbed),
		"/card/{path...}":       http.HandlerFunc(s.serveCard),
	}
	for _, m := range mounts {
		serve[m.Pattern] = m.Handler
	}
	read := http.NewServeMux()
	read.HandleFunc("GET /", s.servePage) // what a page is, state.Parse knows
	all := http.NewServeMux()             // of its own: beside "GET /" no part could answer other methods
	all.Handle("/", read)
	for _, a := range state.Addresses {
		handler, ok := serve[a.Pattern]
		delete(serve, a.Pattern)
		switch {
		case a.Is == state.Drawn:
		case !ok:
			continue
		case a.Is == state.Form || a.Is == state.API || a.Is == state.Stream:
			all.Handle(a.Pattern, handler)
		default:
			read.Handle("GET "+a.Pattern, handler)
		}
		if a.Listed {
			s.listed = append(s.listed, a)
		}
	}
	for pattern := range serve {
		return nil, fmt.Errorf("site: %q is no row of state.Addresses", pattern)
	}
	return all, nil
}

// servePage answers every address that is no file: 200 with the page, 301 to its better form, or 404 with a page that
// helps on.
func (s *Site) servePage(w http.ResponseWriter, r *http.Request) {
	today := s.today()
	view, notice, err := state.Parse(r.URL.Path, r.URL.RawQuery, today)
	var moved *state.Redirect
	if errors.As(err, &moved) && local(moved.To) {
		w.Header().Set("Cache-Control", content.Revalidate)
		http.Redirect(w, r, moved.To, http.StatusMovedPermanently)
		return
	}
	if err != nil {
		view.Page = state.NotFound
	}
	page, err := s.at(r.Context()).pages.Page(r.Context(), view, notice, today)
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	s.pageHeaders(w.Header())
	page.ServeStatus(w, r, content.Revalidate, page.Status)
}

// warmFront makes the page of "/".
func (s *Site) warmFront() {
	today := s.today()
	if view, notice, err := state.Parse("/", "", today); err == nil {
		s.current.Load().pages.Page(context.Background(), view, notice, today)
	}
}

// local reports whether a redirect stays in the site: browsers take both "//host" and "/\host" for another one.
func local(to string) bool {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") {
		return false
	}
	for i := range len(to) {
		if c := to[i]; c <= ' ' || c >= 0x7f || c == '\\' {
			return false
		}
	}
	return true
}

func (s *Site) serveStatic(w http.ResponseWriter, r *http.Request) {
	c, ok := s.static.files["/static/"+r.PathValue("file")]
	if !ok {
		s.serveMissing(w, r)
		return
	}
	switch r.URL.Path {
	case s.static.room:
		w.Header().Set("Content-Security-Policy", workerPolicy)
	case s.static.offline:
		s.pageHeaders(w.Header())
	}
	c.Serve(w, r, content.Immutable)
}

func (s *Site) serveData(w http.ResponseWriter, r *http.Request) {
	e, address := s.current.Load(), "/data/"+r.PathValue("file")
	file, ok := e.data[address]
	if !ok {
		file, ok = e.before[address]
	}
	if !ok {
		s.serveMissing(w, r)
		return
	}
	if known := s.knownOf(address); known != nil && len(e.facts.Record.Events()) <= manyEvents {
		known.Serve(w, r, file(), content.Immutable)
		return
	}
	file().Serve(w, r, content.Immutable)
}

// knownOf returns what readers may have of a file of data, nil for one that does not change.
func (s *Site) knownOf(address string) *content.Dictionaries {
	name, _, _ := strings.Cut(path.Base(address), ".")
	return s.known[name]
}

// serveMissing answers for a file of an older build or edition. Programs ask for it, not people.
func (s *Site) serveMissing(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "no such file: it may belong to an older edition", http.StatusNotFound)
}

func (s *Site) serveCurrent(w http.ResponseWriter, r *http.Request) {
	s.current.Load().on(s.today()).Serve(w, r, content.Revalidate)
}

// serveGeoJSON answers GET /geo/world.geojson, which pages of other sites may read too. It says by itself that it is to be
// saved: a link that said so would pass by the service worker, whose word about a network that is not there nobody would see.
func (s *Site) serveGeoJSON(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Disposition", `attachment; filename="world.geojson"`)
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	s.geojson().Serve(w, r, content.Revalidate)
}

func (s *Site) serveManifest(w http.ResponseWriter, r *http.Request) {
	s.current.Load().manifest.Serve(w, r, content.Revalidate)
}

// serveRows answers GET /events.csv with the events that the log shows under the same query: as many rows, oldest first,
// for a spreadsheet or a page of another site.
func (s *Site) serveRows(w http.ResponseWriter, r *http.Request) {
	view, ok := s.tabled(w, r, "/events")
	if !ok {
		return
	}
	if view.Filter == (state.Filter{}) && view.Year == 0 { // unlike the log a program wants all kinds when it asks for none
		view.Year, _, _ = view.Day.Civil()
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	w.Header().Set("Content-Disposition", `attachment; filename="events.csv"`)
	s.serveMade(w, r, "table", "text/csv; charset=utf-8; header=present", func() []byte {
		events := view.Log(s.at(r.Context()).facts.Record)
		slices.Reverse(events)
		return relation.AppendSheet(nil, events)
	})
}

// serveWorker answers GET /app-worker.js. Its policy is that of the pages, since a worker has the policy it came with
// and fetches what they need.
func (s *Site) serveWorker(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", s.policy)
	w.Header().Set("Service-Worker-Allowed", "/")
	s.current.Load().worker.Serve(w, r, content.Revalidate)
}

func (s *Site) serveSitemap(w http.ResponseWriter, r *http.Request) {
	s.current.Load().sitemap().Serve(w, r, content.Revalidate)
}

func (s *Site) serveRobots(w http.ResponseWriter, r *http.Request) {
	s.robots.Serve(w, r, content.Revalidate)
}

func (s *Site) serveFavicon(w http.ResponseWriter, r *http.Request) {
	if s.static.favicon == nil {
		s.serveMissing(w, r)
		return
	}
	s.static.favicon.Serve(w, r, content.Revalidate)
}

// serveBroken answers for a mistake of ours with a page that needs nothing else to work.
func (s *Site) serveBroken(w http.ResponseWriter, r *http.Request) {
	s.pageHeaders(w.Header())
	w.Header().Del("ETag")
	w.Header().Del("Content-Encoding")
	s.broken.ServeStatus(w, r, "no-store", http.StatusInternalServerError)
}
