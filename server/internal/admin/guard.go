package admin

import (
	"net/http"
	"strings"

	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/ops"
)

// private reports whether an address is for curators.
func private(path string) bool { return path == "/edit" || strings.HasPrefix(path, "/edit/") }

// guard sets the headers that every answer has, refuses forms that another site has sent, and turns a panic into a page.
func (a *admin) guard(next http.Handler) http.Handler {
	broken := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.serveText(w, r, http.StatusInternalServerError, "Something went wrong here", "The mistake is ours and has been noted. Nothing was written.")
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		frame.Headers(h, a.policy) // what is public says that it may be kept
		if private(r.URL.Path) {
			h.Set("X-Robots-Tag", "noindex")
		}
		defer ops.Caught(w, r, a.Log, broken)
		if a.crossing.Check(r) != nil {
			a.serveCrossing(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (a *admin) serveCrossing(w http.ResponseWriter, r *http.Request) {
	a.serveText(w, r, http.StatusForbidden, "This form came from another site",
		"A form is taken only from a page of this site. Nothing was written. Open the page here and send the form again.")
}
