package site

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

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
