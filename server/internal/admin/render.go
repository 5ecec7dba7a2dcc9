package admin

import (
	"context"
	"embed"
	"html/template"
	"net/http"
	"strconv"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/shelf"
)

//go:embed templates/*.html
var files embed.FS

// view is a page before it is HTML.
type view = frame.Page

// parseTemplates panics on a template that is wrong, which a test finds.
func parseTemplates() frame.Templates {
	return frame.Parse(files, "templates", template.FuncMap{
		"class": classWords, "kind": relation.Kind.Words, "country": countryName, "moment": moment, "stamp": stamp, "role": roleWords, "who": whoMayDecide,
	}, "parts.html")
}

// page returns a view as HTML.
func (a *admin) page(v view) ([]byte, error) { return a.templates.HTML(v, a.style, "") }

// serve answers with a page that nobody keeps.
func (a *admin) serve(w http.ResponseWriter, r *http.Request, status int, v view) {
	if c := curatorOf(r); c != nil {
		v.Me = c
	}
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

// What is kept of the public pages at most, how many are made at a time, and how many wait for one. They have some 5 kB each.
const (
	maxPages  = 1000
	maxWeight = 8 << 20 // bytes
	makers    = 2
	queue     = 64
)

// servePublic answers with a page of a state, made once for all readers and kept until the record changes.
func (a *admin) servePublic(w http.ResponseWriter, r *http.Request, key string, s *desk.State, produce func() view) {
	c, _, err := a.shelf.Get(r.Context(), shelf.Age{s.Number}, key, func(context.Context) (*content.Content, error) {
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

// refusal returns the answer that an error stands for, and says in a header when to try again.
func (a *admin) refusal(w http.ResponseWriter, r *http.Request, err error) *access.Refusal {
	refused := access.Answer(err, a.Log, "address", r.URL.Path)
	if after := refused.GetHeaders().Get("Retry-After"); after != "" {
		w.Header().Set("Retry-After", after)
	}
	return refused
}

// notice is what people read of a refusal.
func notice(refused *access.Refusal) string {
	if refused.Status >= http.StatusInternalServerError {
		return refused.Sentence() // which says it
	}
	return refused.Sentence() + " Nothing was written."
}

// fail answers for an error where there is no form to come back to.
func (a *admin) fail(w http.ResponseWriter, r *http.Request, err error) {
	refused := a.refusal(w, r, err)
	if refused.Status == http.StatusNotFound {
		a.serveMissing(w, r)
		return
	}
	a.serveText(w, r, refused.Status, "This could not be done", notice(refused))
}
