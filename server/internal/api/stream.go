package api

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
)

const (
	// heartbeat is how often an idle stream shows that it lives: proxies give up after 30 seconds or more.
	heartbeat = 20 * time.Second
	// defaultStreams is how many streams there are at most; each costs about 20 kB.
	defaultStreams = 20_000
	// sendTime is how long one message may take before its reader counts as gone.
	sendTime = 30 * time.Second
)

// streams are the open streams of an API.
type streams struct {
	desk   *desk.Desk
	today  func() relation.Day
	done   <-chan struct{}
	ticker func() (<-chan time.Time, func())
	client func(*http.Request) string
	open   openStreams
	mail   mail

	served atomic.Int64 // so far, to spread those who come back
}

func newStreams(a *api) *streams {
	s := &streams{desk: a.desk, today: a.Today, done: a.Done, ticker: a.Ticker, client: a.Addresses.Client}
	s.open.most = a.Streams
	if a.Streams == 0 {
		s.open.most = defaultStreams
	}
	if s.ticker == nil {
		s.ticker = func() (<-chan time.Time, func()) {
			t := time.NewTicker(heartbeat)
			return t.C, t.Stop
		}
	}
	return s
}

// ServeHTTP answers GET stream as server-sent events: one message a new state, from where the reader left off. It ends
// with its reader, or when the server does.
func (s *streams) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := onlyQuery(r, "since"); err != nil {
		access.RefusalOf(err).Write(w)
		return
	}
	ended, leave, ok := s.open.enter(s.client(r))
	if !ok {
		access.Refused(http.StatusServiceUnavailable, fmt.Sprintf("there are %d streams open, which is all; read changes?since= meanwhile", s.open.most), "Retry-After", "60").Write(w)
		return
	}
	defer leave()
	states, cancel := s.desk.Subscribe() // before looking, so that nothing falls between
	defer cancel()
	now := s.desk.State()
	seen, err := resumeAt(r, now.Number)
	if err != nil {
		access.RefusalOf(err).Write(w)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx would hold messages back
	for _, name := range []string{"Access-Control-Expose-Headers", "Referrer-Policy"} {
		h.Del(name) // a stream has no such headers and no links; every visit pays for it
	}
	if r.Method == http.MethodHead {
		return
	}
	line := wire{w, http.NewResponseController(w)}
	line.control.SetReadDeadline(time.Time{}) // the server's own limits are for answers that end
	wait := 1000 + s.served.Add(1)*37%4000    // milliseconds
	if !line.send(fmt.Appendf(nil, "retry: %d\nid: %d\n\n", wait, seen)) {
		return
	}
	tick, stop := s.ticker()
	defer stop()
	for {
		if now.Number != seen {
			if !line.send(s.mail.since(now, seen, s.today())) {
				return
			}
			seen = now.Number
		}
		select {
		case <-states:
			now = s.desk.State() // which may be newer still
		case <-tick:
			if !line.send([]byte(":\n\n")) {
				return
			}
		case <-ended: // for another client; the reader comes back, and then finds room or not
			return
		case <-s.done:
			line.send(fmt.Appendf(nil, "retry: %d\n\n", wait))
			return
		case <-r.Context().Done():
			return
		}
	}
}

// resumeAt returns the number of the last revision that a reader has: what an EventSource that comes back says, else the
// parameter since, else the newest.
func resumeAt(r *http.Request, newest int64) (int64, error) {
	name, text := "Last-Event-ID", r.Header.Get("Last-Event-ID")
	if text == "" {
		name, text = "since", r.URL.Query().Get("since")
	}
	if text == "" {
		return newest, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return 0, access.Refused(http.StatusBadRequest, fmt.Sprintf("%s: %q, want the number of a revision, 0 to %d", name, shorten(text), newest))
	}
	return n, nil
}

// wire sends at once, within sendTime.
type wire struct {
	io.Writer
	control *http.ResponseController
}

// send reports whether the reader is still there.
func (l wire) send(text []byte) bool {
	l.control.SetWriteDeadline(time.Now().Add(sendTime))
	if _, err := l.Write(text); err != nil {
		return false
	}
	return l.control.Flush() == nil
}
