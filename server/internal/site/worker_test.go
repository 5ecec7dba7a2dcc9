package site

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"recognitionmap/app/state"
	"recognitionmap/web"
)

// ruleOf is what the worker does at a path by its rules, read as web/sw.js reads them.
func ruleOf(rules [][2]string, path string) string {
	for _, r := range rules {
		if regexp.MustCompile(r[0]).MatchString(path) {
			return r[1]
		}
	}
	return ""
}

// servedRules are the rules in the worker that browsers get.
func servedRules(t *testing.T) (rules [][2]string, script string) {
	t.Helper()
	script = body(t, newSite(t, func(c *Config) { c.Web = web.Files }), "/app-worker.js")
	_, list, ok := strings.Cut(strings.ReplaceAll(script, "RULES = ", "RULES="), "RULES=")
	if !ok {
		t.Fatalf("the worker has no rules:\n%s", script)
	}
	if err := json.NewDecoder(strings.NewReader(list)).Decode(&rules); err != nil {
		t.Fatal(err)
	}
	return rules, script
}

// Only pages that the program draws may be shown by a copy of the map's page; of files the worker keeps those that say so
// themselves; nothing else is its own.
func TestWorkerRules(t *testing.T) {
	rules, script := servedRules(t)
	for _, a := range state.Addresses {
		want := map[state.Copy]string{state.NoCopy: "", state.Kept: "kept", state.Renewed: "renewed"}[a.Copy]
		if a.Is == state.Drawn {
			want = "page"
		}
		path := strings.NewReplacer("{code}", "RUS", "{id}", "a-1", "{file}", "a.1.js", "{path...}", "country/RUS.png").Replace(a.Pattern)
		if got := ruleOf(rules, path); got != want {
			t.Errorf("at %s the worker does %q, want %q", path, got, want)
		}
	}
	for _, test := range []struct{ path, want string }{
		{"/", "page"}, {"/table/", "page"}, {"//table", "page"}, {"/events//a-1", "page"}, {"/data/currentXjson", "kept"}, {"/country/rus", "page"}, {"/data/current.json", "renewed"}, {"/data/core.0123456789ab.txt", "kept"},
		{"/nope", ""}, {"/table/more", ""}, {"/a/table", ""}, {"/events/a/b", ""}, {"/static/a/b", ""}, {"/app-worker.js", ""},
		{"/edit/login", ""}, {"/history/a-1", ""}, {"/report/a-1/thanks", ""}, {"/api/v1/events.csv", ""}, {"/healthz", ""},
	} {
		if got := ruleOf(rules, test.path); got != test.want {
			t.Errorf("at %s the worker does %q, want %q", test.path, got, test.want)
		}
	}
	if found := regexp.MustCompile(`RegExp|\.test\(|\.match\(/|startsWith\("/(?:[^d]|d[^a])`).FindString(script); found != "" {
		t.Errorf("the worker knows addresses beside its rules: %s", found)
	}
}

// What was once answered with the map's page, status 200, behind a slow network and without any.
func TestWorkerLeavesFilesAlone(t *testing.T) {
	rules, _ := servedRules(t)
	for _, path := range []string{
		"/feed.atom", "/feed.json", "/changes/feed.atom", "/country/RUS/feed.atom", "/geo/world.geojson", "/corrections", "/embed", "/oembed",
		"/events.csv", "/map.csv", "/map.svg", "/map.png", "/card/map.png", "/api/v1/standing", "/api/v1/stream", "/sitemap.xml", "/robots.txt", "/manifest.webmanifest",
	} {
		if got := ruleOf(rules, path); got != "" {
			t.Errorf("at %s the worker does %q, want it left to the browser", path, got)
		}
	}
}

// builds are what a site says of its build: in its pages, in the name of the newest data and in its worker.
func builds(t *testing.T, s *Site) string {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range []struct{ address, pattern string }{{"/", `data-build="(\w+)"`}, {"/table", `data-build="(\w+)"`}, {"/data/current.json", `"build":"(\w+)"`}, {"/app-worker.js", `BUILD = "(\w+)"`}} {
		found := regexp.MustCompile(m.pattern).FindStringSubmatch(body(t, s, m.address))
		if found == nil {
			t.Fatalf("%s names no build", m.address)
		}
		seen[found[1]] = true
	}
	return strings.Join(slices.Collect(maps.Keys(seen)), " and ")
}

