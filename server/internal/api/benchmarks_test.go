package api

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"recognitionmap/geodata/relation"
)

// discard is an answer that nobody reads.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(int)             {}

var benchmarked = []string{"standing?date=2025-07-03", "countries", "events?limit=500", "events?q=ambassador", "map.geojson", "events.csv"}

// BenchmarkKept is what a reader costs.
func BenchmarkKept(b *testing.B) {
	s := real(b)
	for _, address := range benchmarked {
		b.Run(address, func(b *testing.B) {
			r := httptest.NewRequest("GET", "/api/v1/"+address, nil)
			r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
			s.ServeHTTP(&discard{http.Header{}}, r) // the first reader pays for the making
			b.ReportAllocs()
			for b.Loop() {
				s.ServeHTTP(&discard{http.Header{}}, r)
			}
		})
	}
}

// BenchmarkMade is what the first reader of an address at a revision costs, compressing included.
func BenchmarkMade(b *testing.B) {
	day := today
	s := serveOn(b, func() relation.Day { return day })
	for _, address := range benchmarked {
		b.Run(address, func(b *testing.B) {
			r := httptest.NewRequest("GET", "/api/v1/"+address, nil)
			b.ReportAllocs()
			for b.Loop() {
				day++ // so that nothing is on the shelf
				s.ServeHTTP(&discard{http.Header{}}, r)
			}
		})
	}
}

func TestBenchmarkedAnswers(t *testing.T) {
	s := real(t)
	for _, address := range benchmarked {
		if w := s.ask("GET", "/api/v1/"+address, "", "Accept-Encoding", "br"); w.Code != http.StatusOK || w.Body.Len() < 1000 {
			t.Errorf("GET %s = %d with %d bytes", address, w.Code, w.Body.Len())
		}
	}
}
