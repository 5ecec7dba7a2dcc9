package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/eventstore"
)

// MarshalJSON implements json.Marshaler.
func (e eventOrNull) MarshalJSON() ([]byte, error) {
	if e.Event == nil {
		return []byte("null"), nil
	}
	return json.Marshal((*event)(e.Event))
}

// Schema implements huma.SchemaProvider: JSON Schema says "or null" with two alternatives.
func (eventOrNull) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{r.Schema(reflect.TypeFor[event](), true, ""), {Type: "null"}}}
}

type changesQuery struct {
	Since int64 `query:"since" minimum:"0" default:"0" example:"0" doc:"Number of the last revision that the caller has, 0 for none"`
	Limit int   `query:"limit" minimum:"1" maximum:"500" default:"100" example:"50"`
}

// changes are revisions in the order in which they were made.
type changes struct {
	Revision string  `json:"revision" example:"712-0a1b2c3d"`
	Changes  []entry `json:"changes" nullable:"false" doc:"Ascending by number"`
	Next     int64   `json:"next" example:"50" doc:"What to give as since the next time"`
	More     bool    `json:"more" doc:"Whether there are more already"`
}

type changesReply struct{ Body changes }

// changes answers GET changes?since=N: a copy of the record that applies them in order stays the same as the record.
func (a *api) changes(ctx context.Context, q *changesQuery) (*changesReply, error) {
	s := momentOf(ctx).state
	if q.Since > s.Number {
		return nil, access.Refused(http.StatusUnprocessableEntity, fmt.Sprintf("since: %d is out of range, want 0 to %d: the record is another than the one that gave it", q.Since, s.Number))
	}
	from := after(s.Log, q.Since)
	to := min(from+q.Limit, len(s.Log))
	out := changes{Revision: s.Revision(), Changes: make([]entry, to-from), Next: q.Since, More: to < len(s.Log)}
	for i := range out.Changes {
		r := &s.Log[from+i]
		out.Changes[i] = entry{r.EventID, newRevision(r), eventOrNull{r.Event}}
		out.Next = r.Number
	}
	return &changesReply{out}, nil
}

// after returns the index of the first revision after a number.
func after(log []eventstore.Revision, number int64) int {
	i, _ := slices.BinarySearchFunc(log, number+1, func(r eventstore.Revision, n int64) int {
		switch {
		case r.Number < n:
			return -1
		case r.Number > n:
			return 1
		}
		return 0
	})
	return i
}
