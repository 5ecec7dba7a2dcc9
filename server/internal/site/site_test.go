package site

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/export"
)

// today is the day on which the tests take place.
var today = relation.DayOf(2025, 7, 10)

// someState is a counted state: pages exist for places of the map only, and what it is named must not matter.
func someState(t testing.TB) country.Code {
	t.Helper()
	for _, c := range country.All() {
		if c.Counted() {
			return c.Code
		}
	}
	t.Fatal("no counted state")
	return ""
}

// event returns an event in order, to be changed by the caller.
func event(id, date string, kind relation.Kind, code country.Code) relation.Event {
	d, err := relation.ParseDate(date)
	if err != nil {
		panic(err)
	}
	return relation.Event{
		ID: id, Country: code, Date: d, Kind: kind, Headline: "Headline of " + id, Detail: "Detail of " + id, Confidence: relation.Confirmed,
		Sources: []relation.Source{{URL: "https://example.org/" + id, Publisher: "Publisher", Title: "Title", Supports: "Support"}},
	}
}

func facts(edition int, events ...relation.Event) Facts {
	return Facts{Record: relation.NewRecord(events), Edition: edition, Hash: "0123456789abcdef"}
}

// files is a folder web/ as small as it can be.
func files() fstest.MapFS {
	return fstest.MapFS{
		"built/style.css":      {Data: []byte("body{margin:0}[data-class=none]{fill:#ededed}\n")},
		"built/rest.css":       {Data: []byte(".page{margin:1em}\n")},
		"built/hold.js":        {Data: []byte("var held=null;\n")},
		"built/page.js":        {Data: []byte("window.early=1<2&&\"'\";\n")},
		"built/move.js":        {Data: []byte("move();\n")},
		"built/share.js":       {Data: []byte("share();\n")},
		"built/app.js":         {Data: []byte(strings.Repeat("load();\n", 100))},
		"built/worker.js":      {Data: []byte("work();\n")},
		"built/sw.js":          {Data: []byte("keep(BUILD,FILES);\n")},
		"built/.gitkeep":       {},
		"built/wasm_exec.js":   {Data: []byte(strings.Repeat("exec();\n", 100))},
		"built/app.wasm":       {Data: []byte("\x00asm program")},
		"icons/icon.svg":       {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)},
		"icons/icon-64.png":    {Data: pixels(64, 64)},
		"icons/maskable.png":   {Data: pixels(512, 512)},
		"icons/apple.png":      {Data: pixels(180, 180)},
		"screenshots/wide.png": {Data: pixels(64, 32)},
		"screenshots/tall.png": {Data: pixels(32, 64)},
	}
}

func config(f Facts) Config {
	return Config{
		Web: files(), World: dataset.World(), GeoJSON: []byte(`{"type":"FeatureCollection","features":[]}`), Facts: func() Facts { return f },
		Listen: "http://127.0.0.1:8000", Table: export.StandingCSV, Today: func() relation.Day { return today }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
}

// newSite returns a site with a recognition, an exchange of ambassadors long ended, and a visit.
func newSite(t testing.TB, change ...func(*Config)) *Site {
	t.Helper()
	code := someState(t)
	c := config(facts(7,
		event("first", "2022-03-01", relation.AmbassadorSent, code),
		event("second", "2025-07-03", relation.Recognition, code),
		event("third", "2025-07-04", relation.Visit, code),
	))
	for _, f := range change {
		f(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// get asks for an address; headers are name, value, name, value.
func get(h http.Handler, method, address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, nil)
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// body returns the plain body of an address that must answer 200.
func body(t testing.TB, h http.Handler, address string) string {
	t.Helper()
	w := get(h, "GET", address)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s = %d", address, w.Code)
	}
	return w.Body.String()
}

// parse returns the elements of a document.
func parse(t testing.TB, document string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var elements []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			elements = append(elements, n)
		}
	}
	return elements
}

// attr returns an attribute's value and whether it is there.
func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// find returns the first element with a tag, and with an attribute of a value unless name is "".
func find(t testing.TB, elements []*html.Node, tag, name, value string) *html.Node {
	t.Helper()
	for _, n := range elements {
		if got, ok := attr(n, name); n.Data == tag && (name == "" || ok && got == value) {
			return n
		}
	}
	t.Fatalf("no <%s %s=%q>", tag, name, value)
	return nil
}

// text returns all text in an element.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
