package site

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

func TestAnswers(t *testing.T) {
	s := newSite(t)
	code := string(someState(t))
	const page, plain = "text/html; charset=utf-8", "text/plain; charset=utf-8"
	for _, test := range []struct {
		method, address string
		status          int
		mediaType       string
		holds           string
	}{
		{"GET", "/", 200, page, `<svg id="map"`},
		{"GET", "/?date=2025-07-03", 200, page, `3 July 2025`},
		{"GET", "/?date=yesterday", 200, page, `yesterday`},
		{"GET", "/?date=1066-10-14", 200, page, `1996`},
		{"GET", "/?date=2999-01-01", 200, page, `2999`},
		{"GET", "/?date=%zz&%", 200, page, `could not be read`},
		{"GET", "/country/" + code, 200, page, `data-country="` + code + `"`},
		{"GET", "/country/" + strings.ToLower(code), 301, page, ""},
		{"GET", "/table", 200, page, `<table`},
		{"GET", "/table/", 301, page, ""},
		{"GET", "/events?year=2025", 200, page, `Headline of second`},
		{"GET", "/events/second", 200, page, `Detail of second`},
		{"GET", "/events/none", 404, page, `<h1`},
		{"GET", "/country/XAA", 404, page, `<h1`},
		{"GET", "/country/", 301, page, ""},
		{"GET", "/country", 404, page, `<h1`},
		{"GET", "/static/deeper/file", 404, page, `<h1`},
		{"GET", "/%00", 404, page, `<h1`},
		{"GET", "/.git/config", 404, page, `<h1`},
		{"GET", "/static/none.js", 404, plain, ""},
		{"GET", "/data/core.000000000000.json", 404, plain, ""},
		{"GET", "/data/current.json", 200, "application/json", `"edition":7`},
		{"GET", "/geo/world.geojson", 200, "application/geo+json", `FeatureCollection`},
		{"GET", "/manifest.webmanifest", 200, "application/manifest+json", `"short_name"`},
		{"GET", "/app-worker.js", 200, "text/javascript; charset=utf-8", `const BUILD = "`},
		{"GET", "/robots.txt", 200, plain, "User-agent: *"},
		{"GET", "/sitemap.xml", 200, "application/xml", `<loc>http://127.0.0.1:8000/table</loc>`},
		{"GET", "/favicon.ico", 200, "image/x-icon", "PNG"},
		{"POST", "/", 405, plain, ""},
		{"PUT", "/country/" + code, 405, plain, ""},
		{"DELETE", "/events/second", 405, plain, ""},
		{"OPTIONS", "/table", 405, plain, ""},
		{"POST", "/data/current.json", 405, plain, ""},
		{"POST", "/robots.txt", 405, plain, ""},
		{"GET", "/?date=" + strings.Repeat("1", maxAddress), 414, plain, ""},
	} {
		w := get(s, test.method, test.address)
		if w.Code != test.status || w.Header().Get("Content-Type") != test.mediaType {
			t.Errorf("%s %.60s = %d %s, want %d %s", test.method, test.address, w.Code, w.Header().Get("Content-Type"), test.status, test.mediaType)
		}
		if !strings.Contains(w.Body.String(), test.holds) {
			t.Errorf("%s %.60s does not hold %q", test.method, test.address, test.holds)
		}
		if allow := w.Header().Get("Allow"); test.status == 405 && allow != "GET, HEAD" {
			t.Errorf("%s %.60s says Allow: %q", test.method, test.address, allow)
		}
		if test.method != "GET" {
			continue
		}
		head := get(s, "HEAD", test.address)
		if head.Code != w.Code || head.Body.Len() > 0 && test.status < 400 || head.Header().Get("Content-Type") != test.mediaType {
			t.Errorf("HEAD %.60s = %d %s with %d bytes", test.address, head.Code, head.Header().Get("Content-Type"), head.Body.Len())
		}
	}
}

