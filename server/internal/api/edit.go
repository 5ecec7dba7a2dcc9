package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/eventstore"
)

// edit is the body of a write.
type edit struct {
	Event  event  `json:"event"`
	Reason string `json:"reason" example:"The ministry published the text" doc:"Why, 1 to 500 characters; public"`
}

type addition struct{ Body edit }

type correction struct {
	ID      string `path:"id" example:"2025-07-03-rus-recognition"`
	IfMatch string `header:"If-Match" doc:"The ETag of the event as it was read. Required: 428 without, 412 when it is none, 409 when the event has changed"`
	Body    edit
}

type withdrawal struct {
	ID      string `path:"id" example:"2025-07-03-rus-recognition"`
	IfMatch string `header:"If-Match" doc:"As for PUT"`
	Reason  string `query:"reason" example:"It never happened" doc:"Why, 1 to 500 characters; public. Required"`
}

// receipt says what came of a write: a revision, or a proposal that waits for a second person.
type receipt struct {
	ID       string    `json:"id" example:"2025-07-03-rus-recognition"`
	Revision *Revision `json:"revision,omitempty" doc:"Of a change that is published"`
	Proposal int64     `json:"proposal,omitempty" example:"3" doc:"Number of a proposal"`
}

type receiptReply struct {
	Status   int
	ETag     string `header:"ETag" doc:"The number of the event's new revision"`
	Location string `header:"Location"`
	Body     receipt
}

// add answers POST events.
func (a *api) add(ctx context.Context, in *addition) (*receiptReply, error) {
	return a.commit(ctx, http.StatusCreated, in.Body.Event.ID, 0, &in.Body.Event, in.Body.Reason, "body.reason")
}

// correct answers PUT events/{id}.
func (a *api) correct(ctx context.Context, in *correction) (*receiptReply, error) {
	seen, err := ifMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return a.commit(ctx, http.StatusOK, in.ID, seen, &in.Body.Event, in.Body.Reason, "body.reason")
}

// withdraw answers DELETE events/{id}.
func (a *api) withdraw(ctx context.Context, in *withdrawal) (*receiptReply, error) {
	seen, err := ifMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	if now, known := a.desk.State().Current(in.ID); known && now.Event == nil {
		return nil, access.Refused(http.StatusGone, in.ID+" is withdrawn already")
	}
	return a.commit(ctx, http.StatusOK, in.ID, seen, nil, in.Reason, "query.reason")
}

// commit publishes a change, or proposes it where the token allows no more. published is the status of the former.
func (a *api) commit(ctx context.Context, published int, id string, seen int64, e *event, reason, reasonAt string) (*receiptReply, error) {
	author := authorOf(ctx)
	change := eventstore.Change{EventID: id, Expect: seen, Origin: eventstore.FromEditor, Author: author.Name, Role: author.Role, Reason: reason}
	if !plain(reason) {
		message := "has a control character or is not valid text, want one line"
		return nil, huma.NewError(http.StatusUnprocessableEntity, reasonAt+": "+message, &huma.ErrorDetail{Message: message, Location: reasonAt})
	}
	if e != nil {
		var faults relation.Faults
		if change.Event, faults = e.relation(); len(faults) > 0 {
			return nil, a.failure(ctx, a.faults(faults, change), reasonAt)
		}
	}
	if !access.Allows(author, eventstore.RolePublish) {
		return a.propose(ctx, change, reasonAt)
	}
	r, err := a.desk.Publish(ctx, change)
	if err != nil {
		return nil, a.failure(ctx, err, reasonAt)
	}
	a.Log.Info("published", "event", id, "revision", r.Number, "author", author.Name)
	said := newRevision(&r)
	return &receiptReply{published, tag(r.Number), base + "/events/" + id, receipt{ID: id, Revision: &said}}, nil
}

// propose keeps a change for a second person. One that could not be published as things stand is refused now.
func (a *api) propose(ctx context.Context, change eventstore.Change, reasonAt string) (*receiptReply, error) {
	now, _ := a.desk.State().Current(change.EventID)
	err := errors.Join(a.desk.Check(change), eventstore.Expected(change, now.Number, now.Number != 0 && now.Event == nil))
	if err != nil {
		return nil, a.failure(ctx, err, reasonAt)
	}
	p, err := a.desk.Store().Propose(ctx, change)
	if err != nil {
		return nil, a.failure(ctx, err, reasonAt)
	}
	a.Log.Info("proposed", "event", change.EventID, "proposal", p.ID, "author", change.Author)
	return &receiptReply{http.StatusAccepted, "", fmt.Sprintf("/edit/proposals/%d", p.ID), receipt{ID: change.EventID, Proposal: p.ID}}, nil
}

// faults adds to the faults of an event's form those of its meaning, so that its writer mends all at once.
func (a *api) faults(found relation.Faults, change eventstore.Change) relation.Faults {
	var more relation.Faults
	if errors.As(a.desk.Check(change), &more) {
		for _, f := range more {
			if f.Field != "date" { // which was not read, so that there is no more to say of it
				found = append(found, f)
			}
		}
	}
	return found
}
