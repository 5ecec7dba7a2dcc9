//go:build e2e

package e2e

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore/pgtest"
	"recognitionmap/server/internal/program"
)

// TestBackUpAndRestore goes the way that the README names: a copy made while the server runs, and a server on the copy.
func TestBackUpAndRestore(t *testing.T) {
	for _, test := range []struct {
		name string
		db   func(t *testing.T) string
		copy func(t *testing.T, db string) string
	}{
		{"SQLite", func(t *testing.T) string { return filepath.Join(t.TempDir(), "map.db") }, func(t *testing.T, db string) string {
			copied := filepath.Join(t.TempDir(), "copy.db")
			shell(t, `sqlite3 "$0" ".backup '$1'"`, db, copied)
			return copied
		}},
		{"PostgreSQL", pgtest.Database, func(t *testing.T, db string) string {
			copied := pgtest.Database(t)
			shell(t, `pg_dump --no-owner "$0" | psql -q -v ON_ERROR_STOP=1 "$1"`, db, copied)
			return copied
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			db := test.db(t)
			s := serve(t, "-db", db)
			token := newToken(t, db)
			status, answer, posted := s.ask(t, "POST", "/api/v1/events", token, "", recognition)
			if status != http.StatusCreated {
				t.Fatalf("POST = %d %s", status, answer)
			}
			restored := serve(t, "-db", test.copy(t, db))
			for _, path := range []string{"/api/v1/standing?date=2026-02-01", "/api/v1/changes?since=630", "/history/2026-01-15-fra-recognition"} {
				if before, after := s.get(t, path), restored.get(t, path); before != after {
					t.Errorf("%s differs on the copy", path)
				}
			}
			// The copy takes writes: tokens are in it too.
			if status, answer, _ := restored.ask(t, "DELETE", "/api/v1/events/2026-01-15-fra-recognition?reason=a+test", token, posted.Get("ETag"), ""); status/100 != 2 {
				t.Errorf("DELETE on the copy = %d %s", status, answer)
			}
			if !strings.Contains(s.get(t, "/api/v1/standing?date=2026-02-01"), `"recognized":2`) {
				t.Error("a write to the copy has reached the original")
			}
		})
	}
}

func shell(t *testing.T, script string, args ...string) {
	t.Helper()
	out, err := exec.Command("bash", append([]string{"-c", "set -euo pipefail; " + script}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
}

// TestExportOnAStaticHost serves an exported site as files, and cuts the network off.
func TestExportOnAStaticHost(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	if err := program.Run(context.Background(), []string{"export", folder}, io.Discard, os.Stderr); err != nil {
		t.Fatal(err)
	}
	host := httptest.NewServer(http.FileServer(http.Dir(folder))) // as python3 -m http.server: folders redirect to their slash
	t.Cleanup(host.Close)
	p := open(t, &server{origin: host.URL}, look{})
	p.visitReady("/country/RUS")
	awaits(p, "RUS", `probe.one("#panel").dataset.country ?? ""`)
	awaits(p, "recognized", `probe.classOf("RUS")`)
	p.slide(number(t, "2024-06-01"))
	awaits(p, "none", `probe.classOf("RUS")`)
	p.click(p.spot("CHN"))
	awaits(p, true, `location.pathname === "/country/CHN" && probe.all("#panel .events .sources a").length > 0`)
	awaits(p, true, `fetch(probe.one("link[rel=manifest]").href).then((r) => r.json()).then((m) => m.start_url === "/" && m.icons.length > 2)`)
	p.installed()
	host.CloseClientConnections()
	host.Close()
	p.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
	q := p.another()
	q.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
	q.cutOff()
	q.visitReady("/country/PAK?date=2025-06-01")
	awaits(q, "PAK", `probe.one("#panel").dataset.country ?? ""`)
	awaits(q, "ambassador", `probe.classOf("PAK")`)
}
