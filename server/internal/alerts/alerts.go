// Package alerts tells readers who wish it of what is new, by messages to their browsers (RFC 8030, 8291, 8292): of any
// recognition, of any change of ambassadors, or of one state. It is the page on which they say so, the rule of what is told
// (newsOf), and the sending.
//
// Of a reader the address is kept at which their browser's push service takes messages, with the keys that it gave and what
// they chose; it goes when they end it and when the service says that it has gone. Such an address comes from strangers: only
// hosts that everybody can reach are asked, by https, which is seen to when it is given and at every connection.
package alerts

import (
	"context"
	"crypto/tls"
	"embed"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/SherClockHolmes/webpush-go"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/ops"
	"recognitionmap/server/internal/publicnet"
)

//go:embed templates/*.html
var files embed.FS

//go:embed alerts.js
var script string

// Options is what alerts are made with. All must be set but After, Dialer, Certificates and Most.
type Options struct {
	Style     string // the site's style sheet
	Base      string // the origin by which readers know the site; alerts are sent where it is of https
	Now       func() time.Time
	Begun     func() relation.Day // the newest day that has begun anywhere
	After     time.Duration       // that a revision stands before it counts, in whole minutes
	Addresses access.Addresses
	Limits    *access.Limits
	Log       *slog.Logger

	Dialer       *publicnet.Dialer // nil for that of the public network
	Certificates *tls.Config       // for tests alone; nil for those of the system
	Most         int               // alerts that are kept, 0 for maxAlerts
}

// maxAlerts is how many alerts are kept: each is a request to somebody else at every recognition.
const maxAlerts = 50_000

// Alerts answers requests, and sends.
type Alerts struct {
	Options
	desk      *desk.Desk
	crossing  access.Crossing
	templates frame.Templates
	style     string
	policy    string
	client    *http.Client
	known     known // only Follow has it
}

// answerTime is how long an endpoint may take to answer.
const answerTime = 10 * time.Second

// New returns the alerts of a desk. It panics when o.Base is no origin, which the command line has checked.
func New(d *desk.Desk, o Options) *Alerts {
	if o.Dialer == nil {
		o.Dialer = &publicnet.Dialer{Timeout: answerTime}
	}
	if o.Most == 0 {
		o.Most = maxAlerts
	}
	a := &Alerts{
		Options: o, desk: d, crossing: access.NewCrossing(o.Base), style: o.Style + frame.CSS,
		templates: frame.Parse(files, "templates", template.FuncMap{"states": states}),
		client: &http.Client{
			Timeout: answerTime,
			Transport: &http.Transport{ // no proxy: it would look names up in our place
				DialContext: o.Dialer.DialContext, TLSClientConfig: o.Certificates, TLSHandshakeTimeout: answerTime, ForceAttemptHTTP2: true,
				MaxResponseHeaderBytes: 16 << 10, MaxIdleConnsPerHost: hands, IdleConnTimeout: 30 * time.Second,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	a.policy = frame.Policy(a.style, script, "connect-src 'self'", "worker-src 'self'")
	return a
}

// Open reports whether the site has an address of https, by which push services can know it.
func (a *Alerts) Open() bool { return strings.HasPrefix(a.Base, "https://") }

// states are those of which a reader can choose one.
func states() []country.Country {
	var all []country.Country
	for _, c := range country.All() {
		if c.State() {
			all = append(all, c)
		}
	}
	return all
}

// key returns the keys by which push services know the site, made when they are first asked for.
func (a *Alerts) key(ctx context.Context) (eventstore.PushKey, error) {
	secret, public, err := webpush.GenerateVAPIDKeys()
	if err != nil {
		return eventstore.PushKey{}, err
	}
	return a.desk.Store().PushKey(ctx, eventstore.PushKey{Secret: secret, Public: public})
}

// ServeHTTP answers at /alerts: GET with the page, POST from its script with what a reader wishes.
func (a *Alerts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	frame.Headers(w.Header(), a.policy)
	defer ops.Caught(w, r, a.Log, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		say(w, http.StatusInternalServerError, access.Mistake().Sentence())
	}))
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		a.serve(w, r)
	case http.MethodPost:
		a.take(w, r)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		say(w, http.StatusMethodNotAllowed, "Want GET or POST.")
	}
}
