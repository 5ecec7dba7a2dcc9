package reader

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/publicnet"
)

// patience is after how many requests in a row that got no answer an archive is left alone for the round.
const patience = 3

// silence counts requests to an archive that got no answer, in a row.
type silence struct{ atomic.Int32 }

// save asks the archive for a snapshot of a page and notes its answer, or its refusal. Where it does not answer at all
// nothing is noted: that says nothing of the page.
func (r *Round) save(ctx context.Context, address string, t *tally) error {
	if r.silent.Load() >= patience {
		t.add(func(t *Tally) { t.Left++ })
		return nil
	}
	snapshot, refusal, err := r.Reader.snapshot(ctx, r.Save, address)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		r.silent.Add(1)
		t.add(func(t *Tally) { t.Left++ })
		return nil
	}
	r.silent.Store(0)
	p, err := r.Store.Learn(context.WithoutCancel(ctx), address, func(p *eventstore.Page) {
		p.Saved, p.Archive, p.Refusal = r.Reader.Now(), snapshot, refusal
	})
	if err != nil {
		return err
	}
	t.add(func(t *Tally) {
		if snapshot != "" {
			t.Saved++
		} else {
			t.Refused++
		}
	})
	if r.Said != nil {
		r.Said(p)
	}
	return nil
}

// errLater says that an archive asks to be asked later.
var errLater = errors.New("reader: the archive asks to be asked later")

// snapshot asks an archive to take a snapshot of a page: GET of its address with that of the page behind it. The answer is
// where it leads to, or what it names in Content-Location, if that ends with the address of the page. Why there is none is
// in words. The error is for an archive that did not answer.
func (r *Reader) snapshot(ctx context.Context, save *url.URL, address string) (snapshot, refusal string, err error) {
	at, err := parse(save.String() + address)
	if err != nil {
		return "", "the archive cannot be asked for " + err.Error(), nil
	}
	for hops := 0; ; hops++ {
		got, err := r.ask(ctx, r.host(at), at, r.Bytes, r.Patience)
		switch {
		case errors.Is(err, publicnet.ErrPrivate) && hops > 0:
			return "", "the archive leads to an address of a private network", nil
		case err != nil:
			return "", "", err
		}
		if next := got.location(); next != "" {
			if hops >= r.Hops {
				return "", "the archive leads on without an end", nil
			}
			if at, err = parse(next); err != nil {
				return "", "the archive leads to " + err.Error(), nil
			}
			if at.Hostname() != save.Hostname() {
				return "", "the archive leads to another host, " + at.Host, nil
			}
			continue
		}
		switch {
		case got.status == http.StatusTooManyRequests, got.status == http.StatusServiceUnavailable:
			return "", "", errLater
		case got.status != http.StatusOK:
			return "", "the archive answers " + statusWords(got.status), nil
		case !got.whole:
			return "", "the archive's answer is too long", nil
		}
		if why := softGone(got, at); why != "" {
			return "", "the archive answers " + statusWords(got.status) + ", but " + why, nil
		}
		if named := got.header.Get("Content-Location"); named != "" {
			if u, err := at.Parse(named); err == nil && u.Host == at.Host {
				at = u
			}
		}
		if named := at.String(); at.Hostname() == save.Hostname() && !strings.HasPrefix(named, save.String()) && strings.HasSuffix(named, address) {
			return named, "", nil
		}
		return "", "the archive names no snapshot of the page", nil
	}
}
