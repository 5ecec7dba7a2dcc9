// Package access decides who may write, from where, how often and how much.
//
// A right to write is a token: a secret of 256 random bits, shown once and kept as its SHA-256. Every refusal has one
// form, a problem of RFC 9457 that says what was wrong and what was wanted, and is an error at the same time.
package access

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"recognitionmap/server/internal/eventstore"
)

// Refusal is an answer that refuses a request, and the error of it.
type Refusal struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`

	header http.Header
	cause  error
}

// Refused returns a refusal with a status, a sentence and headers in pairs of name and value.
func Refused(status int, detail string, header ...string) *Refusal {
	r := &Refusal{Title: http.StatusText(status), Status: status, Detail: detail, header: http.Header{}}
	for i := 0; i+1 < len(header); i += 2 {
		r.header.Set(header[i], header[i+1])
	}
	return r
}

// Error returns the sentence.
func (r *Refusal) Error() string { return r.Detail }

// Unwrap returns the sentinel behind the refusal, if there is one.
func (r *Refusal) Unwrap() error { return r.cause }

// GetStatus, GetHeaders and ContentType are what huma asks of an error that is an answer.
func (r *Refusal) GetStatus() int { return r.Status }

// GetHeaders returns the headers that go with the refusal. Nobody changes them.
func (r *Refusal) GetHeaders() http.Header { return r.header }

// ContentType returns the media type of a problem whatever JSON it is asked for.
func (r *Refusal) ContentType(string) string { return "application/problem+json" }

// Write answers a request with the refusal, which nobody keeps.
func (r *Refusal) Write(w http.ResponseWriter) {
	h := w.Header()
	for name, values := range r.header {
		h[name] = values
	}
	body, err := json.Marshal(r)
	if err != nil {
		panic("access: a refusal does not encode: " + err.Error()) // it holds text and a number
	}
	h.Set("Content-Type", r.ContentType(""))
	h.Set("Content-Length", strconv.Itoa(len(body)+1))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(r.Status)
	w.Write(append(body, '\n'))
}

// retryLater is how many seconds a client waits before it tries a store again that was not available.
const retryLater = "10"

// Unavailable is the refusal while the store cannot be reached. Reads go on.
func Unavailable() *Refusal {
	r := Refused(http.StatusServiceUnavailable, "the store cannot be written now, and nothing was; reads go on. Try again in "+retryLater+" seconds", "Retry-After", retryLater)
	r.cause = eventstore.ErrUnavailable
	return r
}

// RefusalOf returns the refusal that an error of Bearer, Require or ReadBody stands for, nil for any other error.
func RefusalOf(err error) *Refusal {
	var r *Refusal
	switch {
	case errors.As(err, &r):
		return r
	case errors.Is(err, eventstore.ErrUnavailable):
		return Unavailable()
	}
	for _, known := range [...]struct {
		err    error
		status int
	}{
		{ErrMissing, http.StatusUnauthorized}, {ErrUnknown, http.StatusUnauthorized}, {ErrExpired, http.StatusUnauthorized},
		{ErrRevoked, http.StatusUnauthorized}, {ErrRole, http.StatusForbidden}, {ErrTooLong, http.StatusRequestEntityTooLarge},
		{ErrSlow, http.StatusRequestTimeout}, {ErrBroken, http.StatusBadRequest},
	} {
		if !errors.Is(err, known.err) {
			continue
		}
		r = Refused(known.status, strings.TrimPrefix(err.Error(), "access: "))
		r.cause = known.err
		switch {
		case known.err == ErrMissing: // RFC 6750, 3.1: no error code for who did not try
			r.header.Set("WWW-Authenticate", `Bearer realm="recognitionmap"`)
		case known.status == http.StatusUnauthorized:
			r.header.Set("WWW-Authenticate", `Bearer realm="recognitionmap", error="invalid_token"`)
		case known.err == ErrRole:
			r.header.Set("WWW-Authenticate", `Bearer realm="recognitionmap", error="insufficient_scope", scope="publish"`)
		}
		return r
	}
	return nil
}
