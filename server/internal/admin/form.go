package admin

import (
	"errors"
	"net/http"
	"strconv"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// formPage is the form of an event.
type formPage struct {
	New        bool
	Address    string // where the form goes
	Typed      typed
	Faults     []fault
	Notice     string // what happened to what was sent, "" for nothing
	SignedOut  bool
	Conflict   *conflict
	Withdrawn  bool // the event's last revision is a tombstone
	Inputs     []input
	Sources    []sourceRow
	More       []sourceRow // empty ones, folded away
	NoSources  string      // what is wrong with the sources as a whole
	Reason     input
	ReasonGone input // why to withdraw
}

// conflict is what another has made of an event meanwhile.
type conflict struct {
	Current   eventstore.Revision
	Meanwhile []row // from the revision that the person has seen to the current one
	Yours     []row // from the current one to what was typed
}

// serveForm answers GET /edit/new?country= and GET /edit/event/{id} with a form, filled from a proposal where ?proposal=
// names one.
func (a *admin) serveForm(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	t := typed{Event: relation.Event{ID: id, Country: country.Code(r.FormValue("country"))}}
	now, known := a.desk.State().Current(id)
	if id != "" {
		if !known {
			a.serveMissing(w, r)
			return
		}
		t = a.onRecord(id)
	}
	if n, err := strconv.ParseInt(r.FormValue("proposal"), 10, 64); err == nil {
		p, err := a.store.Proposal(r.Context(), n)
		if err == nil && p.Change.Event == nil {
			err = eventstore.ErrNotFound
		}
		if err != nil {
			a.fail(w, r, err)
			return
		}
		t = typedOf(p.Change.Event)
		t.Reason, t.Expect = p.Change.Reason, now.Number
	}
	a.serveFormPage(w, r, http.StatusOK, formPage{Typed: t})
}

// onRecord is an event of the record as a form shows it; one that was withdrawn as it last was.
func (a *admin) onRecord(id string) typed {
	s := a.desk.State()
	t := typed{Event: relation.Event{ID: id}}
	if e, _ := s.Last(id); e != nil {
		t = typedOf(e)
	}
	now, _ := s.Current(id)
	t.Expect = now.Number
	return t
}

// serveFormPage completes a page from what it has typed and answers with it.
func (a *admin) serveFormPage(w http.ResponseWriter, r *http.Request, status int, p formPage) {
	id := r.PathValue("id")
	now, _ := a.desk.State().Current(id)
	p.New, p.Address, p.Withdrawn = id == "", r.URL.Path, id != "" && now.Event == nil
	gone := ""
	if p.Typed.Withdraw {
		expect, reason := p.Typed.Expect, p.Typed.Reason
		p.Typed, gone = a.onRecord(id), reason
		p.Typed.Expect = expect
	}
	if p.Conflict != nil {
		p.Typed.Expect = p.Conflict.Current.Number // who sends it again has seen what is there
	}
	p.Inputs = p.Typed.inputs(p.Faults, p.New)
	p.Sources, p.More = p.Typed.rows(p.Faults)
	p.NoSources = faultOf(p.Faults, "sources")
	p.Reason = reasonInput("reason", p.Typed.Reason, p.Faults)
	p.ReasonGone = reasonInput("withdraw-reason", gone, p.Faults)
	title, here := "New event", "/edit/new"
	if !p.New {
		title, here = "Edit "+id, ""
	}
	a.serve(w, r, status, view{Name: "form", Title: title, Here: here, Faulty: len(p.Faults) > 0, Body: p})
}

// Messages of a form that comes back.
const (
	signedOut = "You are not signed in any more, so nothing was written. Sign in again in another tab, then send this form once more."
	otherForm = "You have signed in anew since this form was opened, so nothing was written. Look it over and send it again."
)

// takeForm answers POST /edit/new and POST /edit/event/{id}: with a preview, with the form and its faults, or by writing
// the change. Whatever stands in the way, what was typed comes back.
func (a *admin) takeForm(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if _, known := a.desk.State().Current(id); id != "" && !known {
		a.serveMissing(w, r)
		return
	}
	f, ok := a.readBody(w, r)
	if !ok {
		return
	}
	t := typedIn(f, id)
	if t.Withdraw && t.Reason == "" {
		t.Reason = f.text("withdraw-reason")
	}
	c, err := a.findCurator(r)
	if errors.Is(err, errNoSession) {
		a.serveFormPage(w, r, http.StatusUnauthorized, formPage{Typed: t, Notice: signedOut, SignedOut: true})
		return
	}
	if err != nil {
		a.formFailed(w, r, t, err)
		return
	}
	r = withCurator(r, c)
	if !c.sent(f) {
		a.serveFormPage(w, r, http.StatusForbidden, formPage{Typed: t, Notice: otherForm})
		return
	}
	done := ""
	switch f.line("do") {
	case "back":
		a.serveFormPage(w, r, http.StatusOK, formPage{Typed: t})
		return
	case "publish":
		_, err = a.desk.Publish(r.Context(), c.Writer, t.edit())
		done = "published"
	case "propose":
		_, err = a.desk.Propose(r.Context(), c.Writer, t.edit())
		done = "proposed"
	default:
		a.previewForm(w, r, http.StatusOK, t, "")
		return
	}
	switch {
	case errors.Is(err, desk.ErrRole):
		refused := a.refusal(w, r, err)
		a.previewForm(w, r, refused.Status, t, notice(refused))
	case err != nil:
		a.formFailed(w, r, t, err)
	default:
		http.Redirect(w, r, "/edit?done="+done, http.StatusSeeOther)
	}
}

// previewForm answers with what a form would do, which may have been refused, or with what stands against it.
func (a *admin) previewForm(w http.ResponseWriter, r *http.Request, status int, t typed, notice string) {
	c, err := a.desk.Prepare(r.Context(), curatorOf(r).Writer, t.edit())
	if err != nil {
		a.formFailed(w, r, t, err)
		return
	}
	t.ID = c.EventID // which may have been made
	a.servePreview(w, r, status, t, c, notice)
}

// formFailed answers for an error of the desk or the store with the form and what was typed in it: beside a field what is
// wrong with that, on top what is not.
func (a *admin) formFailed(w http.ResponseWriter, r *http.Request, t typed, err error) {
	refused := a.refusal(w, r, err)
	var found relation.Faults
	var raced *eventstore.Conflict
	p := formPage{Typed: t}
	switch {
	case errors.As(err, &found):
		p.Faults = t.faults(found)
	case errors.Is(err, desk.ErrWithdrawn):
		p.Faults = []fault{{"withdraw-reason", "The event", "is withdrawn already"}}
	case errors.As(err, &raced) && r.PathValue("id") == "":
		p.Faults = []fault{{"id", label("id"), "is that of an event on record, want another"}}
	case errors.As(err, &raced):
		p.Conflict = a.conflict(t)
	default:
		p.Notice = notice(refused) + " What you typed is below."
	}
	status := refused.Status
	if len(p.Faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	a.serveFormPage(w, r, status, p)
}

// conflict returns what another has made of an event meanwhile, beside what was typed.
func (a *admin) conflict(t typed) *conflict {
	state := a.desk.State()
	now, _ := state.Current(t.ID)
	c := &conflict{Current: now}
	for _, seen := range state.History(t.ID) {
		if seen.Number == t.Expect {
			c.Meanwhile = diff(seen.Event, now.Event)
		}
	}
	if !t.Withdraw {
		c.Yours = diff(now.Event, t.event())
	}
	return c
}
