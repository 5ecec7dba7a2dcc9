package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/eventstore"
)

// missing is the refusal for a thing that is not there.
func missing(format string, args ...any) error {
	return access.Refused(http.StatusNotFound, fmt.Sprintf(format, args...))
}

// refusal returns the answer that an error of a write stands for.
func (a *api) refusal(ctx context.Context, err error) *access.Refusal {
	if access.RefusalOf(err) == nil && ctx.Err() != nil {
		err = eventstore.ErrUnavailable // nobody reads it
	}
	return access.Answer(err, a.Log)
}

// failure is refusal with what a program can go by: each fault with its place, the revision that was in the way. reasonAt
// is where the reason was given.
func (a *api) failure(ctx context.Context, err error, reasonAt string) error {
	refused := a.refusal(ctx, err)
	var faults relation.Faults
	var conflict *eventstore.Conflict
	switch {
	case errors.As(err, &faults):
		rows := make([]error, len(faults))
		for i, f := range faults {
			at := location(f.Field)
			if f.Field == "reason" {
				at = reasonAt
			}
			rows[i] = &huma.ErrorDetail{Message: f.Message, Location: at}
		}
		first := rows[0].(*huma.ErrorDetail)
		return huma.NewError(refused.Status, first.Location+": "+first.Message, rows...)
	case errors.As(err, &conflict):
		return stale(refused, conflict)
	}
	return refused
}

// location is where in the body of a write a field of the event stands.
func location(field string) string {
	if field == "" {
		return "body.event"
	}
	return "body.event." + field
}

// stale is the answer to a writer who has not seen the event's newest revision, with the way to it.
func stale(refused *access.Refusal, c *eventstore.Conflict) error {
	if c.Current == 0 {
		return missing("%s; POST %s/events adds one", refused.Detail, base)
	}
	status, detail := http.StatusPreconditionFailed, refused.Detail // what If-Match asked for does not hold
	if c.Expect == 0 {
		status = refused.Status
		detail += fmt.Sprintf(": PUT %s/events/%s changes it", base, c.EventID)
	}
	return huma.ErrorWithHeaders(
		huma.NewError(status, detail, &huma.ErrorDetail{Message: "the current revision", Location: "header.If-Match", Value: c.Current}),
		http.Header{"Etag": {tag(c.Current)}})
}

// tag is the validator of an event's revision.
func tag(number int64) string { return `"` + strconv.FormatInt(number, 10) + `"` }

// clearer puts what is wrong first into the detail of huma's own problems, which only say that something is, and keeps
// what was sent out of the answer where it is long.
func clearer(_ huma.Context, _ string, v any) (any, error) {
	p, ok := v.(*huma.ErrorModel)
	if !ok || len(p.Errors) == 0 {
		return v, nil
	}
	for _, e := range p.Errors {
		switch value := e.Value.(type) {
		case string:
			if e.Value = shorten(value); value == "" {
				e.Value = nil
			}
		case int64, float64, bool, nil:
		default:
			e.Value = nil
		}
	}
	if p.Detail == "validation failed" {
		slices.SortStableFunc(p.Errors, func(a, b *huma.ErrorDetail) int { return strings.Compare(a.Location, b.Location) }) // huma has unknown parameters in any order
		first := p.Errors[0]
		p.Detail = first.Location + ": " + first.Message
		if len(p.Errors) > 1 {
			p.Detail += fmt.Sprintf(", and %d more", len(p.Errors)-1)
		}
	}
	return p, nil
}

// methods returns the methods that an address answers, "" when there is no such address.
func (a *api) methods(r *http.Request) string {
	var allowed []string
	for _, method := range [...]string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete} {
		probe := &http.Request{Method: method, URL: r.URL, Host: r.Host}
		if _, pattern := a.mux.Handler(probe); pattern == "" || pattern == "/" {
			continue
		}
		allowed = append(allowed, method)
		if method == http.MethodGet {
			allowed = append(allowed, http.MethodHead)
		}
	}
	return strings.Join(allowed, ", ")
}

// elsewhere answers what no operation does: 405 where another method would do, else 404.
func (a *api) elsewhere(w http.ResponseWriter, r *http.Request) {
	if allowed := a.methods(r); allowed != "" {
		access.Refused(http.StatusMethodNotAllowed, fmt.Sprintf("%s does not answer %s, want %s", r.URL.Path, shorten(r.Method), allowed), "Allow", allowed+", OPTIONS").Write(w)
		return
	}
	access.Refused(http.StatusNotFound, fmt.Sprintf("there is nothing at %q; %s/openapi.json lists what there is", shorten(r.URL.Path), base)).Write(w)
}
