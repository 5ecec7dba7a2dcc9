package admin

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/ssr"
)

//go:embed templates/*.html
var files embed.FS

//go:embed admin.css
var ownCSS string

func ownStyle() string { return ssr.MinifyCSS(ownCSS) }

// view is a page before it is HTML.
type view struct {
	Name     string // of the template
	Title    string
	Here     string // the address marked in the navigation
	Faulty   bool   // the title says that a form came back
	Noindex  bool
	Revision string   // of the state, "" where none is shown
	Me       *curator // nil in public
	Style    template.HTML
	Body     any // what the template is about
}

// templates are the pages by name, each with the frame and the parts.
type templates map[string]*template.Template

// parseTemplates panics on a template that is wrong, which a test finds.
func parseTemplates() templates {
	parts := template.Must(template.New("").Funcs(template.FuncMap{
		"class": classWords, "kind": kindWords, "country": countryName, "moment": moment, "stamp": stamp, "role": roleWords, "who": whoMayDecide,
	}).ParseFS(files, "templates/frame.html", "templates/parts.html"))
	all := make(templates)
	entries, err := files.ReadDir("templates")
	if err != nil {
		panic("admin: " + err.Error())
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".html")
		all[name] = template.Must(template.Must(parts.Clone()).ParseFS(files, "templates/"+e.Name()))
	}
	return all
}

// page returns a view as HTML.
func (a *admin) page(v view) ([]byte, error) {
	v.Style = template.HTML("<style>" + a.style + "</style>") // written by us; the policy has the hash of it
	var b bytes.Buffer
	if err := a.templates[v.Name].ExecuteTemplate(&b, "frame", v); err != nil {
		return nil, fmt.Errorf("admin: page %s: %w", v.Name, err)
	}
	return b.Bytes(), nil
}

// serve answers with a page that nobody keeps.
func (a *admin) serve(w http.ResponseWriter, r *http.Request, status int, v view) {
	v.Me = me(r)
	body, err := a.page(v)
	if err != nil {
		a.Log.Error("page", "address", r.URL.Path, "err", err)
		http.Error(w, "something went wrong here", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body) // a client that went away is nobody's fault
}

// What is kept of the public pages at most, and how many are made at a time. They have some 5 kB each.
const (
	maxPages  = 1000
	maxWeight = 16 << 20 // bytes
	makers    = 2
)

// servePublic answers with a page of a state, made once for all readers and kept until the record changes.
func (a *admin) servePublic(w http.ResponseWriter, r *http.Request, key string, s *desk.State, produce func() view) {
	c, _, err := a.shelf.Get(shelf.Age{s.Number}, key, func() (*content.Content, error) {
		body, err := a.page(produce())
		if err != nil {
			return nil, err
		}
		return content.Packed("text/html; charset=utf-8", body, content.Quick), nil
	})
	if err != nil {
		a.fail(w, r, err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}

// textPage is a page with nothing but a message.
type textPage struct{ Text string }

func (a *admin) serveText(w http.ResponseWriter, r *http.Request, status int, title, text string) {
	a.serve(w, r, status, view{Name: "text", Title: title, Noindex: true, Body: textPage{text}})
}

func (a *admin) serveMissing(w http.ResponseWriter, r *http.Request) {
	a.serveText(w, r, http.StatusNotFound, "There is no such page", "The address may be mistyped, or what was there had another name.")
}

// retryAfter is how long a client should wait for a store that is down, in seconds.
const retryAfter = "30"

// retryAfterLimit says when to try again what a limit has refused.
func retryAfterLimit(w http.ResponseWriter, err error) {
	if refused := access.RefusalOf(err); refused != nil {
		w.Header().Set("Retry-After", refused.GetHeaders().Get("Retry-After"))
	}
}

// storeDown is what people read then.
const storeDown = "The store cannot be reached at the moment. Nothing was written. What is public can still be read; try again in a minute."

// unfit is what people read of a text that the store could not give back as it was.
func unfit(err error) string {
	return "Nothing was written: " + strings.TrimPrefix(err.Error(), "eventstore: ") + "."
}

// fail answers for an error of the store: 404, 422, 503, or 500.
func (a *admin) fail(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, eventstore.ErrNotFound):
		a.serveMissing(w, r)
	case errors.Is(err, eventstore.ErrUnavailable):
		w.Header().Set("Retry-After", retryAfter)
		a.serveText(w, r, http.StatusServiceUnavailable, "The store is not available", storeDown)
	case errors.Is(err, eventstore.ErrUnfit):
		a.serveText(w, r, http.StatusUnprocessableEntity, "This cannot be kept", unfit(err))
	default:
		a.Log.Error("admin", "address", r.URL.Path, "err", err)
		a.serveText(w, r, http.StatusInternalServerError, "Something went wrong here", "The mistake is ours and has been noted.")
	}
}
