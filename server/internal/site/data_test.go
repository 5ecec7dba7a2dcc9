package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"image"
	"image/png"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
)

func pixels(width, height int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestDataAddresses(t *testing.T) {
	s := newSite(t)
	root := find(t, parse(t, body(t, s, "/")), "html", "", "")
	now := dataAddress(t, s)
	for _, test := range []struct{ name, want string }{
		{"data-core", now.Core}, {"data-events", now.Events}, {"data-revision", now.Revision}, {"data-wasm", s.static.wasm},
		{"data-exec", s.static.exec}, {"data-app", "loading"}, {"lang", "en"}, {"dir", "ltr"},
	} {
		if got, _ := attr(root, test.name); got != test.want || got == "" {
			t.Errorf("<html %s=%q>, want %q", test.name, got, test.want)
		}
	}
	hashed := regexp.MustCompile(`^/(static|data)/[a-z_]+\.[0-9a-f]{12}\.[a-z]+$`)
	world, _ := attr(root, "data-world")
	for _, address := range []string{now.Core, now.Events, world, s.static.wasm, s.static.exec, s.static.loader} {
		if !hashed.MatchString(address) {
			t.Errorf("address %q has no hash", address)
		}
	}
	if body(t, s, world) != string(dataset.World()) {
		t.Error("data-world is not the world")
	}
	if now.Edition != 7 || now.Revision != "7-01234567" || now.Newest != "2025-07-04" {
		t.Errorf("current.json = %+v", now)
	}
	core, err := relation.ParseWire(body(t, s, now.Core))
	if err != nil {
		t.Fatal(err)
	}
	events, err := relation.ParseWire(body(t, s, now.Events))
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 3 || events[2].Detail != "Detail of third" || len(events[0].Sources) != 1 {
		t.Errorf("events = %+v", events)
	}
	for _, e := range core {
		if e.Detail != "" || e.Sources != nil {
			t.Errorf("core has the texts of %s", e.ID)
		}
	}
	code := someState(t)
	got, want := relation.NewRecord(core).Standing(code, today), relation.NewRecord(events).Standing(code, today)
	if got.Class != want.Class || got.Since != want.Since || len(got.Because) != len(want.Because) {
		t.Errorf("core gives %v since %v, all events %v since %v", got.Class, got.Since, want.Class, want.Since)
	}
}

// TestDataOfTheEditionBefore: a page that went out just before the record changed still gets its own data.
func TestDataOfTheEditionBefore(t *testing.T) {
	s := newSite(t)
	first := dataAddress(t, s)
	for _, test := range []struct {
		hash string
		want int
	}{{"1111111111111111", 200}, {"2222222222222222", 404}} {
		next := facts(8)
		next.Hash = test.hash
		if err := s.Publish(next); err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{first.Core, first.Events} {
			if w := get(s, "GET", address); w.Code != test.want {
				t.Errorf("at %s GET %s = %d, want %d", test.hash, address, w.Code, test.want)
			}
		}
	}
}

func TestWithoutTheBuiltProgram(t *testing.T) {
	s := newSite(t, func(c *Config) {
		web := files()
		delete(web, "built/app.wasm")
		c.Web = web
	})
	root := find(t, parse(t, body(t, s, "/")), "html", "", "")
	for _, name := range []string{"data-wasm", "data-exec"} {
		if got, ok := attr(root, name); ok {
			t.Errorf("<html %s=%q> without a program", name, got)
		}
	}
}

func TestManifest(t *testing.T) {
	s := newSite(t)
	var m manifest
	if err := json.Unmarshal([]byte(body(t, s, "/manifest.webmanifest")), &m); err != nil {
		t.Fatal(err)
	}
	if m.ID != "/" || m.Lang != "en" || m.Dir != "ltr" || m.StartURL != "/" || m.Scope != "/" || m.Display != "standalone" {
		t.Errorf("manifest = %+v", m)
	}
	purposes := map[string]string{}
	for _, i := range m.Icons {
		purposes[i.Sizes] = i.Purpose
		if get(s, "GET", i.Src).Header().Get("Content-Type") != i.Type {
			t.Errorf("icon %s is not %s", i.Src, i.Type)
		}
	}
	if len(m.Icons) != 3 || purposes["any"] != "any" || purposes["64x64"] != "any" || purposes["512x512"] != "maskable" {
		t.Errorf("icons = %+v", m.Icons)
	}
	forms := map[string]string{}
	for _, i := range m.Screenshots {
		forms[i.FormFactor] = i.Sizes
	}
	if forms["wide"] != "64x32" || forms["narrow"] != "32x64" {
		t.Errorf("screenshots = %+v", m.Screenshots)
	}
	shortcuts := map[string]bool{}
	for _, c := range m.Shortcuts {
		shortcuts[c.URL] = true
		if len(c.Icons) != 2 {
			t.Errorf("the shortcut %q has the icons %+v", c.Name, c.Icons)
		}
		if w := get(s, "GET", c.URL); w.Code != 200 {
			t.Errorf("the shortcut %q leads to %s, which answers %d", c.Name, c.URL, w.Code)
		}
	}
	labels := map[string]bool{}
	for _, i := range m.Screenshots {
		labels[i.FormFactor+i.Label] = true
	}
	if len(labels) != len(m.Screenshots) {
		t.Errorf("two screenshots have one label: %+v", m.Screenshots)
	}
	if !shortcuts["/country/RUS"] || !shortcuts["/table"] {
		t.Errorf("shortcuts = %+v", m.Shortcuts)
	}
}

func TestWorker(t *testing.T) {
	s := newSite(t)
	w := get(s, "GET", "/app-worker.js")
	script := w.Body.String()
	if strings.Contains(script, "{{") || w.Header().Get("Service-Worker-Allowed") != "/" {
		t.Errorf("worker is %s with %v", script, w.Header())
	}
	now := dataAddress(t, s)
	for _, address := range []string{s.static.loader, s.static.wasm, s.static.exec, now.Core, now.Events} {
		if !strings.Contains(script, `"`+address+`"`) {
			t.Errorf("worker does not fetch %s ahead", address)
		}
	}
	var list []string
	text := script[strings.Index(script, "FILES = ")+len("FILES = "):]
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&list); err != nil {
		t.Fatal(err)
	}
	for _, address := range list {
		if w := get(s, "GET", address); w.Code != 200 {
			t.Errorf("worker fetches %s, which answers %d", address, w.Code)
		}
	}
	next := facts(8, event("a", "2025-07-05", relation.Visit, someState(t)))
	next.Hash = "fedcba9876543210"
	if err := s.Publish(next); err != nil {
		t.Fatal(err)
	}
	if body(t, s, "/app-worker.js") == script {
		t.Error("worker stays the same with other facts")
	}
}

