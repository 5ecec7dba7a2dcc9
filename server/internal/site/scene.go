package site

import (
	"net/http"

	"recognitionmap/app/state"
	"recognitionmap/server/internal/content"
)

// scenePath stands before the address of a page, less its slash, in the address of its scene.
const scenePath = "/scene/"

// serveScene answers GET /scene/country/RUS?date=… with what /country/RUS?date=… shows, as JSON for the script of a page
// that shows the map already (pages.Message). Other pages have none.
func (s *Site) serveScene(w http.ResponseWriter, r *http.Request) {
	today := s.today()
	view, notice, err := state.Parse("/"+r.PathValue("path"), r.URL.RawQuery, today)
	if err != nil || !view.HasMap() {
		s.serveMissing(w, r)
		return
	}
	c, err := s.at(r.Context()).pages.Message(r.Context(), view, notice, today)
	if err != nil {
		s.failFile(w, r, "scene", err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}
