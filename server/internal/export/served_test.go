//go:build !race

// Drawing and packing take minutes under the race detector: make check runs this beside it.

package export

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/state"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/feeds"
	"recognitionmap/server/internal/site"
	"recognitionmap/web"
)

// realSite is the site of a state as the program puts it together, with words in place of histories.
func realSite(t *testing.T, s *desk.State) http.Handler {
	t.Helper()
	const origin = "https://map.example.org"
	words := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, "<!doctype html><title>Words</title>")
	})
	made := feeds.New(origin)
	feed := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, mediaType, _ := made.At(r.URL.Path, s)
		w.Header().Set("Content-Type", mediaType)
		w.Write(body)
	})
	config := site.Config{
		Web: web.Files, World: dataset.World(), Base: origin, Log: quiet(),
		GeoJSON: []byte(`{"type":"FeatureCollection","features":[]}`), // the real one takes seconds to compress, for nobody here
		Facts:   func() site.Facts { return site.Facts{Record: s.Record, Edition: int(s.Number), Hash: s.Hash} },
		Today:   func() relation.Day { return today },
		Mounts: []site.Mount{
			{Pattern: "/history/", Handler: words}, {Pattern: "/corrections", Handler: words},
			{Pattern: "/feed.atom", Handler: feed}, {Pattern: "/feed.json", Handler: feed}, {Pattern: "/changes/feed.atom", Handler: feed}, {Pattern: "/changes/feed.json", Handler: feed},
			{Pattern: "/country/{code}/feed.atom", Handler: feed}, {Pattern: "/country/{code}/feed.json", Handler: feed},
		},
	}
	handler, err := site.New(config)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// host answers like a static host, which is all that an export may need.
type host struct{ *httptest.Server }

func (h host) get(t *testing.T, address string) (status int, body string) {
	t.Helper()
	answer, err := h.Client().Get(h.URL + address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func TestSiteOfTheDataSet(t *testing.T) {
	s := realState(t)
	dir := filepath.Join(t.TempDir(), "site")
	if err := Site(t.Context(), realSite(t, s), feeds.Addresses(), dir); err != nil {
		t.Fatal(err)
	}
	h := host{httptest.NewServer(http.FileServer(http.Dir(dir)))}
	defer h.Close()

	addresses := []string{"/table/sort/name/", "/table/sort/since/", "/404.html"}
	for _, a := range state.Addresses {
		if a.Pattern == "/history/" { // its own are below
			continue
		}
		if a.Filed {
			addresses = append(addresses, a.Each(s.Record.Events())...)
		} else if entries, _ := os.ReadDir(filepath.Join(dir, a.Pattern)); len(entries) > 0 { // what is in it has files, which a host may list
			if _, err := os.Stat(filepath.Join(dir, a.Pattern, "index.html")); err == nil {
				t.Errorf("%s is written, though only the server has it", a.Pattern)
			}
		} else if status, _ := h.get(t, strings.TrimSuffix(a.Pattern, "{path...}")); status != http.StatusNotFound {
			t.Errorf("GET %s = %d, though only the server has it", a.Pattern, status)
		}
	}
	for _, e := range s.Record.Events() {
		addresses = append(addresses, "/history/"+e.ID, "/events/year/"+e.Date.First.String()[:4]+"/")
	}
	for _, a := range addresses {
		if status, body := h.get(t, a); status != http.StatusOK || body == "" {
			t.Errorf("GET %s = %d, %d bytes", a, status, len(body))
		}
	}
	_, front := h.get(t, "/")
	checkNamed(t, h, front)
	checkWorker(t, h)
	if !strings.Contains(front, `<svg id="map"`) {
		t.Error("the front page has no map")
	}
}

// checkNamed asks for what a page names in the attributes that its scripts read.
func checkNamed(t *testing.T, h host, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for n := range root.Descendants() {
		if n.Data != "html" {
			continue
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "data-") && strings.HasPrefix(a.Val, "/") {
				named++
				if row, ok := state.AddressOf(a.Val); !ok || !row.Filed {
					t.Errorf("%s=%s is no address that an export has", a.Key, a.Val)
				} else if status, _ := h.get(t, a.Val); status != http.StatusOK {
					t.Errorf("%s=%s answers %d", a.Key, a.Val, status)
				}
			}
		}
	}
	if named < 4 { // the loader, the core, the events, the world; the program itself where it was built
		t.Errorf("the page names %d files", named)
	}
}

// checkWorker asks for what the worker fetches before it is ready: one missing file, and nothing works offline.
func checkWorker(t *testing.T, h host) {
	t.Helper()
	_, worker := h.get(t, "/app-worker.js")
	_, list, _ := strings.Cut(worker, "FILES")
	list, _, _ = strings.Cut(list, "]")
	files := regexp.MustCompile(`"(/[^"]+)"`).FindAllStringSubmatch(list, -1)
	if len(files) < 4 {
		t.Errorf("the worker lists %q", list)
	}
	for _, f := range files {
		if status, _ := h.get(t, f[1]); status != http.StatusOK {
			t.Errorf("the worker wants %s, which answers %d", f[1], status)
		}
	}
}
