package admin

import (
	"errors"
	"net/http"
	"strconv"

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
	t := typed{ID: id, Country: r.FormValue("country")}
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
	t := typed{ID: id}
	history := a.desk.State().History(id)
	for i := len(history) - 1; i >= 0; i-- {
		if e := history[i].Event; e != nil {
			t = typedOf(e)
			break
		}
	}
	if n := len(history); n > 0 {
		t.Expect = history[n-1].Number
	}
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
	signedOut  = "You are not signed in any more, so nothing was written. Sign in again in another tab, then send this form once more."
	otherForm  = "You have signed in anew since this form was opened, so nothing was written. Look it over and send it again."
	mayPropose = "Your token may propose. To publish takes one that may publish. Nothing was written."
)

// takeForm answers POST /edit/new and POST /edit/event/{id}: with a preview, with the form and its faults, or by writing
// the change. Whatever stands in the way, what was typed comes back.
func (a *admin) takeForm(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	state := a.desk.State()
	if id != "" && len(state.History(id)) == 0 {
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
	c, err := a.curator(r)
	if errors.Is(err, errNoSession) {
		a.serveFormPage(w, r, http.StatusUnauthorized, formPage{Typed: t, Notice: signedOut, SignedOut: true})
		return
	}
	if err != nil {
		a.formFailed(w, r, t, err)
		return
	}
	r = as(r, c)
	do := f.line("do")
	switch {
	case !c.sent(f):
		a.serveFormPage(w, r, http.StatusForbidden, formPage{Typed: t, Notice: otherForm})
		return
	case do == "back":
		a.serveFormPage(w, r, http.StatusOK, formPage{Typed: t})
		return
	}
	t = t.named(state)
	change := t.change(c)
	now, _ := state.Current(t.ID)
	faults := a.faults(t, change)
	taken := id == "" && now.Event != nil
	gone := t.Withdraw && now.Event == nil && now.Number == t.Expect
	switch {
	case taken:
		faults = append([]fault{{"id", label("id"), "is that of an event on record, want another"}}, faults...)
	case gone:
		faults = append(faults, fault{"withdraw-reason", "The event", "is withdrawn already"})
	case eventstore.Expected(change, now.Number, now.Number != 0 && now.Event == nil) != nil:
		a.serveConflict(w, r, t)
		return
	}
	if len(faults) > 0 {
		a.serveFormPage(w, r, http.StatusUnprocessableEntity, formPage{Typed: t, Faults: faults})
		return
	}
	switch {
	case do == "publish" && !c.MayPublish():
		a.servePreview(w, r, http.StatusForbidden, t, change, mayPropose)
	case do == "publish":
		_, err := a.desk.Publish(r.Context(), change)
		a.written(w, r, t, "published", err)
	case do == "propose":
		_, err := a.store.Propose(r.Context(), change)
		a.written(w, r, t, "proposed", err)
	default:
		a.servePreview(w, r, http.StatusOK, t, change, "")
	}
}

// written answers for a change that was to be written.
func (a *admin) written(w http.ResponseWriter, r *http.Request, t typed, done string, err error) {
	if err != nil {
		a.formFailed(w, r, t, err)
		return
	}
	http.Redirect(w, r, "/edit?done="+done, http.StatusSeeOther)
}

// formFailed answers for an error of the store with the form and what was typed in it.
func (a *admin) formFailed(w http.ResponseWriter, r *http.Request, t typed, err error) {
	var raced *eventstore.Conflict
	switch {
	case errors.As(err, &raced):
		if err := a.desk.Refresh(r.Context()); err != nil {
			a.Log.Warn("the revision in the way cannot be read", "event", t.ID, "err", err)
		}
		a.serveConflict(w, r, t)
	case errors.Is(err, eventstore.ErrUnavailable):
		w.Header().Set("Retry-After", retryAfter)
		a.serveFormPage(w, r, http.StatusServiceUnavailable, formPage{Typed: t, Notice: storeDown + " What you typed is below."})
	default:
		a.Log.Error("admin", "address", r.URL.Path, "err", err)
		a.serveFormPage(w, r, http.StatusInternalServerError,
			formPage{Typed: t, Notice: "Something went wrong here; the mistake is ours and has been noted. What you typed is below."})
	}
}

// serveConflict answers for a change to an event that another has changed meanwhile: with both versions, and with what
// was typed.
func (a *admin) serveConflict(w http.ResponseWriter, r *http.Request, t typed) {
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
	a.serveFormPage(w, r, http.StatusConflict, formPage{Typed: t, Conflict: c})
}
