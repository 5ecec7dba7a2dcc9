package api

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

var (
	today = relation.DayOf(2026, 11, 24)
	now   = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	quiet = slog.New(slog.NewTextHandler(io.Discard, nil))
)

// plentiful are limits that no table of requests meets.
var plentiful = access.Rates{Token: access.Rate{Times: 1e6, In: time.Hour}, Address: access.Rate{Times: 1e6, In: time.Hour}, Failures: access.Rate{Times: 1e6, In: time.Hour}, Reports: access.Rate{Times: 1e6, In: time.Hour}}

// server is an API on a store in memory, with its tokens.
type server struct {
	http.Handler
	desk             *desk.Desk
	publish, propose string // secrets
}

// serve returns an API with events, on options that change may change.
func serve(t testing.TB, events []relation.Event, store eventstore.Store, change func(*Options)) server {
	t.Helper()
	d, err := desk.Open(t.Context(), store, func() relation.Day { return today }, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Seed(t.Context(), events, "data set, edition 1"); err != nil {
		t.Fatal(err)
	}
	o := Options{
		Shapes: dataset.WorldGeoJSON(), Today: func() relation.Day { return today }, Now: func() time.Time { return now },
		Log: quiet, Limits: access.NewLimits(plentiful),
	}
	if change != nil {
		change(&o)
	}
	return server{New(d, o), d, token(t, store, "Publisher", eventstore.RolePublish, time.Time{}), token(t, store, "Proposer", eventstore.RolePropose, time.Time{})}
}

// token adds a token to a store and returns its secret.
func token(t testing.TB, store eventstore.Store, name string, role eventstore.Role, expires time.Time) string {
	t.Helper()
	secret, made, err := access.New(name, role, expires, now.AddDate(-1, 0, 0))
	if err == nil {
		err = store.AddToken(t.Context(), made)
	}
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// realEvents is the data set of the program.
func realEvents(t testing.TB) []relation.Event {
	t.Helper()
	events, err := dataset.Events()
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func real(t testing.TB) server { return serve(t, realEvents(t), new(eventstore.Memory), nil) }

// ask sends a request with headers in pairs of name and value.
func (s server) ask(method, address, body string, header ...string) *httptest.ResponseRecorder {
	var reader io.Reader = http.NoBody
	if body != "" {
		reader = strings.NewReader(body)
	}
	r := httptest.NewRequest(method, address, reader)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// get asks and reads the answer as JSON.
func get[T any](t testing.TB, s server, address string) T {
	t.Helper()
	w := s.ask("GET", address, "")
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK {
		t.Fatalf("GET %s = %d %s, %v", address, w.Code, w.Body, err)
	}
	return v
}

// problem is what every error looks like.
type problem struct {
	Title, Detail string
	Status        int
	Errors        []struct {
		Message, Location string
		Value             any
	}
}

// checkProblem returns the problem of an answer, and fails unless it is a whole one.
func checkProblem(t testing.TB, w *httptest.ResponseRecorder) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("the answer is %s %q, %v, want a problem", w.Header().Get("Content-Type"), w.Body, err)
	}
	if p.Status != w.Code || p.Title != http.StatusText(w.Code) || p.Detail == "" {
		t.Errorf("problem = %+v with status %d, want title, status and detail", p, w.Code)
	}
	return p
}

// down is a store that can be switched off.
type down struct {
	eventstore.Memory
	off bool
}

func (d *down) Append(ctx context.Context, c ...eventstore.Change) ([]eventstore.Revision, error) {
	if d.off {
		return nil, eventstore.ErrUnavailable
	}
	return d.Memory.Append(ctx, c...)
}

func (d *down) Token(ctx context.Context, hash []byte) (eventstore.Token, error) {
	if d.off {
		return eventstore.Token{}, eventstore.ErrUnavailable
	}
	return d.Memory.Token(ctx, hash)
}

// serveOn is real on days that change.
func serveOn(t testing.TB, day func() relation.Day) server {
	return serve(t, realEvents(t), new(eventstore.Memory), func(o *Options) { o.Today = day })
}
