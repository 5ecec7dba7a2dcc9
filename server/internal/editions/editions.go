// Package editions is where readers get the record to keep and to prove: the list of its editions, the signed release of
// each, receipts for one country and day, and the check of what was signed. It reads the desk's states alone; of the store
// it needs the keys, and once it has had them it goes on without it.
package editions

import (
	"embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/export"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/ops"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/sources"
)

//go:embed templates/*.html
var files embed.FS

//go:embed verify.js
var verifyScript string

// Options is what the pages are made with. All must be set.
type Options struct {
	Style    string // the site's style sheet
	Origin   string // of the site, for addresses that must be absolute
	Today    func() relation.Day
	Now      func() time.Time
	Log      *slog.Logger
	Releaser *export.Releaser
	Learned  func() *sources.Learned // of sources, the newest; nil for nothing
}

// editions answers requests.
type editions struct {
	Options
	desk      *desk.Desk
	templates frame.Templates
	style     string
	policy    string // of pages without a script
	checking  string // of the page that checks
	pages     *shelf.Shelf[*content.Content]
	releases  *shelf.Shelf[*release]
}

// What is kept at most: pages of the list, and releases, of which one takes half a second to make and has some 1 MB.
const (
	maxPages         = 200
	maxPageWeight    = 4 << 20 // bytes
	maxReleases      = 8
	maxReleaseWeight = 32 << 20 // bytes
	releaseQueue     = 8
	pageQueue        = 64
)

// New returns the handler of /data, /sources, /release/..., /receipt, /verify and /keys.txt.
func New(d *desk.Desk, o Options) http.Handler {
	if o.Learned == nil {
		o.Learned = func() *sources.Learned { return sources.Nothing }
	}
	e := &editions{
		Options: o, desk: d, style: o.Style + frame.CSS,
		templates: frame.Parse(files, "templates", template.FuncMap{
			"moment": func(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }, "stamp": func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
			"country": func() []country.Country { return country.All() }, "language": languageName, "answer": answerWords,
		}),
		pages:    shelf.New(maxPages, maxPageWeight, shelf.NewMakers(1, pageQueue), (*content.Content).Weight),
		releases: shelf.New(maxReleases, maxReleaseWeight, shelf.NewMakers(1, releaseQueue), (*release).weight),
	}
	e.policy, e.checking = frame.Policy(e.style, ""), frame.Policy(e.style, verifyScript)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /data", e.serveList)
	mux.HandleFunc("GET /dcat.jsonld", e.serveCatalogue)
	mux.HandleFunc("GET /release/{edition}", e.serveRelease)
	mux.HandleFunc("GET /release/{edition}/{file}", e.serveFile)
	mux.HandleFunc("GET /sources", e.serveSources)
	mux.HandleFunc("GET /receipt", e.serveReceipt)
	mux.HandleFunc("GET /verify", e.serveVerify)
	mux.HandleFunc("POST /verify", e.verify)
	mux.HandleFunc("GET /keys.txt", e.serveKeys)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { e.serveMissing(w, r, "The address may be mistyped.") })
	return e.guard(mux)
}

// guard sets the headers that every document has, and turns a panic into a page.
func (e *editions) guard(next http.Handler) http.Handler {
	broken := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e.serveText(w, r, http.StatusInternalServerError, "Something went wrong here", "The mistake is ours and has been noted.")
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		frame.Headers(w.Header(), e.policy)
		defer ops.Caught(w, r, e.Log, broken)
		next.ServeHTTP(w, r)
	})
}

// serve answers with a page that is made for the one who asks.
func (e *editions) serve(w http.ResponseWriter, r *http.Request, status int, p frame.Page, script string) {
	body, err := e.templates.HTML(p, e.style, script)
	if err != nil {
		e.Log.Error("page", "address", r.URL.Path, "err", err)
		http.Error(w, "something went wrong here", http.StatusInternalServerError)
		return
	}
	content.New("text/html; charset=utf-8", body, content.Quick).ServeStatus(w, r, "no-store", status)
}

func (e *editions) serveText(w http.ResponseWriter, r *http.Request, status int, title, text string) {
	e.serve(w, r, status, frame.Page{Name: "text", Title: title, Noindex: true, Body: text}, "")
}

func (e *editions) serveMissing(w http.ResponseWriter, r *http.Request, text string) {
	e.serveText(w, r, http.StatusNotFound, "There is no such page", text)
}

// fail answers for what could not be made: an edition that is not there, too many who wait, no key to sign with.
func (e *editions) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, desk.ErrNoEdition) || errors.Is(err, desk.ErrBadEdition) {
		e.serveMissing(w, r, access.RefusalOf(err).Sentence())
		return
	}
	refused := access.Answer(err, e.Log, "address", r.URL.Path)
	if after := refused.GetHeaders().Get("Retry-After"); after != "" {
		w.Header().Set("Retry-After", after)
	}
	e.serveText(w, r, refused.Status, "This could not be made", refused.Sentence())
}

// open lets pages of other sites read an answer.
func open(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}
