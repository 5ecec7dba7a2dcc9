package content

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

// Whatever is accepted is answered, in a coding that unpacks to the same, and that the client has not refused where there
// is another.
func FuzzAcceptEncoding(f *testing.F) {
	for _, seed := range []string{"gzip, deflate, br, zstd", "br;q=0, gzip;q=0.1, *;q=0", " GZIP ; Q=1.0 ", "identity;q=0", "*", "br;q=NaN", "gzip;q=1e400", ";;,=", "br;q=0x1p-1", ""} {
		f.Add(seed)
	}
	c := New("text/plain", text, Quick)
	f.Fuzz(func(t *testing.T, header string) {
		a := parseAccept(header)
		for _, weight := range []int{a.brotli, a.gzip, a.identity} {
			if weight < 0 || weight > 1000 {
				t.Errorf("parseAccept(%q) = %+v, want weights of 0 to 1000", header, a)
			}
		}
		w := get(c, http.MethodGet, strings.ToValidUTF8(header, ""), "")
		if got := unpack(t, w); w.Code != http.StatusOK || !bytes.Equal(got, text) {
			t.Errorf("Accept-Encoding %q gets %d and %.40q", header, w.Code, got)
		}
		switch chosen := c.choose(header); {
		case chosen == Brotli && a.brotli == 0, chosen == Gzip && a.gzip == 0, chosen == Identity && a.identity == 0 && a.brotli+a.gzip > 0:
			t.Errorf("Accept-Encoding %q, read as %+v, gets %q", header, a, chosen)
		}
	})
}
