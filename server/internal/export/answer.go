package export

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// answer is what a handler says to one request, kept in memory.
type answer struct {
	header http.Header
	status int // 0 before the first byte
	body   bytes.Buffer
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(p)
}

// ask returns a handler's answer to GET address, a path with or without a query. No network is involved. It asks for the
// plain form: a static host compresses by itself, or does not.
func ask(ctx context.Context, handler http.Handler, address string) (*answer, error) {
	u, err := url.ParseRequestURI(address)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	r := (&http.Request{
		Method: http.MethodGet, URL: u, RequestURI: address, Host: "localhost", RemoteAddr: "127.0.0.1:1", Body: http.NoBody,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{"Accept": {"*/*"}},
	}).WithContext(ctx)
	a := &answer{header: make(http.Header)}
	handler.ServeHTTP(a, r)
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if coding := a.header.Get("Content-Encoding"); coding != "" {
		return nil, fmt.Errorf("export: %s comes in %s, want the plain form", address, coding)
	}
	return a, nil
}
