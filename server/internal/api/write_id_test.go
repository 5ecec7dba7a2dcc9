package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// An event that comes without an id gets one of its date, country and kind.
func TestIDIsMade(t *testing.T) {
	s := real(t)
	none := body(`"id":"`+id+`",`, "")
	if none == body() {
		t.Fatal("the body has an id")
	}
	for _, test := range []struct {
		name, secret, body string
		status             int
		id                 string
	}{
		{"the first of a day", s.publish, none, http.StatusCreated, id},
		{"the second", s.publish, none, http.StatusCreated, id + "-2"},
		{"an empty id", s.publish, body(`"`+id+`"`, `""`), http.StatusCreated, id + "-3"},
		{"a proposal", s.propose, none, http.StatusAccepted, id + "-4"},
		{"another, which has not the id of the one that waits", s.propose, none, http.StatusAccepted, id + "-5"},
		{"nor has what is published meanwhile", s.publish, none, http.StatusCreated, id + "-6"},
		{"a month, by its number", s.publish, body(`"id":"`+id+`",`, "", `"2026-01-02"`, `"2026-01"`, `"visit"`, `"statement"`), http.StatusCreated, "2026-01-fra-statement"},
		{"an id of its own", s.publish, body(`"`+id+`"`, `"2026-01-02-fra-an-envoy"`), http.StatusCreated, "2026-01-02-fra-an-envoy"},
	} {
		w := s.ask("POST", "/api/v1/events", test.body, "Authorization", "Bearer "+test.secret)
		var got receipt
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != test.status || got.ID != test.id {
			t.Errorf("%s: POST = %d %s, want %d with the id %s", test.name, w.Code, w.Body, test.status, test.id)
		}
		if w.Code != http.StatusCreated {
			continue
		}
		if at := w.Header().Get("Location"); at != base+"/events/"+test.id {
			t.Errorf("%s: Location %q, want that of %s", test.name, at, test.id)
		}
		if now, _ := s.desk.State().Current(test.id); now.Event == nil || now.Event.ID != test.id {
			t.Errorf("%s: %s is on record as %+v", test.name, test.id, now.Event)
		}
	}
}

// Where date, country or kind is at fault nothing is said of the id that would be made of them.
func TestNoIDIsMade(t *testing.T) {
	s := real(t)
	for field, wrong := range map[string][2]string{
		"date": {`"2026-01-02"`, `"soon"`}, "country": {`"FRA"`, `"XQQ"`}, "kind": {`"visit"`, `"war"`},
	} {
		p := checkProblem(t, s.postAs(t, body(`"id":"`+id+`",`, "", wrong[0], wrong[1])))
		if p.Status != http.StatusUnprocessableEntity || len(p.Errors) != 1 || p.Errors[0].Location != "body.event."+field {
			t.Errorf("POST without an id and with %s = %+v, want 422 at %s alone", wrong[1], p, field)
		}
	}
	p := checkProblem(t, s.postAs(t, body(`"id":"`+id+`",`, "", "A headline", "")))
	if p.Status != http.StatusUnprocessableEntity || len(p.Errors) != 1 || p.Errors[0].Location != "body.event.headline" {
		t.Errorf("POST without an id and a headline = %+v, want 422 at headline alone", p)
	}
}

// A body without an id is about the event of the address.
func TestPutWithoutID(t *testing.T) {
	s := real(t)
	first := s.postAs(t, body())
	w := s.ask("PUT", path, body(`"id":"`+id+`",`, "", "A headline", "Another"), "Authorization", "Bearer "+s.publish, "If-Match", first.Header().Get("ETag"))
	if now, _ := s.desk.State().Current(id); w.Code != http.StatusOK || now.Event == nil || now.Event.Headline != "Another" {
		t.Errorf("PUT = %d %s, and the event is %+v", w.Code, w.Body, now.Event)
	}
}

// What would change nothing makes no revision.
func TestPutOfTheSame(t *testing.T) {
	s := real(t)
	tag := s.postAs(t, body()).Header().Get("ETag")
	for _, secret := range []string{s.publish, s.propose} {
		p := checkProblem(t, s.ask("PUT", path, body(), "Authorization", "Bearer "+secret, "If-Match", tag))
		if p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Detail, "nothing would change") || p.Errors[0].Location != "body.event" {
			t.Errorf("PUT of what is there = %+v, want 422 that says so", p)
		}
	}
	if n := len(s.desk.State().History(id)); n != 1 {
		t.Errorf("the event has %d revisions, want 1", n)
	}
}

// The document says that an event is read with an id and may be written without.
func TestDocumentOfID(t *testing.T) {
	s := real(t)
	var document struct {
		Components struct {
			Schemas map[string]struct {
				Required   []string
				Properties map[string]struct {
					Ref         string `json:"$ref"`
					Description string
				}
			}
		}
	}
	if err := json.Unmarshal(s.ask("GET", "/api/v1/openapi.json", "").Body.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	schemas := document.Components.Schemas
	if got := schemas["Edit"].Properties["event"].Ref; got != "#/components/schemas/Draft" {
		t.Errorf("a write takes %q, want a draft", got)
	}
	draft, read := schemas["Draft"], schemas["Event"]
	if len(draft.Properties) != len(read.Properties) || len(draft.Required) != len(read.Required)-1 ||
		slices.Contains(draft.Required, "id") || !slices.Contains(read.Required, "id") {
		t.Errorf("a draft needs %v, an event has %v; want the same less id", draft.Required, read.Required)
	}
	if text := draft.Properties["id"].Description; !strings.Contains(text, "made of date, country and kind") || read.Properties["id"].Description == text {
		t.Errorf("the id of a draft is described as %q", text)
	}
}
