package site

import (
	"io/fs"
	"net/http"
	"sync"
	"time"
)

// Following is a site for people who work on the files of web/: before a page is answered it looks whether a file has
// changed, and if so builds the site anew. A mistake in a file is logged and the site before it stays.
type Following struct {
	config Config
	mu     sync.Mutex
	site   *Site
	seen   time.Time
}

// Follow returns a following site.
func Follow(c Config) (*Following, error) {
	f := &Following{config: c}
	var err error
	if f.site, err = New(c); err != nil {
		return nil, err
	}
	f.seen, err = lastChange(c.Web)
	return f, err
}

// now returns the site of the files as they are.
func (f *Following) now() *Site {
	f.mu.Lock()
	defer f.mu.Unlock()
	if changed, err := lastChange(f.config.Web); err == nil && !changed.Equal(f.seen) {
		f.seen = changed
		if fresh, err := New(f.config); err != nil {
			f.config.Log.Error("web", "err", err)
		} else {
			f.site = fresh
		}
	}
	return f.site
}

// Publish makes facts what the site shows, see Site.Publish.
func (f *Following) Publish(facts Facts) error { return f.now().Publish(facts) }

// ServeHTTP implements http.Handler.
func (f *Following) ServeHTTP(w http.ResponseWriter, r *http.Request) { f.now().ServeHTTP(w, r) }

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
