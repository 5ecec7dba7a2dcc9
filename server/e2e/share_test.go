//go:build e2e

package e2e

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	browserdomain "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	pagedomain "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// downloads lets the tab save files and returns how to wait for the one of a name to be whole. It is taken away then, so
// that the next may have its name.
func (p *page) downloads() func(name string) []byte {
	p.Helper()
	folder, isWhole := p.TempDir(), p.downloaded
	if p.profile == nil {
		isWhole = p.downloadsTo(folder)
	} else {
		folder = p.profile.Downloads()
	}
	return func(name string) []byte {
		p.Helper()
		path := filepath.Join(folder, name)
		p.waitFor(func() (bool, error) { return isWhole(path), nil }, func(error) {
			p.Fatalf("%s was not saved, the page says %q", name, eval[string](p, `document.querySelector("#share-said")?.textContent ?? ""`))
		})
		file, err := os.ReadFile(path)
		p.do("read what was saved", errors.Join(err, os.Remove(path)))
		return file
	}
}

// downloaded reports whether a file is there. One that is not whole yet has another name, beside an empty one of its own.
func (p *page) downloaded(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// downloadsTo has Chromium save files in a folder, and returns whether one is whole and was not asked for before.
func (p *page) downloadsTo(folder string) func(path string) bool {
	p.Helper()
	var mu sync.Mutex
	events, names, whole := true, map[string]string{}, map[string]bool{} // by the browser's id; by name
	p.do("listen", chromedp.Listen(p.ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *browserdomain.EventDownloadWillBegin:
			names[e.GUID] = e.SuggestedFilename
		case *browserdomain.EventDownloadProgress:
			whole[names[e.GUID]] = e.State == browserdomain.DownloadProgressStateCompleted
		}
	}))
	send(p, browserdomain.SetDownloadBehavior, browserdomain.SetDownloadBehaviorParams{
		Behavior: "allow", BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID, DownloadPath: folder, EventsEnabled: &events,
	})
	return func(path string) bool {
		mu.Lock()
		defer mu.Unlock()
		is := whole[filepath.Base(path)]
		delete(whole, filepath.Base(path))
		return is
	}
}

func TestShareFromACountry(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{before: fakeClipboard})
	p.visitReady("/country/RUS?date=2025-07-03")
	p.clickOn("#panel a.served")
	p.arrived("/share?date=2025-07-03&country=RUS")
	p.ready()
	same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, "/share?date=2025-07-03&country=RUS"))
	awaits(p, s.origin+"/country/RUS?date=2025-07-03", `probe.text("#share-link")`)

	p.clickOn(`[data-of="share-link"]`)
	awaits(p, s.origin+"/country/RUS?date=2025-07-03", `globalThis.copied`)
	awaits(p, "Copied", `probe.text("#announce")`)
	p.clickOn(`[data-do="both"]`)
	awaits(p, "On 3 July 2025, Russia: Recognized, since 3 July 2025 (toward the Taliban government). "+s.origin+"/country/RUS?date=2025-07-03", `globalThis.copied`)
	p.clickOn(`[data-of="cite-rus-bibtex"]`)
	awaits(p, true, `globalThis.copied.startsWith("@misc{recognitionmap-rus,")`)
}

// TestShareHandsOn uses the browser's own sheet where there is one.
func TestShareHandsOn(t *testing.T) {
	p := open(t, shared(t), look{before: `navigator.share = async (what) => { globalThis.handed = what; };`})
	p.visitReady("/share?country=CHN")
	awaits(p, false, `probe.one('[data-do="native"]').hidden`)
	p.clickOn(`[data-do="native"]`)
	awaits(p, p.origin+"/country/CHN", `globalThis.handed?.url`)
	awaits(p, true, `globalThis.handed.text.length <= 200 && globalThis.handed.text.includes("China")`)
}

// TestSavePictureOffline saves the map as SVG and PNG without a network; what is saved says the same as the server's.
func TestSavePictureOffline(t *testing.T) {
	s := serve(t)
	first := visited(t, s)
	want := shownClasses(t, s.get(t, "/map.svg?date=2025-07-03&country=RUS"))
	p := first.unplugged(s)
	saved := p.downloads()
	p.visitReady("/share?date=2025-07-03&country=RUS")
	if p.profile == nil {
		p.colours(true) // the picture is of the light page all the same
	}
	p.clickOn(`[data-do="svg"]`)
	svg := string(saved("recognition-map-2025-07-03-rus.svg"))
	if got := shownClasses(t, svg); got != want {
		t.Errorf("the saved SVG differs from the server's: %s", firstDifference(want, got))
	}
	for _, part := range []string{"On 3 July 2025 one state recognizes", "CC BY 4.0", s.origin + "/country/RUS?date=2025-07-03", `fill="#08306b"`} {
		if !strings.Contains(svg, part) {
			t.Errorf("the saved SVG lacks %q", part)
		}
	}
	awaits(p, "Saved", `probe.text('[data-do="svg"]')`)
	p.clickOn(`[data-do="png"][data-of="2"]`)
	img, err := png.Decode(bytes.NewReader(saved("recognition-map-2025-07-03-rus-2x.png")))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 2400 || b.Dy() < 1400 {
		t.Errorf("the saved PNG is %v", b)
	}
	blue := 0
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y += 4 {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x += 4 {
			if r, g, b, _ := img.At(x, y).RGBA(); r>>8 == 0x08 && g>>8 == 0x30 && b>>8 == 0x6b {
				blue++
			}
		}
	}
	if blue < 3000 {
		t.Errorf("Russia takes %d points of the saved PNG", blue)
	}
}

