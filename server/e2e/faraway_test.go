//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// onMap is what the map of a document shows: its window, the open place, and every place with its class and label.
const onMap = `((d) => JSON.stringify([probe.one("#map", d)?.getAttribute("viewBox"), probe.one("#panel", d)?.dataset.country, probe.shown(d)]))`

// TestLinksMoveTheMap opens small and far countries by ways that are not on the map, so that the map moves to them. Each
// page is compared with the server's page of the address that is then in the bar, again after Back and Forward, and again
// after it has been loaded anew.
func TestLinksMoveTheMap(t *testing.T) {
	for _, test := range []struct {
		name string
		look look
	}{{"wide", look{}}, {"narrow", look{width: 412, height: 915, touch: true}}} {
		t.Run(test.name, func(t *testing.T) {
			s := shared(t)
			p := open(t, s, test.look)
			follow := func(link string) func() {
				return func() { eval[bool](p, `(s) => (probe.one(s).click(), true)`, link) }
			}
			search := func(words, name string) func() {
				return func() {
					p.clickOn("#search")
					p.press(words)
					awaits(p, name, `probe.text('#found [aria-selected="true"] span')`)
					p.press(kb.Enter)
				}
			}
			compares := func(where string) {
				t.Helper()
				awaits(p, where, address)
				p.still()
				html := s.get(t, where)
				same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, html)
				same(p, onMap+`(probe.parse(html))`, onMap+`(document)`, html)
				// The outline is that of the place as it is drawn, maybe in more detail than the server's.
				awaits(p, true, `(() => { const e = probe.one("#selected"), place = e && probe.place(probe.one("#panel").dataset.country); return !e || (e.getAttribute("d") ?? "") === (place ? probe.all(":scope > path", place).map((e) => e.getAttribute("d")).join("") : ""); })()`)
			}
			const start = "/?date=1999-01-01"
			p.visit(start)
			p.quiet()
			eval[bool](p, `(globalThis.here = true)`)
			visited := []string{start}
			for _, step := range []struct {
				do   func()
				path string
			}{
				{follow(`#panel .roll a[href^="/country/SAU"]`), "/country/SAU"},
				{follow(`.site a[href^="/table"]`), "/table"},
				{follow(`tbody a[href^="/country/PAK"]`), "/country/PAK"},
				{search("qat", "Qatar"), "/country/QAT"},
				{follow(`.site a[href^="/table"]`), "/table"},
				{follow(`tbody a[href^="/country/MDV"]`), "/country/MDV"},
				{search("india", "India"), "/country/IND"},
				{follow(`#panel .close`), "/"},
			} {
				step.do()
				awaits(p, step.path, `location.pathname`)
				if strings.HasPrefix(step.path, "/country/") {
					_, before, _ := strings.Cut(visited[len(visited)-1], "&at=")
					p.until("the map to have moved", `![null, "`+before+`"].includes(new URLSearchParams(location.search).get("at"))`)
				}
				visited = append(visited, eval[string](p, address))
				compares(visited[len(visited)-1])
			}
			if test.look.touch { // the history is the same at any width
				return
			}
			for i := len(visited) - 2; i >= 0; i-- {
				eval[bool](p, `(history.back(), true)`)
				compares(visited[i])
			}
			for _, where := range visited[1:] {
				eval[bool](p, `(history.forward(), true)`)
				compares(where)
			}
			awaits(p, true, `globalThis.here === true`) // all of it in one document
			for i := len(visited) - 3; i >= 0; i -= 2 {
				eval[bool](p, `(history.go(-2), true)`)
				awaits(p, visited[i], address)
				p.do("reload", chromedp.Do(p.ctx, chromedp.Reload()))
				p.quiet()
				compares(visited[i])
			}
		})
	}
}
