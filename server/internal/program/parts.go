package program

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/admin"
	"recognitionmap/server/internal/alerts"
	"recognitionmap/server/internal/api"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/editions"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/export"
	"recognitionmap/server/internal/feeds"
	"recognitionmap/server/internal/ops"
	"recognitionmap/server/internal/proof"
	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/site"
	"recognitionmap/server/internal/sources"
	"recognitionmap/server/internal/ssr"
	"recognitionmap/web"
)

// parts are what a server is put together from, around one desk.
type parts struct {
	desk   *desk.Desk
	ops    *ops.Ops
	book   *sources.Book
	alerts *alerts.Alerts
	site   site.Config
	client func(*http.Request) string
	ending context.Context // done when streams are to end

	endStreams context.CancelFunc
}

// newParts puts the handlers together: pages, API, feeds, editing, editions, alerts, health.
func newParts(d *desk.Desk, o options, origin string, log *slog.Logger) (*parts, error) {
	addresses, err := access.NewAddresses(o.proxies)
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	style, err := site.Style(web.Files)
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	p := &parts{desk: d, book: sources.NewBook(d.Store(), log), client: addresses.Client, ops: ops.New(log, func() float64 { return float64(d.State().Number) })}
	p.ending, p.endStreams = context.WithCancel(context.Background())
	if err := p.book.Refresh(p.ending); err != nil {
		log.Warn("what was learned of sources cannot be read: pages are shown as if nothing were known of them", "err", err)
	}
	limits := access.NewLimits(access.DefaultRates)
	absolute := o.base
	if absolute == "" {
		absolute = origin
	}
	records := api.New(d, api.Options{
		Shapes: dataset.WorldGeoJSON(), Today: o.today, Now: time.Now, Log: log,
		Addresses: addresses, Limits: limits, Done: p.ending.Done(), Streams: o.streams, Learned: p.book.Learned,
	})
	editing := admin.New(d, admin.Options{
		Style: style, Map: preview(), Now: time.Now, Today: o.today, Base: o.base,
		Hash: access.Hash, Addresses: addresses, Limits: limits, Log: log, Learned: p.book.Learned, Check: p.checkNow(o.base),
	})
	p.alerts = alerts.New(d, alerts.Options{
		Style: style, Base: o.base, Now: time.Now, Begun: o.begun, After: time.Duration(o.after) * time.Minute, Addresses: addresses, Limits: limits, Log: log,
	})
	papers := editions.New(d, editions.Options{
		Style: style, Origin: absolute, Today: o.today, Now: time.Now, Log: log, Learned: p.book.Learned,
		Releaser: &export.Releaser{Shapes: dataset.WorldGeoJSON(), Tree: new(proof.Tree), Keys: &proof.Keyring{Store: d.Store(), Now: time.Now}},
	})
	p.site = site.Config{
		Web: web.Files, World: dataset.World(), Detail: dataset.Detail(), Names: dataset.Names(), GeoJSON: dataset.WorldGeoJSON(), Facts: func() site.Facts { return facts(d.State(), p.book.Learned()) }, Past: past(d, o.today),
		Base: o.base, Listen: origin, Today: o.today, Log: log, Cores: cores, Forget: o.forget, Stream: "/api/v1/stream", Table: export.StandingCSV,
		Mounts: []site.Mount{
			{Pattern: "/api/", Handler: records}, {Pattern: "/api/v1/stream", Handler: records},
			{Pattern: "/edit", Handler: editing}, {Pattern: "/edit/", Handler: editing}, {Pattern: "/history/", Handler: editing},
			{Pattern: "/corrections", Handler: editing}, {Pattern: "/report/", Handler: editing},
			{Pattern: "/data", Handler: papers}, {Pattern: "/dcat.jsonld", Handler: papers}, {Pattern: "/sources", Handler: papers}, {Pattern: "/release/", Handler: papers}, {Pattern: "/receipt", Handler: papers},
			{Pattern: "/verify", Handler: papers}, {Pattern: "/keys.txt", Handler: papers},
			{Pattern: "/alerts", Handler: p.alerts},
			{Pattern: "/healthz", Handler: http.HandlerFunc(ops.Alive)},
			{Pattern: "/readyz", Handler: ops.Ready(d.Store().Ping, unready, func() string { return d.State().Revision() })},
		},
	}
	serveFeed := feedHandler(d, feeds.New(absolute), log)
	for _, a := range state.Addresses {
		if a.Is == state.Feed {
			p.site.Mounts = append(p.site.Mounts, site.Mount{Pattern: a.Pattern, Handler: serveFeed})
		}
	}
	return p, nil
}

