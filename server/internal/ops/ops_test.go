package ops

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestWatch(t *testing.T) {
	var log strings.Builder
	o := New(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), func() float64 { return 712 })
	handler := o.Watch(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api/v1/standing" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Errorf("Flush through Watch: %v", err)
		}
		io.WriteString(w, "hello")
	}))
	ids := map[string]bool{}
	for _, path := range []string{"/", "/country/RUS", "/api/v1/standing"} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		ids[w.Header().Get("X-Request-Id")] = true
	}
	if len(ids) != 3 || ids[""] {
		t.Errorf("three answers have the ids %v", ids)
	}
	for _, want := range []string{"path=/country/RUS", "status=503", "bytes=5", "level=WARN"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, log.String())
		}
	}
	w := httptest.NewRecorder()
	o.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{
		`recognitionmap_requests_total{kind="page",status="2xx"} 2`, `recognitionmap_requests_total{kind="api",status="5xx"} 1`,
		"recognitionmap_revision 712", `recognitionmap_requests_open{kind="page"} 0`, "go_goroutines",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the metrics lack %q", want)
		}
	}
}

// Who asks often whether the store can be written does not write to it as often, and learns it again in time.
func TestReadyLooksNowAndThen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		looks := 0
		ready := Ready(func(context.Context) error { looks++; return nil }, error.Error, func() string { return "" })
		ask := func() { ready(httptest.NewRecorder(), httptest.NewRequest("GET", "/readyz", nil)) }
		for range 100 {
			ask()
		}
		if looks != 1 {
			t.Errorf("%d looks for 100 requests at once, want one", looks)
		}
		time.Sleep(fresh)
		if ask(); looks != 2 {
			t.Errorf("%d looks after a while, want another", looks)
		}
	})
}

// A flood of refused requests is not a flood of lines.
func TestRefusalsAreLoggedOnce(t *testing.T) {
	var log strings.Builder
	o := New(slog.New(slog.NewTextHandler(&log, nil)), func() float64 { return 0 })
	handler := o.Watch(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }))
	for range 1000 {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	}
	if n := strings.Count(log.String(), "\n"); n != 1 {
		t.Errorf("the log has %d lines, want one", n)
	}
}

func TestKind(t *testing.T) {
	for _, test := range []struct{ path, want string }{
		{"/", "page"}, {"/country/RUS", "page"}, {"/history/a", "page"}, {"/nope", "page"}, {"/editor", "page"}, {"/static/", "page"},
		{"/static/app.0123456789ab.js", "file"}, {"/data/current.json", "file"}, {"/geo/world.geojson", "file"}, {"/map.csv", "file"},
		{"/map.png", "picture"}, {"/card/country/RUS.png", "picture"}, {"/country/RUS/feed.atom", "feed"},
		{"/api/v1/stream", "stream"}, {"/api/v1/standing", "api"}, {"/edit", "edit"}, {"/edit/login", "edit"}, {"/report/a", "report"},
		{"/healthz", "health"}, {"/readyz", "health"},
	} {
		if got := Kind(test.path); got != test.want {
			t.Errorf("Kind(%s) = %s, want %s", test.path, got, test.want)
		}
	}
}

func TestReady(t *testing.T) {
	for _, test := range []struct {
		name   string
		ping   error
		status int
		want   string
	}{
		{"a store that answers", nil, http.StatusOK, `"revision":"712-0a1b2c3d"`},
		{"a store that does not", errors.New("connection refused"), http.StatusServiceUnavailable, "reads go on"},
	} {
		w := httptest.NewRecorder()
		Ready(func(context.Context) error { return test.ping }, func(error) string { return "reads go on" }, func() string { return "712-0a1b2c3d" })(w, httptest.NewRequest("GET", "/readyz", nil))
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: Ready = %d %s", test.name, w.Code, w.Body)
		}
	}
}
