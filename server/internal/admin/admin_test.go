package admin

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

var (
	now   = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	today = relation.DayOf(2026, 11, 24)
)

// shaky is a store that can be down, and one that keeps no note.
type shaky struct {
	eventstore.Store
	down, strict bool
}

func (s *shaky) Session(ctx context.Context, hash []byte, now time.Time) (eventstore.Token, error) {
	if s.down {
		return eventstore.Token{}, eventstore.ErrUnavailable
	}
	return s.Store.Session(ctx, hash, now)
}

func (s *shaky) Report(ctx context.Context, id, text string) (eventstore.Note, error) {
	if s.down {
		return eventstore.Note{}, eventstore.ErrUnavailable
	}
	if s.strict {
		return eventstore.Note{}, fmt.Errorf("%w: text is odd", eventstore.ErrUnfit)
	}
	return s.Store.Report(ctx, id, text)
}

func (s *shaky) Notes(ctx context.Context, status eventstore.Status) ([]eventstore.Note, error) {
	if s.down {
		return nil, eventstore.ErrUnavailable
	}
	return s.Store.Notes(ctx, status)
}

// office is a handler with what is behind it. Its time stands still unless a test moves it.
type office struct {
	http.Handler
	t     *testing.T
	store *shaky
	desk  *desk.Desk
	now   time.Time
}

func open(t *testing.T, change ...func(*Options)) *office {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	o := &office{t: t, store: &shaky{Store: new(eventstore.Memory)}, now: now}
	for _, token := range []eventstore.Token{
		{Name: "Ada Publisher", Role: eventstore.RolePublish}, {Name: "Pia Publisher", Role: eventstore.RolePublish},
		{Name: "Ben Proposer", Role: eventstore.RolePropose},
		{Name: "Old", Role: eventstore.RolePublish, Expires: now.Add(-time.Second)},
		{Name: "Gone", Role: eventstore.RolePublish, Revoked: now.Add(-time.Hour)},
	} {
		token.ID, token.Hash = token.Name, hashOf("secret of "+token.Name)
		if err := o.store.AddToken(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if o.desk, err = desk.Open(t.Context(), o.store, func() relation.Day { return today }, log); err != nil {
		t.Fatal(err)
	}
	options := Options{
		Style: "p{color:red}", Now: func() time.Time { return o.now }, Today: func() relation.Day { return today }, Log: log,
		Limits: access.NewLimits(access.DefaultRates),
		Map: func(dst []byte, r *relation.Record, day relation.Day) []byte {
			return append(dst, `<svg xmlns="http://www.w3.org/2000/svg"><path data-class="`+string(r.Standing("FRA", day).Class)+`"/></svg>`...)
		},
	}
	for _, f := range change {
		f(&options)
	}
	o.Handler = New(o.desk, options)
	return o
}

// ada is the one who puts events on record.
var ada = desk.Writer{Name: "Ada Publisher", Role: eventstore.RolePublish}

// publish puts an event on record as a curator would.
func (o *office) publish(e *relation.Event, reason string) eventstore.Revision {
	o.t.Helper()
	at, _ := o.desk.State().Current(e.ID)
	r, err := o.desk.Publish(o.t.Context(), ada, desk.Edit{Seen: at.Number, Event: e, Reason: reason})
	if err != nil {
		o.t.Fatal(err)
	}
	return r
}

func (o *office) withdraw(id, reason string) {
	o.t.Helper()
	at, _ := o.desk.State().Current(id)
	if _, err := o.desk.Publish(o.t.Context(), ada, desk.Edit{ID: id, Seen: at.Number, Reason: reason}); err != nil {
		o.t.Fatal(err)
	}
}

const visitID = "2026-01-02-fra-visit"

// visit is an event in order.
func visit() *relation.Event {
	date, _ := relation.ParseDate("2026-01-02")
	return &relation.Event{ID: visitID, Country: "FRA", Date: date, Kind: relation.Visit, Headline: "An envoy visits",
		Confidence: relation.Confirmed, Sources: []relation.Source{{URL: "https://mfa.gov.fr/1", Publisher: "Ministry", Supports: "all"}}}
}
