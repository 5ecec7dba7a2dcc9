package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

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
	ThumbnailURL    string `json:"thumbnail_url,omitempty"` // of a size that fits too, or none
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
	CacheAge        int    `json:"cache_age"`
}

// widest is how wide an embedded map is, in pixels, where nobody says.
const widest = 800

// serveOEmbed answers GET /oembed?url=&format=json&maxwidth=&maxheight= with code to embed the map of a page, in no
// direction larger than it may be: 404 for what is no map of this site, 501 for other formats than JSON, 400 for a size that
// is no number.
func (s *Site) serveOEmbed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	q := r.URL.Query()
	if f := q.Get("format"); f != "" && !strings.EqualFold(f, "json") {
		http.Error(w, "no such format, want json", http.StatusNotImplemented)
		return
	}
	maxWidth, err := most(q, "maxwidth")
	maxHeight, err2 := most(q, "maxheight")
	if err := errors.Join(err, err2); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	view, origin, ok := s.mapOf(q.Get("url"), r.Host)
	record, edition, err := s.frozen(r.Context(), q.Get("url"))
	if !ok || err != nil {
		http.Error(w, "url names no map of this site", http.StatusNotFound)
		return
	}
	shared := view.Shared()
	o := oembed{
		Type: "rich", Version: "1.0", ProviderName: pages.SiteName, ProviderURL: origin + "/", CacheAge: 3600,
		Title: pages.Head(&pages.Model{View: view, Record: record, Today: s.today()}).Title,
		Width: min(widest, maxWidth),
	}
	o.Height = min(pages.EmbedHeight(o.Width), maxHeight)
	o.HTML = pages.EmbedCode(origin, shared, edition, o.Width, o.Height)
	for _, width := range cardWidths {
		if height := cardHeight(width); width <= maxWidth && height <= maxHeight {
			card := cardOf(shared, width)
			if edition != 0 {
				card = inEdition(card, strconv.Itoa(edition))
			}
			o.ThumbnailURL, o.ThumbnailWidth, o.ThumbnailHeight = origin+card, width, height
			break
		}
	}
	body, err := json.Marshal(o)
	if err != nil {
		panic("site: " + err.Error()) // texts and numbers
	}
	content.New("application/json", append(body, '\n'), content.Quick).Serve(w, r, content.Revalidate)
}

// most reads the largest size that the one who asks has room for, in pixels. There is no such where it is left out or is not
// above 0, as some programs say so.
func most(q url.Values, name string) (int, error) {
	const boundless = 1 << 30
	text := q.Get(name)
	if text == "" {
		return boundless, nil
	}
	n, err := strconv.Atoi(text)
	switch {
	case errors.Is(err, strconv.ErrRange) || err == nil && n <= 0:
		return boundless, nil
	case err != nil:
		return 0, fmt.Errorf("%s: %.20q, want a number of pixels", name, text)
	}
	return n, nil
}

// frozen returns the record behind the map at an address, and its edition where the address names one, else 0.
func (s *Site) frozen(ctx context.Context, address string) (record *relation.Record, edition int, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, 0, err
	}
	asked, _, query := askedFor(u.RawQuery)
	if rev := u.Query(); len(asked) == 0 && rev.Get("rev") != "" { // of a frame
		asked, query = rev["rev"], url.Values{"edition": rev["rev"]}
	}
	if len(asked) == 0 || s.past == nil {
		return s.current.Load().facts.Record, 0, nil
	}
	_, past, err := s.resolve(ctx, query)
	return past.Facts.Record, past.Facts.Edition, err
}

// mapOf returns what the map at an address of this site shows, and the origin under which it is there; ok is false for any
// other address. It takes what pages redirect, and the addresses of frames.
func (s *Site) mapOf(address, host string) (v state.View, origin string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || !s.ours(u, host) {
		return v, "", false
	}
	path, query := u.Path, u.RawQuery
	if path == "" {
		path = "/" // as browsers take it
	}
	if path == "/embed" {
		path = "/share"
	}
	v, _, err = state.Parse(path, query, s.today())
	var moved *state.Redirect
	if errors.As(err, &moved) {
		path, query, _ = strings.Cut(moved.To, "?")
		v, _, err = state.Parse(path, query, s.today())
	}
	if v.Page == state.Event {
		_, ok = s.current.Load().facts.Record.Event(v.EventID)
	} else {
		ok = v.Page == state.Map || v.Page == state.Share
	}
	if origin = s.base; origin == "" {
		origin = u.Scheme + "://" + u.Host // by which the asker knows us
	}
	return v, origin, ok && err == nil
}

// ours reports whether an address is on this site by one of the names that it has: the configured one, where it
// listens, or the one that the asker used, who alone gets the answer.
func (s *Site) ours(u *url.URL, host string) bool {
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return false
	}
	for _, name := range []string{s.base, s.origin, "//" + host} {
		if _, of, _ := strings.Cut(name, "//"); of != "" && strings.EqualFold(portless(of), portless(u.Host)) {
			return true
		}
	}
	return false
}

// portless is a host without the port that a scheme has anyway.
func portless(host string) string {
	return strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
}
