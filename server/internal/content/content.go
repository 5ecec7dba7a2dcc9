// Package content holds one answer in every encoding that clients accept, compressed once and served many times.
//
// A Content is immutable and shared between requests. It keeps the compressed forms; the plain form of a large one is
// kept only where it must be, since hardly any client asks for it and a page is five times its compressed size.
package content

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/bits"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip" // a third of the time of the library's, for 2 in 100 more bytes
)

// Quality is how hard to compress, as brotli's levels count it.
type Quality int

const (
	// Hasty is for tests of other things.
	Hasty Quality = 1
	// Quick is for pages made while a reader waits: 10 ms for one of 195 kB, which becomes 47.0 kB. Only the coding that is
	// asked for is made.
	Quick Quality = 5
	// Good is for what is made while few wait: 180 ms and 42.4 kB for the same page.
	Good Quality = 10
	// Best is for what many will get, made while nobody waits: 540 ms and 41.7 kB.
	Best Quality = 11
)

// worthwhile is the size in bytes below which compressing saves no packet.
const worthwhile = 256

// Content is one answer: a media type, a validator and the bytes in up to three encodings.
type Content struct {
	Type string // media type with its charset
	Hash string // see Hash; of the plain bytes unless Built

	plain  []byte // nil when it has to be unpacked from brotli
	gzip   []byte // nil when not offered
	brotli []byte // nil when not offered
	quick  bool   // compressed in haste: other bytes than what the same content becomes later

	late   func() []byte // the form in the coding lateIn, made when first asked for; nil for none
	lateIn Encoding
}

// New compresses body once. It keeps body, which nobody may change afterwards. Types that are compressed by nature
// (PNG) and small bodies are kept plain. What a reader waits for is compressed for browsers, and with gzip when that is asked
// for: both at once would be half of what a page costs.
func New(mediaType string, body []byte, q Quality) *Content {
	return newFor(Brotli, mediaType, body, q)
}

// newFor is New for a client that takes a coding, Brotli or Gzip.
func newFor(e Encoding, mediaType string, body []byte, q Quality) *Content {
	c := &Content{Type: mediaType, Hash: Hash(body), plain: body, quick: q < Good}
	if len(body) < worthwhile || mediaType == "image/png" {
		return c
	}
	if c.quick {
		c.haste(e, body, q)
		return c
	}
	if b := compressBrotli(body, q); len(b) < len(body) {
		c.brotli = b
	}
	if g := compressGzip(body, q); len(g) < len(body) {
		c.gzip = g
	}
	return c
}

// haste makes the form in one coding, and leaves the other for when it is asked for.
func (c *Content) haste(e Encoding, body []byte, q Quality) {
	first, form, other, late := &c.brotli, compressBrotli, Gzip, compressGzip
	if e == Gzip {
		first, form, other, late = &c.gzip, compressGzip, Brotli, compressBrotli
	}
	made := form(body, q)
	if len(made) >= len(body) {
		return
	}
	*first, c.lateIn = made, other
	c.late = sync.OnceValue(func() []byte {
		plain, err := c.Plain()
		if err != nil {
			panic("content: " + c.Type + " does not unpack: " + err.Error())
		}
		return late(plain, q)
	})
}

// Plain is a body that is not compressed, for what is still to be changed.
func Plain(mediaType string, body []byte) *Content {
	return &Content{Type: mediaType, Hash: Hash(body), plain: body}
}

// Packed is New for what is kept in great number: the plain form is dropped and unpacked again for the few who ask.
func Packed(mediaType string, body []byte, q Quality) *Content {
	return PackedFor(context.Background(), mediaType, body, q)
}

// PackedFor is Packed for who waits for it in a context, see Wants.
func PackedFor(ctx context.Context, mediaType string, body []byte, q Quality) *Content {
	e, ok := ctx.Value(wantsKey{}).(Encoding)
	if !ok {
		e = Brotli
	}
	c := newFor(e, mediaType, body, q)
	if c.brotli != nil || c.gzip != nil {
		c.plain = nil
	}
	return c
}

type wantsKey struct{}

// Wants returns a context of a client with an Accept-Encoding header: what is made for it is compressed as it takes it.
func Wants(ctx context.Context, header string) context.Context {
	e := Brotli
	if a := parseAccept(header); a.gzip > a.brotli {
		e = Gzip
	}
	return context.WithValue(ctx, wantsKey{}, e)
}

// Built is a file that the build compressed. Any of the three forms may be missing, not all. They are taken as they
// are: unpacking 5 MB only to see that they fit would cost 80 ms at every start.
func Built(mediaType string, plain, gz, br []byte) (*Content, error) {
	for _, form := range [][]byte{br, gz, plain} {
		if form != nil {
			return &Content{Type: mediaType, Hash: Hash(form), plain: plain, gzip: gz, brotli: br}, nil
		}
	}
	return nil, fmt.Errorf("content: no bytes of %s", mediaType)
}

// Hash is the name that content has in addresses and validators: 32 hexadecimal digits of its SHA-256.
func Hash(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:16])
}

// Weight is the memory that c holds, in bytes, or will hold: a form that is made late is taken to be as long as the other.
func (c *Content) Weight() int {
	weight := len(c.plain) + len(c.gzip) + len(c.brotli)
	if c.late != nil {
		weight += len(c.gzip) + len(c.brotli)
	}
	return weight
}

// form returns c in a coding, nil where it is not offered.
func (c *Content) form(e Encoding) []byte {
	switch {
	case c.late != nil && e == c.lateIn:
		return c.late()
	case e == Brotli:
		return c.brotli
	case e == Gzip:
		return c.gzip
	}
	return c.plain // nil when it has to be unpacked
}

// offers reports whether c is there in a coding, or will be when it is asked for.
func (c *Content) offers(e Encoding) bool {
	return e == Brotli && c.brotli != nil || e == Gzip && c.gzip != nil || c.late != nil && e == c.lateIn
}

// Plain returns the uncompressed bytes. The caller must not change them. The error is that of bytes that the build left.
func (c *Content) Plain() ([]byte, error) {
	switch {
	case c.plain != nil:
		return c.plain, nil
	case c.brotli != nil:
		return io.ReadAll(brotli.NewReader(bytes.NewReader(c.brotli)))
	case c.gzip != nil:
		r, err := gzip.NewReader(bytes.NewReader(c.gzip))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(r)
	}
	return nil, nil // an empty body
}

func compressBrotli(body []byte, q Quality) []byte {
	// A window that just holds the body: the default of 4 MB makes tables of 32 MB for a style sheet of 4 kB.
	window := min(max(bits.Len(uint(len(body)+16)), 10), 22)
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: int(min(q, ceiling)), LGWin: window})
	w.Write(body) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
}

func compressGzip(body []byte, q Quality) []byte {
	level := gzip.BestCompression
	if q < Good {
		level = gzip.DefaultCompression
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, level) // fails on an unknown level only
	w.Write(body)
	w.Close()
	return b.Bytes()
}