func TestRedirects(t *testing.T) {
	s := newSite(t)
	code := string(someState(t))
	for _, test := range []struct {
		address, to string // to is "" for an answer of 404
	}{
		{"/country/" + strings.ToLower(code), "/country/" + code},
		{"/country/" + strings.ToLower(code) + "?date=2025-07-03&x=%0a", "/country/" + code + "?date=2025-07-03&x=%0a"},
		{"/table/", "/table"},
		{"/%5Cexample.org/", ""},
		{"/\\example.org/", ""},
		{"/table%0d%0aSet-Cookie:a/", ""},
	} {
		w := get(s, "GET", test.address)
		if to := w.Header().Get("Location"); to != test.to || (w.Code == http.StatusMovedPermanently) != (test.to != "") {
			t.Errorf("GET %q = %d to %q, want %q", test.address, w.Code, to, test.to)
		}
	}
	// net/http's own cleaning of paths stays in the site too.
	if w := get(s, "GET", "http://h//example.org/.."); strings.HasPrefix(w.Header().Get("Location"), "//") {
		t.Errorf("GET //example.org/.. goes to %q", w.Header().Get("Location"))
	}
}

// The name that a client gives us decides nothing: not what is fetched, as go-app's own handler does for robots.txt,
// and not what stands in an answer.
func TestForgedHost(t *testing.T) {
	asked := false
	saved := http.DefaultTransport
	http.DefaultTransport = roundTripper(func(*http.Request) { asked = true })
	defer func() { http.DefaultTransport = saved }()
	s := newSite(t)
	for _, address := range []string{
		"/", "/robots.txt", "/sitemap.xml", "/ads.txt", "/manifest.webmanifest", "/app-worker.js", "/data/current.json",
		"/table/", "/web/robots.txt", "/nope",
	} {
		honest := get(s, "GET", address)
		forged := get(s, "GET", address, "Host", "evil.example", "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example")
		if honest.Body.String() != forged.Body.String() || strings.Contains(forged.Header().Get("Location"), "evil") {
			t.Errorf("GET %s depends on the Host header", address)
		}
	}
	if asked {
		t.Error("a forged Host made the server fetch")
	}
}

type roundTripper func(*http.Request)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) {
	f(r)
	return nil, http.ErrServerClosed
}

func TestBaseAddress(t *testing.T) {
	for _, test := range []struct{ base, canonical, og, robots string }{
		{"", "", "", "Sitemap: http://127.0.0.1:8000/sitemap.xml"},
		{"https://map.example", "https://map.example/table", "https://map.example/table?date=2025-07-03", "Sitemap: https://map.example/sitemap.xml"},
	} {
		s := newSite(t, func(c *Config) { c.Base = test.base })
		elements := parse(t, body(t, s, "/table?date=2025-07-03"))
		canonical, og := "", ""
		for _, n := range elements {
			if rel, _ := attr(n, "rel"); rel == "canonical" {
				canonical, _ = attr(n, "href")
			}
			if name, _ := attr(n, "name"); name == "robots" {
				t.Errorf("with base %q the table has instructions for robots", test.base)
			}
			if p, _ := attr(n, "property"); p == "og:url" {
				og, _ = attr(n, "content")
			}
		}
		if canonical != test.canonical {
			t.Errorf("with base %q: canonical %q, want %q", test.base, canonical, test.canonical)
		}
		if og != test.og {
			t.Errorf("with base %q: og:url %q, want %q", test.base, og, test.og)
		}
		if got := body(t, s, "/robots.txt"); !strings.Contains(got, test.robots) {
			t.Errorf("with base %q: robots.txt is %q", test.base, got)
		}
	}
}