// TestBuild: what is served has one name, the same after every start and for every edition, and another when a file that
// browsers keep is another. The worker keeps just what the pages of its edition name.
func TestBuild(t *testing.T) {
	s := newSite(t)
	was := builds(t, s)
	if len(was) != 12 {
		t.Fatalf("the build is %q, want one of 12 digits", was)
	}
	worker := body(t, s, "/app-worker.js")
	if got := builds(t, newSite(t)); got != was || body(t, newSite(t), "/app-worker.js") != worker {
		t.Errorf("after another start the build is %s, want %s, and the same worker", got, was)
	}
	if err := s.Publish(facts(8)); err != nil {
		t.Fatal(err)
	}
	if got := builds(t, s); got != was || body(t, s, "/app-worker.js") == worker {
		t.Errorf("of another edition the build is %s, want %s with another worker", got, was)
	}
	for _, name := range []string{"built/page.js", "built/share.js", "built/sw.js", "built/rest.css"} {
		changed := newSite(t, func(c *Config) {
			web := files()
			web[name] = &fstest.MapFile{Data: []byte("other {}\n")}
			c.Web = web
		})
		if got := builds(t, changed); got == was || len(got) != 12 {
			t.Errorf("with another %s the build is %s, want one other than %s", name, got, was)
		}
	}
	page := body(t, s, "/")
	for _, m := range regexp.MustCompile(`"(/(?:static|data)/[^"]+)"`).FindAllStringSubmatch(body(t, s, "/app-worker.js"), -1) {
		if body(t, s, m[1]); m[1] != s.static.offline && !strings.Contains(page, m[1]) {
			t.Errorf("the worker keeps %s, which the page does not name", m[1])
		}
	}
}

// TestForget: a server that wants nothing kept sends a worker that has none of the other's text.
func TestForget(t *testing.T) {
	script := body(t, newSite(t, func(c *Config) { c.Forget = true }), "/app-worker.js")
	if !strings.Contains(script, "caches.delete") || !strings.Contains(script, "unregister") || strings.Contains(script, "fetch") || strings.Contains(script, "BUILD") {
		t.Errorf("the worker is %s, want one that deletes and goes", script)
	}
}

// TestStartsAnew: a server that is started again finds that browsers have its pages.
func TestStartsAnew(t *testing.T) {
	for _, address := range []string{"/", "/table", "/country/" + string(someState(t)), "/data/current.json", "/app-worker.js", "/manifest.webmanifest"} {
		before, after := newSite(t), newSite(t)
		for range 2 { // a page is compressed best once a second reader has asked for it
			get(before, "GET", address, "Accept-Encoding", "br")
			before.current.Load().pages.Settle()
		}
		tag := get(before, "GET", address, "Accept-Encoding", "br").Header().Get("ETag")
		if w := get(after, "GET", address, "Accept-Encoding", "br", "If-None-Match", tag); w.Code != 304 || w.Body.Len() > 0 {
			t.Errorf("after another start GET %s with the ETag of before, %s, = %d with %d bytes, want 304", address, tag, w.Code, w.Body.Len())
		}
	}
}

func TestMountWithoutARow(t *testing.T) {
	c := config(facts(1))
	c.Mounts = []Mount{{Pattern: "/nowhere"}}
	if _, err := New(c); err == nil || !strings.Contains(err.Error(), `"/nowhere"`) {
		t.Errorf("New with a part at /nowhere: %v, want that it is no row", err)
	}
}

// Of an earlier edition there is no copy, and the newest is never shown in its place: the worker leaves it to the browser.
func TestWorkerLeavesEarlierEditions(t *testing.T) {
	_, script := servedRules(t)
	_, rest, _ := strings.Cut(script, "PAST = /")
	expression, _, ok := strings.Cut(rest, "/;")
	if !ok || !strings.Contains(script, "match(PAST)") {
		t.Fatal("the worker does not look for what names an edition")
	}
	for query, want := range map[string]bool{"?edition=3": true, "?date=2025-07-03&known=2026-11-30": true, "": false, "?q=edition": false, "?reedition=3": false} {
		if got := regexp.MustCompile(expression).MatchString(query); got != want {
			t.Errorf("the worker leaves %q: %v, want %v", query, got, want)
		}
	}
}
