package site

import (
	"fmt"
	"io/fs"
	"net/http"
	"sync"
	"time"
)

// Following is a site for people who work on it: before anything is answered it looks whether a file that is served of
// web/ has changed, and if so builds the site anew. A mistake in a file is logged and the site before it stays. Pages that
// are open ask it a few times a second, and load themselves again after a change and when the server is another.
type Following struct {
	config  Config
	started time.Time
	mu      sync.Mutex
	site    *Site
	seen    time.Time
}

// versionAddress is where open pages ask for what they were built of.
const versionAddress = "/dev/version"

// reload is what a page does for that, after its script of the body. While a server starts there is no answer.
const reload = `;(() => {
	let was;
	setInterval(async () => {
		const now = await fetch("` + versionAddress + `").then((r) => r.text()).catch(() => was);
		if (was && now !== was) location.reload();
		was = now;
	}, 500);
})();`

// reloading is a folder web/ whose script of the body has reload behind it.
type reloading struct{ fs.FS }

func (r reloading) ReadFile(name string) ([]byte, error) {
	text, err := fs.ReadFile(r.FS, name)
	if err == nil && name == "built/page.js" {
		text = append(text, reload...)
	}
	return text, err
}

// Follow returns a following site.
func Follow(c Config) (*Following, error) {
	c.Web = reloading{c.Web}
	f := &Following{config: c, started: time.Now()}
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
func (f *Following) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	site := f.now()
	if r.URL.Path == versionAddress {
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprint(w, f.started.UnixNano(), f.version())
		return
	}
	site.ServeHTTP(w, r)
}

// version changes with the files that are served.
func (f *Following) version() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.seen.UnixNano()
}

// lastChange returns when a file that is served of web/ was last written.
func lastChange(files fs.FS) (last time.Time, err error) {
	for _, folder := range []string{"built", "icons", "screenshots"} {
		err = fs.WalkDir(files, folder, func(_ string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err == nil && info.ModTime().After(last) {
				last = info.ModTime()
			}
			return err
		})
		if err != nil {
			return last, err
		}
	}
	return last, nil
}
