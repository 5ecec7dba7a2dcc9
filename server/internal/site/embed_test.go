//go:build !race

// Drawing and packing take minutes under the race detector: make check runs this beside it.

package site

import (
	"bytes"
	"encoding/json"
	"image/png"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/ssr"
	"recognitionmap/web"
)

// embedSite is a site of edition 7 that knows edition 6, in which the recognition of a state stood on another word.
func embedSite(t *testing.T) *Site {
	t.Helper()
	code := someState(t)
	return newSite(t, func(c *Config) {
		c.Web, c.Stream = web.Files, "/api/v1/stream"
		now := c.Facts()
		now.At = func(edition int) (ssr.Known, bool) {
			record := relation.NewRecord([]relation.Event{event("second", "2025-07-02", relation.Recognition, code)})
			return ssr.Known{Edition: edition, Record: func() *relation.Record { return record }, Revised: func(id string) bool { return id == "second" }}, edition == 6
		}
		c.Facts = func() Facts { return now }
	})
}

func TestEmbedHeaders(t *testing.T) {
	s := embedSite(t)
	for _, address := range []string{"/embed", "/embed?date=2025-07-03&rev=6", "/embed?country=RUS&lens=envoy&date=x", "/embed?theme=light", "/embed?theme=dark", "/embed?theme=auto", "/embed?theme=blue"} {
		w := get(s, "GET", address)
		h := w.Header()
		if w.Code != http.StatusOK || h.Get("X-Frame-Options") != "" || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" || h.Get("Cross-Origin-Embedder-Policy") != "require-corp" {
			t.Errorf("GET %s = %d with %v", address, w.Code, h)
		}
		policy := h.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("GET %s has the policy %q without %s", address, policy, part)
			}
		}
		if strings.Count(policy, "script-src") != 1 || strings.Contains(policy, "unsafe") || strings.Contains(policy, "'self'") || strings.Contains(policy, "frame-ancestors") {
			t.Errorf("GET %s has the policy %q", address, policy)
		}
		if again := get(s, "GET", address, "If-None-Match", h.Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("GET %s again = %d", address, again.Code)
		}
		scripts := 0
		for _, n := range parse(t, w.Body.String()) {
			switch n.Data {
			case "script":
				if scripts++; !strings.Contains(policy, hashSource(text(n))) {
					t.Errorf("GET %s: the policy blocks its script", address)
				}
			case "style":
				if !strings.Contains(policy, hashSource(text(n))) {
					t.Errorf("GET %s: the policy blocks its style", address)
				}
			case "a":
				target, _ := attr(n, "target")
				if rel, _ := attr(n, "rel"); target != "_blank" || rel != "noopener" {
					t.Errorf("GET %s: a link with target %q and rel %q", address, target, rel)
				}
			}
		}
		if scripts != 1 {
			t.Errorf("GET %s has %d scripts, want the one that tells its height", address, scripts)
		}
	}
	for _, address := range []string{"/", "/share", "/country/RUS"} { // nothing else may be framed
		h := get(s, "GET", address).Header()
		if h.Get("X-Frame-Options") != "DENY" || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Errorf("GET %s can be framed: %v", address, h)
		}
	}
}

// A page of one look wants a frame of that look, whatever the reader's system says. Without script and policy it is the
// style alone that decides.
func TestEmbedTheme(t *testing.T) {
	s := embedSite(t)
	for _, test := range []struct {
		query, scheme, dark string // the value of color-scheme, and where the dark colours hold
	}{
		{"", "light dark", "(prefers-color-scheme:dark)"},
		{"?theme=auto", "light dark", "(prefers-color-scheme:dark)"},
		{"?theme=light", "light", "(max-width:0)"},
		{"?theme=dark", "dark", "(min-width:0)"},
		{"?theme=blue", "light dark", "(prefers-color-scheme:dark)"},
	} {
		elements := parse(t, body(t, s, "/embed"+test.query))
		meta, _ := attr(find(t, elements, "meta", "name", "color-scheme"), "content")
		style := text(find(t, elements, "style", "", ""))
		if meta != test.scheme || !strings.Contains(style, "color-scheme:"+test.scheme+";") || !strings.Contains(style, "@media"+test.dark+"{:root{--paper: #12161c") {
			t.Errorf("/embed%s has the scheme %q and the style %.700s, want %q and dark colours where %s", test.query, meta, style, test.scheme, test.dark)
		}
		if said := text(find(t, elements, "main", "id", "embed")); strings.Contains(said, "theme was not understood") != (test.query == "?theme=blue") {
			t.Errorf("/embed%s says %s", test.query, said)
		}
	}
}

