package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// paper is a site as small as it can be: bodies by address, with "404 " or another status in front where it is not 200.
type paper map[string]string

func (p paper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, ok := p[r.URL.RequestURI()]
	status := http.StatusOK
	if !ok {
		status, body = http.StatusNotFound, "<!doctype html><title>Not found</title>"
	} else if code, rest, cut := strings.Cut(body, " "); cut && len(code) == 3 {
		if _, err := fmt.Sscan(code, &status); err == nil {
			body = rest
		}
	}
	switch mediaType := filepath.Ext(r.URL.Path); mediaType {
	case "":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	case ".html":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	case ".webmanifest":
		w.Header().Set("Content-Type", "application/manifest+json")
	default:
		w.Header().Set("Content-Type", "application/octet-stream")
	}
	w.WriteHeader(status)
	io.WriteString(w, body)
}

// small returns a site with what every site has, and more.
func small(more paper) paper {
	p := paper{
		"/":                        `<!doctype html><html data-loader="/static/app.js" data-app="loading" data-world="/data/world.bin"><head><title>Map</title><link rel=icon href=/static/icon.svg></head><body><a href="/country/XAA">A</a><a href="/events?year=2021&amp;sort=x">2021</a><a href="/events">E</a><a href="/events?date=2021-08-15&amp;year=2021">d</a><a href="https://example.org/out">out</a><a href="//example.org/out">out</a><a href="/edit">edit</a><a href="/report/x">report</a><a href="/api/v1/events">API</a><a href="#content">c</a><a href="mailto:a@example.org">m</a><svg viewBox="0 0 1 1"><a href="/country/XAA"/></svg></body></html>`,
		"/country/XAA":             `<!doctype html><head><meta charset=utf-8><title>A</title></head><a href="/country/XAA?date=2021-08-15">then</a>`,
		"/events":                  `<title>E</title>`,
		"/events?year=2021":        `<title>2021</title>`,
		"/events?sort=x&year=2021": `<title>2021 x</title>`,
		"/sitemap.xml":             `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://map.example.org/about</loc></url><url><loc>https://map.example.org</loc></url></urlset>`,
		"/about":                   `<title>About</title>`,
		"/carry.html":              `<!doctype html><title>C</title><a href="/events?year=2021">a file is left as it is</a>` + "\n<section id=\"sum\">sum</section>\n", "/carry.sha256": "sum  carry.html\n",
		"/robots.txt": "User-agent: *", "/manifest.webmanifest": `{"start_url":"/","scope":"/","icons":[{"src":"/static/icon-512.png","sizes":"512x512"}],"description":"not / an address"}`,
		"/app-worker.js":     `const FILES=["/static/app.js","/static/exec.js"],LATER = ["/data/world.bin"];if(u.startsWith("/data/"))x();`,
		"/data/current.json": `{"core":"/data/core.txt","events":"/data/events.txt","edition":1}`, "/geo/world.geojson": "{}",
		"/static/app.js": "app", "/static/exec.js": "exec", "/static/icon.svg": "<svg/>", "/static/icon-512.png": "png", "/data/world.bin": "\x00world",
		"/data/core.txt": "core", "/data/events.txt": "events", "/feed.atom": "<feed/>",
	}
	for address, body := range more {
		p[address] = body
	}
	return p
}

func TestSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := Site(t.Context(), small(nil), []string{"/feed.atom"}, dir); err != nil {
		t.Fatal(err)
	}
	files, beside := tree(t, dir)
	if got, want := names(files), ".recognitionmap-export 404.html about/index.html app-worker.js carry.html carry.sha256 country/XAA/index.html data/core.txt data/current.json data/events.txt data/world.bin "+
		"events/index.html events/sort/x/year/2021/index.html events/year/2021/index.html feed.atom geo/world.geojson index.html manifest.webmanifest robots.txt sitemap.xml "+
		"static/app.js static/exec.js static/icon-512.png static/icon.svg"; got != want || len(beside) > 0 {
		t.Errorf("files %s\nwant  %s\nbeside them %v", got, want, beside)
	}
	for _, test := range []struct{ file, want string }{
		{"data/world.bin", "\x00world"},
		{"carry.html", small(nil)["/carry.html"]},
		{"404.html", "<!doctype html><title>Not found</title>"},
		{"country/XAA/index.html", `<!doctype html><head><meta charset=utf-8><script>["/country/XAA/","/country/XAA/index.html"].includes(location.pathname)&&` +
			`history.replaceState(history.state,"","/country/XAA"+location.search+location.hash)</script><title>A</title></head><a href="/country/XAA?date=2021-08-15">then</a>`},
		{"events/year/2021/index.html", `<script>["/events/year/2021/","/events/year/2021/index.html"].includes(location.pathname)&&` +
			`history.replaceState(history.state,"","/events?year=2021"+location.search.replace("?","\u0026")+location.hash)</script><title>2021</title>`},
	} {
		if got := strings.ReplaceAll(files[test.file], `.replace("?","&")`, `.replace("?","\u0026")`); got != test.want {
			t.Errorf("%s is\n%s\nwant\n%s", test.file, got, test.want)
		}
	}
	front := files["index.html"]
	for _, want := range []string{`<a href="/events">`, `<a href="/events?date=2021-08-15&amp;year=2021">`, `<svg viewBox="0 0 1 1"><a href="/country/XAA"/></svg></body></html>`,
		`["/","/index.html"].includes`, `data-world="/data/world.bin"`} {
		if !strings.Contains(front, want) {
			t.Errorf("the front page is\n%s\nwant %s in it", front, want)
		}
	}
}

