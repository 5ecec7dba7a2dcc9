// Package access stands between the net and the desk: it knows who comes by their token, lets in how often, how much and
// from where, and puts every error of a write into an answer.
//
// A right to write is a token: a secret of 256 random bits, shown once and kept as its SHA-256. What it allows the desk
// decides. Every refusal has one form, a problem of RFC 9457 that says what was wrong and what was wanted, and is an error
// at the same time.
package access

import (
	"encoding/json"
	"net/http"
	"strconv"
	"unicode"
	"unicode/utf8"
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

// Sentence returns what was wrong as people read it.
func (r *Refusal) Sentence() string {
	first, size := utf8.DecodeRuneInString(r.Detail)
	return string(unicode.ToUpper(first)) + r.Detail[size:] + "."
}

// Error returns what was wrong as programs read it.
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