// unready says why a store cannot be written, without its address.
func unready(err error) string {
	if errors.Is(err, eventstore.ErrDamaged) {
		return "the store is damaged: pages and reads go on, writes do not"
	}
	return "the store is not available: pages and reads go on, writes do not"
}

// shared has requests say whose they are, so that those who wait for something to be made take turns, and how they take it.
func (p *parts) shared(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := content.Wants(shelf.From(r.Context(), p.client(r)), r.Header.Get("Accept-Encoding"))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// facts are what the site shows of a state, and of what was learned of its sources.
func facts(s *desk.State, known *sources.Learned) site.Facts {
	return site.Facts{
		Record: s.Record, Edition: int(s.Number), Hash: s.Hash, Dead: known.Dead, Rests: restsOf(s.Record, known),
		Changed: func() map[string]time.Time { return feeds.LastChanged(s) },
		At: func(edition int) (ssr.Known, bool) {
			number := int64(edition)
			return ssr.Known{
				Edition: edition, Record: func() *relation.Record { return s.At(number, func(*relation.Event) bool { return true }) },
				Revised: func(id string) bool {
					h := s.History(id)
					return len(h) > 0 && h[0].Number <= number && h[len(h)-1].Number > number
				},
			}, number >= 1 && number <= s.Number
		},
	}
}

// past finds the edition that a reader asks for, see site.Config.
func past(d *desk.Desk, today func() relation.Day) func(ctx context.Context, known, edition string) (context.Context, site.Past, error) {
	return func(ctx context.Context, known, edition string) (context.Context, site.Past, error) {
		s, err := d.Asked(ctx, known, edition, today())
		switch {
		case errors.Is(err, desk.ErrBadEdition):
			return ctx, site.Past{}, &site.NoEdition{Status: http.StatusBadRequest, Words: access.RefusalOf(err).Sentence()}
		case errors.Is(err, desk.ErrNoEdition):
			return ctx, site.Past{}, &site.NoEdition{Status: http.StatusNotFound, Words: access.RefusalOf(err).Sentence()}
		case err != nil:
			return ctx, site.Past{}, err
		}
		newest := d.State()
		step, earlier, later := newest.BatchAt(s.Number)
		return desk.In(ctx, s), site.Past{
			Facts: facts(s, sources.Nothing), Time: s.Time, Changed: step.Words(), Newest: int(newest.Number), Earlier: int(earlier), Later: int(later),
		}, nil
	}
}

// preview returns how a record's map is drawn for curators. The shapes are decoded when the first asks.
func preview() func(dst []byte, r *relation.Record, day relation.Day) []byte {
	drawing := sync.OnceValue(func() *ui.Drawing {
		shapes, err := world.Decode(dataset.World())
		if err != nil {
			panic(fmt.Sprintf("program: the embedded shapes: %v", err)) // a fault of the build
		}
		return ui.NewDrawing(carto.NewPlate(shapes))
	})
	return func(dst []byte, r *relation.Record, day relation.Day) []byte {
		return drawing().AppendSVG(dst, r.On(day), state.Look{}, "", "")
	}
}

// errNoFeed says that a path under the name of a feed is none.
var errNoFeed = errors.New("no such feed: want a country by its alpha-3 code, as in /country/RUS/feed.atom")

// What is kept of feeds at most, two forms of each place's, a record's worth; how many are made at a time, and how many
// wait for one.
const (
	maxFeeds      = 1000
	maxFeedWeight = 16 << 20 // bytes
	feedMakers    = 2
	feedQueue     = 32
)

// feedHandler answers for the feeds of the newest state, each made once for a state.
func feedHandler(d *desk.Desk, f *feeds.Feeds, log *slog.Logger) http.HandlerFunc {
	kept := shelf.New(maxFeeds, maxFeedWeight, shelf.NewMakers(feedMakers, feedQueue), (*content.Content).Weight)
	return func(w http.ResponseWriter, r *http.Request) {
		s := d.StateOf(r.Context())
		c, _, err := kept.Get(r.Context(), shelf.Age{s.Number}, r.URL.Path, func(context.Context) (*content.Content, error) {
			body, mediaType, ok := f.At(r.URL.Path, s)
			if !ok {
				return nil, errNoFeed
			}
			return content.New(mediaType, body, content.Good), nil
		})
		switch {
		case errors.Is(err, errNoFeed):
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		case err != nil: // too many wait, or another one's making of it panicked
			access.Answer(err, log, "address", r.URL.Path).Write(w)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
		c.Serve(w, r, content.Revalidate)
	}
}
