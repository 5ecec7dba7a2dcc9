//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore/pgtest"
	"recognitionmap/server/internal/program"
)

// newToken makes a token that publishes, as an operator does.
func newToken(t *testing.T, db string) string {
	t.Helper()
	return tokenOf(t, db, "tester", "publish")
}

// tokenOf makes a token of a person with a role.
func tokenOf(t *testing.T, db, name, role string) string {
	t.Helper()
	var out strings.Builder
	if err := program.Run(context.Background(), []string{"token", "create", "-name", name, "-role", role, "-db", db}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	lines := strings.Fields(out.String())
	return lines[len(lines)-1]
}

// ask sends a request to the API and returns its answer.
func (s *server) ask(t *testing.T, method, path, token, ifMatch, body string) (status int, answer string, header http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.origin+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	if ifMatch != "" {
		r.Header.Set("If-Match", ifMatch)
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, string(text), a.Header
}

// recognition is an event that makes France recognized.
const recognition = `{"event":{"id":"2026-01-15-fra-recognition","country":"FRA","date":"2026-01-15","kind":"recognition","headline":"France recognizes, in a test",
"confidence":"confirmed","sources":[{"url":"https://www.diplomatie.gouv.fr/x","publisher":"Ministry","title":"Note","supports":"all of it"}]},"reason":"a test"}`

// comesBack opens another page with the mark of an earlier visit, whose line leads to what has changed and can be put away,
// and then one more.
func (p *page) comesBack(mark, line string) {
	p.Helper()
	eval[bool](p, `(localStorage.setItem("visit", `+strconv.Quote(mark)+`), true)`)
	q := p.another()
	q.visitReady("/table")
	q.until("the line", `probe.text("#visit summary").endsWith(": `+line+` What changed")`)
	q.clickOn("#visit summary")
	q.clickOn("#visit a[href^='/events/']")
	q.until("the event", `probe.text("h1") === "France recognizes, in a test"`)
	awaits(q, false, `probe.one("#visit details").open`)
	q.clickOn("#visit button")
	awaits(q, false, `probe.one("#visit").open`)
	q.visitReady("/")
	awaits(q, true, `localStorage.visit > "" && !probe.one("#visit")`)
}

func TestOpenPagesFollowTheRecord(t *testing.T) {
	for _, test := range []struct {
		name string
		db   func(t *testing.T) string
	}{
		{"SQLite", func(t *testing.T) string { return filepath.Join(t.TempDir(), "map.db") }},
		{"PostgreSQL", pgtest.Database},
	} {
		t.Run(test.name, func(t *testing.T) {
			db := test.db(t)
			writer := serve(t, "-db", db)
			reader := serve(t, "-db", db)
			token := newToken(t, db)
			p := open(t, reader, look{})
			p.visitReady("/")
			awaits(p, "on", `document.documentElement.dataset.live ?? ""`)
			p.until("the mark of the visit", `localStorage.visit`)
			visit := eval[string](p, `localStorage.visit`)
			start := time.Now()
			status, answer, header := writer.ask(t, "POST", "/api/v1/events", token, "", recognition)
			if status != http.StatusCreated {
				t.Fatalf("POST = %d %s", status, answer)
			}
			awaits(p, "recognized", `probe.classOf("FRA")`)
			t.Logf("on the other server's page after %v", time.Since(start))
			awaits(p, "2", `probe.text('#legend [data-class="recognized"] .count')`)
			awaits(p, true, `probe.text("#notice").includes("France is now “Recognized”, was “None”")`)
			awaits(p, true, `probe.text("#announce").includes("France is now")`)
			if test.name == "SQLite" {
				p.comesBack(visit, "France is now “Recognized”, was “None”; 1 event added.")
			}
			if status, answer, _ := writer.ask(t, "DELETE", "/api/v1/events/2026-01-15-fra-recognition?reason=a+test", token, header.Get("ETag"), ""); status/100 != 2 {
				t.Fatalf("DELETE = %d %s", status, answer)
			}
			awaits(p, "none", `probe.classOf("FRA")`)
			// What was withdrawn stays in its history, on both.
			for _, s := range []*server{writer, reader} {
				if page := s.get(t, "/history/2026-01-15-fra-recognition"); !strings.Contains(page, "a test") {
					t.Error("the history lacks the reason")
				}
			}
			if test.name == "SQLite" {
				out, err := exec.Command("sqlite3", db, "SELECT count(*) FROM revisions WHERE event_id = '2026-01-15-fra-recognition'").CombinedOutput()
				if err != nil || strings.TrimSpace(string(out)) != "2" {
					t.Errorf("sqlite3 shows %s revisions, %v", out, err)
				}
				return
			}
			out, err := exec.Command("psql", db, "-Atc", "SELECT count(*) FROM revisions WHERE event_id = '2026-01-15-fra-recognition'").CombinedOutput()
			if err != nil || strings.TrimSpace(string(out)) != "2" {
				t.Errorf("psql shows %s revisions, %v", out, err)
			}
		})
	}
}

func TestReadsGoOnWithoutTheDatabase(t *testing.T) {
	database, err := pgtest.New()
	if err != nil {
		t.Fatal(err)
	}
	defer database.Remove()
	address := database.Database(t)
	s := serve(t, "-db", address)
	token := newToken(t, address)
	database.Stop()
	for _, path := range []string{"/", "/country/RUS?date=2025-07-03", "/table", "/events", "/history/2025-07-03-rus-recognition", "/corrections",
		"/api/v1/standing", "/api/v1/events?country=RUS", "/feed.atom", "/healthz"} {
		s.get(t, path)
	}
	status, answer, header := s.ask(t, "POST", "/api/v1/events", token, "", recognition)
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" {
		t.Errorf("POST without a database = %d %s, Retry-After %q", status, answer, header.Get("Retry-After"))
	}
	if status, answer, _ := s.ask(t, "GET", "/readyz", "", "", ""); status != http.StatusServiceUnavailable || !strings.Contains(answer, "reads go on") {
		t.Errorf("/readyz without a database = %d %s", status, answer)
	}
	if err := database.Start(); err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ { // the pool notices by itself; each attempt takes the time of a connection
		status, answer, _ = s.ask(t, "POST", "/api/v1/events", token, "", recognition)
		if status == http.StatusCreated || i == 50 {
			break
		}
	}
	if status != http.StatusCreated {
		t.Errorf("POST after the database came back = %d %s", status, answer)
	}
}

func TestOutsideReaders(t *testing.T) {
	s := shared(t)
	out, err := exec.Command("ogrinfo", "-ro", "-so", "-al", "GeoJSON:"+fetched(t, s, "/api/v1/map.geojson?date=2025-07-03", "map.geojson")).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Feature Count: 2") || !strings.Contains(string(out), "class: String") {
		t.Errorf("ogrinfo: %v\n%s", err, out)
	}
	for path, check := range map[string]string{
		"/country/RUS/feed.json": `import sys,json; d=json.load(open(sys.argv[1])); assert d["version"]=="https://jsonfeed.org/version/1.1" and d["items"]`,
		"/api/v1/events.csv":     `import sys,csv; r=list(csv.DictReader(open(sys.argv[1],encoding="utf-8",newline=""))); assert len(r)>600 and all(x["id"] for x in r)`,
	} {
		if out, err := exec.Command("python3", "-c", check, fetched(t, s, path, "x")).CombinedOutput(); err != nil {
			t.Errorf("%s as Python reads it: %v\n%s", path, err, out)
		}
	}
	// Debian's own Python, which has Debian's feedparser, whatever other is on the path.
	atom := exec.Command("/usr/bin/python3", "testdata/feed.py")
	for _, path := range []string{"/feed.atom", "/changes/feed.atom", "/country/RUS/feed.atom"} {
		atom.Args = append(atom.Args, fetched(t, s, path, "feed.atom"))
	}
	if out, err := atom.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "100\n") {
		t.Errorf("the Atom feeds as feedparser reads them: %v\n%s", err, out)
	}
}

// fetched saves what an address answers and returns the file.
func fetched(t *testing.T, s *server, path, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if out, err := exec.Command("python3", "-c", "import sys,urllib.request as u; u.urlretrieve(sys.argv[1], sys.argv[2])", s.origin+path, file).CombinedOutput(); err != nil {
		t.Fatal(fmt.Errorf("%s: %w\n%s", path, err, out))
	}
	return file
}
