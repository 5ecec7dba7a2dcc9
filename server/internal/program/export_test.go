package program

import (
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/geodata/dataset"
	"recognitionmap/server/internal/eventstore"
)

// filesOf returns the files in a folder by name.
func filesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		body, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(body)
	}
	return files
}

func TestExportData(t *testing.T) {
	events, err := dataset.Events()
	if err != nil {
		t.Fatal(err)
	}
	parent := t.TempDir()
	var before map[string]string
	for _, name := range []string{"a", "b"} { // the data set has no clock: both are the same
		var out strings.Builder
		dir := filepath.Join(parent, name)
		if err := exportSite(t.Context(), []string{"--data", "-date", "2025-07-03", dir}, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "the data of 2025-07-03, revision ") || !strings.Contains(out.String(), dir) {
			t.Errorf("export prints %q", out.String())
		}
		files := filesOf(t, dir)
		if got := strings.Count(files["events.jsonl"], "\n"); got != len(events) {
			t.Errorf("%d events, want %d", got, len(events))
		}
		if !strings.Contains(files["standing.csv"], "RUS,Russia,2025-07-03,recognized,2025-07-03,") {
			t.Error("standing.csv does not have what anyone can check")
		}
		if before != nil && !maps.Equal(before, files) {
			t.Error("two exports of one program differ")
		}
		before = files
	}
}

func TestExportOfStore(t *testing.T) {
	folder := write(t, map[string]string{"a.jsonl": line})
	db := filepath.Join(t.TempDir(), "export.db")
	if err := importEvents(t.Context(), []string{"-db", db, filepath.Join(folder, "a.jsonl")}, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "data")
	if err := exportSite(t.Context(), []string{"-db", db, "-data", dir}, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := filesOf(t, dir)["events.jsonl"]; got != line+"\n" {
		t.Errorf("the store's events are\n%swant\n%s", got, line)
	}
}

// The last line that it prints is what sha256sum checks.
func TestExportCarry(t *testing.T) {
	file := filepath.Join(t.TempDir(), "along.html")
	var out strings.Builder
	if err := exportSite(t.Context(), []string{"--carry", file}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("\n%x  along.html\n", sha256.Sum256(body)); !strings.HasSuffix(out.String(), want) || !strings.Contains(out.String(), file) {
		t.Errorf("export prints %q, want %q at its end", out.String(), want)
	}
	if strings.Contains(string(body), localBase) || !strings.Contains(string(body), "Russia formally recognizes") {
		t.Error("a copy without -base names a site, or has not what is on record")
	}
}

func TestExportRefuses(t *testing.T) {
	full := write(t, map[string]string{"thesis.txt": "mine"})
	empty := filepath.Join(t.TempDir(), "empty.db")
	if store, err := eventstore.Connect(t.Context(), empty); err != nil {
		t.Fatal(err)
	} else if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(t.TempDir(), "none.db")
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, "0 folders named"},
		{[]string{"a", "b"}, "2 folders named"},
		{[]string{"-date", "2025-07-03", "a"}, "-date goes with -data"},
		{[]string{"-carry"}, "0 files named"},
		{[]string{"-carry", "-data", "a"}, "two exports"},
		{[]string{"-carry", filepath.Join(full, "thesis.txt")}, "another kind"},
		{[]string{"-data", "-date", "yesterday", "a"}, `"yesterday"`},
		{[]string{"-base", "example.org", "a"}, `"example.org"`},
		{[]string{"-base", "https://example.org/map", "a"}, "want a scheme and a host"},
		{[]string{"-base", "javascript://example.org", "a"}, "want a scheme and a host"},
		{[]string{"-nonsense", "a"}, "nonsense"},
		{[]string{"-data", full}, "not empty and not an export"},
		{[]string{full}, "not empty and not an export"},
		{[]string{"-db", none, "-data", filepath.Join(t.TempDir(), "a")}, "none.db"},
		{[]string{"-db", empty, "-data", filepath.Join(t.TempDir(), "a")}, "holds no events"},
		{[]string{"-db", "memory", "-data", filepath.Join(t.TempDir(), "a")}, "memory"},
	} {
		var out strings.Builder
		err := exportSite(t.Context(), test.args, &out, io.Discard)
		if err == nil || !strings.Contains(err.Error(), test.want) || out.Len() > 0 {
			t.Errorf("exportSite(%q) = %v, printing %q; want %q", test.args, err, out.String(), test.want)
		}
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("a database that is not there was made")
	}
}

// What an export asks for is there without a server: pages, what belongs to changes, feeds. The export itself is tested
// where it is written, and in a browser.
func TestWholeSite(t *testing.T) {
	handler, d := wholeSiteOf(t)
	id := d.State().Record.Newest().ID
	for _, address := range []string{"/", "/events/" + id, "/history/" + id, "/corrections", "/feed.atom", "/changes/feed.json", "/country/RUS/feed.atom", "/sitemap.xml"} {
		w := get(t.Context(), handler, address)
		if w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("GET %s = %d, %d bytes", address, w.Code, w.Body.Len())
		}
		if strings.Contains(w.Body.String(), "data-stream=") {
			t.Errorf("%s names a stream, which files do not have", address)
		}
		if strings.Contains(address, "feed") && !strings.Contains(w.Body.String(), "https://map.example.org/") {
			t.Errorf("%s does not name the site", address)
		}
	}
}