// shownClasses lists what the groups of an SVG show, one a line.
func shownClasses(t *testing.T, svg string) string {
	t.Helper()
	var out strings.Builder
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatalf("the SVG is not well formed: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "g" {
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "data-") || a.Name.Local == "fill" {
					fmt.Fprintf(&out, "%s=%s ", a.Name.Local, a.Value)
				}
			}
			out.WriteByte('\n')
		}
	}
}

// TestEmbedInAnotherSite frames the map in a page of another origin, narrow and wide, with no script on either side.
func TestEmbedInAnotherSite(t *testing.T) {
	s := shared(t)
	for _, test := range []struct {
		width  int64
		height int64
	}{{320, 560}, {412, 560}, {768, 600}, {1200, 600}} {
		host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			frame := "/embed?date=2025-07-03&amp;country=RUS"
			if r.URL.Path == "/whole" {
				frame = "/?date=2025-07-03"
			}
			fmt.Fprintf(w, `<!doctype html><title>Another site</title><link rel="icon" href="data:,"><body style="margin:0"><iframe id="f" src="%s%s" width="100%%" height="%d" style="border:0"></iframe>`, s.origin, frame, test.height)
		}))
		defer host.Close()
		p := open(t, &server{origin: host.URL}, look{width: test.width, height: test.height})
		p.turn(&server{origin: s.origin})
		p.turn(&server{origin: host.URL})
		send(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		p.visit("/")
		shown := p.framed(s.origin + "/embed")
		for name, js := range map[string]string{
			"no room beside":   `document.documentElement.scrollWidth <= innerWidth`,
			"the sentence":     `document.querySelector(".finding").textContent.startsWith("On 3 July 2025 one state recognizes")`,
			"the map":          `document.querySelector("#map").getBoundingClientRect().width > 250`,
			"the legend":       `document.querySelector('#legend [data-class="recognized"] .count').textContent === "1"`,
			"the class":        `document.querySelector('#map [data-country="RUS"]').closest("[data-class]").dataset.class === "recognized"`,
			"links to new tab": `[...document.querySelectorAll("a")].every((a) => (a.getAttribute("target")) === "_blank")`,
		} {
			if !shown(js) {
				t.Errorf("%d px: %s: %s does not hold", test.width, name, js)
			}
		}
	}
}

// framed waits for the document of an address in a frame of the page and returns how to ask it for a condition.
func (p *page) framed(prefix string) func(js string) bool {
	p.Helper()
	var frame cdp.FrameID
	p.waitFor(func() (bool, error) {
		for _, child := range send(p, pagedomain.GetFrameTree, cdp.Empty{}).FrameTree.ChildFrames {
			if strings.HasPrefix(child.Frame.URL, prefix) {
				frame = child.Frame.ID
				return true, nil
			}
		}
		return false, nil
	}, func(err error) { p.Helper(); p.Fatalf("no frame shows %s: %v", prefix, err) })
	world := send(p, pagedomain.CreateIsolatedWorld, pagedomain.CreateIsolatedWorldParams{FrameID: frame}).ExecutionContextID
	return func(js string) bool {
		p.Helper()
		result := send(p, runtime.Evaluate, runtime.EvaluateParams{Expression: "!!(" + js + ")", ContextID: world})
		return string(result.Result.Value) == "true"
	}
}

// Nothing but the embedded map may be framed.
func TestOnlyTheEmbedCanBeFramed(t *testing.T) {
	s := shared(t)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>Another site</title><link rel="icon" href="data:,"><iframe src="%s/"></iframe>`, s.origin)
	}))
	defer host.Close()
	p := open(t, &server{origin: host.URL}, look{})
	p.turn(&server{origin: s.origin})
	p.turn(&server{origin: host.URL})
	p.expect("frame-ancestors", "X-Frame-Options", "net::ERR_BLOCKED_BY_RESPONSE", "frame", "chrome-error")
	p.visit("/")
	p.until("the refusal", `document.readyState === "complete"`)
	p.mu.Lock()
	defer p.mu.Unlock()
	refused := false
	for _, line := range p.list {
		refused = refused || strings.Contains(line, "frame-ancestors") || strings.Contains(line, "ERR_BLOCKED_BY_RESPONSE")
	}
	if !refused {
		t.Errorf("the front page was framed: %v", p.list)
	}
}

// TestShareWithoutScript reads the page as it is without a script: all of it can be selected, and no button is in vain.
func TestShareWithoutScript(t *testing.T) {
	p := open(t, shared(t), look{noScript: true, width: 412, height: 915})
	p.visit("/share?event=2025-07-03-rus-recognition")
	awaits(p, 0, `probe.all("main button").filter((b) => b.getClientRects().length).length`)
	awaits(p, true, `probe.all("main code").length >= 15 && probe.all("main code").every((c) => getComputedStyle(c).userSelect === "all")`)
	awaits(p, true, `document.documentElement.scrollWidth <= innerWidth`)
}
