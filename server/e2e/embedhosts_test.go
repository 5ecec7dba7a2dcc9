//go:build e2e

package e2e

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/target"
)

// around is a page of others that notes what frames tell it; a frame in a frame is told on.
func around(body string) string {
	return `<!doctype html><meta charset="utf-8"><title>Another page</title><link rel="icon" href="data:,"><body style="margin:0">` +
		`<script>globalThis.told = []; addEventListener("message", (e) => { told.push(e.data); if (parent !== window) parent.postMessage(e.data, "*"); });</script>` + body
}

// host serves a page at every address until the test ends.
func host(t *testing.T, body string, header ...string) *server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	return &server{origin: s.URL}
}

// TestEmbedInEveryPage frames the map in pages of no origin and in such as frame only what asks to be framed: it tells its
// height, which it does where it is shown.
func TestEmbedInEveryPage(t *testing.T) {
	s := shared(t)
	frame := `<iframe src="` + s.origin + `/embed?date=2025-07-03" width="800" height="600"></iframe>`
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(around(frame)), 0o600); err != nil {
		t.Fatal(err)
	}
	inSandbox := `<iframe sandbox="allow-scripts" width="900" height="700" srcdoc="` + html.EscapeString(around(frame)) + `"></iframe>`
	for _, test := range []struct {
		name   string
		origin string
	}{
		{"a page from a disk", "file://" + file},
		{"a page in its address", "data:text/html," + url.PathEscape(around(frame))},
		{"a page in a sandbox", host(t, around(inSandbox)).origin},
		{"a page that is isolated", host(t, around(frame), "Cross-Origin-Embedder-Policy", "require-corp", "Cross-Origin-Opener-Policy", "same-origin").origin},
		{"a page that is isolated without credentials", host(t, around(frame), "Cross-Origin-Embedder-Policy", "credentialless").origin},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := open(t, s, look{})
			p.expect("a request to another host: file:///")
			p.turn(&server{origin: test.origin})
			p.visit("")
			p.until("the height of the map", `told.some((d) => d.type === "recognitionmap:height")`)
		})
	}
}

// TestPictureAsAnObject shows the map's picture in pages as a document of its own, with what it says under a mouse.
func TestPictureAsAnObject(t *testing.T) {
	s := shared(t)
	object := `<object type="image/svg+xml" data="` + s.origin + `/map.svg?date=2025-07-03" width="600" height="314" onload="told.push('shown')" onerror="told.push('refused')"></object>`
	for _, policy := range []string{"unsafe-none", "require-corp"} {
		p := open(t, s, look{})
		p.turn(host(t, around(object), "Cross-Origin-Embedder-Policy", policy))
		p.visit("/")
		p.until("the picture", `told.length > 0`)
		awaits(p, "shown", `told.join()`)
	}
}

// TestEmbedComesToRest frames the map in places of widths at which a line of the legend comes and goes with a scroll bar,
// with the code and the script of the share page: its height rests.
func TestEmbedComesToRest(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/share")
	listen, frame := eval[string](p, `document.querySelector("#embed-height").textContent`), eval[string](p, `document.querySelector("#embed-live").textContent`)
	another := host(t, around(listen+`<div id="d" style="width:780px">`+strings.Replace(frame, `loading="lazy"`, "", 1)+`</div>`))
	p = open(t, s, look{width: 1200, height: 900, before: `{ // bars that take room, as most desktops have
		const bars = new CSSStyleSheet();
		bars.replaceSync("::-webkit-scrollbar { width: 15px; height: 15px }");
		document.adoptedStyleSheets = [bars];
	}`})
	p.turn(another)
	p.visit("/")
	p.until("the first height", `told.length > 0`)
	for width := 780; width <= 1100; width += 10 {
		n := eval[int](p, `async (width) => {
			const frames = (n) => new Promise((done) => { const next = () => n-- > 0 ? requestAnimationFrame(next) : done(); next(); });
			document.querySelector("#d").style.width = width + "px";
			await frames(8);
			const before = told.length;
			await frames(8);
			return told.length - before;
		}`, width)
		if n > 0 {
			t.Errorf("at %d px the frame is told %d heights while nothing changes", width, n)
		}
	}
}

// TestEmbedLinksInASandbox follows a link of a map that may open no page, as WordPress frames those of sites that it does
// not know.
func TestEmbedLinksInASandbox(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{width: 800, height: 700})
	p.expect("allow-popups")
	p.turn(host(t, around(`<iframe sandbox="allow-scripts" src="`+s.origin+`/embed?date=2025-07-03#?secret=abc123" width="800" height="700" style="border:0;display:block"></iframe>`)))
	p.visit("/")
	p.until("the height, for WordPress", `told.some((d) => d.message === "height" && d.value > 300 && d.secret === "abc123")`)
	n := eval[int](p, `told.length`)
	p.click(point{560, 190}) // somewhere in Russia
	p.until("the link, for WordPress", `told.some((d) => d.message === "link" && d.value.startsWith("`+s.origin+`/country/") && d.secret === "abc123")`)
	p.until("a height with the line that names the address", fmt.Sprintf(`told.slice(%d).some((d) => d.type === "recognitionmap:height")`, n))
}

// TestEmbedLinksInASandboxWithPopups opens the page where the sandbox allows that.
func TestEmbedLinksInASandboxWithPopups(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{width: 800, height: 700})
	p.turn(host(t, around(`<iframe sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="`+s.origin+`/embed?date=2025-07-03#?secret=abc123" width="800" height="700" style="border:0;display:block"></iframe>`)))
	p.visit("/")
	p.until("the height", `told.length > 0`)
	p.click(point{560, 190})
	p.waitFor(func() (bool, error) {
		for _, tab := range send(p, target.GetTargets, target.GetTargetsParams{}).TargetInfos {
			if strings.HasPrefix(tab.URL, s.origin+"/country/") {
				return true, nil
			}
		}
		return false, nil
	}, func(err error) { p.Fatalf("no tab shows a country: %v", err) })
	awaits(p, false, `told.some((d) => d.message === "link")`)
}
