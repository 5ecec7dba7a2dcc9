//go:build !race && !quick

// Under the race detector compression is low; make size runs this.

package site

import (
	"io/fs"
	"testing"

	"recognitionmap/web"
)

// Budgets in bytes on the wire, brotli, without headers.
const (
	budgetFirstPage = 45_000
	budgetProgram   = 1_100_000
	budgetCore      = 12_000
)

// TestSizes holds the sizes that have a budget; make size prints them. The program's is held where it has been built.
func TestSizes(t *testing.T) {
	s := realSite(t)
	data := dataAddress(t, s)
	for _, row := range []struct {
		name, address string
		budget        int // 0 for none
	}{
		{"first page", "/", budgetFirstPage},
		{"a country with 30 events", "/country/RUS", 0},
		{"a country without events", "/country/TZA", budgetFirstPage},
		{"table", "/table", budgetFirstPage},
		{"core of the events", data.Core, budgetCore},
		{"all events", data.Events, 0},
	} {
		for range 2 { // a page is compressed best once a second reader has asked for it
			get(s, "GET", row.address, "Accept-Encoding", "br")
			s.current.Load().pages.Settle()
		}
		n := get(s, "GET", row.address, "Accept-Encoding", "br").Body.Len()
		t.Logf("%-26s %8d bytes", row.name, n)
		if n == 0 || row.budget > 0 && n > row.budget {
			t.Errorf("%s (%s) has %d bytes, want some and at most %d", row.name, row.address, n, row.budget)
		}
	}
	if br, err := fs.ReadFile(web.Files, "built/app.wasm.br"); err == nil {
		t.Logf("%-26s %8d bytes", "program", len(br))
		if len(br) > budgetProgram {
			t.Errorf("the program has %d bytes, more than its budget of %d", len(br), budgetProgram)
		}
	}
}
