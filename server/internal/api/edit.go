package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// draft is an event as it is written: where it has no id it gets one, or is the one of the address.
type draft struct {
	relation.Event
	unread relation.Faults // fields that could not be read
}

// UnmarshalJSON implements json.Unmarshaler: a date that is none is a fault among others.
func (d *draft) UnmarshalJSON(text []byte) error {
	var written struct {
		relation.Event
		Date string `json:"date"`
	}
	if err := json.Unmarshal(text, &written); err != nil {
		return err
	}
	d.Event = written.Event
	d.Event.Date, d.unread = desk.ReadDate(written.Date)
	return nil
}

// TransformSchema implements huma.SchemaTransformer.
func (draft) TransformSchema(r huma.Registry, s *huma.Schema) *huma.Schema {
	s = event{}.TransformSchema(r, s)
	s.Required = slices.DeleteFunc(s.Required, func(name string) bool { return name == "id" })
	id := *s.Properties["id"]
	id.Description += ". To add an event without one: it is made of date, country and kind, with a number after it where that is taken"
	s.Properties["id"] = &id
	return s
}

// edit is the body of a write.
type edit struct {
	Event  draft  `json:"event"`
	Reason string `json:"reason" example:"The ministry published the text" doc:"Why, 1 to 500 characters; public"`
}

type addition struct{ Body edit }

type correction struct {
	ID      string `path:"id" example:"2025-07-03-rus-recognition"`
	IfMatch string `header:"If-Match" doc:"The ETag of the event as it was read. Required: 428 without, 412 when it is none or the event has changed"`
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
	return a.write(ctx, http.StatusCreated, in.Body.edit("", 0), "body.reason")
}

// correct answers PUT events/{id}.
func (a *api) correct(ctx context.Context, in *correction) (*receiptReply, error) {
	seen, err := ifMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return a.write(ctx, http.StatusOK, in.Body.edit(in.ID, seen), "body.reason")
}

// withdraw answers DELETE events/{id}.
func (a *api) withdraw(ctx context.Context, in *withdrawal) (*receiptReply, error) {
	seen, err := ifMatch(in.IfMatch)
	if err != nil {
		return nil, err
	}
	return a.write(ctx, http.StatusOK, desk.Edit{ID: in.ID, Seen: seen, Reason: in.Reason}, "query.reason")
}

// edit returns what a body asks of the desk: for the event of an address, "" for a new one.
func (e *edit) edit(id string, seen int64) desk.Edit {
	return desk.Edit{ID: id, Seen: seen, Event: &e.Event.Event, Unread: e.Event.unread, Reason: e.Reason}
}

// write gives an edit to the desk. published is the status where it is published, reasonAt the place of its reason.
func (a *api) write(ctx context.Context, published int, e desk.Edit, reasonAt string) (*receiptReply, error) {
	done, err := a.desk.Write(ctx, writerOf(ctx), e)
	switch {
	case err != nil:
		return nil, a.failure(ctx, err, reasonAt)
	case done.Revision == nil:
		return &receiptReply{http.StatusAccepted, "", fmt.Sprintf("/edit/proposals/%d", done.Proposal), receipt{ID: done.EventID, Proposal: done.Proposal}}, nil
	}
	said := newRevision(done.Revision)
	return &receiptReply{published, tag(said.Number), base + "/events/" + done.EventID, receipt{ID: done.EventID, Revision: &said}}, nil
}
