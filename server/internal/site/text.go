package site

import (
	"net/http"

	"recognitionmap/app/state"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// textPolicy is the Content-Security-Policy of the page of words alone, which has a style and nothing that runs.
var textPolicy = "default-src 'none'; style-src " + hashSource(ssr.TextStyle) + "; img-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// serveText answers GET /text: where the world stands on the day of date=, today by default, in words alone.
func (s *Site) serveText(w http.ResponseWriter, r *http.Request) {
	view, notice, err := state.Parse("/text/map", r.URL.RawQuery, s.today())
	if err != nil {
		s.serveMissing(w, r)
		return
	}
	c, err := s.at(r.Context()).pages.Text(r.Context(), view, notice, s.today())
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	s.pageHeaders(w.Header())
	w.Header().Set("Content-Security-Policy", textPolicy)
	c.Serve(w, r, content.Revalidate)
}
