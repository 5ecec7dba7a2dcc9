package reader

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/nlnwa/gowarc/v3"
)

// Records are read and written with what they are, and not held against more rules than that: the pages are what they are.
var lenient = []gowarc.WarcRecordOption{gowarc.WithSpecViolationPolicy(gowarc.ErrIgnore), gowarc.WithSyntaxErrorPolicy(gowarc.ErrIgnore), gowarc.WithBlockErrorPolicy(gowarc.ErrIgnore)}

// writeHop writes a request and its answer.
func writeHop(to io.Writer, h *hop) error {
	var request, answer bytes.Buffer
	fmt.Fprintf(&request, "GET %s HTTP/1.1\r\nHost: %s\r\n", h.url.RequestURI(), h.url.Host)
	h.asked.Write(&request)
	request.WriteString("\r\n")
	fmt.Fprintf(&answer, "HTTP/1.1 %03d %s\r\n", h.status, http.StatusText(h.status))
	h.header.Write(&answer)
	answer.WriteString("\r\n")
	answer.Write(h.body)
	id, err := writeRecord(to, gowarc.Response, "application/http;msgtype=response", h.at, h.url.String(), "", answer.Bytes())
	if err == nil {
		_, err = writeRecord(to, gowarc.Request, "application/http;msgtype=request", h.at, h.url.String(), id, request.Bytes())
	}
	return err
}

// writeRecord writes a record, packed by itself, and returns its name. with names one that was made together with it.
func writeRecord(to io.Writer, kind gowarc.RecordType, media string, at time.Time, target, with string, block []byte) (id string, err error) {
	b := gowarc.NewRecordBuilder(kind, append(lenient, gowarc.WithBufferMaxMemBytes(int64(len(block))+1))...)
	defer b.Close()
	if _, err := b.Write(block); err != nil {
		return "", fmt.Errorf("reader: %w", err)
	}
	b.AddWarcHeaderTime(gowarc.WarcDate, at.UTC())
	b.AddWarcHeader(gowarc.ContentType, media)
	if target != "" {
		b.AddWarcHeader(gowarc.WarcTargetURI, target)
	}
	if with != "" {
		b.AddWarcHeader(gowarc.WarcConcurrentTo, "<"+with+">")
	}
	record, _, err := b.Build()
	if err != nil {
		return "", fmt.Errorf("reader: %w", err)
	}
	defer record.Close()
	z := gzip.NewWriter(to)
	if _, _, err := gowarc.NewMarshaler().Marshal(z, record, 0); err != nil {
		return "", fmt.Errorf("reader: %w", err)
	}
	return record.RecordId(), z.Close()
}
