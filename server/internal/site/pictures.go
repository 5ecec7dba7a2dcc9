package site

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// servePicture answers GET /map.svg and /map.png: the map of a day as a figure that stands alone, for the parameters of
// the share page and, of a PNG, scale=1 to 4. What cannot be read is left out, as on the pages.
func (s *Site) servePicture(w http.ResponseWriter, r *http.Request) {
	view, _, err := state.Parse("/share", r.URL.RawQuery, s.today())
	if err != nil {
		s.serveMissing(w, r)
		return
	}
	f := ssr.Form{PNG: strings.HasSuffix(r.URL.Path, ".png")}
	if f.PNG {
		f.Scale = scale(r.URL.Query().Get("scale"))
	}
	s.serveForm(w, r, view, f)
}

// scale reads the factor of a PNG; what is none is 1.
func scale(s string) float64 {
	if len(s) == 1 && s[0] >= '1' && s[0] <= '0'+ssr.MaxScale {
		return float64(s[0] - '0')
	}
	return 1
}

// cardWidths are the widths of cards in pixels: the whole, a half, a quarter.
var cardWidths = [...]int{1200, 600, 300}

// cardHeight is how high a card of a width is.
func cardHeight(width int) int { return 628 * width / 1200 }

// cardOf is the address of the card of a view in a width.
func cardOf(v state.View, width int) string {
	path, query, _ := strings.Cut(v.Card(), "?")
	if width != cardWidths[0] {
		query = strings.TrimPrefix(query+"&width="+strconv.Itoa(width), "&")
	}
	return state.WithQuery(path, query)
}

// serveCard answers GET /card/…: the picture that goes with a link to a page, see state.View.Card; with width=600 or 300 as
// a smaller one.
func (s *Site) serveCard(w http.ResponseWriter, r *http.Request) {
	view, err := state.ParseCard(r.URL.Path, r.URL.RawQuery, s.today())
	var moved *state.Redirect
	if errors.As(err, &moved) { // another spelling of a country
		path, query, _ := strings.Cut(moved.To, "?")
		view, _, err = state.Parse(path, query, s.today())
	}
	if err != nil {
		s.serveMissing(w, r)
		return
	}
	f := ssr.Form{PNG: true, Card: true, Scale: 1}
	for _, width := range cardWidths[1:] {
		if r.URL.Query().Get("width") == strconv.Itoa(width) {
			f.Scale = float64(width) / float64(cardWidths[0])
		}
	}
	s.serveForm(w, r, view, f)
}

// tabled reads the parameters of a page for the table of what it shows. What the page would say that it left out, and a
// parameter that is given twice, are an answer of 400, and ok is false: a table of other rows than were asked for would be
// believed.
func (s *Site) tabled(w http.ResponseWriter, r *http.Request, page string) (v state.View, ok bool) {
	v, notice, err := state.Parse(page, r.URL.RawQuery, s.today())
	for name, values := range r.URL.Query() {
		if len(values) > 1 && notice == "" {
			notice = fmt.Sprintf("%.40q is given %d times, want it once.", name, len(values))
		}
	}
	if err != nil || notice != "" {
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, notice, http.StatusBadRequest)
		return v, false
	}
	return v, true
}

// serveTable answers GET /map.csv: what the map of a day shows, one row a state, for a spreadsheet or a page of another site.
func (s *Site) serveTable(w http.ResponseWriter, r *http.Request) {
	view, ok := s.tabled(w, r, "/share")
	if !ok {
		return
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	w.Header().Set("Content-Disposition", `attachment; filename="recognition-map-`+view.Day.String()+`.csv"`)
	s.serveMade(w, r, "table", "text/csv; charset=utf-8; header=present", func() []byte {
		return append([]byte(relation.BOM), s.table(s.at(r.Context()).facts.Record, view.Day, view.Look.Lens)...)
	})
}

// serveForm answers with a picture, which pages of other sites may show too.
func (s *Site) serveForm(w http.ResponseWriter, r *http.Request, view state.View, f ssr.Form) {
	c, err := s.at(r.Context()).pages.Picture(r.Context(), view, f, s.today())
	if err != nil {
		s.failFile(w, r, "picture", err)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", picturePolicy)
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp") // as for embedded maps
	c.Serve(w, r, content.Revalidate)
}
