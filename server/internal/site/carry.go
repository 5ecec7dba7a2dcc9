package site

import (
	"net/http"

	"recognitionmap/server/internal/content"
)

// carryPolicy is the Content-Security-Policy of the copy of the site in one file, which says it itself too: its own styles
// and scripts, and nothing from anywhere.
func carryPolicy(styles []string, scripts ...string) string {
	policy := "default-src 'none'; style-src"
	for _, inline := range styles {
		policy += " " + hashSource(inline)
	}
	policy += "; script-src"
	for _, inline := range scripts {
		policy += " " + hashSource(inline)
	}
	return policy + "; img-src data:; base-uri 'none'; form-action 'none'" // its icon is an empty one, or browsers ask for one
}

// serveCarry answers GET /carry.html with the newest record in one file that opens from a disk.
func (s *Site) serveCarry(w http.ResponseWriter, r *http.Request) {
	c, err := s.at(r.Context()).pages.Carry(r.Context(), s.today())
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	s.pageHeaders(w.Header())
	w.Header().Set("Content-Security-Policy", s.carryPolicy+"; frame-ancestors 'none'")
	c.Serve(w, r, content.Revalidate)
}

// serveCarrySum answers GET /carry.sha256 with the line by which sha256sum checks that file.
func (s *Site) serveCarrySum(w http.ResponseWriter, r *http.Request) {
	c, err := s.at(r.Context()).pages.CarrySum(r.Context(), s.today())
	if err != nil {
		s.failFile(w, r, "sum", err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}
