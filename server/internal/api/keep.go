package api

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// Bounds of what is kept, and of how much is made at the same time.
const (
	maxKept   = 2000
	maxWeight = 64 << 20 // bytes
	makers    = 2
)

// kept is an answer on the shelf.
type kept struct {
	body   *content.Content
	header map[string]string // beyond those that the content sets
}

func (k *kept) weight() int { return k.body.Weight() }

// recorder is an answer as a handler makes it, before anybody sees it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (r *recorder) Header() http.Header { return r.header }

// WriteHeader implements http.ResponseWriter: the first status holds.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

// Write implements http.ResponseWriter.
func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(b)
}

// Error makes an answer that is not to be kept the error of making one.
func (r *recorder) Error() string { return fmt.Sprintf("api: an answer of status %d", r.status) }

// broken is the answer for one.
func broken() *recorder {
	r := &recorder{header: http.Header{}}
	access.Mistake().Write(r)
	return r
}

// serveKept answers a read from the shelf.
func (a *api) serveKept(w http.ResponseWriter, r *http.Request) {
	m := moment{a.desk.State(), a.Today()}
	address := r.URL.EscapedPath() + "?" + r.URL.RawQuery
	made, _, err := a.shelf.Get(shelf.Age{m.state.Number, int64(m.today)}, address, func() (*kept, error) { return a.produce(m, r) })
	h := w.Header()
	if err != nil {
		var refused *recorder
		if !errors.As(err, &refused) { // another one's making of it panicked
			refused = broken()
		}
		for name, values := range refused.header {
			h[name] = values
		}
		h.Set("Cache-Control", "no-store")
		w.WriteHeader(refused.status)
		if r.Method != http.MethodHead {
			w.Write(refused.body.Bytes())
		}
		return
	}
	for name, value := range made.header {
		h.Set(name, value)
	}
	made.body.Serve(w, r, content.Revalidate)
}

// carried are the headers of a kept answer that content does not make itself.
var carried = [...]string{"Link", "Content-Disposition"}

// produce makes the answer to a read. Headers that could change it are not passed on: the answer is kept by address.
func (a *api) produce(m moment, r *http.Request) (*kept, error) {
	made := &recorder{header: http.Header{}}
	bare := r.Clone(m.with(r.Context()))
	bare.Method, bare.Header, bare.Body = http.MethodGet, http.Header{}, http.NoBody
	a.mux.ServeHTTP(made, bare)
	if made.status != http.StatusOK {
		return nil, made
	}
	k := &kept{body: content.New(made.header.Get("Content-Type"), made.body.Bytes(), content.Quick), header: map[string]string{}}
	if tag := made.header.Get("ETag"); tag != "" { // of an event: the number of its revision, which a writer gives back
		k.body.Hash = strings.Trim(tag, `"`)
	}
	for _, name := range carried {
		if value := made.header.Get(name); value != "" {
			k.header[name] = value
		}
	}
	return k, nil
}
