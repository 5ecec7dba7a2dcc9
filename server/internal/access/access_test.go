package access

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"testing"

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
		{ErrRole, 403, "WWW-Authenticate", `Bearer realm="recognitionmap", error="insufficient_scope", scope="publish"`},
		{ErrTooLong, 413, "", ""},
		{ErrSlow, 408, "", ""},
		{ErrBroken, 400, "", ""},
		{fmt.Errorf("access: %w", eventstore.ErrUnavailable), 503, "Retry-After", "10"},
		{errors.Join(nil, Refused(429, "too many", "Retry-After", "60")), 429, "Retry-After", "60"},
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
