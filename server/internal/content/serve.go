package content

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Lifetimes of answers, as Cache-Control says them.
const (
	// Immutable is for addresses that carry the hash of their content.
	Immutable = "public, max-age=31536000, immutable"
	// Revalidate is for what may change at any moment: keep it, and ask whether it still holds before showing it.
	Revalidate = "public, no-cache"
)

// slowest is the transfer rate in bytes a second below which a connection is given up: a bad 2G link still gets all.
const slowest = 2 << 10

// stored are the headers that a client has from when it got the content, and keeps (RFC 9111, 3.2): without them an answer
// that nothing is new has 200 bytes and not 1,100.
var stored = [...]string{"Content-Type", "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options", "Cross-Origin-Resource-Policy"}

// Serve writes c in the coding that suits r, with a strong validator for each coding, or 304 when the client has it.
func (c *Content) Serve(w http.ResponseWriter, r *http.Request, lifetime string) {
	c.ServeStatus(w, r, lifetime, http.StatusOK)
}

// ServeStatus is Serve for a page that is itself an answer other than 200. Such an answer has no validator.
func (c *Content) ServeStatus(w http.ResponseWriter, r *http.Request, lifetime string, status int) {
	encoding := c.choose(r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Content-Type", c.Type)
	h.Set("Cache-Control", lifetime)
	if c.offers(Brotli) || c.offers(Gzip) {
		h.Add("Vary", "Accept-Encoding")
	}
	if status == http.StatusOK {
		h.Set("ETag", c.tag(encoding, c.quick))
		if tag := c.held(r.Header.Values("If-None-Match"), encoding); tag != "" {
			h.Set("ETag", tag)
			for _, name := range stored {
				h.Del(name)
			}
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	body := c.form(encoding)
	if encoding != Identity {
		h.Set("Content-Encoding", string(encoding))
	} else if body == nil {
		var err error
		if body, err = c.Plain(); err != nil {
			panic("content: " + c.Type + " does not unpack: " + err.Error())
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		w.WriteHeader(status)
		return
	}
	patient(w, len(body))
	w.WriteHeader(status)
	w.Write(body) // a client that went away is nobody's fault
}

// patient gives the answer time in proportion to its length, beyond the server's own limit. A writer without deadlines
// needs none.
func patient(w http.ResponseWriter, length int) {
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(30*time.Second + time.Duration(length/slowest)*time.Second))
}

// tag is the strong validator of c in an encoding: each encoding is other bytes, and so is each effort at it.
func (c *Content) tag(e Encoding, quick bool) string {
	if e == Identity {
		return `"` + c.Hash + `"`
	}
	if quick {
		return `"` + c.Hash + "-" + string(e) + `-quick"`
	}
	return `"` + c.Hash + "-" + string(e) + `"`
}

// held returns the validator of what a client has of c in an encoding, "" for nothing. Both efforts unpack to the same
// content, so that either will do: after a start all is compressed quickly again.
func (c *Content) held(headers []string, e Encoding) string {
	for _, quick := range [2]bool{c.quick, !c.quick} {
		if tag := c.tag(e, quick); matches(headers, tag) {
			return tag
		}
	}
	return ""
}

// matches reports whether an If-None-Match header names tag. The comparison is weak (RFC 9110, 13.1.2), since proxies
// weaken tags on their way.
func matches(headers []string, tag string) bool {
	for _, header := range headers {
		for candidate := range strings.SplitSeq(header, ",") {
			candidate = strings.TrimSpace(candidate)
			if candidate == "*" || strings.TrimPrefix(candidate, "W/") == tag {
				return true
			}
		}
	}
	return false
}
