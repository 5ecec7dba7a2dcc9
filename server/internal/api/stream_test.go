package api

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// listener reads a stream of a running server block by block.
type listener struct {
	*bufio.Scanner
	status int
	end    context.CancelFunc
}

// listen opens a stream.
func listen(t *testing.T, origin string, header ...string) listener {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, "GET", origin+"/api/v1/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); answer.Body.Close() })
	lines := bufio.NewScanner(answer.Body)
	lines.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.Index(data, []byte("\n\n")); i >= 0 {
			return i + 2, data[:i], nil
		}
		return 0, nil, nil
	})
	return listener{lines, answer.StatusCode, cancel}
}

func (l listener) next(t *testing.T) string {
	t.Helper()
	if !l.Scan() {
		t.Fatalf("the stream has ended: %v", l.Err())
	}
	return l.Text()
}

// streaming is a running API whose heart beats when the test says so.
func streaming(t *testing.T) (s server, origin string, beat chan time.Time, done chan struct{}) {
	beat, done = make(chan time.Time), make(chan struct{})
	s = serve(t, realEvents(t), new(eventstore.Memory), func(o *Options) {
		o.Done, o.Streams = done, 2
		o.Ticker = func() (<-chan time.Time, func()) { return beat, func() {} }
	})
	running := httptest.NewServer(s)
	t.Cleanup(running.Close)
	return s, running.URL, beat, done
}

func TestStream(t *testing.T) {
	s, origin, beat, done := streaming(t)
	start := s.desk.State().Number
	l := listen(t, origin)
	if got := l.next(t); !strings.HasPrefix(got, "retry: ") || !strings.HasSuffix(got, fmt.Sprintf("\nid: %d", start)) {
		t.Errorf("the stream begins with %q, want the number of the revision", got)
	}
	beat <- now
	if got := l.next(t); got != ":" {
		t.Errorf("the heart beats %q, want a comment", got)
	}
	s.add(t, "2026-11-01-fra-recognition", "FRA", "2026-11-01", "recognition")
	got := l.next(t)
	want := fmt.Sprintf("event: revision\nid: %d\ndata: {\"number\":%d,\"revision\":%q,\"events\":[\"2026-11-01-fra-recognition\"],"+
		"\"classes\":[{\"country\":\"FRA\",\"before\":\"none\",\"after\":\"recognized\",\"contested\":false,\"reported\":false,\"unrecorded\":false}]}", start+1, start+1, s.desk.State().Revision())
	if got != want {
		t.Errorf("the message is\n%s, want\n%s", got, want)
	}
	close(done)
	if got := l.next(t); !strings.HasPrefix(got, "retry: ") {
		t.Errorf("the stream ends with %q, want when to come back", got)
	}
	if l.Scan() {
		t.Errorf("after its end the stream says %q", l.Text())
	}
}

// TestStreamTellsAConfirmation: the class stays, what it rests on does not.
func TestStreamTellsAConfirmation(t *testing.T) {
	s, origin, _, _ := streaming(t)
	start := s.desk.State().Number
	reported := strings.Replace(text("2026-11-03-prt-recognition", "PRT", "2026-11-03", "recognition"), "confirmed", "reported", 1)
	for _, event := range []string{reported, text("2026-11-04-prt-recognition", "PRT", "2026-11-04", "recognition")} {
		start = s.desk.State().Number
		if w := s.ask("POST", "/api/v1/events", `{"reason":"a test","event":`+event+`}`, "Authorization", "Bearer "+s.publish); w.Code != http.StatusCreated {
			t.Fatalf("POST events = %d %s", w.Code, w.Body)
		}
	}
	told := listen(t, origin, "Last-Event-ID", fmt.Sprint(start))
	told.next(t)
	if got := told.next(t); !strings.Contains(got, `"classes":[{"country":"PRT","before":"recognized","after":"recognized","contested":false,"reported":false,"unrecorded":false}]`) {
		t.Errorf("a confirmation is told as %q", got)
	}
}

func TestStreamResumes(t *testing.T) {
	s, origin, _, _ := streaming(t)
	start := s.desk.State().Number
	s.add(t, "2026-11-01-fra-recognition", "FRA", "2026-11-01", "recognition")
	s.add(t, "2026-11-02-ita-visit", "ITA", "2026-11-02", "visit")
	l := listen(t, origin, "Last-Event-ID", fmt.Sprint(start))
	l.next(t)
	if got := l.next(t); !strings.Contains(got, `"events":["2026-11-01-fra-recognition","2026-11-02-ita-visit"],"classes":[{"country":"FRA"`) ||
		!strings.Contains(got, fmt.Sprintf("id: %d\n", start+2)) {
		t.Errorf("what was missed is %q, want both events in one message", got)
	}
	if w := s.ask("GET", "/api/v1/stream", "", "Last-Event-ID", "x"); w.Code != http.StatusBadRequest {
		t.Errorf("Last-Event-ID: x = %d, want 400", w.Code)
	}
	// a reader from another, longer record is told where this one is
	other := listen(t, origin, "Last-Event-ID", "99999")
	other.next(t)
	if got := other.next(t); !strings.Contains(got, fmt.Sprintf(`"number":%d,`, start+2)) {
		t.Errorf("a reader from revision 99999 is told %q", got)
	}
	if full := listen(t, origin); full.status != http.StatusServiceUnavailable {
		t.Errorf("the third stream of two = %d, want 503", full.status)
	}
}

// A client that has opened all streams loses one to a client that has none, and cannot open another.
func TestStreamsAreShared(t *testing.T) {
	o := openStreams{most: 3}
	var ended []<-chan struct{}
	for range 3 {
		end, _, ok := o.enter("greedy")
		if !ok {
			t.Fatal("there is no room")
		}
		ended = append(ended, end)
	}
	if _, _, ok := o.enter("greedy"); ok {
		t.Error("the greedy one has a fourth of three")
	}
	_, leave, ok := o.enter("modest")
	if !ok {
		t.Error("another one has none")
	}
	select {
	case <-ended[0]:
	default:
		t.Error("nothing was taken from the greedy one")
	}
	leave()
	leave()
	if _, _, ok := o.enter("greedy"); !ok || o.places.Len() != 3 {
		t.Errorf("with room for one it is refused, of %d", o.places.Len())
	}
}

// patience records what a stream asks of its connection.
type patience struct {
	*httptest.ResponseRecorder
	mu     sync.Mutex
	read   []time.Time
	write  int
	unsafe bool // whether something was written without a new deadline
	wrote  chan struct{}
}

func (p *patience) SetReadDeadline(at time.Time) error { p.read = append(p.read, at); return nil }

func (p *patience) SetWriteDeadline(time.Time) error { p.write++; return nil }

func (p *patience) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.unsafe = p.unsafe || p.write == 0
	p.write = 0
	return p.ResponseRecorder.Write(b)
}

func (p *patience) Flush() { p.wrote <- struct{}{} }

// The limits of a server are for answers that end; a stream sets its own.
func TestStreamOutlivesTheServersLimits(t *testing.T) {
	s, _, beat, done := streaming(t)
	p := &patience{ResponseRecorder: httptest.NewRecorder(), wrote: make(chan struct{})}
	over := make(chan struct{})
	go func() {
		defer close(over)
		s.ServeHTTP(p, httptest.NewRequest("GET", "/api/v1/stream", nil))
	}()
	<-p.wrote
	for range 3 {
		beat <- now
		<-p.wrote
	}
	close(done)
	<-p.wrote
	<-over
	if len(p.read) != 1 || !p.read[0].IsZero() || p.unsafe {
		t.Errorf("read deadlines %v, written without a new deadline: %v; want none and never", p.read, p.unsafe)
	}
}
