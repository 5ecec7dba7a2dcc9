package ops

import (
	"log/slog"
	"net/http"
	"runtime/debug"
)

// Caught is deferred where a request is answered: it logs a panic with its stack and has broken answer, which is too late
// where an answer has begun, and then harmless. http.ErrAbortHandler goes on, since who panics with it wants the connection cut.
func Caught(w http.ResponseWriter, r *http.Request, log *slog.Logger, broken http.Handler) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	log.Error("panic", "address", r.RequestURI, "panic", p, "stack", string(debug.Stack()))
	broken.ServeHTTP(w, r)
}