func TestEmbedFrozen(t *testing.T) {
	s := embedSite(t)
	for _, test := range []struct {
		query     string
		says      []string
		saysNot   []string
		corrected bool
	}{
		{"", []string{"On 10 July 2025 one state"}, []string{"edition"}, false},
		{"?rev=6&date=2025-07-05", []string{"On 5 July 2025 one state", "Data as of edition 6", "at edition 7"}, nil, true},
		{"?rev=6&date=2022-01-01", []string{"Data as of edition 6"}, nil, false}, // before anything that was corrected
		{"?rev=5", []string{"5 is no edition of the record"}, []string{"Data as of"}, false},
		{"?rev=8", []string{"8 is no edition"}, nil, false},
		{"?rev=%3Cb%3E", []string{"<b> is no edition"}, nil, false},
		{"?rev=-1", []string{"-1 is no edition"}, nil, false},
	} {
		elements := parse(t, body(t, s, "/embed"+test.query))
		said := text(find(t, elements, "main", "id", "embed"))
		for _, want := range test.says {
			if !strings.Contains(said, want) {
				t.Errorf("/embed%s does not say %q: %s", test.query, want, said)
			}
		}
		for _, not := range test.saysNot {
			if strings.Contains(said, not) {
				t.Errorf("/embed%s says %q", test.query, not)
			}
		}
		if got := strings.Contains(said, "Corrected since: "); got != test.corrected {
			t.Errorf("/embed%s tells of corrections: %v, want %v", test.query, got, test.corrected)
		}
	}
}

func TestOEmbed(t *testing.T) {
	s := embedSite(t)
	ask := func(page, more string) (int, oembed) {
		w := get(s, "GET", "/oembed?url="+url.QueryEscape(page)+more)
		var o oembed
		if w.Code == http.StatusOK {
			if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil {
				t.Fatal(err)
			}
		}
		return w.Code, o
	}
	code := string(someState(t))
	status, o := ask("http://127.0.0.1:8000/country/"+code+"?date=2025-07-03", "&format=json&maxwidth=500")
	if status != http.StatusOK || o.Type != "rich" || o.Version != "1.0" || o.Width != 500 || o.Height < 300 || o.ThumbnailURL != "http://127.0.0.1:8000/card/country/"+code+".png?date=2025-07-03&width=300" {
		t.Errorf("oembed = %d %+v", status, o)
	}
	frame := find(t, parse(t, o.HTML), "iframe", "", "")
	if src, _ := attr(frame, "src"); src != "http://127.0.0.1:8000/embed?date=2025-07-03&country="+code {
		t.Errorf("the frame shows %q", src)
	}
	for _, test := range []struct {
		page, more string
		want       int
	}{
		{"http://127.0.0.1:8000/", "&format=xml", http.StatusNotImplemented},
		{"http://127.0.0.1:8000/", "&format=JSON", http.StatusOK},
		{"http://127.0.0.1:8000", "", http.StatusOK},
		{"http://127.0.0.1:8000/country/" + code + "/", "", http.StatusOK},
		{"http://127.0.0.1:8000/country/" + strings.ToLower(code), "", http.StatusOK},
		{"http://127.0.0.1:8000/embed?country=" + code, "", http.StatusOK},
		{"http://127.0.0.1:8000/events/second", "", http.StatusOK},
		{"http://127.0.0.1:8000/events/none", "", http.StatusNotFound},
		{"http://example.com:80/", "", http.StatusOK}, // the host of the request
		{"http://127.0.0.1:8000/", "&maxwidth=300px", http.StatusBadRequest},
		{"http://127.0.0.1:8000/", "&maxheight=1e3", http.StatusBadRequest},
		{"http://evil.example/", "", http.StatusNotFound},
		{"http://user@127.0.0.1:8000/", "", http.StatusNotFound},
		{"javascript://127.0.0.1:8000/", "", http.StatusNotFound},
		{"http://127.0.0.1:8000/method", "", http.StatusNotFound},
		{"http://127.0.0.1:8000/country/XYZ", "", http.StatusNotFound},
		{"", "", http.StatusNotFound},
		{"%zz", "", http.StatusNotFound},
		{"http://127.0.0.1:8000/?date=nonsense", "", http.StatusOK},
	} {
		if status, _ := ask(test.page, test.more); status != test.want {
			t.Errorf("oembed of %q%s = %d, want %d", test.page, test.more, status, test.want)
		}
	}
}