// Links with a query lead to the folder of that page, whichever way they are written.
func TestLinksToQueries(t *testing.T) {
	body, err := staticPage("/events", []byte(`<title>a "?" b</title><a class=x href="/events?year=2021">2021?</a><a HREF='/table?sort=class'>s</a><script>"/events?year=1"</script>`+
		`<a href="/events?date=2021-08-15">d</a><p title="?">&amp;?</p><a href="https://example.org/?a=b">o</a>`))
	if err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(string(body), "</script>")
	if want := `<title>a "?" b</title><a class="x" href="/events/year/2021/">2021?</a><a href="/table/sort/class/">s</a><script>"/events?year=1"</script>` +
		`<a href="/events?date=2021-08-15">d</a><p title="?">&amp;?</p><a href="https://example.org/?a=b">o</a>`; got != want {
		t.Errorf("page\n%s\nwant\n%s", got, want)
	}
}

func TestSiteRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		more paper
		also string
		want string
	}{
		{"a link that leads nowhere", paper{"/about": `<title>A</title><a href="/gone">`}, "", "/gone answers 404, want 200 (named by /about)"},
		{"a page that could not be made", paper{"/about": "500 <title>broken</title>"}, "", "/about answers 500"},
		{"an address that moved", paper{"/about": "301 "}, "", "/about answers 301"},
		{"a manifest that is none", paper{"/manifest.webmanifest": "{"}, "", "/manifest.webmanifest"},
		{"a sitemap that is none", paper{"/sitemap.xml": "<urlset>"}, "", "/sitemap.xml"},
		{"a list of the worker that is none", paper{"/app-worker.js": `FILES = ["/a" "/b"]`}, "", "worker"},
		{"a page without a title", paper{"/about": "<p>A</p>"}, "", "no title"},
		{"an address of the caller that is not there", nil, "/nothing.txt", "/nothing.txt answers 404, want 200 (named by the caller)"},
		{"an address that leaves the folder", paper{"/../x.txt": "x"}, "/../x.txt", "no name for a file"},
		{"a query that is no folder", paper{"/about?q=..": "<title>q</title>"}, "/about?q=..", "cannot be a folder"},
		{"a file with a query", paper{"/a.txt?q=1": "x"}, "/a.txt?q=1", "a file with a query"},
		{"no address", nil, "about", "about"},
		{"pages where none should be", paper{"/404.html": "<title>here</title>"}, "", "/404.html answers 200"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			var addresses []string
			if test.also != "" {
				addresses = append(addresses, test.also)
			}
			err := Site(t.Context(), small(test.more), addresses, dir)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Site = %v, want %q", err, test.want)
			}
			if files, beside := tree(t, dir); len(files) > 0 || len(beside) > 0 {
				t.Errorf("it leaves %s and %v", names(files), beside)
			}
		})
	}
}

func TestSiteEnds(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	defer end()
	dir := filepath.Join(t.TempDir(), "site")
	site := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		end() // while the first address is answered
		small(nil).ServeHTTP(w, r)
	})
	if err := Site(ctx, site, nil, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("Site = %v, want that it was ended", err)
	}
	if files, beside := tree(t, dir); len(files) > 0 || len(beside) > 0 {
		t.Errorf("it leaves %s and %v", names(files), beside)
	}
}

// A handler that packs its answers although nobody asked is found out.
func TestSiteWantsPlain(t *testing.T) {
	packed := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", "br") })
	if err := Site(t.Context(), packed, nil, filepath.Join(t.TempDir(), "site")); err == nil || !strings.Contains(err.Error(), "plain form") {
		t.Errorf("Site = %v", err)
	}
}