func TestSitemap(t *testing.T) {
	var sitemap struct {
		URLs []struct {
			Loc     string `xml:"loc"`
			Lastmod string `xml:"lastmod"`
		} `xml:"url"`
	}
	s := newSite(t, func(c *Config) {
		c.Base = "https://map.example/"
		c.Mounts = []Mount{{Pattern: "/corrections", Handler: http.NotFoundHandler()}, {Pattern: "/edit", Handler: http.NotFoundHandler()}}
		now := c.Facts()
		now.Changed = func() map[string]time.Time {
			return map[string]time.Time{"/country/" + string(someState(t)): time.Date(2025, 7, 4, 9, 0, 0, 0, time.UTC)}
		}
		c.Facts = func() Facts { return now }
	})
	if err := xml.Unmarshal([]byte(body(t, s, "/sitemap.xml")), &sitemap); err != nil {
		t.Fatal(err)
	}
	if len(sitemap.URLs) < 195+7 {
		t.Errorf("sitemap has %d pages", len(sitemap.URLs))
	}
	code, modified, beside := string(someState(t)), "", ""
	for _, u := range sitemap.URLs {
		address, ok := strings.CutPrefix(u.Loc, "https://map.example")
		if !ok {
			t.Fatalf("sitemap has %q", u.Loc)
		}
		if address == "/corrections" || address == "/edit" {
			beside += address
		}
		if address == "/country/"+code {
			modified = u.Lastmod
		}
	}
	if modified != "2025-07-04T09:00:00Z" {
		t.Errorf("sitemap says %s was modified %q", code, modified)
	}
	if beside != "/corrections" {
		t.Errorf("of what stands beside the pages the sitemap has %q", beside)
	}
}

func TestTwoSitesAreAlike(t *testing.T) {
	a, b := newSite(t), newSite(t)
	for _, address := range []string{
		"/", "/?date=2025-07-03", "/country/" + string(someState(t)), "/table", "/events", "/method", "/data/current.json",
		"/manifest.webmanifest", "/app-worker.js", "/sitemap.xml", "/nope",
	} {
		first, second := get(a, "GET", address), get(b, "GET", address)
		if first.Body.String() != second.Body.String() || first.Header().Get("ETag") != second.Header().Get("ETag") {
			t.Errorf("GET %s differs between two servers of the same facts", address)
		}
	}
}
