package site

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

// routes is the whole site map. The mux answers HEAD as GET without a body, and other methods with 405.
func (s *Site) routes(mounts []Mount) http.Handler {
	mux := http.NewServeMux()
	for _, route := range []struct {
		pattern string
		serve   http.HandlerFunc
	}{
		{"GET /", s.servePage}, // what a page is, state.Parse knows: the map, countries, the table, events, texts
		{"GET " + scenePath + "/{path...}", s.serveScene},
		{"GET /static/{file}", s.serveStatic},
		{"GET /data/current.json", s.serveCurrent},
		{"GET /data/{file}", s.serveData},
		{"GET /geo/world.geojson", s.serveGeoJSON},
		{"GET /events.csv", s.serveRows},
		{"GET /manifest.webmanifest", s.serveManifest},
		{"GET /app-worker.js", s.serveWorker},
		{"GET /sitemap.xml", s.serveSitemap},
		{"GET /robots.txt", s.serveRobots},
		{"GET /favicon.ico", s.serveFavicon},
		{"GET /map.svg", s.servePicture},
		{"GET /map.png", s.servePicture},
		{"GET /map.csv", s.serveTable},
		{"GET /embed", s.serveEmbed},
		{"GET /oembed", s.serveOEmbed},
		{"GET /card/{path...}", s.serveCard},
	} {
		mux.HandleFunc(route.pattern, route.serve)
	}
	all := http.NewServeMux() // of its own: beside "GET /" no part could answer other methods
	all.Handle("/", mux)
	for _, m := range mounts {
		all.Handle(m.Pattern, m.Handler)
	}
	return all
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
	page, err := s.current.Load().pages.Page(view, notice, today)
	if err != nil {
		s.log.Error("page", "address", r.RequestURI, "err", err)
		s.serveBroken(w, r)
		return
	}
	s.pageHeaders(w.Header())
	page.ServeStatus(w, r, content.Revalidate, page.Status)
}

// warmFront makes the page of "/".
func (s *Site) warmFront() {
	today := s.today()
	if view, notice, err := state.Parse("/", "", today); err == nil {
		s.current.Load().pages.Page(view, notice, today)
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
	c.Serve(w, r, content.Immutable)
}

func (s *Site) serveData(w http.ResponseWriter, r *http.Request) {
	file, ok := s.current.Load().data["/data/"+r.PathValue("file")]
	if !ok {
		s.serveMissing(w, r)
		return
	}
	file().Serve(w, r, content.Immutable)
}

// serveMissing answers for a file of an older build or edition. Programs ask for it, not people.
func (s *Site) serveMissing(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "no such file: it may belong to an older edition", http.StatusNotFound)
}

func (s *Site) serveCurrent(w http.ResponseWriter, r *http.Request) {
	s.current.Load().current.Serve(w, r, content.Revalidate)
}

// serveGeoJSON answers GET /geo/world.geojson, which pages of other sites may read too.
func (s *Site) serveGeoJSON(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	s.geojson().Serve(w, r, content.Revalidate)
}

func (s *Site) serveManifest(w http.ResponseWriter, r *http.Request) {
	s.current.Load().manifest.Serve(w, r, content.Revalidate)
}

// serveRows answers GET /events.csv with the events that the log shows under the same query: as many rows, oldest first.
func (s *Site) serveRows(w http.ResponseWriter, r *http.Request) {
	view, notice, err := state.Parse("/events", r.URL.RawQuery, s.today())
	if err != nil || notice != "" { // a table of other rows than were asked for would be believed
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, notice, http.StatusBadRequest)
		return
	}
	events := view.Log(s.current.Load().facts.Record)
	slices.Reverse(events)
	w.Header().Set("Content-Disposition", `attachment; filename="events.csv"`)
	content.New("text/csv; charset=utf-8; header=present", relation.AppendCSV(nil, events), content.Quick).Serve(w, r, content.Revalidate)
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
