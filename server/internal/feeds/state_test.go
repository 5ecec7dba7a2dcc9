package feeds

import (
	"context"
	"io"
	"log/slog"
	"testing"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// day0 is when the first revision of a test becomes known; each further one follows an hour later.
var day0 = time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)

// hourly is a store whose revisions became known hour by hour, whatever the clock says. It takes any text, also what no
// real one would.
type hourly struct {
	eventstore.Store
	log []eventstore.Revision
}

func (h *hourly) Append(_ context.Context, changes ...eventstore.Change) ([]eventstore.Revision, error) {
	for _, c := range changes {
		n := int64(len(h.log) + 1)
		h.log = append(h.log, eventstore.Revision{Number: n, Time: hour(n), Change: c})
	}
	return nil, nil
}

func (h *hourly) Since(_ context.Context, after int64, limit int) ([]eventstore.Revision, error) {
	return h.log[after:min(int(after)+limit, len(h.log))], nil
}

// hour is the time of revision n.
func hour(n int64) time.Time { return day0.Add(time.Duration(n-1) * time.Hour) }

// stateOf returns the state after changes.
func stateOf(t testing.TB, changes ...eventstore.Change) *desk.State {
	t.Helper()
	store := new(hourly)
	if _, err := store.Append(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), store, func() relation.Day { return relation.DayOf(2026, 2, 1) }, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return d.State()
}

// counted returns the nth counted state: which one must not matter.
func counted(n int) country.Country {
	for _, c := range country.All() {
		if c.Counted() {
			if n--; n < 0 {
				return c
			}
		}
	}
	panic("not so many states")
}

// event returns an event in order.
func event(id string, c country.Country, date string, kind relation.Kind) *relation.Event {
	on, err := relation.ParseDate(date)
	if err != nil {
		panic(err)
	}
	return &relation.Event{
		ID: id, Country: c.Code, Date: on, Kind: kind, Headline: "Headline of " + id, Detail: "Detail of " + id, Confidence: relation.Confirmed,
		Sources: []relation.Source{{URL: "https://example.org/" + id, Publisher: "The Gazette", Title: "A title", Published: "2025-07-04", Supports: "It."}},
	}
}

func add(e *relation.Event) eventstore.Change {
	return eventstore.Change{EventID: e.ID, Event: e, Origin: eventstore.FromDataset, Reason: "data set, edition 1"}
}

func correct(expect int64, e *relation.Event, reason string) eventstore.Change {
	return eventstore.Change{EventID: e.ID, Expect: expect, Event: e, Origin: eventstore.FromEditor, Author: "Secret Name", Role: eventstore.RolePublish, Reason: reason}
}

func withdraw(expect int64, id, reason string) eventstore.Change {
	return eventstore.Change{EventID: id, Expect: expect, Origin: eventstore.FromEditor, Author: "Secret Name", Role: eventstore.RolePublish, Reason: reason}
}
