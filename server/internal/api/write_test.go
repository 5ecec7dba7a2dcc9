package api

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/eventstore"
)

const (
	id   = "2026-01-02-fra-visit"
	path = "/api/v1/events/" + id
)

// body is a write of an event in order with parts of it replaced.
func body(replace ...string) string {
	return strings.NewReplacer(replace...).Replace(`{"reason":"a test","event":` + text(id, "FRA", "2026-01-02", "visit") + `}`)
}

func TestWrites(t *testing.T) {
	s := real(t)
	as := func(secret string) string { return "Bearer " + secret }
	first := s.ask("POST", "/api/v1/events", body(), "Authorization", as(s.publish))
	if first.Code != http.StatusCreated || first.Header().Get("Location") != path {
		t.Fatalf("POST = %d %v %s", first.Code, first.Header(), first.Body)
	}
	tag1 := first.Header().Get("ETag")
	packed := s.ask("GET", path, "", "Accept-Encoding", "br").Header().Get("ETag")
	if plain := s.ask("GET", path, "").Header().Get("ETag"); plain != tag1 || packed == plain {
		t.Errorf("ETag %s of the write, %s of the read, %s of the read in brotli; want the first two alike", tag1, plain, packed)
	}
	second := s.ask("PUT", path, body("A headline", "A better one"), "Authorization", as(s.publish), "If-Match", packed)
	if second.Code != http.StatusOK || second.Header().Get("ETag") == tag1 {
		t.Fatalf("PUT = %d %v %s", second.Code, second.Header(), second.Body)
	}
	tag2 := second.Header().Get("ETag")
	if got := s.ask("GET", path, ""); !strings.Contains(got.Body.String(), "A better one") {
		t.Errorf("after PUT it is %s", got.Body)
	}
	stale := s.ask("PUT", path, body(), "Authorization", as(s.publish), "If-Match", tag1)
	if p := checkProblem(t, stale); stale.Code != http.StatusPreconditionFailed || stale.Header().Get("ETag") != tag2 || fmt.Sprint(p.Errors[0].Value) != tagless(tag2) {
		t.Errorf("a stale PUT = %d %v %+v, want 412 with the revision %s", stale.Code, stale.Header(), p, tag2)
	}
	proposed := s.ask("PUT", path, body("A headline", "A proposed one"), "Authorization", as(s.propose), "If-Match", tag2)
	if proposed.Code != http.StatusAccepted || !strings.Contains(proposed.Body.String(), `"proposal":1`) || len(proposed.Header().Values("ETag")) > 0 {
		t.Errorf("a proposal = %d %v %s, want 202 with its number", proposed.Code, proposed.Header(), proposed.Body)
	}
	if p, err := s.desk.Store().Proposal(t.Context(), 1); err != nil || p.Change.Author != "Proposer" || p.Change.Event.Headline != "A proposed one" {
		t.Errorf("the proposal is %+v, %v", p, err)
	}
	if gone := s.ask("DELETE", path+"?reason=It+never+happened", "", "Authorization", as(s.publish), "If-Match", tag2); gone.Code != http.StatusOK {
		t.Errorf("DELETE = %d %s", gone.Code, gone.Body)
	}
	if again := s.ask("POST", "/api/v1/events", body(), "Authorization", as(s.publish)); again.Code != http.StatusCreated {
		t.Errorf("POST of a withdrawn event = %d %s, want it back", again.Code, again.Body)
	}
	last, _ := s.desk.State().Current(id)
	if last.Author != "Publisher" || last.Role != eventstore.RolePublish || last.Origin != eventstore.FromEditor || last.Reason != "a test" {
		t.Errorf("the audit trail says %+v", last.Change)
	}
}

// Some programs write a BOM before any text.
func TestWriteAfterABOM(t *testing.T) {
	if w := real(t).postAs(t, "\ufeff"+body()); w.Code != http.StatusCreated {
		t.Errorf("POST = %d %s, want 201", w.Code, w.Body)
	}
}

