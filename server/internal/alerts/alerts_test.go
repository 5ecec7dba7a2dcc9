package alerts

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/publicnet"
)

const base = "https://map.example.org"

var (
	noon  = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	today = relation.DayOf(2026, 11, 30)
)

// stands is how long a revision stands before it counts, here.
const stands = 10 * time.Minute

// record is a store with a clock of its own: its revisions are of ten minutes each and stood by noon, where write did not say
// of when they are.
type record struct {
	eventstore.Memory
	at map[int64]time.Time
}

func (r *record) Since(ctx context.Context, after int64, limit int) ([]eventstore.Revision, error) {
	revisions, err := r.Memory.Since(ctx, after, limit)
	for i := range revisions {
		at, said := r.at[revisions[i].Number]
		if !said {
			at = noon.Add(time.Duration(revisions[i].Number-1000) * stands)
		}
		revisions[i].Time = at
	}
	return revisions, err
}

// site is one whose alerts find browsers on this machine.
type site struct {
	*Alerts
	t     *testing.T
	store *record
	now   time.Time
	hosts map[string]string // addresses by name
}

// openSite returns the site of a store, which has one event at least.
func openSite(t *testing.T, store *record, b *browser, change ...func(*Options)) *site {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	s := &site{t: t, store: store, now: noon, hosts: map[string]string{"push.example.com": "127.0.0.1", "inner.example.com": "10.0.0.7"}}
	if held, _ := store.Since(t.Context(), 0, 1); len(held) == 0 {
		s.write(add(event("first", 9, "2001-01-01", relation.Visit)))
	}
	d, err := desk.Open(t.Context(), store, func() relation.Day { return today }, log)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Style: "p { margin: 0; }", Base: base, Now: func() time.Time { return s.now }, Begun: func() relation.Day { return today }, After: stands, Limits: access.NewLimits(access.DefaultRates), Log: log,
		Dialer: &publicnet.Dialer{Timeout: answerTime, Loopback: true, Lookup: s.lookup},
	}
	if b != nil {
		o.Certificates = b.service.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	}
	for _, c := range change {
		c(&o)
	}
	s.Alerts = New(d, o)
	return s
}

func (s *site) lookup(_ context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	at, ok := s.hosts[host]
	if !ok {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return []netip.Addr{netip.MustParseAddr(at)}, nil
}

// write brings changes on record.
func (s *site) write(changes ...eventstore.Change) {
	s.t.Helper()
	if _, err := s.store.Append(s.t.Context(), changes...); err != nil {
		s.t.Fatal(err)
	}
	if s.Alerts != nil {
		if err := s.desk.Refresh(s.t.Context()); err != nil {
			s.t.Fatal(err)
		}
	}
}

// writeAt brings a change on record at a moment, after which none may be written that says no moment.
func (s *site) writeAt(at time.Time, change eventstore.Change) {
	s.t.Helper()
	if s.store.at == nil {
		s.store.at = make(map[int64]time.Time)
	}
	s.store.at[s.desk.State().Number+1] = at
	s.write(change)
}

// send sends what there is to tell.
func (s *site) send() {
	s.t.Helper()
	if err := s.round(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// post sends a form as the page's script does, with headers in pairs, and returns the status and the words.
func (s *site) post(form url.Values, header ...string) (int, string) {
	r := httptest.NewRequestWithContext(s.t.Context(), "POST", base+"/alerts", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// wishes has a browser be told.
func (s *site) wishes(form url.Values) {
	s.t.Helper()
	if status, words := s.post(form); status != http.StatusOK {
		s.t.Fatalf("POST /alerts = %d %s", status, words)
	}
}

// behind returns the groups of all alerts.
func (s *site) behind() []eventstore.AlertGroup {
	s.t.Helper()
	groups, err := s.store.AlertsBehind(s.t.Context(), 1<<40)
	if err != nil {
		s.t.Fatal(err)
	}
	return groups
}

// nth returns the nth counted state: which one must not matter.
func nth(n int) country.Country {
	for _, c := range country.All() {
		if c.Counted() {
			if n--; n < 0 {
				return c
			}
		}
	}
	panic("not so many states")
}

// event returns an event in order of the nth state.
func event(id string, n int, date string, kind relation.Kind) *relation.Event {
	on, err := relation.ParseDate(date)
	if err != nil {
		panic(err)
	}
	e := &relation.Event{
		ID: id, Country: nth(n).Code, Date: on, Kind: kind, Headline: "Headline of " + id, Confidence: relation.Confirmed,
		Sources: []relation.Source{{URL: "https://example.org/" + id, Publisher: "The Gazette", Supports: "It."}},
	}
	if kind == relation.AmbassadorSent || kind == relation.AmbassadorAccepted {
		e.Evidence = relation.Credentials
	}
	return e
}

func add(e *relation.Event) eventstore.Change {
	return eventstore.Change{EventID: e.ID, Event: e, Origin: eventstore.FromEditor, Reason: "a test"}
}

func correct(expect int64, e *relation.Event) eventstore.Change {
	c := add(e)
	c.Expect = expect
	return c
}

func withdraw(expect int64, id string) eventstore.Change {
	return eventstore.Change{EventID: id, Expect: expect, Origin: eventstore.FromEditor, Reason: "a test"}
}
