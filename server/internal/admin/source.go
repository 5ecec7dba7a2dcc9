package admin

import (
	"net/http"
	"net/url"
	"slices"

	"recognitionmap/server/internal/sources"
)

// sourcePage is a source with what was learned of it.
type sourcePage struct {
	Source *sources.Source
	Done   bool   // it was checked just now
	Notice string // why it could not be
}

// source returns the source of an address, nil for one that no event names: nothing else is ever asked for.
func (a *admin) source(address string) *sources.Source {
	if a.Check == nil {
		return nil
	}
	all := sources.Of(a.desk.State().Record, a.Learned())
	i := slices.IndexFunc(all, func(s *sources.Source) bool { return s.URL == address })
	if i < 0 {
		return nil
	}
	return all[i]
}

// serveSource answers GET /edit/source?url=&done=: a source of the record, and the button that has it checked.
func (a *admin) serveSource(w http.ResponseWriter, r *http.Request) {
	s := a.source(r.FormValue("url"))
	if s == nil {
		a.serveMissing(w, r)
		return
	}
	a.serve(w, r, http.StatusOK, view{Name: "source", Title: "A source", Body: sourcePage{Source: s, Done: r.FormValue("done") != ""}})
}

// checkSource answers POST /edit/source: it asks for the page at once. That writes nothing of the record, so either role may.
func (a *admin) checkSource(w http.ResponseWriter, r *http.Request) {
	f, ok := a.readForm(w, r)
	if !ok {
		return
	}
	s := a.source(f.line("url"))
	if s == nil {
		a.serveMissing(w, r)
		return
	}
	p, err := a.Check(r.Context(), s.URL)
	if err != nil {
		refused := a.refusal(w, r, err)
		a.serve(w, r, refused.Status, view{Name: "source", Title: "A source", Body: sourcePage{Source: s, Notice: notice(refused)}})
		return
	}
	if p.Checked.Equal(s.Page.Checked) {
		a.serve(w, r, http.StatusOK, view{Name: "source", Title: "A source", Body: sourcePage{Source: s, Notice: "Nothing was found out: the host asks not to be asked now, or takes too long. Try again later."}})
		return
	}
	http.Redirect(w, r, "/edit/source?"+url.Values{"url": {s.URL}, "done": {"1"}}.Encode(), http.StatusSeeOther)
}
