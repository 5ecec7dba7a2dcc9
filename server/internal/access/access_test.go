package access

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

func TestRefusalOf(t *testing.T) {
	for _, test := range []struct {
		err    error
		status int // 0 for no refusal
		header string
		value  string
	}{
		{fmt.Errorf("%w: want one", ErrMissing), 401, "WWW-Authenticate", `Bearer realm="recognitionmap"`},
		{ErrUnknown, 401, "WWW-Authenticate", `Bearer realm="recognitionmap", error="invalid_token"`},
		{ErrExpired, 401, "WWW-Authenticate", `Bearer realm="recognitionmap", error="invalid_token"`},
		{ErrRevoked, 401, "WWW-Authenticate", `Bearer realm="recognitionmap", error="invalid_token"`},
		{desk.ErrRole, 403, "WWW-Authenticate", `Bearer realm="recognitionmap", error="insufficient_scope", scope="publish"`},
		{ErrTooLong, 413, "", ""},
		{ErrSlow, 408, "", ""},
		{ErrBroken, 400, "", ""},
		{fmt.Errorf("access: %w", eventstore.ErrUnavailable), 503, "Retry-After", "30"},
		{errors.Join(nil, Refused(429, "too many", "Retry-After", "60")), 429, "Retry-After", "60"},
		{fmt.Errorf("%w: it has the role %q", desk.ErrRole, "propose"), 403, "", ""},
		{desk.ErrOwn, 403, "", ""},
		{desk.ErrWithdrawn, 410, "", ""},
		{relation.Faults{{Field: "headline", Message: "is empty"}}, 422, "", ""},
		{eventstore.ErrNotFound, 404, "", ""},
		{eventstore.ErrDecided, 409, "", ""},
		{eventstore.ErrUnfit, 422, "", ""},
		{&eventstore.Conflict{EventID: "a", Expect: 1, Current: 2}, 409, "", ""},
		{&eventstore.Conflict{EventID: "a", Current: 2}, 409, "", ""},
		{&eventstore.Conflict{EventID: "a", Expect: 1}, 404, "", ""},
		{errors.New("something else"), 0, "", ""},
		{context.Canceled, 0, "", ""},
		{nil, 0, "", ""},
	} {
		r := RefusalOf(test.err)
		if r == nil {
			if test.status != 0 {
				t.Errorf("RefusalOf(%v) = nil, want %d", test.err, test.status)
			}
			continue
		}
		w := httptest.NewRecorder()
		r.Write(w)
		var body struct {
			Title, Detail string
			Status        int
		}
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || body.Status != test.status || w.Code != test.status || body.Title == "" || body.Detail == "" {
			t.Errorf("RefusalOf(%v) = %d %s, want %d with title and detail", test.err, w.Code, w.Body, test.status)
		}
		if got := w.Header().Get(test.header); test.header != "" && got != test.value {
			t.Errorf("RefusalOf(%v) has %s: %s, want %s", test.err, test.header, got, test.value)
		}
		if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("RefusalOf(%v) is %s", test.err, got)
		}
	}
}

// A refusal is read by programs as it is and by people as a sentence; neither sees the names of packages.
func TestWords(t *testing.T) {
	two := relation.Faults{{Field: "headline", Message: "is empty"}, {Field: "kind", Message: "is none"}}
	for _, test := range []struct {
		err              error
		detail, sentence string
	}{
		{desk.ErrOwn, "a proposal takes a second person, and you have made this one yourself", "A proposal takes a second person, and you have made this one yourself."},
		{fmt.Errorf("%w: text is odd", eventstore.ErrUnfit), "cannot be kept: text is odd", "Cannot be kept: text is odd."},
		{fmt.Errorf("access: %w", eventstore.ErrNotFound), "not found", "Not found."},
		{two, "headline: is empty, and 1 more", "Headline: is empty, and 1 more."},
		{relation.Faults{{Message: "is there"}}, "is there", "Is there."},
		{&eventstore.Conflict{EventID: "a", Expect: 1, Current: 2}, "a is at revision 2, not 1: read it again and repeat the change on what it says now",
			"A is at revision 2, not 1: read it again and repeat the change on what it says now."},
	} {
		r := RefusalOf(test.err)
		if r == nil || r.Detail != test.detail || r.Sentence() != test.sentence || !errors.Is(r, test.err) && !errors.As(r, new(relation.Faults)) {
			t.Errorf("RefusalOf(%v) = %+v, want %q and the error behind it", test.err, r, test.detail)
		}
	}
}

// A mistake of ours is logged, and its words are nobody else's business; any other error is not.
func TestAnswer(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	if r := Answer(desk.ErrOwn, logger); r.Status != 403 || log.Len() > 0 {
		t.Errorf("Answer(ErrOwn) = %d, logged %q, want 403 and nothing", r.Status, &log)
	}
	r := Answer(errors.New("a nil map"), logger, "address", "/x")
	if r.Status != 500 || strings.Contains(r.Detail, "nil map") || !strings.Contains(log.String(), "a nil map") || !strings.Contains(log.String(), "address=/x") {
		t.Errorf("Answer of a mistake = %d %q, logged %q", r.Status, r.Detail, &log)
	}
}
