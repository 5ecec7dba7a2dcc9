package admin

import (
	"errors"
	"net/http"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Lengths of a reader's note, in characters.
const (
	minNote = 20
	maxNote = 2000
)

// reportPage is the form "Report an error".
type reportPage struct {
	Event  *relation.Event // as it is or last was
	Gone   bool            // withdrawn
	Faults []fault
	Notice string
	Text   input
}

// reported returns an event that can be reported: every one that ever was.
func (a *admin) reported(id string) (e *relation.Event, gone bool) {
	history := a.desk.State().History(id)
	for i := len(history) - 1; i >= 0; i-- {
		if e := history[i].Event; e != nil {
			return e, i < len(history)-1
		}
	}
	return nil, false
}

func (a *admin) reportView(p reportPage) view {
	p.Text.Name, p.Text.Label, p.Text.Type, p.Text.Max, p.Text.Needed = "text", label("text"), "area", maxNote, true
	p.Text.Hint = "20 to 2000 characters. Best with the address of a page that shows how it is. Please give no personal details."
	p.Text.Fault = faultOf(p.Faults, "text")
	return view{Name: "report", Title: "Report an error", Noindex: true, Faulty: len(p.Faults) > 0, Body: p}
}

// serveReport answers GET /report/{id}. The form is the same for every reader: it is no session's.
func (a *admin) serveReport(w http.ResponseWriter, r *http.Request) {
	e, gone := a.reported(r.PathValue("id"))
	if e == nil {
		a.serveMissing(w, r)
		return
	}
	s := a.desk.State()
	a.servePublic(w, r, r.URL.Path, s, func() view {
		v := a.reportView(reportPage{Event: e, Gone: gone})
		v.Revision = s.Revision()
		return v
	})
}

// takeReport answers POST /report/{id} by keeping a note for curators. A program that fills in every field fills in the
// one that people do not see: it is thanked, and nothing is kept.
func (a *admin) takeReport(w http.ResponseWriter, r *http.Request) {
	e, gone := a.reported(r.PathValue("id"))
	if e == nil {
		a.serveMissing(w, r)
		return
	}
	f, ok := a.readBody(w, r)
	if !ok {
		return
	}
	p := reportPage{Event: e, Gone: gone, Text: input{Value: f.text("text")}}
	thanks := "/report/" + e.ID + "/thanks"
	if f.line("website") != "" {
		http.Redirect(w, r, thanks, http.StatusSeeOther)
		return
	}
	if wrong := textFault(p.Text.Value, minNote, maxNote); wrong != "" {
		p.Faults = []fault{{"text", label("text"), wrong}}
		a.serve(w, r, http.StatusUnprocessableEntity, a.reportView(p))
		return
	}
	if err := a.Limits.Report(a.Addresses.Of(r)); err != nil {
		retryAfterLimit(w, err)
		p.Notice = "There were many reports from your address lately. Nothing was sent; try again in an hour."
		a.serve(w, r, http.StatusTooManyRequests, a.reportView(p))
		return
	}
	_, err := a.store.Report(r.Context(), e.ID, p.Text.Value)
	switch {
	case err == nil:
		http.Redirect(w, r, thanks, http.StatusSeeOther)
	case errors.Is(err, eventstore.ErrUnavailable):
		w.Header().Set("Retry-After", retryAfter)
		p.Notice = "Reports cannot be taken at the moment. Nothing was sent; try again in a minute."
		a.serve(w, r, http.StatusServiceUnavailable, a.reportView(p))
	case errors.Is(err, eventstore.ErrUnfit):
		p.Faults = []fault{{"text", label("text"), unfit(err)}}
		a.serve(w, r, http.StatusUnprocessableEntity, a.reportView(p))
	default:
		a.Log.Error("report", "event", e.ID, "err", err)
		p.Notice = "Something went wrong here; the mistake is ours and has been noted. Nothing was sent."
		a.serve(w, r, http.StatusInternalServerError, a.reportView(p))
	}
}

// serveThanks answers GET /report/{id}/thanks.
func (a *admin) serveThanks(w http.ResponseWriter, r *http.Request) {
	e, gone := a.reported(r.PathValue("id"))
	if e == nil {
		a.serveMissing(w, r)
		return
	}
	a.serve(w, r, http.StatusOK, view{Name: "thanks", Title: "Thank you", Noindex: true, Body: reportPage{Event: e, Gone: gone}})
}
