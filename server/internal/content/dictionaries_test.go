package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// ofVersion is the content of a version, which differs from others in its last line.
func ofVersion(n int) []byte {
	var b bytes.Buffer
	for i := range 2000 {
		fmt.Fprintf(&b, "%x\n", sha256.Sum256([]byte{byte(i), byte(i >> 8)}))
	}
	fmt.Fprintf(&b, "version %d\n", n)
	return b.Bytes()
}

// named is the value of Available-Dictionary for a body.
func named(body []byte) string {
	sum := sha256.Sum256(body)
	return ":" + base64.StdEncoding.EncodeToString(sum[:]) + ":"
}

func TestDictionaries(t *testing.T) {
	d := Dictionaries{Match: "/data/x.*.txt"}
	versions := make([]*Content, 12)
	for i := range versions {
		versions[i] = New("text/plain; charset=utf-8", ofVersion(i), Hasty)
	}
	for _, c := range versions[:11] {
		d.Remember(c)
	}
	newest, plain := versions[11], ofVersion(11)
	for _, test := range []struct {
		name, accept, available, coding string
	}{
		{"no dictionary", "gzip, br, dcb, dcz", "", "br"},
		{"the version before", "gzip, br, dcb, dcz", named(ofVersion(10)), "dcz"},
		{"the oldest that is known", "dcz", named(ofVersion(4)), "dcz"},
		{"one that is forgotten", "gzip, br, dcz", named(ofVersion(3)), "br"},
		{"the same", "gzip, br, dcz", named(plain), "dcz"},
		{"one of somebody else", "gzip, br, dcz", named([]byte("x")), "br"},
		{"a coding that is refused", "gzip, dcz;q=0", named(ofVersion(10)), "gzip"},
		{"a coding that is not asked for", "", named(ofVersion(10)), ""},
		{"half a name", "br, dcz", named(ofVersion(10))[:20], "br"},
		{"a name too short", "br, dcz", ":YWJj:", "br"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/data/x.1.txt", nil)
			r.Header.Set("Accept-Encoding", test.accept)
			if test.available != "" {
				r.Header.Set("Available-Dictionary", test.available)
			}
			w := httptest.NewRecorder()
			d.Serve(w, r, newest, Immutable)
			h := w.Header()
			if got := h.Get("Content-Encoding"); w.Code != http.StatusOK || got != test.coding {
				t.Fatalf("the answer is %d in the coding %q, want %q", w.Code, got, test.coding)
			}
			if h.Get("Use-As-Dictionary") != `match="/data/x.*.txt"` || !strings.Contains(strings.Join(h.Values("Vary"), ","), "Available-Dictionary") {
				t.Errorf("the answer has the headers %v, want its use as a dictionary, and what it varies with", h)
			}
			if test.coding != "dcz" {
				return
			}
			if n := w.Body.Len(); n > 400 {
				t.Errorf("a line that differs takes %d bytes", n)
			}
			var from []byte
			for i := range versions {
				if test.available == named(ofVersion(i)) {
					from = ofVersion(i)
				}
			}
			if got := undone(t, w.Body.Bytes(), from); !bytes.Equal(got, plain) {
				t.Errorf("what comes out has %d bytes, want the %d of the newest version", len(got), len(plain))
			}
			again := httptest.NewRequest("GET", "/data/x.1.txt", nil)
			again.Header = r.Header.Clone()
			again.Header.Set("If-None-Match", h.Get("ETag"))
			w = httptest.NewRecorder()
			if d.Serve(w, again, newest, Immutable); w.Code != http.StatusNotModified {
				t.Errorf("who has it is answered %d, want 304", w.Code)
			}
		})
	}
}

// undone unpacks a body in the coding dcz.
func undone(t *testing.T, body, dictionary []byte) []byte {
	t.Helper()
	sum := sha256.Sum256(dictionary)
	head := append([]byte{0x5e, 0x2a, 0x4d, 0x18, 32, 0, 0, 0}, sum[:]...)
	if !bytes.HasPrefix(body, head) {
		t.Fatalf("the body begins with %x, want the name of the dictionary, %x", body[:min(len(body), 40)], head)
	}
	decoder, err := zstd.NewReader(bytes.NewReader(body[len(head):]), zstd.WithDecoderDictRaw(0, dictionary))
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	plain, err := io.ReadAll(decoder)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// TestDictionariesOfMany has many readers ask for the same difference at once: all get the same.
func TestDictionariesOfMany(t *testing.T) {
	d := Dictionaries{Match: "/x.*"}
	before, now := ofVersion(1), New("text/plain; charset=utf-8", ofVersion(2), Hasty)
	d.Remember(New("text/plain; charset=utf-8", before, Hasty))
	var wg sync.WaitGroup
	bodies := make([][]byte, 8)
	for i := range bodies {
		wg.Go(func() {
			r := httptest.NewRequest("GET", "/x.1", nil)
			r.Header.Set("Accept-Encoding", "dcz")
			r.Header.Set("Available-Dictionary", named(before))
			w := httptest.NewRecorder()
			d.Serve(w, r, now, Immutable)
			bodies[i] = w.Body.Bytes()
		})
	}
	wg.Wait()
	for _, body := range bodies {
		if !bytes.Equal(body, bodies[0]) || len(body) == 0 {
			t.Fatalf("one reader got %d bytes and another %d", len(bodies[0]), len(body))
		}
	}
}
