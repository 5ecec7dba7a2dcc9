package export

import (
	"context"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"recognitionmap/app/state"
)

// wellKnown are addresses that no page needs to name: the map, and every file of which the name is known.
func wellKnown() []string {
	known := []string{"/"}
	for _, a := range state.Addresses {
		if a.Filed && a.Is == state.File && !a.Named() {
			known = append(known, a.Pattern)
		}
	}
	return known
}

// favicon is asked for by browsers whether it is there or not, so it may be missing.
const favicon = "/favicon.ico"

// missing is an address that names no page: its answer is what a host shows for all such.
const missing = "/404.html"

// fetched is one address of the site: what it answers, and what it names.
type fetched struct {
	address string
	links   []string
}

// Site writes the whole site into the folder dir, from which any static host can serve it under the root of a name: what
// handler answers at addresses, at those that every site has, and at all that these link or name. No network is
// involved. Pages show the day of the export until their script takes over; what needs the program (the API, editing) is
// left out, and readers without script get each page for that day only.
func Site(ctx context.Context, handler http.Handler, addresses []string, dir string) error {
	f, err := newFolder(dir)
	if err != nil {
		return err
	}
	defer f.discard()
	from := map[string]string{} // what named an address first
	var next []string
	name := func(by string, addresses []string) {
		for _, a := range addresses {
			if _, known := from[a]; !known {
				from[a] = by
				next = append(next, a)
			}
		}
	}
	name("every site", wellKnown())
	name("the caller", addresses)
	for len(next) > 0 {
		now := make([]fetched, len(next))
		all, ctx := errgroup.WithContext(ctx)
		all.SetLimit(runtime.GOMAXPROCS(0))
		for i, a := range next {
			all.Go(func() error {
				links, err := f.fetch(ctx, handler, a)
				if err != nil {
					return fmt.Errorf("%w (named by %s)", err, from[a])
				}
				now[i] = fetched{a, links}
				return nil
			})
		}
		if err := all.Wait(); err != nil {
			return err
		}
		next = nil
		for _, page := range now {
			name(page.address, page.links)
		}
	}
	if err := f.fetchMissing(ctx, handler); err != nil {
		return err
	}
	return f.stand()
}

// fetch writes what an address answers and returns the addresses that the answer names.
func (f *folder) fetch(ctx context.Context, handler http.Handler, address string) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	a, err := ask(ctx, handler, address)
	switch {
	case err != nil:
		return nil, err
	case a.status == http.StatusNotFound && address == favicon:
		return nil, nil
	case a.status != http.StatusOK:
		return nil, fmt.Errorf("export: %s answers %d, want %d", address, a.status, http.StatusOK)
	}
	mediaType, _, err := mime.ParseMediaType(a.header.Get("Content-Type"))
	if err != nil {
		return nil, fmt.Errorf("export: %s has the type %q: %w", address, a.header.Get("Content-Type"), err)
	}
	body := a.body.Bytes()
	links, err := linked(address, mediaType, body)
	if err != nil {
		return nil, fmt.Errorf("export: %s: %w", address, err)
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	file := u.Path
	if row, ok := state.AddressOf(u.Path); mediaType == "text/html" && !(ok && row.Is == state.File) { // a page
		if body, err = staticPage(address, body); err != nil {
			return nil, err
		}
		at, err := standing(address)
		if err != nil {
			return nil, err
		}
		file = at + "index.html"
	} else if u.RawQuery != "" {
		return nil, fmt.Errorf("export: %s is a file with a query, which no static host has", address)
	}
	return links, f.write(strings.TrimPrefix(file, "/"), body)
}

// fetchMissing writes the page for addresses that name none.
func (f *folder) fetchMissing(ctx context.Context, handler http.Handler) error {
	a, err := ask(ctx, handler, missing)
	if err != nil {
		return err
	}
	if a.status != http.StatusNotFound {
		return fmt.Errorf("export: %s answers %d, want %d", missing, a.status, http.StatusNotFound)
	}
	return f.write(strings.TrimPrefix(missing, "/"), a.body.Bytes())
}
