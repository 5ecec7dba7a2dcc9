package reader

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"recognitionmap/server/internal/eventstore"
)

// Read asks for a page and sorts what came back. The error is that of ctx.
func (r *Reader) Read(ctx context.Context, address string) (*Found, error) {
	at, err := parse(address)
	if err != nil {
		return &Found{Answer: eventstore.Unreachable, Detail: err.Error()}, nil
	}
	var hops []hop
	moved := false
	for {
		to := "" // where the page was looked for
		if len(hops) > 0 {
			to = at.String()
		}
		if stop, err := r.allowed(ctx, at); err != nil {
			return nil, err
		} else if stop != nil {
			found := *stop // one for all pages of the host
			found.To, found.hops = to, hops
			return &found, nil
		}
		got, err := r.ask(ctx, r.host(at), at, r.Bytes, r.Timeout)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			found := unreached(err, to)
			found.hops = hops
			return found, nil
		}
		hops = append(hops, *got)
		if next := got.location(); next != "" {
			if len(hops) > r.Hops {
				return &Found{Answer: eventstore.Unreachable, Detail: fmt.Sprintf("more than %d redirects", r.Hops), hops: hops}, nil
			}
			moved = moved || got.permanent()
			if at, err = parse(next); err != nil {
				return &Found{Answer: eventstore.Unreachable, Detail: "leads to " + err.Error(), hops: hops}, nil
			}
			continue
		}
		found := sorted(got, hops[0].url, moved)
		found.To, found.hops = to, hops
		return found, nil
	}
}

// sorted says what an answer that is no redirect comes to.
func sorted(got *hop, asked *url.URL, moved bool) *Found {
	found := &Found{Detail: statusWords(got.status)}
	switch got.status {
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
	case http.StatusNotFound, http.StatusGone:
		found.Answer = eventstore.Gone
		return found
	case http.StatusTooManyRequests:
		found.Answer, found.Wait = eventstore.Unreachable, true
		return found
	case http.StatusServiceUnavailable:
		found.Answer, found.Wait = eventstore.Unreachable, got.header.Get("Retry-After") != ""
		return found
	default:
		found.Answer = eventstore.Unreachable
		return found
	}
	if why := softGone(got, asked); why != "" {
		found.Answer, found.Detail = eventstore.SoftGone, found.Detail+", but "+why
		return found
	}
	found.Answer = eventstore.Alive
	if moved {
		found.Answer = eventstore.Moved
	}
	if got.entire {
		found.Hash = hashOf(got.text)
	} else {
		found.Detail += ", longer than is read"
	}
	return found
}
