package admin

import (
	"errors"
	"net/http"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// reportPage is the form "Report an error".
type reportPage struct {
	Event   *relation.Event // as it is or last was
	Gone    bool            // withdrawn
	Trapped bool            // the field that people do not see was filled in: the form comes back without it
	Faults  []fault
	Notice  string
	Text    input
}

func (a *admin) reportView(p reportPage) view {
	p.Text.Name, p.Text.Label, p.Text.Type, p.Text.Max, p.Text.Needed = "text", label("text"), "area", desk.MaxReport, true
	p.Text.Hint = "20 to 2000 characters. Best with the address of a page that shows how it is. Please give no personal details."
	p.Text.Fault = faultOf(p.Faults, "text")
	return view{Name: "report", Title: "Report an error", Noindex: true, Faulty: len(p.Faults) > 0, Body: p}
}

// serveReport answers GET /report/{id}. The form is the same for every reader: it is no session's.
func (a *admin) serveReport(w http.ResponseWriter, r *http.Request) {
	e, gone := a.desk.State().Last(r.PathValue("id"))
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
// one that people do not see. So may a reader's browser on its own: the form comes back with what was written and without
// that field, and says so, to be sent again.
func (a *admin) takeReport(w http.ResponseWriter, r *http.Request) {
	e, gone := a.desk.State().Last(r.PathValue("id"))
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
	if f.line("more") != "" {
		p.Trapped = true
		p.Notice = "A field that is to stay empty, and that you cannot see, was filled in: perhaps by your browser. Your report is not sent yet. Please send it again."
		a.serve(w, r, http.StatusUnprocessableEntity, a.reportView(p))
		return
	}
	err := desk.CheckReport(p.Text.Value)
	if err == nil { // what is faulty does not count
		err = a.Limits.Report(a.Addresses.Of(r))
	}
	if err == nil {
		_, err = a.desk.Report(r.Context(), e.ID, p.Text.Value)
	}
	if err == nil {
		http.Redirect(w, r, thanks, http.StatusSeeOther)
		return
	}
	refused := a.refusal(w, r, err)
	var found relation.Faults
	switch {
	case errors.As(err, &found):
		p.Faults = typed{}.faults(found)
	case errors.Is(err, eventstore.ErrUnfit):
		p.Faults = []fault{{"text", label("text"), refused.Detail}}
	default:
		p.Notice = notice(refused)
	}
	a.serve(w, r, refused.Status, a.reportView(p))
}

// serveThanks answers GET /report/{id}/thanks.
func (a *admin) serveThanks(w http.ResponseWriter, r *http.Request) {
	e, gone := a.desk.State().Last(r.PathValue("id"))
	if e == nil {
		a.serveMissing(w, r)
		return
	}
	a.serve(w, r, http.StatusOK, view{Name: "thanks", Title: "Thank you", Noindex: true, Body: reportPage{Event: e, Gone: gone}})
}
