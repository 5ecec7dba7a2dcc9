package api

import (
	"bytes"
	"net/http"
	"strings"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
)

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
	made, refused := a.shelf.get(m, address, func() (*kept, *recorder) { return a.produce(m, r) })
	h := w.Header()
	if made == nil {
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
func (a *api) produce(m moment, r *http.Request) (*kept, *recorder) {
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