// TestOEmbedSizes asks for room of all sizes: frame and thumbnail fit, and the frame is never wider than where it stands.
func TestOEmbedSizes(t *testing.T) {
	s := embedSite(t)
	for _, test := range []struct {
		query                string
		width, height, thumb int // 0 for no bound, and for no thumbnail
	}{
		{"", 0, 0, 1200}, {"&maxwidth=2000", 0, 0, 1200}, {"&maxwidth=800", 800, 0, 600}, {"&maxwidth=300", 300, 0, 300}, {"&maxwidth=199", 199, 0, 0},
		{"&maxwidth=150", 150, 0, 0}, {"&maxwidth=1", 1, 0, 0}, {"&maxheight=150", 0, 150, 0}, {"&maxheight=100", 0, 100, 0}, {"&maxheight=400", 0, 400, 600},
		{"&maxwidth=500&maxheight=200", 500, 200, 300}, {"&maxwidth=0", 0, 0, 1200}, {"&maxwidth=-5", 0, 0, 1200}, {"&maxwidth=99999999999999999999", 0, 0, 1200},
	} {
		w := get(s, "GET", "/oembed?url=http://127.0.0.1:8000/%3Fdate=2025-07-03"+test.query)
		var o oembed
		if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		width := test.width
		if width == 0 {
			width = widest
		}
		if o.Width != width || test.height != 0 && o.Height != test.height || test.height == 0 && o.Height < width/2 || o.ThumbnailWidth != test.thumb {
			t.Errorf("oembed with %s is %d by %d with a thumbnail of %d, want %d by %d with %d", test.query, o.Width, o.Height, o.ThumbnailWidth, width, test.height, test.thumb)
		}
		frame := find(t, parse(t, o.HTML), "iframe", "", "")
		if style, _ := attr(frame, "style"); !strings.Contains(style, "max-width:100%") {
			t.Errorf("the frame has the style %q", style)
		}
		if o.ThumbnailURL == "" {
			continue
		}
		picture := get(s, "GET", strings.TrimPrefix(o.ThumbnailURL, "http://127.0.0.1:8000"))
		if size, err := png.DecodeConfig(picture.Body); err != nil || size.Width != o.ThumbnailWidth || size.Height != o.ThumbnailHeight {
			t.Errorf("%s is %+v, %v, want %d by %d", o.ThumbnailURL, size, err, o.ThumbnailWidth, o.ThumbnailHeight)
		}
	}
}

