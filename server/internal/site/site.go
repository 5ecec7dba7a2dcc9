// Package site is the site as an http.Handler: which address answers with what, with which headers, for how long.
//
// Pages come from an immutable edition behind an atomic pointer: a request takes the edition that is current and keeps
// to it, and Publish puts another in its place. Nothing is read from a disk or a network while answering, and the Host
// header of a request is never used.
package site

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/ssr"
)

// Config is what a site is made of.
type Config struct {
	Web     fs.FS                                                      // the folder web/
	World   []byte                                                     // shapes in the compact form, see world.Decode
	Detail  []byte                                                     // the same as World in more detail, nil for none
	Names   []byte                                                     // of places in other languages, see country.Learn, nil for none
	GeoJSON []byte                                                     // the same for the public
	Facts   func() Facts                                               // the newest
	Mounts  []Mount                                                    // what answers beside the pages
	Table   func(*relation.Record, relation.Day, relation.Lens) []byte // how every state stands on a day, and what a lens shows, as CSV
	Stream  string                                                     // address of the stream of revisions, "" for none
	Base    string                                                     // "https://example.org" where the site is known by that name, else ""
	Listen  string                                                     // "http://127.0.0.1:8000", used for absolute addresses where Base is ""
	Cores   int                                                        // on which pages are made, at least 1
	Forget  bool                                                       // whether browsers are to drop what they keep for use without a network
	Today   func() relation.Day
	Log     *slog.Logger

	// Past finds an earlier edition by a day at whose end it was the newest, or by its number, one of which is "". The
	// context is that of what else answers for it. The error is a *NoEdition, or that of shelf.Shelf.Get. nil where those
	// before are not known.
	Past func(ctx context.Context, known, edition string) (context.Context, Past, error)
}

// Mount is a part of the site that another handler answers.
type Mount struct {
	Pattern string // a row of state.Addresses
	Handler http.Handler
}

// Site answers requests.
type Site struct {
	static      *static
	drawing     *ui.Drawing // of the world, shared by all editions
	world       []byte
	detail      []byte
	names       []byte
	fine        *carto.Detail // what detail holds, nil for none
	geojson     func() *content.Content
	robots      *content.Content
	base        string // "" or an origin without a slash at its end
	origin      string // base or where we listen, for the sitemap alone
	policy      string
	stillPolicy string // of pages of earlier editions
	embedPolicy map[ssr.Theme]string
	carryPolicy string
	stream      string
	forget      bool
	table       func(*relation.Record, relation.Day, relation.Lens) []byte
	listed      []state.Address // what the sitemap has
	past        func(ctx context.Context, known, edition string) (context.Context, Past, error)
	earlier     *shelf.Shelf[*edition] // by number
	today       func() relation.Day
	log         *slog.Logger
	broken      *content.Content // the page of status 500
	busy        *content.Content // that of 503
	makers      ssr.Makers
	handler     http.Handler

	current atomic.Pointer[edition]
	known   map[string]*content.Dictionaries // by name of a file of data: what readers may have of earlier editions
}

// New returns the site of a configuration.
func New(c Config) (*Site, error) {
	shapes, err := world.Decode(c.World)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	s := &Site{
		drawing: ui.NewDrawing(carto.NewPlate(shapes)), world: c.World, detail: c.Detail, names: c.Names, geojson: shipped("world.geojson", c.GeoJSON),
		base: strings.TrimRight(c.Base, "/"), stream: c.Stream, forget: c.Forget, table: c.Table, past: c.Past, earlier: newPastShelf(), today: c.Today, log: c.Log, makers: ssr.NewMakers(max(c.Cores, 1)),
		known: map[string]*content.Dictionaries{"core": {Match: "/data/core.*.txt"}, "events": {Match: "/data/events.*.txt"}},
	}
	country.Learn(string(c.Names))
	if c.Detail != nil {
		shapes, err := world.Decode(c.Detail)
		if err != nil {
			return nil, fmt.Errorf("site: detail: %w", err)
		}
		s.fine = carto.NewDetail(shapes)
	}
	s.origin = s.base
	if s.origin == "" {
		s.origin = strings.TrimRight(c.Listen, "/")
	}
	if s.static, err = newStatic(c.Web); err != nil {
		return nil, err
	}
	s.policy = policy([]string{s.static.style, s.static.rest}, s.static.hold, s.static.script)
	s.stillPolicy = policy([]string{still(s.static.style), still(s.static.rest)})
	s.embedPolicy = make(map[ssr.Theme]string, len(ssr.Themes))
	for _, t := range ssr.Themes {
		s.embedPolicy[t] = embedPolicy(ssr.EmbedStyle(s.static.style+s.static.rest, t), ssr.EmbedScript)
	}
	s.carryPolicy = carryPolicy([]string{s.static.style, s.static.rest, ssr.CarryStyle}, s.static.hold, s.static.script, ssr.CarryScript)
	s.robots = newRobots(s.origin)
	s.broken = newPlain(s.static.style, s.static.rest, "Something went wrong", "This page could not be made", "The mistake is ours and has been noted.")
	s.busy = newPlain(s.static.style, s.static.rest, "Too many readers", "Too many ask for pages at once", "Nothing is wrong with this one: load it again in a few seconds.")
	routes, err := s.routes(c.Mounts)
	if err != nil {
		return nil, err
	}
	s.handler = guard(s.asOf(routes), s.log, http.HandlerFunc(s.serveBroken))
	if err := s.Publish(c.Facts()); err != nil {
		return nil, err
	}
	return s, nil
}

// Publish makes facts the edition that the site shows. Requests under way finish with the one before.
func (s *Site) Publish(facts Facts) error {
	e, err := s.newEdition(facts)
	if err != nil {
		return err
	}
	if was := s.current.Load(); was != nil && len(was.facts.Record.Events()) <= manyEvents { // a page that has just gone out asks for its data
		e.before = was.data
	}
	s.current.Store(e)
	return nil
}

// manyEvents is from where on the files of events are not made in advance: of 300,000 they take a minute, and a gigabyte.
const manyEvents = 20_000

// Warm makes what the first reader of all would otherwise wait for: the front page, then the large files.
func (s *Site) Warm() {
	s.warmFront()
	e := s.current.Load()
	e.pages.Settle()
	if len(e.facts.Record.Events()) <= manyEvents {
		for address, file := range e.data {
			made := file()
			if known := s.knownOf(address); known != nil {
				known.Remember(made) // what readers have from before the server was started again
			}
		}
	}
	s.geojson()
}

// ServeHTTP implements http.Handler.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }
