package site

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"recognitionmap/server/internal/shelf"
	"recognitionmap/server/internal/ssr"
	"recognitionmap/web"
)

// made are addresses whose answers are made for those who ask: kept ones, and ones of which there is no end.
var made = []string{
	"/", "/country/AFG?date=2024-01-01", "/?date=soon", "/search?q=visit", "/scene/?date=2024-01-01", "/map.svg", "/map.png?scale=4", "/card/map.png",
	"/map.csv", "/events.csv?kind=visit", "/embed", "/embed?date=soon",
}

// Where the queue is full, everything that has to be made is refused in words, and not made without a place in it.
func TestFullQueue(t *testing.T) {
	s := newSite(t, func(c *Config) { c.Web = web.Files })
	busy := shelf.NewMakers(1, 0)
	s.makers = ssr.Makers{Pages: busy, Pictures: busy}
	if err := s.Publish(s.current.Load().facts); err != nil {
		t.Fatal(err)
	}
	held, release, done := make(chan bool), make(chan bool), make(chan bool)
	go func() {
		busy.Do(context.Background(), func() { close(held); <-release })
		close(done)
	}()
	<-held
	for _, address := range made {
		w := get(s, "GET", address)
		if h := w.Header(); w.Code != http.StatusServiceUnavailable || h.Get("Retry-After") != "2" || h.Get("Cache-Control") != "no-store" || h.Get("ETag") != "" || h.Get("Content-Disposition") != "" {
			t.Errorf("GET %s = %d with %v, want 503 and when to come again", address, w.Code, h)
		}
		if !strings.Contains(w.Body.String(), "again") {
			t.Errorf("GET %s says %q", address, w.Body)
		}
	}
	close(release)
	<-done
	for _, address := range made {
		if w := get(s, "GET", address); w.Code != http.StatusOK {
			t.Errorf("GET %s afterwards = %d", address, w.Code)
		}
	}
}

// Nothing is made for a client that has gone, and it is nobody's mistake.
func TestNobodyWaits(t *testing.T) {
	var log strings.Builder
	s := newSite(t, func(c *Config) { c.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	gone, leave := context.WithCancel(t.Context())
	leave()
	for _, address := range made {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", address, nil).WithContext(gone))
		if w.Code != http.StatusServiceUnavailable {
			t.Errorf("GET %s of a client that has gone = %d, want 503", address, w.Code)
		}
	}
	if log.Len() > 0 {
		t.Errorf("the log says %s", log.String())
	}
}
