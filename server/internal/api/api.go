// Package api answers everything under /api/v1: the record for programs.
//
// A read takes the desk's state that is newest when it begins, keeps to it, and asks neither store nor disk; its answer
// is made and compressed once for an address, a revision and a day, and kept while it is asked for. A write needs a
// token, goes through the desk, and says why. Every error is a problem of RFC 9457. The OpenAPI document comes from the
// types that the handlers take and give, so that it cannot say anything else than they do.
package api

import (
	"cmp"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/export"
	"recognitionmap/server/internal/ops"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/sources"
)

// base is where all addresses begin.
const base = "/api/v1"

// Options are what an API needs beside the record.
type Options struct {
	Shapes []byte              // of all places, as dataset.WorldGeoJSON gives them
	Today  func() relation.Day // the last day that can be asked for
	Now    func() time.Time    // what a token's end is held against
	Log    *slog.Logger

	// Learned is what was learned of sources, the newest; nil for nothing.
	Learned func() *sources.Learned

	Addresses access.Addresses
	Limits    *access.Limits

	Done    <-chan struct{}                             // closed when streams are to end; nil for never
	Ticker  func() (tick <-chan time.Time, stop func()) // of heartbeats, nil for one of 20 seconds
	Streams int                                         // most streams at a time, 0 for defaultStreams
}

// api answers requests.
type api struct {
	Options
	desk    *desk.Desk
	shapes  export.Shapes
	huma    huma.API
	mux     *http.ServeMux
	shelf   *shelf.Shelf[*kept]
	maps    *shelf.Shelf[*kept]
	streams *streams
}

// New returns the handler of everything under /api/v1/. It panics when o.Shapes is no collection of shapes with codes,
// since they come with the program.
func New(d *desk.Desk, o Options) http.Handler { return http.HandlerFunc(newAPI(d, o).serve) }

func newAPI(d *desk.Desk, o Options) *api {
	shapes, err := export.ReadShapes(o.Shapes)
	if err != nil {
		panic("api: " + err.Error())
	}
	if o.Learned == nil {
		o.Learned = func() *sources.Learned { return sources.Nothing }
	}
	a := &api{Options: o, desk: d, mux: http.NewServeMux(), shapes: shapes,
		shelf: shelf.New(maxKept, maxWeight, shelf.NewMakers(makers, queue), (*kept).weight),
		maps:  shelf.New(maxKept, maxWeight/2, shelf.NewMakers(mapMakers, mapQueue), (*kept).weight)}
	a.streams = newStreams(a)
	a.huma = humago.NewWithPrefix(a.mux, base, a.config())
	a.reads()
	a.writes()
	a.describe()
	a.mux.HandleFunc("/", a.elsewhere)
	return a
}

// maxAddress is the longest path with query that is answered, in bytes.
const maxAddress = 2048

// serve answers a request: reads from the shelf, all else by the mux.
func (a *api) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	read := r.Method == http.MethodGet || r.Method == http.MethodHead
	if read || r.Method == http.MethodOptions {
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "ETag, Link, Retry-After")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	} else {
		h.Set("Cache-Control", "no-store")
	}
	defer ops.Caught(w, r, a.Log, broken)
	if len(r.RequestURI) > maxAddress {
		access.Refused(http.StatusRequestURITooLong, "the address is too long, want at most 2048 bytes").Write(w)
		return
	}
	if err := cmp.Or(checkQuery(r.URL.RawQuery), checkHeaders(r.Header)); err != nil {
		access.RefusalOf(err).Write(w)
		return
	}
	switch {
	case r.Method == http.MethodOptions:
		a.preflight(w, r)
	case read && r.URL.Path != base+"/stream":
		a.serveKept(w, r)
	default:
		a.mux.ServeHTTP(w, r)
	}
}

// broken answers for what has panicked.
var broken = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { access.Mistake().Write(w) })

// preflight answers a browser that asks whether a page of another site may read, which it may, or write, which it may
// not: a token has no business in other people's pages.
func (a *api) preflight(w http.ResponseWriter, r *http.Request) {
	allowed := a.methods(r)
	if allowed == "" {
		a.elsewhere(w, r)
		return
	}
	h := w.Header()
	h.Set("Allow", allowed+", OPTIONS")
	h.Set("Access-Control-Allow-Methods", "GET, HEAD")
	h.Set("Access-Control-Allow-Headers", "If-None-Match, Last-Event-ID")
	h.Set("Access-Control-Max-Age", "86400")
	h.Set("Cache-Control", "public, max-age=86400")
	w.WriteHeader(http.StatusNoContent)
}
