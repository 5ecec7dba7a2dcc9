package content

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
)

var text = []byte(strings.Repeat("XAA recognizes, XAB sends an ambassador. ", 100))

func TestServeEncodings(t *testing.T) {
	for _, test := range []struct {
		name, accept, want string
	}{
		{"a browser", "gzip, deflate, br, zstd", "br"},
		{"a browser over plain HTTP", "gzip, deflate", "gzip"},
		{"no header", "", ""},
		{"only the plain form", "identity", ""},
		{"anything", "*", "br"},
		{"brotli refused", "br;q=0, gzip;q=0.1, *;q=0", "gzip"},
		{"gzip liked better", "br;q=0.5, gzip;q=0.8", "gzip"},
		{"the plain form liked better", "gzip;q=0.3, identity;q=0.9", ""},
		{"alike", "gzip;q=0.8, br;q=0.8", "br"},
		{"capitals and spaces", " GZIP ; Q=1.0 ", "gzip"},
		{"weights that are none", "br;q=2, gzip;q=x, gzip;level=9", ""},
		{"all refused", "*;q=0", ""},
	} {
		for _, c := range []*Content{New("text/plain", text, Best), Packed("text/plain", text, Quick)} {
			w := get(c, "GET", test.accept, "")
			if got := w.Header().Get("Content-Encoding"); got != test.want {
				t.Errorf("%s: Accept-Encoding %q gets %q, want %q", test.name, test.accept, got, test.want)
			}
			if got := unpack(t, w); !bytes.Equal(got, text) {
				t.Errorf("%s: body unpacks to %.40q", test.name, got)
			}
			if got := w.Header().Get("Content-Length"); got != strconv.Itoa(w.Body.Len()) {
				t.Errorf("%s: Content-Length %s of %d bytes", test.name, got, w.Body.Len())
			}
			if w.Header().Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s: Vary = %q", test.name, w.Header().Get("Vary"))
			}
		}
	}
}

func TestServeValidators(t *testing.T) {
	c := New("text/plain", text, Best)
	tags := map[string]bool{}
	for _, accept := range []string{"br", "gzip", ""} {
		w := get(c, "GET", accept, "")
		tag := w.Header().Get("ETag")
		if tags[tag] || strings.HasPrefix(tag, "W/") || tag == "" {
			t.Errorf("ETag of %q = %s, want a strong one of its own", accept, tag)
		}
		tags[tag] = true
		for _, test := range []struct {
			header string
			status int
		}{
			{tag, 304}, {"W/" + tag, 304}, {`"x", ` + tag, 304}, {"*", 304}, {`"x"`, 200}, {strings.Trim(tag, `"`), 200}, {"", 200},
		} {
			w := get(c, "GET", accept, test.header)
			if w.Code != test.status || (w.Body.Len() == 0) != (test.status == 304) {
				t.Errorf("If-None-Match %s gets %d and %d bytes, want %d", test.header, w.Code, w.Body.Len(), test.status)
			}
			if w.Header().Get("ETag") != tag || w.Header().Get("Cache-Control") != Revalidate || w.Header().Get("Vary") == "" {
				t.Errorf("If-None-Match %s gets headers %v", test.header, w.Header())
			}
		}
	}
	// A server that has just started has pages in their quick form, and its readers have them from before in the other.
	for _, forms := range [][2]*Content{{c, New("text/plain", text, Quick)}, {New("text/plain", text, Quick), c}} {
		tag := get(forms[0], "GET", "br", "").Header().Get("ETag")
		if w := get(forms[1], "GET", "br", tag); w.Code != 304 || w.Header().Get("ETag") != tag || tag == get(forms[1], "GET", "br", "").Header().Get("ETag") {
			t.Errorf("the ETag of another effort, %s, gets %d with %s, want 304 with the same", tag, w.Code, w.Header().Get("ETag"))
		}
	}
	w := httptest.NewRecorder() // with what the site sets before
	w.Header().Set("Content-Security-Policy", "default-src 'none'")
	w.Header().Set("Access-Control-Allow-Origin", "*")
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("If-None-Match", "*")
	if c.Serve(w, r, Revalidate); w.Code != 304 || w.Header().Get("Content-Security-Policy") != "" || w.Header().Get("Access-Control-Allow-Origin") == "" {
		t.Errorf("304 has the headers %v, want none that the client has", w.Header())
	}
	if w := get(c, "GET", "br", get(c, "GET", "gzip", "").Header().Get("ETag")); w.Code != 200 {
		t.Errorf("the gzip form's ETag gets %d for the brotli form, want 200", w.Code)
	}
}

