// Package admin is where the record is changed in a browser, without any script: curators sign in with a token, fill in
// a form, look at what it would do to the map, and propose or publish; a second person decides on proposals. Beside it
// are the public pages that belong to changes: the history of an event, the corrections, and "Report an error".
//
// A page under /edit is never kept by anyone, and a form that could not be taken comes back with all that was typed in
// it. The public pages carry no name of a person and are made from the desk's state, so that they answer while the store
// is down.
package admin

import (
	"context"
	"crypto/sha256"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/sources"
)

// Options is what the pages are made with. Now, Today, Limits and Log must be set.
type Options struct {
	Style string // the site's style sheet, inlined before the one of these pages
	// Map appends the world as an SVG document with the style sheet's classes; nil for previews without a map.
	Map   func(dst []byte, r *relation.Record, day relation.Day) []byte
	Now   func() time.Time
	Today func() relation.Day
	// Base is the origin by which browsers know the site, "" where nobody says. Forms of its pages are taken whatever host a
	// proxy puts into the request, and where it is https cookies are bound to that and to the host.
	Base string
	// Hash is how the store keeps a token's secret; nil for SHA-256.
	Hash      func(secret string) []byte
	Addresses access.Addresses
	Limits    *access.Limits // of sign-ins that were not right, and of reports; shared with the API
	Log       *slog.Logger
	// Learned is what was learned of sources, the newest; Check asks for the page at one's address, notes what it finds, and
	// returns it. nil where sources cannot be asked for.
	Learned func() *sources.Learned
	Check   func(ctx context.Context, address string) (eventstore.Page, error)
}

// store is what these pages ask of the store themselves: who has signed in, and what waits. What is written beyond
// sessions is the desk's.
type store interface {
	Token(ctx context.Context, hash []byte) (eventstore.Token, error)
	AddSession(ctx context.Context, s eventstore.Session, now time.Time) error
	Session(ctx context.Context, hash []byte, now time.Time) (eventstore.Token, error)
	EndSession(ctx context.Context, hash []byte) error
	Proposals(ctx context.Context, s eventstore.Status) ([]eventstore.Proposal, error)
	Proposal(ctx context.Context, id int64) (eventstore.Proposal, error)
	Notes(ctx context.Context, s eventstore.Status) ([]eventstore.Note, error)
}

// admin answers requests.
type admin struct {
	Options
	desk      *desk.Desk
	store     store
	secure    bool // whether readers come by https
	crossing  access.Crossing
	templates frame.Templates
	style     string // of a page
	policy    string
	shelf     *shelf.Shelf[*content.Content]
	answers   answers
}

// New returns the handler of /edit, /edit/..., /history/{id}, /corrections and /report/{id}... It panics when o.Base is no
// origin, which the command line has checked.
func New(d *desk.Desk, o Options) http.Handler {
	if o.Hash == nil {
		o.Hash = func(secret string) []byte { return hashOf(secret) }
	}
	a := &admin{Options: o, desk: d, store: d.Store(), secure: strings.HasPrefix(o.Base, "https:"), crossing: access.NewCrossing(o.Base), templates: parseTemplates(),
		shelf: shelf.New(maxPages, maxWeight, shelf.NewMakers(makers, queue), (*content.Content).Weight)}
	a.style = o.Style + frame.CSS
	a.policy = frame.Policy(a.style, "")
	a.answers = answers{store: a.store, now: o.Now}
	return a.guard(a.routes())
}

// routes is the whole map of addresses. The mux answers other methods with 405.
func (a *admin) routes() http.Handler {
	mux := http.NewServeMux()
	for _, route := range []struct {
		pattern string
		serve   http.HandlerFunc
	}{
		{"GET /history/{id}", a.serveHistory},
		{"GET /corrections", a.serveCorrections},
		{"GET /report/{id}", a.serveReport},
		{"POST /report/{id}", a.takeReport},
		{"GET /report/{id}/thanks", a.serveThanks},

		{"GET /edit/login", a.serveLogin},
		{"POST /edit/login", a.login},
		{"POST /edit/logout", a.logout},
		{"GET /edit", a.signedIn(a.serveOverview)},
		{"GET /edit/new", a.signedIn(a.serveForm)},
		{"POST /edit/new", a.takeForm},
		{"GET /edit/event/{id}", a.signedIn(a.serveForm)},
		{"POST /edit/event/{id}", a.takeForm},
		{"GET /edit/source", a.signedIn(a.serveSource)},
		{"POST /edit/source", a.signedIn(a.checkSource)},
		{"GET /edit/preview.svg", a.signedIn(a.servePicture)},
		{"GET /edit/proposals/{id}", a.signedIn(a.serveProposal)},
		{"POST /edit/proposals/{id}", a.signedIn(a.decideProposal)},
		{"GET /edit/notes/{id}", a.signedIn(a.serveNote)},
		{"POST /edit/notes/{id}", a.signedIn(a.answerNote)},
	} {
		mux.HandleFunc(route.pattern, route.serve)
	}
	mux.Handle("GET /edit/{$}", http.RedirectHandler("/edit", http.StatusSeeOther))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { a.serveMissing(w, r) })
	return mux
}

// hashOf is how the store keeps what a browser has to show again.
func hashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
