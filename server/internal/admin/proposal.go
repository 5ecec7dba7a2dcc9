package admin

import (
	"errors"
	"net/http"
	"strconv"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
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
func (p proposalPage) MayDecide(c *curator) bool { return c.MayDecide(p.Proposal) == nil }

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
	s := a.desk.State()
	now, _ := s.Current(p.Change.EventID)
	page.Proposal, page.Mine = p, errors.Is(curatorOf(r).MayDecide(p), desk.ErrOwn)
	page.Rows = diff(now.Event, p.Change.Event)
	if p.Status == eventstore.Open {
		page.Effect = a.effect(p.Change)
		page.Behind = s.Admits(p.Change) != nil
	}
	page.Answer.Name, page.Answer.Label, page.Answer.Type, page.Answer.Max = "answer", "Answer to the proposer", "area", desk.MaxReason
	page.Answer.Hint = "Not public. To decline takes one that says why."
	page.Answer.Fault = faultOf(page.Faults, "answer")
	a.serve(w, r, status, view{Name: "proposal", Title: "Proposal " + number(int(p.ID)), Faulty: len(page.Faults) > 0, Body: page})
}

// decideProposal answers POST /edit/proposals/{id}: do=accept publishes it in the proposer's name, do=decline closes it.
func (a *admin) decideProposal(w http.ResponseWriter, r *http.Request) {
	f, ok := a.readForm(w, r)
	if !ok {
		return
	}
	p, err := a.proposal(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	page := proposalPage{Answer: input{Value: f.text("answer")}}
	decide, done := a.desk.DeclineProposal, "declined"
	if f.line("do") == "accept" {
		decide, done = a.desk.AcceptProposal, "accepted"
	}
	if _, err = decide(r.Context(), curatorOf(r).Writer, p.ID, page.Answer.Value); err == nil {
		http.Redirect(w, r, "/edit?done="+done, http.StatusSeeOther)
		return
	}
	refused := a.refusal(w, r, err)
	var found relation.Faults
	if errors.As(err, &found) {
		page.Faults = proposalFaults(found)
	} else {
		page.Notice = notice(refused)
	}
	if later, err := a.proposal(r); err == nil { // another may have been first
		p = later
	}
	a.serveProposalPage(w, r, refused.Status, p, page)
}

// proposalFaults puts what the desk found wrong beside the answer, or beside the change, which has no fields here.
func proposalFaults(found relation.Faults) []fault {
	list := make([]fault, len(found))
	for i, f := range found {
		name, words := fieldOf(f.Field)
		if name != "answer" {
			name = "change"
		}
		list[i] = fault{name, words, f.Message}
	}
	return list
}