func TestRefusedWrites(t *testing.T) {
	store := new(eventstore.Memory)
	s := serve(t, realEvents(t), store, nil)
	expired := token(t, store, "Expired", eventstore.RolePublish, now.Add(-time.Hour))
	revoked := token(t, store, "Revoked", eventstore.RolePublish, time.Time{})
	if t1, err := store.Token(t.Context(), access.Hash(revoked)); err != nil || store.RevokeToken(t.Context(), t1.ID, now) != nil {
		t.Fatal(err)
	}
	had := s.ask("GET", "/api/v1/events/2025-07-03-rus-recognition", "").Header().Get("ETag")
	there := "/api/v1/events/2025-07-03-rus-recognition"
	number := s.desk.State().Number
	for _, test := range []struct {
		name, method, address, secret, match, body string
		status                                     int
		where, detail                              string
	}{
		{"no token", "POST", "", "", "", body(), 401, "", "no token"},
		{"a token of nobody", "POST", "", "rm_" + strings.Repeat("a", 43), "", body(), 401, "", "unknown token"},
		{"SQL for a token", "POST", "", "' OR 1=1 --", "", body(), 401, "", "unknown token"},
		{"an expired token", "POST", "", expired, "", body(), 401, "", "expired on 2026-11-24"},
		{"a revoked token", "POST", "", revoked, "", body(), 401, "", "revoked on 2026-11-24"},
		{"no body", "POST", "", s.publish, "", "", 400, "", "body"},
		{"no JSON", "POST", "", s.publish, "", "<event/>", 400, "body", "body"},
		{"half a body", "POST", "", s.publish, "", body()[:100], 400, "body", "body"},
		{"two bodies", "POST", "", s.publish, "", body() + body(), 400, "body", "body"},
		{"a list", "POST", "", s.publish, "", "[]", 422, "body", "object"},
		{"broken UTF-8", "POST", "", s.publish, "", body("A headline", "A \xff headline"), 400, "", "UTF-8"},
		{"half a surrogate", "POST", "", s.publish, "", body("A headline", `A \ud800 headline`), 422, "body.event.headline", "UTF-8"},
		{"a NUL byte", "POST", "", s.publish, "", body("A headline", "A \x00 headline"), 400, "", "NUL"},
		{"an escaped NUL byte", "POST", "", s.publish, "", body("A headline", `A \u0000 headline`), 422, "body.event.headline", "control character"},
		{"a NUL byte in the reason", "POST", "", s.publish, "", body("a test", `a \u0000 test`), 422, "body.reason", "control character"},
		{"an unknown field", "POST", "", s.publish, "", body(`"headline"`, `"author":"x","headline"`), 422, "body.event.author", "unexpected property"},
		{"a field in capitals", "POST", "", s.publish, "", body(`"headline"`, `"HEADLINE"`), 400, "", `unknown field "HEADLINE"`},
		{"an unknown field of a source", "POST", "", s.publish, "", body(`"title"`, `"subtitle"`), 422, "body.event.sources[0].subtitle", "unexpected property"},
		{"a field twice", "POST", "", s.publish, "", body(`"headline"`, `"headline":"Another","headline"`), 400, "", `"headline" stands twice`},
		{"a number for a text", "POST", "", s.publish, "", body(`"A headline"`, `7`), 422, "body.event.headline", "string"},
		{"no reason", "POST", "", s.publish, "", body(`"reason":"a test",`, ``), 422, "body", "reason"},
		{"an empty reason", "POST", "", s.publish, "", body("a test", ""), 422, "body.reason", "1 to 500"},
		{"a reason that is a book", "POST", "", s.publish, "", body("a test", strings.Repeat("a", 501)), 422, "body.reason", "501"},
		{"an unknown country", "POST", "", s.publish, "", body(`"FRA"`, `"XQQ"`), 422, "body.event.country", `"XQQ"`},
		{"a future date", "POST", "", s.publish, "", body(`"2026-01-02"`, `"2026-11-25"`), 422, "body.event.date", "want 2026-11-24 at the latest"},
		{"no date", "POST", "", s.publish, "", body(`"2026-01-02"`, `"soon"`), 422, "body.event.date", `"soon", want YYYY-MM-DD`},
		{"an unknown kind", "POST", "", s.publish, "", body(`"visit"`, `"war"`), 422, "body.event.kind", "recognition"},
		{"a bad id", "POST", "", s.publish, "", body(`"`+id+`"`, `"An Id"`), 422, "body.event.id", "bad id"},
		{"SQL for an id", "POST", "", s.publish, "", body(`"`+id+`"`, `"'; DROP TABLE revisions; --"`), 422, "body.event.id", "bad id"},
		{"a headline that is a book", "POST", "", s.publish, "", body("A headline", strings.Repeat("a", 20_001)), 422, "body.event.headline", "20001"},
		{"a source without an address", "POST", "", s.publish, "", body("https://mfa.gov.fr/1", ""), 422, "body.event.sources[0].url", "bad address"},
		{"a source that is a script", "POST", "", s.publish, "", body("https://mfa.gov.fr/1", "javascript:alert(1)"), 422, "body.event.sources[0].url", "bad address"},
		{"a body that is too long", "POST", "", s.publish, "", body("a test", strings.Repeat("a", access.MaxBody)), 413, "", "want at most"},
		{"an id that is taken", "POST", "", s.publish, "", body(`"`+id+`"`, `"2025-07-03-rus-recognition"`), 409, "header.If-Match", "already"},
		{"a proposal of an id that is taken", "POST", "", s.propose, "", body(`"`+id+`"`, `"2025-07-03-rus-recognition"`), 409, "header.If-Match", "already"},
		{"a proposal with a fault", "POST", "", s.propose, "", body(`"FRA"`, `"XQQ"`), 422, "body.event.country", `"XQQ"`},
		{"a change of what was not read", "PUT", there, s.publish, "", body(), 428, "", "If-Match"},
		{"a withdrawal of what was not read", "DELETE", there + "?reason=x", s.publish, "", "", 428, "", "If-Match"},
		{"a revision without quotes", "PUT", there, s.publish, "17", body(), 412, "", `"17" is no revision`},
		{"a weak revision that is an older one", "PUT", there, s.publish, `W/"1"`, body(`"`+id+`"`, `"2025-07-03-rus-recognition"`), 412, "header.If-Match", "not 1"},
		{"any revision", "PUT", there, s.publish, "*", body(), 412, "", "is no revision"},
		{"two revisions", "PUT", there, s.publish, `"1", "2"`, body(), 412, "", "is no revision"},
		{"an older revision", "PUT", there, s.publish, `"1"`, body(`"`+id+`"`, `"2025-07-03-rus-recognition"`), 412, "header.If-Match", "not 1"},
		{"an older revision of a withdrawal", "DELETE", there + "?reason=x", s.publish, `"1"`, "", 412, "header.If-Match", "not 1"},
		{"another event under the address", "PUT", there, s.publish, had, body(), 422, "body.event.id", "want the same"},
		{"a change of what is not there", "PUT", path, s.publish, `"1"`, body(), 404, "", "POST"},
		{"a withdrawal of what is not there", "DELETE", path + "?reason=x", s.publish, `"1"`, "", 404, "", "there is no event"},
		{"a withdrawal without a reason", "DELETE", there, s.publish, had, "", 422, "query.reason", "1 to 500"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var header []string
			if test.secret != "" {
				header = append(header, "Authorization", "Bearer "+test.secret)
			}
			if test.match != "" {
				header = append(header, "If-Match", test.match)
			}
			if test.address == "" {
				test.address = "/api/v1/events"
			}
			w := s.ask(test.method, test.address, test.body, header...)
			p := checkProblem(t, w)
			if w.Code != test.status || !strings.Contains(p.Detail, test.detail) {
				t.Errorf("%s = %d %q, want %d with %q", test.method, w.Code, p.Detail, test.status, test.detail)
			}
			found := test.where == ""
			for _, e := range p.Errors {
				found = found || e.Location == test.where
			}
			if !found {
				t.Errorf("errors %+v, want one at %s", p.Errors, test.where)
			}
			if h := w.Header(); h.Get("Access-Control-Allow-Origin") != "" || h.Get("Cache-Control") != "no-store" {
				t.Errorf("a write has %v, want nothing for other sites and no-store", h)
			}
			if w.Code == 401 && !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer ") {
				t.Error("401 without WWW-Authenticate")
			}
		})
	}
	if s.desk.State().Number != number {
		t.Errorf("refused writes brought the record from %d to %d", number, s.desk.State().Number)
	}
	if open, _ := store.Proposals(t.Context(), ""); len(open) > 0 {
		t.Errorf("refused writes left %d proposals", len(open))
	}
}

