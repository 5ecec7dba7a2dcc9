package site

import (
	"io/fs"
	"net/http"
	"sync"
	"time"
)

// Follow returns a site for people who work on the files of web/: before a page is answered it looks whether a file has
// changed, and if so builds the site anew. A mistake in a file is logged and the site before it stays.
func Follow(c Config) (http.Handler, error) {
	s, err := New(c)
	if err != nil {
		return nil, err
	}
	seen, err := lastChange(c.Web)
	if err != nil {
		return nil, err
	}
	var mu sync.Mutex
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		if changed, err := lastChange(c.Web); err == nil && !changed.Equal(seen) {
			seen = changed
			if fresh, err := New(c); err != nil {
				c.Log.Error("web", "err", err)
			} else {
				s = fresh
			}
		}
		answering := s
		mu.Unlock()
		answering.ServeHTTP(w, r)
	}), nil
}

// lastChange returns when a file below files was last written.
func lastChange(files fs.FS) (last time.Time, err error) {
	err = fs.WalkDir(files, ".", func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
		return err
	})
	return last, err
}