// TestHeadNamesItsCard follows the picture that the head of each kind of page names.
func TestHeadNamesItsCard(t *testing.T) {
	s := embedSite(t)
	code := string(someState(t))
	for address, card := range map[string]string{
		"/":                                     "/card/map.png",
		"/?date=2025-07-03":                     "/card/map.png?date=2025-07-03",
		"/country/" + code + "?date=2025-07-03": "/card/country/" + code + ".png?date=2025-07-03",
		"/events/second":                        "/card/events/second.png",
		"/table":                                "/card/map.png",
		"/share?country=" + code:                "/card/country/" + code + ".png",
	} {
		head := map[string]string{}
		discovered := ""
		for _, n := range parse(t, body(t, s, address)) {
			switch n.Data {
			case "meta":
				content, _ := attr(n, "content")
				for _, by := range []string{"property", "name"} {
					if name, ok := attr(n, by); ok {
						head[name] = content
					}
				}
			case "link":
				if kind, _ := attr(n, "type"); kind == "application/json+oembed" {
					discovered, _ = attr(n, "href")
				}
			}
		}
		if head["og:image"] != "http://127.0.0.1:8000"+card || head["og:image:alt"] == "" || head["twitter:card"] != "summary_large_image" {
			t.Errorf("%s has the head %v, want the card %s", address, head, card)
		}
		if size, err := png.DecodeConfig(bytes.NewReader(get(s, "GET", card).Body.Bytes())); err != nil || size.Width != 1200 || size.Height != 628 {
			t.Errorf("%s is %+v, %v", card, size, err)
		}
		onMap := address == "/" || strings.HasPrefix(address, "/?") || strings.HasPrefix(address, "/country") || strings.HasPrefix(address, "/events/")
		if (discovered != "") != onMap {
			t.Errorf("%s names oembed %q", address, discovered)
		}
		if path, ok := strings.CutPrefix(discovered, "http://127.0.0.1:8000"); onMap && (!ok || get(s, "GET", path).Code != http.StatusOK) {
			t.Errorf("%s names oembed %q, which does not answer", address, discovered)
		}
	}
	for _, n := range parse(t, get(s, "GET", "/", "Host", `evil.example"><script>`).Body.String()) { // the host asked for is never used
		if v, _ := attr(n, "content"); strings.Contains(v, "evil") {
			t.Errorf("the head says %q", v)
		}
	}
}

// TestSharePage reads what there is to take along, as a reader without a script does.
func TestSharePage(t *testing.T) {
	s := embedSite(t)
	code := string(someState(t))
	elements := parse(t, body(t, s, "/share?event=second&date=2025-07-05"))
	of := func(id string) string { return text(find(t, elements, "code", "id", id)) }
	if got := of("share-link"); got != "http://127.0.0.1:8000/events/second?date=2025-07-05" {
		t.Errorf("the link is %q", got)
	}
	if got := text(find(t, elements, "p", "id", "share-text")); got != "Headline of second (3 July 2025)" {
		t.Errorf("the sentence is %q", got)
	}
	live, frozen := find(t, parse(t, of("embed-live")), "iframe", "", ""), find(t, parse(t, of("embed-frozen")), "iframe", "", "")
	for _, test := range []struct {
		frame *html.Node
		want  string
	}{{live, "http://127.0.0.1:8000/embed?event=second"}, {frozen, "http://127.0.0.1:8000/embed?date=2025-07-05&event=second&rev=7"}} {
		if src, _ := attr(test.frame, "src"); src != test.want {
			t.Errorf("the frame shows %q, want %q", src, test.want)
		}
	}
	key := strings.ToLower(code)
	for id, parts := range map[string][]string{
		"cite-site-apa":            {"Recognition Map. (2025).", "Edition 7", "Retrieved 10 July 2025, from http://127.0.0.1:8000/?date=2025-07-05"},
		"cite-" + key + "-chicago": {"Accessed 10 July 2025. http://127.0.0.1:8000/country/" + code},
		"cite-second-bibtex":       {"@misc{recognitionmap-second,", "title = {{Headline of second}}", "version = {Edition 7}"},
		"cite-second-wikipedia":    {"{{cite web |title=Headline of second |website=Recognition Map", "|access-date=10 July 2025}}"},
	} {
		for _, part := range parts {
			if got := of(id); !strings.Contains(got, part) {
				t.Errorf("%s is %q, without %q", id, got, part)
			}
		}
	}
	for _, n := range elements {
		if href, _ := attr(n, "href"); strings.HasPrefix(href, "/map.") || strings.HasPrefix(href, "/card/") {
			if w := get(s, "GET", href); w.Code != http.StatusOK {
				t.Errorf("GET %s = %d", href, w.Code)
			}
		}
	}
}