// Several faults are one answer with a row each.
func TestEveryFaultHasARow(t *testing.T) {
	w := real(t).postAs(t, body("2026-01-02\",", "soon\",", `"FRA"`, `"XQQ"`, "A headline", "", "https://mfa.gov.fr/1", "x"))
	p := checkProblem(t, w)
	var got []string
	for _, e := range p.Errors {
		got = append(got, e.Location)
	}
	want := "body.event.date body.event.country body.event.headline body.event.sources[0].url"
	if strings.Join(got, " ") != want {
		t.Errorf("rows at %v, want %s", got, want)
	}
}

func TestStoreDown(t *testing.T) {
	store := new(down)
	s := serve(t, realEvents(t), store, nil)
	store.off = true
	w := s.postAs(t, body())
	if p := checkProblem(t, w); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || !strings.Contains(p.Detail, "reads go on") {
		t.Errorf("a write without a store = %d %v %s, want 503 with Retry-After", w.Code, w.Header(), w.Body)
	}
	if r := s.ask("GET", "/api/v1/standing", ""); r.Code != http.StatusOK {
		t.Errorf("a read without a store = %d, want 200", r.Code)
	}
}

func TestTooOften(t *testing.T) {
	rates := plentiful
	rates.Token, rates.Failures = access.Rate{Times: 2, In: time.Hour}, access.Rate{Times: 3, In: time.Hour}
	s := serve(t, realEvents(t), new(eventstore.Memory), func(o *Options) { o.Limits = access.NewLimits(rates) })
	for i, want := range []int{400, 400, 429} {
		w := s.postAs(t, "x")
		if checkProblem(t, w); w.Code != want || (want == 429) != (w.Header().Get("Retry-After") == "3600") {
			t.Errorf("write %d = %d %v, want %d", i+1, w.Code, w.Header(), want)
		}
	}
	for i, want := range []int{401, 401, 401, 429} {
		w := s.ask("POST", "/api/v1/events", "x", "Authorization", "Bearer rm_guess")
		if checkProblem(t, w); w.Code != want {
			t.Errorf("guess %d = %d, want %d", i+1, w.Code, want)
		}
	}
	if w := s.ask("POST", "/api/v1/events", body(), "Authorization", "Bearer "+s.propose); w.Code != http.StatusAccepted {
		t.Errorf("a right token after them = %d %s, want 202", w.Code, w.Body)
	}
}

