package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// writerKey finds who writes in the context of a write.
type writerKey struct{}

func writerOf(ctx context.Context) desk.Writer { return ctx.Value(writerKey{}).(desk.Writer) }

// admit lets through who has a token and has not written too often, with the whole body. What is refused costs little:
// the body is read last.
func (a *api) admit(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	writer, body, err := a.readWrite(w, r)
	if err != nil {
		a.refusal(r.Context(), err).Write(w)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	next(huma.WithValue(ctx, writerKey{}, writer))
}

// readWrite returns who writes, and the body.
func (a *api) readWrite(w http.ResponseWriter, r *http.Request) (by desk.Writer, body []byte, err error) {
	from := a.Addresses.Of(r)
	if err := a.Limits.WriteFrom(from); err != nil {
		return by, nil, err
	}
	t, err := access.Bearer(r.Context(), a.desk.Store(), r.Header.Get("Authorization"), a.Now())
	if err != nil {
		if !errors.Is(err, access.ErrMissing) && access.RefusalOf(err) != nil && !errors.Is(err, eventstore.ErrUnavailable) {
			err = cmp.Or(a.Limits.Failed(from), err)
		}
		return by, nil, err
	}
	by = desk.WriterOf(t)
	if err := errors.Join(by.May(eventstore.RolePropose), a.Limits.Write(t.ID)); err != nil {
		return by, nil, err
	}
	if body, err = access.ReadBody(w, r, access.MaxBody, access.Patience); err != nil {
		return by, nil, err
	}
	body = bytes.TrimPrefix(body, []byte(relation.BOM)) // which some programs write before any text
	return by, body, wellFormed(body)
}

// wellFormed refuses what encoding/json mends or overlooks: text that is not UTF-8, a name in other letters than ours,
// and a name that stands twice in an object, of which two readers would take different ones.
func wellFormed(body []byte) error {
	if !utf8.Valid(body) {
		return access.Refused(http.StatusBadRequest, "body: it is not valid UTF-8")
	}
	if bytes.IndexByte(body, 0) >= 0 {
		return access.Refused(http.StatusBadRequest, "body: it has a NUL byte, want JSON text")
	}
	type level struct {
		names map[string]bool // nil in an array
		value bool            // whether a value comes next
	}
	var open []level
	d := json.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.Token()
		if err != nil {
			return nil // the end, or bad JSON, which huma reports
		}
		top := len(open) - 1
		if delimiter, ok := token.(json.Delim); ok && (delimiter == '}' || delimiter == ']') {
			open = open[:top]
			continue
		}
		if top >= 0 && open[top].names != nil && !open[top].value {
			name, _ := token.(string)
			if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") != "" {
				return access.Refused(http.StatusBadRequest, fmt.Sprintf("body: unknown field %q, want names in small letters", shorten(name)))
			}
			if open[top].names[name] {
				return access.Refused(http.StatusBadRequest, fmt.Sprintf("body: the field %q stands twice", shorten(name)))
			}
			open[top].names[name], open[top].value = true, true
			continue
		}
		if top >= 0 {
			open[top].value = false
		}
		switch token {
		case json.Delim('{'):
			open = append(open, level{names: map[string]bool{}})
		case json.Delim('['):
			open = append(open, level{})
		}
	}
}
