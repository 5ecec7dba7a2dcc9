package site

import (
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"net/http"
	"strings"

	"recognitionmap/server/internal/ops"
)

// maxAddress is the longest path with query that is answered, in bytes. The longest of our own has 60.
const maxAddress = 2048

// policy is the Content-Security-Policy of pages. Only scripts and styles of the site itself run, and the inline ones by
// their hashes; WebAssembly may compile; pictures may be of the page's own
// making (blob:, for saving the map as PNG); nothing may be framed, posted elsewhere or loaded from elsewhere. The
// JSON in a page is no script and needs no hash.
func policy(styles []string, scripts ...string) string {
	script := "script-src 'self' 'wasm-unsafe-eval'"
	for _, inline := range scripts {
		script += " " + hashSource(inline)
	}
	style := "style-src 'self'"
	for _, inline := range styles {
		style += " " + hashSource(inline)
	}
	return strings.Join([]string{
		"default-src 'none'", script, style, "img-src 'self' blob:", "connect-src 'self'",
		"manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
	}, "; ")
}

// filePolicy is the policy of all that is no page: it does nothing by itself.
const filePolicy = "default-src 'none'; frame-ancestors 'none'"

// picturePolicy is that of pictures, which pages of others show, also as an <object> or in a frame: it has no
// frame-ancestors, as that of embedded maps.
const picturePolicy = "default-src 'none'"

// workerPolicy is that of the worker in which the program runs: it has a policy of its own, not the page's.
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'"

func hashSource(inline string) string {
	sum := sha256.Sum256([]byte(inline))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// permissions lists the browser features that a page could ask for and never does. Names that a browser does not know
// would be warnings in its console.
const permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"

// guard sets the headers that every answer has, refuses addresses that are too long, and turns a panic into an answer.
func guard(next http.Handler, log *slog.Logger, broken http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Content-Security-Policy", filePolicy)
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if len(r.RequestURI) > maxAddress {
			http.Error(w, "the address is too long", http.StatusRequestURITooLong)
			return
		}
		defer ops.Caught(w, r, log, broken)
		next.ServeHTTP(w, r)
	})
}

// pageHeaders adds what only documents have. Cross-Origin-Opener-Policy is not among them: a reader who comes from another
// site would wait for the browser to begin a process anew after the answer has come, and the site keeps nothing of a
// reader's that an opener could learn. The curators' pages have it.
func (s *Site) pageHeaders(h http.Header) {
	h.Set("Content-Security-Policy", s.policy)
	h.Set("Permissions-Policy", permissions)
	h.Set("X-Frame-Options", "DENY")
}
