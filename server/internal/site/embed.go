package site

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// embedPolicy is the Content-Security-Policy of the one document that any page may frame: it has a style and a script
// that tells its height, which listens to nobody, so there is nothing in it that a page around it could make a reader
// do.
func embedPolicy(style, script string) string {
	return "default-src 'none'; style-src " + hashSource(style) + "; script-src " + hashSource(script) + "; base-uri 'none'; form-action 'none'; frame-ancestors *"
}

// serveEmbed answers GET /embed: the map alone, for a frame. It shows the newest record, or with rev= the edition of
// that number.
func (s *Site) serveEmbed(w http.ResponseWriter, r *http.Request) {
	view, notice, err := state.Parse("/share", r.URL.RawQuery, s.today())
	if err != nil {
		s.serveMissing(w, r)
		return
	}
	e := s.current.Load()
	known, wrong := e.known(r.URL.Query().Get("rev"))
	if wrong != "" && notice == "" {
		notice = wrong
	}
	c, err := e.pages.Embed(view, notice, known, s.today())
	if err != nil {
		s.log.Error("embed", "address", r.RequestURI, "err", err)
		s.serveBroken(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", s.embedPolicy)
	h.Set("Permissions-Policy", permissions)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
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

// oembed is an answer of oEmbed 1.0 (https://oembed.com), of type rich.
type oembed struct {
	Type            string `json:"type"`
	Version         string `json:"version"`
	Title           string `json:"title"`
	ProviderName    string `json:"provider_name"`
	ProviderURL     string `json:"provider_url"`
	HTML            string `json:"html"`
	Width           int    `json:"width"`
	Height          int    `json:"height"`
	ThumbnailURL    string `json:"thumbnail_url"`
	ThumbnailWidth  int    `json:"thumbnail_width"`
	ThumbnailHeight int    `json:"thumbnail_height"`
	CacheAge        int    `json:"cache_age"`
}

// serveOEmbed answers GET /oembed?url=&format=json&maxwidth=&maxheight= with code to embed the map of a page: 404 for
// what is no map of this site, 501 for other formats than JSON.
func (s *Site) serveOEmbed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	q := r.URL.Query()
	if f := q.Get("format"); f != "" && f != "json" {
		http.Error(w, "no such format, want json", http.StatusNotImplemented)
		return
	}
	u, err := url.Parse(q.Get("url"))
	if err != nil || !s.ours(u, r.Host) {
		http.Error(w, "url names no page of this site", http.StatusNotFound)
		return
	}
	view, _, err := state.Parse(u.Path, u.RawQuery, s.today())
	if err != nil || view.Page != state.Map && view.Page != state.Share {
		http.Error(w, "url names no map of this site", http.StatusNotFound)
		return
	}
	origin := s.base
	if origin == "" {
		origin = u.Scheme + "://" + u.Host // by which the asker knows us
	}
	width := limit(q.Get("maxwidth"), 800)
	height := limit(q.Get("maxheight"), pages.EmbedHeight(width))
	shared := view.Shared()
	title := pages.Head(&pages.Model{View: view, Record: s.current.Load().facts.Record, Today: s.today()}).Title
	body, err := json.Marshal(oembed{
		Type: "rich", Version: "1.0", Title: title, ProviderName: "Recognition Map", ProviderURL: origin + "/",
		HTML: pages.EmbedCode(origin, shared, 0, width, height), Width: width, Height: height,
		ThumbnailURL: origin + shared.Card(), ThumbnailWidth: 1200, ThumbnailHeight: 628, CacheAge: 3600,
	})
	if err != nil {
		panic("site: " + err.Error()) // texts and numbers
	}
	content.New("application/json", append(body, '\n'), content.Quick).Serve(w, r, content.Revalidate)
}

// ours reports whether an address is on this site by one of the names that it has: the configured one, where it
// listens, or the one that the asker used, who alone gets the answer.
func (s *Site) ours(u *url.URL, host string) bool {
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return false
	}
	for _, name := range []string{s.base, s.origin, "//" + host} {
		if _, of, _ := strings.Cut(name, "//"); of != "" && strings.EqualFold(of, u.Host) {
			return true
		}
	}
	return false
}

// limit is a size that stays below a most that somebody asks for.
func limit(most string, size int) int {
	if n, err := strconv.Atoi(most); err == nil && n >= 200 && n < size {
		return n
	}
	return size
}
