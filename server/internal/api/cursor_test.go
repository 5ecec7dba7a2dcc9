package api

import "testing"

func TestCursor(t *testing.T) {
	for _, want := range []cursor{{}, {Filter: [8]byte{1, 2, 3, 4, 5, 6, 7, 255}, Number: 1 << 40, Offset: 1 << 20}} {
		if got, err := parseCursor(want.String()); err != nil || got != want {
			t.Errorf("parseCursor(%q) = %v, %v, want %v", want, got, err, want)
		}
	}
}

// Whatever parses prints back as itself.
func FuzzCursor(f *testing.F) {
	f.Add("")
	f.Add(cursor{Number: 632, Offset: 2}.String())
	f.Add("AdrcG6loyb-j-AQC")
	f.Add("AdrcG6loyb-j-AQCAA")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := parseCursor(s)
		if err != nil {
			return
		}
		if c.String() != s || c.Offset < 0 || c.Number < 0 {
			t.Errorf("parseCursor(%q) = %+v, which prints as %q", s, c, c)
		}
	})
}
