package ops

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestCaught(t *testing.T) {
	broken := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	answer := func(why any) (status int, log string, gone any) {
		var lines strings.Builder
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/a?b=c", nil)
		func() {
			defer func() { gone = recover() }()
			defer Caught(w, r, slog.New(slog.NewTextHandler(&lines, nil)), broken)
			if why != nil {
				panic(why)
			}
		}()
		return w.Code, lines.String(), gone
	}
	if status, log, gone := answer("a mistake"); status != http.StatusInternalServerError || gone != nil ||
		!strings.Contains(log, `address="/a?b=c" panic="a mistake"`) || !strings.Contains(log, "TestCaught") {
		t.Errorf("a panic is answered with %d, goes on as %v and is logged as %s, want 500 and address, words and stack", status, gone, log)
	}
	if status, log, gone := answer(nil); status != http.StatusOK || log != "" || gone != nil {
		t.Errorf("without a panic: %d, %q, %v", status, log, gone)
	}
	if _, log, gone := answer(http.ErrAbortHandler); gone != http.ErrAbortHandler || log != "" {
		t.Errorf("a connection that is to be cut: %v, %q", gone, log)
	}
}
