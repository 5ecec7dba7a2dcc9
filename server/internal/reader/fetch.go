package reader

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/publicnet"
)

// hop is one request and its answer.
type hop struct {
	url    *url.URL
	asked  http.Header
	status int
	header http.Header
	body   []byte // as it came
	whole  bool   // whether body is all that there was
	text   []byte // unpacked
	entire bool   // whether text is
	at     time.Time
}

// location is where a redirect leads, "" for another answer.
func (h *hop) location() string {
	switch h.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return ""
	}
	to := h.header.Get("Location")
	if to == "" {
		return ""
	}
	u, err := h.url.Parse(to)
	if err != nil {
		return to // which parse will refuse
	}
	return u.String()
}

// permanent reports whether a redirect is for good.
func (h *hop) permanent() bool {
	return h.status == http.StatusMovedPermanently || h.status == http.StatusPermanentRedirect
}

// ask asks a host once, at its turn. limit is the most bytes that are read.
func (r *Reader) ask(ctx context.Context, h *host, u *url.URL, limit int, patience time.Duration) (*hop, error) {
	if err := h.enter(ctx, r.Now); err != nil {
		return nil, err
	}
	defer h.leave(r.Now)
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", r.Agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8")
	request.Header.Set("Accept-Encoding", "gzip")
	answer, err := r.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	got := &hop{url: u, asked: request.Header, status: answer.StatusCode, header: answer.Header, at: r.Now()}
	if got.body, got.whole, err = upTo(answer.Body, limit); err != nil {
		return nil, err
	}
	got.text, got.entire = got.body, got.whole
	if strings.EqualFold(strings.TrimSpace(got.header.Get("Content-Encoding")), "gzip") {
		if z, err := gzip.NewReader(bytes.NewReader(got.body)); err == nil {
			text, entire, err := upTo(z, limit) // a small answer may unpack to a large one
			got.text, got.entire = text, entire && got.whole && err == nil
		} else {
			got.entire = false
		}
	}
	return got, nil
}

// upTo reads at most limit bytes, and tells whether that was all.
func upTo(from io.Reader, limit int) (text []byte, whole bool, err error) {
	text, err = io.ReadAll(io.LimitReader(from, int64(limit)+1))
	if len(text) > limit {
		return text[:limit], false, err
	}
	return text, true, err
}

// unreached is what is to be said of a page whose host did not answer. to is the address that was asked for, "" for that of
// the page.
func unreached(err error, to string) *Found {
	if errors.Is(err, publicnet.ErrPrivate) {
		return &Found{Answer: eventstore.Private, Detail: "leads to an address of a private network, which was not asked", To: to}
	}
	return &Found{Answer: eventstore.Unreachable, Detail: errorWords(err), To: to}
}

// errorWords says in words why a host did not answer.
func errorWords(err error) string {
	var timeout net.Error
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return "there is no such host"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the host refuses connections"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the answer broke off"
	case errors.As(err, &certificate):
		return "the host has no valid certificate"
	}
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err // without the address, which stands beside it
	}
	return relation.Clip(strings.ToValidUTF8(strings.ReplaceAll(err.Error(), "\x00", ""), "\uFFFD"), 200)
}