func TestPublish(t *testing.T) {
	s := newSite(t)
	before := get(s, "GET", "/")
	old := body(t, s, "/data/current.json")
	if err := s.Publish(facts(8, event("other", "2025-07-05", relation.Recognition, someState(t)))); err != nil {
		t.Fatal(err)
	}
	after := get(s, "GET", "/", "If-None-Match", before.Header().Get("ETag"))
	if after.Code != 200 || !strings.Contains(after.Body.String(), `data-revision="8-01234567"`) {
		t.Errorf("after Publish: %d, revision 8 is not shown", after.Code)
	}
	if got := body(t, s, "/data/current.json"); got == old || !strings.Contains(got, `"newest":"2025-07-05"`) {
		t.Errorf("after Publish: current.json is %s", got)
	}
}

// TestCurrentSaysTheDay: the answer that open pages ask for names the server's day, and is another one on the next.
func TestCurrentSaysTheDay(t *testing.T) {
	on := today
	s := newSite(t, func(c *Config) { c.Today = func() relation.Day { return on } })
	first := get(s, "GET", "/data/current.json")
	if want := `"today":"` + today.String() + `"`; !strings.Contains(first.Body.String(), want) {
		t.Errorf("current.json is %s, want %s in it", first.Body, want)
	}
	if again := get(s, "GET", "/data/current.json", "If-None-Match", first.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("the same day again answers %d, want 304", again.Code)
	}
	on++
	next := get(s, "GET", "/data/current.json", "If-None-Match", first.Header().Get("ETag"))
	if want := `"today":"` + on.String() + `"`; next.Code != http.StatusOK || !strings.Contains(next.Body.String(), want) {
		t.Errorf("the next day answers %d %s, want %s in it", next.Code, next.Body, want)
	}
}

// TestRows: the table that the log leads to has the rows that the log shows, so has that of a query, and a query that is
// not understood has none. Without a query it has all kinds, though the log shows changes of standing.
func TestRows(t *testing.T) {
	s := realSite(t)
	for _, query := range []string{"", "?change=standing", "?year=2021", "?kind=recognition", "?bloc=oic&change=any", "?q=moscow", "?contested=1", "?from=2025-07-03&to=2025-07-03&confidence=confirmed"} {
		root := parse(t, body(t, s, "/events"+query))
		shown, table := 0, "/events.csv"+query
		for _, n := range root {
			if class, _ := attr(n, "class"); class == "rows" {
				table, _ = attr(n, "href")
			}
			if n.Data == "li" {
				if _, ok := attr(n, "data-kind"); ok {
					shown++
				}
			}
		}
		for _, table := range []string{table, "/events.csv" + query} {
			w := get(s, "GET", table)
			text := w.Body.String()
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil || shown == 0 || (len(rows)-1 == shown) != (table != "/events.csv") {
				t.Errorf("/events%s shows %d events, %s has %d rows, %v", query, shown, table, len(rows)-1, err)
			}
			if table == "/events.csv" && !strings.Contains(text, ",statement,") {
				t.Errorf("%s has no statements", table)
			}
			if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="events.csv"` {
				t.Errorf("%s is kept as %q", table, got)
			}
			if h := w.Header(); !strings.HasPrefix(text, relation.BOM+"id,") || h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
				t.Errorf("%s begins with %.10q and has %v, want a BOM, and every site may read it", table, text, h)
			}
		}
	}
	for address, want := range map[string]string{
		"/events.csv?bloc=atlantis":                "bloc=atlantis",
		"/events.csv?kind=visit&kind=agreement":    `"kind" is given 2 times`,
		"/events.csv?kind=%zz":                     "could not be read",
		"/map.csv?date=yesterday":                  "is not a date",
		"/map.csv?date=2999-01-01":                 "is still to come",
		"/map.csv?date=2025-07-03&date=2024-01-01": `"date" is given 2 times`,
		"/map.csv?date=2025-07-03&da;te=1":         "could not be read",
	} {
		if w := get(s, "GET", address); w.Code != 400 || !strings.Contains(w.Body.String(), want) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("GET %s = %d %s, want 400 with %q", address, w.Code, w.Body, want)
		}
	}
}
