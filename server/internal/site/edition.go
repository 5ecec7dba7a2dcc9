package site

import (
	"encoding/json"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"recognitionmap/app/pages"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// Facts are one edition of the events. Editions are numbered, and a browser never goes back to a lower number.
type Facts struct {
	Record  *relation.Record
	Edition int
	Hash    string // of the events, hexadecimal, at least 8 digits
	// Changed tells when what stands at an address was last changed, for the sitemap; nil or no entry where unknown.
	Changed func() map[string]time.Time
	// Rests and Dead are what was learned of sources, see ssr.Frame; nil where nothing is known.
	Rests func(today relation.Day) string
	Dead  func(*relation.Event) bool
	// At returns the edition of a smaller number; nil where those before are not known.
	At func(edition int) (ssr.Known, bool)
}

// Revision names the edition on pages and in addresses: "12-0a1b2c3d".
func (f Facts) Revision() string {
	return strconv.Itoa(f.Edition) + "-" + f.Hash[:min(8, len(f.Hash))]
}

// edition is all that the site serves of one edition of the facts. It never changes.
type edition struct {
	facts    Facts
	pages    *ssr.Snapshot
	data     map[string]func() *content.Content // by address: events, core and the world
	before   map[string]func() *content.Content // the same of the edition before, nil where it is too long to be kept
	newest   newest
	current  atomic.Pointer[dated] // of the day on which it was last asked for; nil before
	worker   *content.Content      // /app-worker.js
	manifest *content.Content
	sitemap  func() *content.Content
}

// newest is /data/current.json: what there is to fetch now.
type newest struct {
	Edition  int    `json:"edition"`
	Revision string `json:"revision"`
	Build    string `json:"build"`  // of the program that reads these files; a page of another one is to be loaded anew
	Core     string `json:"core"`   // address of the events that decide facts, without texts and sources
	Events   string `json:"events"` // address of all events, whole
	Newest   string `json:"newest"` // date of the newest event
	Today    string `json:"today"`  // last day that can be shown, 2006-01-02: a reader's clock may be wrong
}

// dated is a newest of a day.
type dated struct {
	day  relation.Day
	text *content.Content
}

// on returns /data/current.json as it is on a day.
func (e *edition) on(day relation.Day) *content.Content {
	if kept := e.current.Load(); kept != nil && kept.day == day {
		return kept.text
	}
	n := e.newest
	n.Today = day.String()
	text, err := json.Marshal(n)
	if err != nil {
		panic("site: " + err.Error()) // it is of numbers and texts
	}
	made := &dated{day, content.New(mediaType(".json"), append(text, '\n'), content.Best)}
	e.current.Store(made)
	return made.text
}

// newEdition makes an edition of facts.
func (s *Site) newEdition(facts Facts) (*edition, error) {
	e := &edition{facts: facts, data: make(map[string]func() *content.Content)}
	core := e.addEvents("core", s.static.wasm, func() []*relation.Event { return pages.Core(facts.Record) })
	events := e.addEvents("events", s.static.wasm, facts.Record.Events)
	world := e.add("world", ".bin", s.world)
	detail := ""
	if s.detail != nil {
		detail = e.add("detail", ".bin", s.detail) // fetched when the map is zoomed in, and then kept
	}
	names := ""
	if s.names != nil {
		names = e.add("names", ".txt", s.names) // fetched when somebody searches
	}
	frame := s.frame(facts)
	frame.Core, frame.Events, frame.World, frame.Detail, frame.Names = core, events, world, detail, names
	var err error
	if e.worker, err = s.newWorker(&frame); err != nil {
		return nil, err
	}
	e.newest = newest{Edition: facts.Edition, Revision: facts.Revision(), Build: frame.Build, Core: core, Events: events, Newest: facts.Record.Newest().Date.String()}
	if e.pages, err = s.newSnapshot(facts.Record, frame); err != nil {
		return nil, err
	}
	if e.manifest, err = s.newManifest(); err != nil {
		return nil, err
	}
	e.sitemap = sync.OnceValue(func() *content.Content { return s.newSitemap(facts) })
	return e, nil
}

// frame is what stands around the pages of an edition, less the addresses of its data.
func (s *Site) frame(facts Facts) ssr.Frame {
	frame := ssr.Frame{
		Rests: facts.Rests, Dead: facts.Dead, Base: s.base, Origin: s.origin, Revision: facts.Revision(), Edition: facts.Edition, Style: s.static.style, Rest: s.static.rest, Hold: s.static.hold, Script: s.static.script,
		Links: s.links(), Loader: s.static.loader, Worker: s.static.room, Share: s.static.share, Offer: s.static.offer, Move: s.static.move, RestFile: s.static.restFile, Stream: s.stream,
		Carry: s.carryPolicy, Image: s.image(), Cards: s.stream != "", // a copy of the site as files has no pictures made to order
	}
	if s.stream != "" {
		frame.Scene = scenePath // nor scenes
	}
	if s.static.wasm != "" && s.static.exec != "" {
		frame.Wasm, frame.Exec = s.static.wasm, s.static.exec
	}
	return frame
}

func (s *Site) newSnapshot(record *relation.Record, frame ssr.Frame) (*ssr.Snapshot, error) {
	return ssr.NewSnapshot(record, s.drawing, s.fine, frame, s.makers)
}

// addEvents adds a list of events in the wire form, which is made when first asked for. Its address has the hash of the
// facts and of the program that reads them: that of the bytes themselves would take a second of every write to a long record.
func (e *edition) addEvents(name, program string, events func() []*relation.Event) string {
	address := "/data/" + name + "." + content.Hash([]byte(e.facts.Hash + " " + program))[:12] + ".txt"
	e.data[address] = sync.OnceValue(func() *content.Content {
		var body []byte
		for _, event := range events() {
			body = relation.AppendWire(body, *event)
		}
		return packed(address, body)
	})
	return address
}

// add gives data an address that carries its hash.
func (e *edition) add(name, ext string, body []byte) string {
	address := "/data/" + name + "." + content.Hash(body)[:12] + ext
	e.data[address] = shipped(address, body)
	return address
}
