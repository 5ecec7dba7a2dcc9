package site

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/web"
)

// realSite is the site as it is served: all events, all files.
func realSite(t testing.TB) *Site {
	t.Helper()
	events, err := dataset.Events()
	if err != nil {
		t.Fatal(err)
	}
	n, hash := dataset.Edition()
	c := config(Facts{Record: relation.NewRecord(events), Edition: n, Hash: hash})
	c.Web, c.GeoJSON = web.Files, dataset.WorldGeoJSON()
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// discard is an answer that nobody reads.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(int)             {}

func BenchmarkServeKeptPage(b *testing.B) {
	s := realSite(b)
	s.warmFront()
	s.current.Load().pages.Settle()
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	b.ReportAllocs()
	for b.Loop() {
		s.ServeHTTP(&discard{http.Header{}}, r)
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		realSite(b)
	}
}
