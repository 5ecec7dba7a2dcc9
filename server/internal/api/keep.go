package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// Bounds of what is kept, of how much is made at the same time, and of how many wait for it.
const (
	maxKept   = 2000
	maxWeight = 32 << 20 // bytes
	makers    = 2
	queue     = 64
	mapMakers = 1 // of maps, which take ten times as long as all else
	mapQueue  = 8
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

// serveKept answers a read from the shelf.
func (a *api) serveKept(w http.ResponseWriter, r *http.Request) {
	m, query, err := a.moment(r)
	if err != nil {
		w.Header().Set("Cache-Control", "no-store")
		access.Answer(err, a.Log, "address", r.URL.Path).Write(w)
		return
	}
	address := r.URL.EscapedPath() + "?" + query
	if m.edition != 0 { // its answers say so where they lead on
		address += " " + strconv.FormatInt(m.edition, 10)
	}
	if m.known.Number > 0 && tellsOfSources(r.URL.Path) {
		address += " learned " + strconv.FormatInt(m.known.Number, 10)
	}
	shelf, age := a.shelf, shelf.Age{m.state.Number, int64(m.today)}
	if r.URL.Path == base+"/map.geojson" {
		shelf = a.maps
	}
	made, _, err := shelf.Get(r.Context(), age, address, func(work context.Context) (*kept, error) { return a.produce(work, m, r, query) })
	h := w.Header()
	if err != nil {
		var refused *recorder
		if !errors.As(err, &refused) { // too many wait, or another one's making of it panicked
			access.Answer(err, a.Log, "address", address).Write(w)
			return
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
func (a *api) produce(work context.Context, m moment, r *http.Request, query string) (*kept, error) {
	made := &recorder{header: http.Header{}}
	bare := r.Clone(m.with(work))
	bare.Method, bare.Header, bare.Body, bare.URL.RawQuery = http.MethodGet, http.Header{}, http.NoBody, query
	a.mux.ServeHTTP(made, bare)
	if made.status != http.StatusOK {
		return nil, made
	}
	if err := work.Err(); err != nil { // packing is half of the work
		return nil, err
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
