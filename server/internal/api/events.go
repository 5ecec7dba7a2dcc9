package api

import (
	"context"
	"net/http"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
)

type eventsQuery struct {
	Filter
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100" example:"50" doc:"Events on a page"`
	Cursor string `query:"cursor" maxLength:"200" doc:"From next of the page before; opaque, of one query at one revision"`
}

// events is a page of the list.
type events struct {
	Revision string   `json:"revision" example:"712-0a1b2c3d"`
	Total    int      `json:"total" example:"3" doc:"How many events fit the query"`
	Events   []event  `json:"events" nullable:"false" doc:"Newest first"`
	Dead     []string `json:"dead,omitempty" doc:"Ids of those of this page of which no source is found any more; they count as before"`
	Next     string   `json:"next,omitempty" doc:"Address of the next page, where there is one; also as a Link header"`
}

type eventsReply struct {
	Link string `header:"Link" doc:"The next page, rel=next"`
	Body events
}

// events answers GET events: a page of those that fit the filter.
func (a *api) events(ctx context.Context, q *eventsQuery) (*eventsReply, error) {
	m := momentOf(ctx)
	want, err := q.parse(m)
	if err != nil {
		return nil, err
	}
	offset, err := q.resume(m, q.Cursor)
	if err != nil {
		return nil, err
	}
	out := events{Revision: m.state.Revision(), Events: []event{}}
	every := m.state.Record.Events()
	for i := len(every) - 1; i >= 0; i-- {
		e := every[i]
		if !want.has(i, e) {
			continue
		}
		if out.Total >= offset && len(out.Events) < q.Limit {
			out.Events = append(out.Events, event(*e))
			if m.known.Dead(e) {
				out.Dead = append(out.Dead, e.ID)
			}
		}
		out.Total++
	}
	if offset > 0 && offset >= out.Total {
		return nil, access.Refused(http.StatusBadRequest, errBadCursor.Error())
	}
	reply := &eventsReply{Body: out}
	if end := offset + len(out.Events); end < out.Total {
		reply.Body.Next = q.page(m, q.Limit, cursor{q.hash(), m.state.Number, end})
		reply.Link = "<" + reply.Body.Next + `>; rel="next"`
	}
	return reply, nil
}

type eventPath struct {
	ID string `path:"id" example:"2025-07-03-rus-recognition"`
}

// stated is an event with the revision that says so.
type stated struct {
	Event    event    `json:"event"`
	Revision Revision `json:"revision"`
	Dead     bool     `json:"dead,omitempty" doc:"No source of it is found any more; it counts as before"`
}

type eventReply struct {
	ETag string `header:"ETag" doc:"The number of the event's revision, for If-Match; of a compressed answer with the coding after it"`
	Body stated
}

// event answers GET events/{id} with what its newest revision says.
func (a *api) event(ctx context.Context, in *eventPath) (*eventReply, error) {
	m := momentOf(ctx)
	now, ok := m.state.Current(in.ID)
	if !ok {
		return nil, noEvent(in.ID)
	}
	if now.Event == nil {
		return nil, access.Refused(http.StatusGone, in.ID+" was withdrawn on "+now.Time.Format("2006-01-02")+"; "+base+"/events/"+in.ID+"/revisions says why")
	}
	reply := &eventReply{tag(now.Number), stated{event(*now.Event), newRevision(&now), m.known.Dead(now.Event)}}
	if reply.Body.Dead { // another answer of the same revision, which If-Match takes too
		reply.ETag = strings.TrimSuffix(reply.ETag, `"`) + `-dead"`
	}
	return reply, nil
}

func noEvent(id string) error {
	return missing("there is no event %q; %s/events lists them", shorten(id), base)
}

// entry is a revision of an event, or its tombstone.
type entry struct {
	ID string `json:"id" example:"2025-07-03-rus-recognition"`
	Revision
	Event eventOrNull `json:"event" doc:"null where the event was withdrawn"`
}

type history struct {
	ID        string  `json:"id" example:"2025-07-03-rus-recognition"`
	Revisions []entry `json:"revisions" nullable:"false" doc:"Oldest first"`
}

type historyReply struct{ Body history }

// revisions answers GET events/{id}/revisions: what was said of an event, when and why.
func (a *api) revisions(ctx context.Context, in *eventPath) (*historyReply, error) {
	past := momentOf(ctx).state.History(in.ID)
	if len(past) == 0 {
		return nil, noEvent(in.ID)
	}
	out := history{ID: in.ID, Revisions: make([]entry, len(past))}
	for i := range past {
		out.Revisions[i] = entry{past[i].EventID, newRevision(&past[i]), eventOrNull{past[i].Event}}
	}
	return &historyReply{out}, nil
}

// eventOrNull is an event, or null for a tombstone.
type eventOrNull struct{ *relation.Event }
