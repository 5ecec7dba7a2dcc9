package admin

import (
	"errors"
	"net/http"
	"strconv"

	"recognitionmap/server/internal/eventstore"
)

// proposalPage is a proposal with what it would do now.
type proposalPage struct {
	Proposal eventstore.Proposal
	Rows     []row
	Effect   effect
	Behind   bool // the event has a later revision than the proposer had seen
	Faults   []fault
	Notice   string
	Mine     bool
	Answer   input
}

// MayDecide reports whether the reader can close the proposal.
func (p proposalPage) MayDecide(c *curator) bool {
	return p.Proposal.Status == eventstore.Open && c.MayPublish() && !p.Mine
}

func (a *admin) proposal(r *http.Request) (eventstore.Proposal, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return eventstore.Proposal{}, eventstore.ErrNotFound
	}
	return a.store.Proposal(r.Context(), id)
}

// serveProposal answers GET /edit/proposals/{id}.
func (a *admin) serveProposal(w http.ResponseWriter, r *http.Request) {
	p, err := a.proposal(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	a.serveProposalPage(w, r, http.StatusOK, p, proposalPage{})
}

func (a *admin) serveProposalPage(w http.ResponseWriter, r *http.Request, status int, p eventstore.Proposal, page proposalPage) {
	now, _ := a.desk.State().Current(p.Change.EventID)
	page.Proposal, page.Mine = p, p.Change.Author == me(r).Name
	page.Rows = diff(now.Event, p.Change.Event)
	if p.Status == eventstore.Open {
		page.Effect = a.effect(p.Change)
		page.Behind = eventstore.Expected(p.Change, now.Number, now.Number != 0 && now.Event == nil) != nil
	}
	page.Answer.Name, page.Answer.Label, page.Answer.Type, page.Answer.Max = "answer", "Answer to the proposer", "area", maxReason
	page.Answer.Hint = "Not public. To decline takes one that says why."
	page.Answer.Fault = faultOf(page.Faults, "answer")
	a.serve(w, r, status, view{Name: "proposal", Title: "Proposal " + number(int(p.ID)), Faulty: len(page.Faults) > 0, Body: page})
}

// Messages about a decision.
const (
	secondPerson = "A proposal takes a second person: you have made this one yourself. Nothing was written."
	wantPublish  = "To decide takes a token that may publish. Nothing was written."
	decided      = "Another person was first: it is decided already."
	behind       = "The event has changed since this was proposed. Open the proposal in the form, see what is there now, and propose it anew."
)

// decideProposal answers POST /edit/proposals/{id}: do=accept publishes it in the proposer's name, do=decline closes it.
// Only a second person may do either.
func (a *admin) decideProposal(w http.ResponseWriter, r *http.Request) {
	f, ok := a.taken(w, r)
	if !ok {
		return
	}
	p, err := a.proposal(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	answer := f.text("answer")
	page := proposalPage{Answer: input{Value: answer}}
	accept := f.line("do") == "accept"
	c := me(r)
	switch {
	case !c.MayPublish():
		page.Notice = wantPublish
		a.serveProposalPage(w, r, http.StatusForbidden, p, page)
		return
	case p.Change.Author == c.Name:
		page.Notice = secondPerson
		a.serveProposalPage(w, r, http.StatusForbidden, p, page)
		return
	case p.Status != eventstore.Open:
		page.Notice = decided
		a.serveProposalPage(w, r, http.StatusConflict, p, page)
		return
	}
	least := 1
	if accept {
		least = 0
		if p.Change.Event != nil {
			for _, f := range a.eventFaults(typedOf(p.Change.Event), p.Change) {
				page.Faults = append(page.Faults, fault{"change", f.Label, f.Message}) // there is no field to point at
			}
		}
	}
	if wrong := textFault(answer, least, maxReason); wrong != "" {
		page.Faults = append(page.Faults, fault{"answer", label("answer"), wrong})
	}
	if len(page.Faults) > 0 {
		a.serveProposalPage(w, r, http.StatusUnprocessableEntity, p, page)
		return
	}
	a.decide(w, r, p, page, accept)
}

// decide writes the decision.
func (a *admin) decide(w http.ResponseWriter, r *http.Request, p eventstore.Proposal, page proposalPage, accept bool) {
	status, done := eventstore.Declined, "declined"
	var publish *eventstore.Change
	if accept {
		status, done = eventstore.Accepted, "accepted"
		change := p.Change
		change.Role = eventstore.RolePublish // by which it came on record; the author stays
		publish = &change
	}
	_, err := a.store.Decide(r.Context(), p.ID, status, me(r).Name, page.Answer.Value, publish)
	var raced *eventstore.Conflict
	switch {
	case err == nil:
		if err := a.desk.Refresh(r.Context()); err != nil {
			a.Log.Warn("what was written is not yet shown", "err", err)
		}
		http.Redirect(w, r, "/edit?done="+done, http.StatusSeeOther)
	case errors.As(err, &raced):
		if err := a.desk.Refresh(r.Context()); err != nil {
			a.Log.Warn("the revision in the way cannot be read", "event", p.Change.EventID, "err", err)
		}
		page.Notice = behind
		a.serveProposalPage(w, r, http.StatusConflict, p, page)
	case errors.Is(err, eventstore.ErrDecided):
		page.Notice = decided
		if later, err := a.proposal(r); err == nil {
			p = later
		}
		a.serveProposalPage(w, r, http.StatusConflict, p, page)
	case errors.Is(err, eventstore.ErrUnavailable):
		w.Header().Set("Retry-After", retryAfter)
		page.Notice = storeDown
		a.serveProposalPage(w, r, http.StatusServiceUnavailable, p, page)
	default:
		a.fail(w, r, err)
	}
}