func TestServeHead(t *testing.T) {
	c := Packed("text/plain", text, Best)
	for _, accept := range []string{"br", "gzip", ""} {
		w, whole := get(c, "HEAD", accept, ""), get(c, "GET", accept, "")
		if w.Body.Len() > 0 || w.Code != 200 {
			t.Errorf("HEAD gets %d with %d bytes", w.Code, w.Body.Len())
		}
		for _, name := range []string{"Content-Length", "Content-Type", "Content-Encoding", "ETag", "Cache-Control", "Vary"} {
			if got, want := w.Header().Get(name), whole.Header().Get(name); got != want {
				t.Errorf("HEAD gets %s %q, GET %q", name, got, want)
			}
		}
	}
}

func TestServeStatusHasNoValidator(t *testing.T) {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("If-None-Match", "*")
	New("text/plain", text, Best).ServeStatus(w, r, Revalidate, http.StatusNotFound)
	if w.Code != 404 || w.Header().Get("ETag") != "" {
		t.Errorf("ServeStatus gives %d with ETag %q, want 404 without", w.Code, w.Header().Get("ETag"))
	}
}

func TestBuilt(t *testing.T) {
	gz, br := compressGzip(text, Best), compressBrotli(text, Best)
	for _, test := range []struct {
		name          string
		plain, gz, br []byte
		ok            bool
	}{
		{"all forms", text, gz, br, true},
		{"brotli only", nil, nil, br, true},
		{"gzip only", nil, gz, nil, true},
		{"plain only", text, nil, nil, true},
		{"none", nil, nil, nil, false},
	} {
		c, err := Built("text/plain", test.plain, test.gz, test.br)
		if (err == nil) != test.ok {
			t.Errorf("%s: Built gives error %v", test.name, err)
		}
		if err != nil {
			continue
		}
		if got := unpack(t, get(c, "GET", "", "")); !bytes.Equal(got, text) || len(c.Hash) != 32 {
			t.Errorf("%s: Built gives %.40q, %s", test.name, got, c.Hash)
		}
	}
}

func TestSmallAndEmpty(t *testing.T) {
	for _, body := range []string{"", "short", strings.Repeat("x", worthwhile-1)} {
		w := get(Packed("text/plain", []byte(body), Best), "GET", "br, gzip", "")
		if w.Body.String() != body || w.Header().Get("Content-Encoding") != "" || w.Header().Get("Vary") != "" {
			t.Errorf("%q is served as %q with %v", body, w.Body.String(), w.Header())
		}
	}
}

func get(c *Content, method, accept, match string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	if accept != "" {
		r.Header.Set("Accept-Encoding", accept)
	}
	if match != "" {
		r.Header.Set("If-None-Match", match)
	}
	w := httptest.NewRecorder()
	c.Serve(w, r, Revalidate)
	return w
}

func unpack(t *testing.T, w *httptest.ResponseRecorder) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(w.Body.Bytes())
	switch e := w.Header().Get("Content-Encoding"); e {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	case "":
	default:
		t.Fatalf("unknown Content-Encoding %q", e)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// What a reader waits for is compressed in the coding that the reader takes, and in the other when that is asked for, once.
// Asking whether it still holds makes neither.
func TestHaste(t *testing.T) {
	for _, test := range []struct {
		accept string
		first  Encoding
	}{
		{"gzip, deflate, br, zstd", Brotli}, {"gzip", Gzip}, {"gzip, br;q=0", Gzip}, {"gzip;q=0.5, *", Brotli}, {"", Brotli},
	} {
		c := PackedFor(Wants(t.Context(), test.accept), "text/plain", text, Quick)
		if (c.brotli != nil) != (test.first == Brotli) || (c.gzip != nil) != (test.first == Gzip) || c.plain != nil {
			t.Fatalf("%q: %d bytes of brotli, %d of gzip and %d plain are made, want %s alone", test.accept, len(c.brotli), len(c.gzip), len(c.plain), test.first)
		}
		if weight := len(c.brotli) + len(c.gzip); c.Weight() != 2*weight {
			t.Errorf("%q: the weight is %d, want room for another of %d", test.accept, c.Weight(), weight)
		}
		made, late := 0, c.late
		c.late = func() []byte { made++; return late() }
		for _, accept := range []string{"br", "gzip"} {
			tag := New("text/plain", text, Best).tag(Encoding(accept), true)
			if w := get(c, "GET", accept, tag); w.Code != 304 || made > 0 {
				t.Errorf("%q: whether %s holds is answered with %d, and %d forms were made for it", test.accept, tag, w.Code, made)
			}
		}
		var readers sync.WaitGroup
		for _, accept := range []string{"br", "gzip", "", "br", "gzip", ""} {
			readers.Go(func() {
				w := get(c, "GET", accept, "")
				if got := unpack(t, w); w.Header().Get("Content-Encoding") != accept || !bytes.Equal(got, text) {
					t.Errorf("%q: who takes %q gets %q, %.40q", test.accept, accept, w.Header().Get("Content-Encoding"), got)
				}
			})
			readers.Wait()
		}
	}
	if c := PackedFor(t.Context(), "text/plain", []byte("short"), Quick); c.late != nil || c.offers(Gzip) {
		t.Error("what compression does not shorten is offered compressed")
	}
}
