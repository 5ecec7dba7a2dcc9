package site

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"recognitionmap/app/state"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// embedPolicy is the Content-Security-Policy of the one document that any page may frame: it has a style and a script
// that talks to the page around it and listens to nobody, so there is nothing in it that such a page could make a reader
// do. frame-ancestors is left out, since even "*" lets no page in that was opened from a disk, has a data: address or
// stands in a sandbox.
func embedPolicy(style, script string) string {
	return "default-src 'none'; style-src " + hashSource(style) + "; script-src " + hashSource(script) + "; base-uri 'none'; form-action 'none'"
}

// serveEmbed answers GET /embed: the map alone, for a frame. It shows the newest record, or with rev= the edition of
// that number; theme= says whether it is light or dark, where that is not the reader's system's to say.
func (s *Site) serveEmbed(w http.ResponseWriter, r *http.Request) {
	view, notice, err := state.Parse("/share", r.URL.RawQuery, s.today())
	if err != nil {
		s.serveMissing(w, r)
		return
	}
	e, query := s.current.Load(), r.URL.Query()
	known, wrong := e.known(query.Get("rev"))
	if wrong != "" && notice == "" {
		notice = wrong
	}
	theme := ssr.Theme(cmp.Or(query.Get("theme"), string(ssr.ThemeAuto)))
	if !slices.Contains(ssr.Themes[:], theme) {
		theme, notice = ssr.ThemeAuto, cmp.Or(notice, "The theme was not understood (want light, dark or auto), so the map is as the system has it.")
	}
	c, err := e.pages.Embed(r.Context(), view, theme, notice, known, s.today())
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", s.embedPolicy[theme])
	h.Set("Permissions-Policy", permissions)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp") // a page that has it frames those alone that have it too
	c.Serve(w, r, content.Revalidate)
}

// known returns the edition that a number names, nil for the newest, and what to say of a number that names none.
func (e *edition) known(rev string) (k *ssr.Known, notice string) {
	if rev == "" {
		return nil, ""
	}
	number, err := strconv.Atoi(rev)
	if err == nil && number > 0 && number <= e.facts.Edition && e.facts.At != nil {
		if k, ok := e.facts.At(number); ok {
			return &k, ""
		}
	}
	if len(rev) > 20 {
		rev = "That"
	}
	return nil, rev + " is no edition of the record (want 1 to " + strconv.Itoa(e.facts.Edition) + "), so the map shows the newest."
}
