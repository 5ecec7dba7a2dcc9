package admin

import (
	"errors"
	"net/http"
	"strconv"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// notePage is what a reader reported.
type notePage struct {
	Note   eventstore.Note
	Event  *relation.Event // as it is now, nil for a withdrawn one
	Faults []fault
	Notice string
	Answer input
}

func (a *admin) note(r *http.Request) (eventstore.Note, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return eventstore.Note{}, eventstore.ErrNotFound
	}
	notes, err := a.store.Notes(r.Context(), "")
	if err != nil {
		return eventstore.Note{}, err
	}
	for _, n := range notes {
		if n.ID == id {
			return n, nil
		}
	}
	return eventstore.Note{}, eventstore.ErrNotFound
}

// serveNote answers GET /edit/notes/{id}.
func (a *admin) serveNote(w http.ResponseWriter, r *http.Request) {
	n, err := a.note(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	a.serveNotePage(w, r, http.StatusOK, notePage{Note: n})
}

func (a *admin) serveNotePage(w http.ResponseWriter, r *http.Request, status int, p notePage) {
	now, _ := a.desk.State().Current(p.Note.EventID)
	p.Event = now.Event
	p.Answer.Name, p.Answer.Label, p.Answer.Type, p.Answer.Max = "answer", "Answer", "area", desk.MaxAnswer
	p.Answer.Hint = "What was reported and what came of it, at most 1000 characters. Answered in public it stands on the page of corrections; the reader’s own words do not."
	p.Answer.Fault = faultOf(p.Faults, "answer")
	a.serve(w, r, status, view{Name: "note", Title: "Note " + number(int(p.Note.ID)), Faulty: len(p.Faults) > 0, Body: p})
}

// answerNote answers POST /edit/notes/{id}: do=accept publishes the answer, do=decline closes the note without a word in
// public.
func (a *admin) answerNote(w http.ResponseWriter, r *http.Request) {
	f, ok := a.readForm(w, r)
	if !ok {
		return
	}
	n, err := a.note(r)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	p := notePage{Note: n, Answer: input{Value: f.text("answer")}}
	public, done := f.line("do") == "accept", "note-declined"
	if public {
		done = "answered"
	}
	if _, err = a.desk.AnswerNote(r.Context(), curatorOf(r).Writer, n.ID, public, p.Answer.Value); err == nil {
		a.answers.refresh(r.Context())
		http.Redirect(w, r, "/edit?done="+done, http.StatusSeeOther)
		return
	}
	refused := a.refusal(w, r, err)
	var found relation.Faults
	if errors.As(err, &found) {
		p.Faults = typed{}.faults(found)
	} else {
		p.Notice = notice(refused)
	}
	if later, err := a.note(r); err == nil { // another may have been first
		p.Note = later
	}
	a.serveNotePage(w, r, refused.Status, p)
}