// postAs posts with the right to publish.
func (s server) postAs(t testing.TB, body string) *httptest.ResponseRecorder {
	t.Helper()
	return s.ask("POST", "/api/v1/events", body, "Authorization", "Bearer "+s.publish)
}

// strict is a store that can keep nothing.
type strict struct{ eventstore.Store }

func (strict) Append(context.Context, ...eventstore.Change) ([]eventstore.Revision, error) {
	return nil, fmt.Errorf("%w: event.detail has a NUL byte at 3", eventstore.ErrUnfit)
}

func (strict) Propose(context.Context, eventstore.Change) (eventstore.Proposal, error) {
	return eventstore.Proposal{}, fmt.Errorf("%w: event.detail has a NUL byte at 3", eventstore.ErrUnfit)
}

// What the validator lets through and the store cannot keep is the writer's to change, not a mistake of ours.
func TestWriteThatCannotBeKept(t *testing.T) {
	s := serve(t, nil, strict{new(eventstore.Memory)}, nil)
	for _, secret := range []string{s.publish, s.propose} {
		w := s.ask("POST", "/api/v1/events", body(), "Authorization", "Bearer "+secret, "Content-Type", "application/json")
		if p := checkProblem(t, w); w.Code != http.StatusUnprocessableEntity || p.Detail != "cannot be kept: event.detail has a NUL byte at 3" {
			t.Errorf("POST = %d %q, want 422 with the field", w.Code, p.Detail)
		}
	}
}
