package content

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Dictionaries are the latest versions of a file whose address changes with its content. A client that has one of them, and
// says so, gets another as what differs (Compression Dictionary Transport, RFC 9842). The zero value has no pattern.
type Dictionaries struct {
	Match string // pattern of the addresses, as URLPattern reads it

	mu     sync.Mutex
	latest []*dictionary // the newest is the last; at most remembered
}

// remembered is how many versions are known, those of so many editions.
const remembered = 8

type dictionary struct {
	of     *Content
	sum    func() [sha256.Size]byte // SHA-256 of the plain bytes, zero where they do not unpack
	deltas map[string]func() []byte // to others, by their Hash
}

// Serve is Content.Serve for the newest version, and makes it one of the dictionaries.
func (d *Dictionaries) Serve(w http.ResponseWriter, r *http.Request, c *Content, lifetime string) {
	h := w.Header()
	h.Set("Use-As-Dictionary", `match="`+d.Match+`"`)
	h.Add("Vary", "Available-Dictionary")
	delta := d.delta(r, c)
	if delta == nil {
		c.Serve(w, r, lifetime)
		return
	}
	h.Add("Vary", "Accept-Encoding")
	h.Set("Content-Encoding", "dcz")
	(&Content{Type: c.Type, Hash: c.Hash + "-dcz", plain: delta}).Serve(w, r, lifetime)
}

// delta returns c as what differs from what the client has, nil where it has none of the versions or gains nothing by it.
func (d *Dictionaries) delta(r *http.Request, c *Content) []byte {
	latest := d.Remember(c)
	sum, ok := available(r)
	if !ok {
		return nil
	}
	i := slices.IndexFunc(latest, func(known *dictionary) bool { return known.sum() == sum })
	if i < 0 {
		return nil
	}
	delta := d.to(latest[i], c)()
	if c.brotli != nil && len(delta) >= len(c.brotli) {
		return nil
	}
	return delta
}

// Remember makes c one of the latest, and returns these.
func (d *Dictionaries) Remember(c *Content) []*dictionary {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !slices.ContainsFunc(d.latest, func(known *dictionary) bool { return known.of.Hash == c.Hash }) {
		known := &dictionary{of: c, deltas: map[string]func() []byte{}, sum: sync.OnceValue(func() (sum [sha256.Size]byte) {
			if plain, err := c.Plain(); err == nil {
				sum = sha256.Sum256(plain)
			}
			return sum
		})}
		d.latest = append(d.latest[max(0, len(d.latest)+1-remembered):len(d.latest):len(d.latest)], known)
	}
	return d.latest
}

// to returns what makes a version of another, once.
func (d *Dictionaries) to(from *dictionary, c *Content) func() []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	if from.deltas[c.Hash] == nil {
		from.deltas[c.Hash] = sync.OnceValue(func() []byte { return from.encode(c) })
	}
	return from.deltas[c.Hash]
}

// encode returns c in the coding dcz: a frame that names the dictionary, and zstd. It is nil where one of both does not unpack.
func (d *dictionary) encode(c *Content) []byte {
	before, err := d.of.Plain()
	if err != nil {
		return nil
	}
	now, err := c.Plain()
	if err != nil {
		return nil
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(0, before), zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic("content: " + err.Error()) // its options are constants
	}
	defer encoder.Close()
	sum := d.sum()
	return encoder.EncodeAll(now, append([]byte{0x5e, 0x2a, 0x4d, 0x18, sha256.Size, 0, 0, 0}, sum[:]...))
}

// available returns the SHA-256 of the dictionary that a client has, and whether it has one and can use it.
func available(r *http.Request) (sum [sha256.Size]byte, ok bool) {
	text, ok := strings.CutPrefix(strings.TrimSpace(r.Header.Get("Available-Dictionary")), ":")
	text, closed := strings.CutSuffix(text, ":")
	raw, err := base64.StdEncoding.DecodeString(text)
	if !ok || !closed || err != nil || len(raw) != len(sum) || parseAccept(r.Header.Get("Accept-Encoding")).difference == 0 {
		return sum, false
	}
	return [sha256.Size]byte(raw), true
}
