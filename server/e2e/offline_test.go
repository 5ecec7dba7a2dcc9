//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
)

// installed waits until the service worker has fetched all that it keeps and answers for the page.
func (p *page) installed() {
	p.Helper()
	awaits(p, "activated, in control: true", `navigator.serviceWorker.getRegistration().then((r) => (r?.active?.state ?? "installing: " + r?.installing?.state) + ", in control: " + !!navigator.serviceWorker.controller)`)
}

// cutOff tells Chromium that there is no network. Other engines cannot be told: there no answer of a server has to do.
func (p *page) cutOff() {
	p.Helper()
	if p.profile != nil {
		return
	}
	send(p, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
}

// visited opens the front page of a server and waits until all is kept that is needed without a network.
func visited(t *testing.T, s *server) *page {
	t.Helper()
	p := open(t, s, look{})
	p.visit("/")
	p.quiet()
	p.installed()
	return p
}

// unplugged stops the server of a page and returns a tab beside it for which there is no network.
func (p *page) unplugged(s *server) *page {
	p.Helper()
	p.do("stop the server", s.stop())
	p.expect("net::ERR_")
	p.cutOff()
	q := p.another()
	q.expect("net::ERR_")
	q.cutOff()
	return q
}

func TestOfflineAfterOneVisit(t *testing.T) {
	s := serve(t)
	first := visited(t, s)
	want := map[string]string{}
	pages := []string{"/country/PAK?date=2025-06-01", "/country/SAU?date=1999-01-01", "/table", "/events/2025-07-03-rus-recognition", "/method", "/"}
	switch {
	case *whole:
		pages = append(pages, allAddresses(t, s)...)
	case other != nil:
		pages = []string{pages[0], "/table"}
	}
	for _, path := range pages {
		want[path] = s.get(t, path)
	}
	slid := s.get(t, "/country/RUS?date=2021-08-15")
	p := first.unplugged(s)
	for _, path := range pages {
		p.visitReady(path)
		same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, want[path])
		same(p, `probe.parse(html).title`, `document.title`, want[path])
		awaits(p, true, `probe.text("#status").startsWith("Offline")`)
		if !strings.Contains(want[path], `id="map"`) {
			continue
		}
		same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, want[path])
		same(p, `probe.one("#selected", probe.parse(html)).getAttribute("d")`, `probe.one("#selected").getAttribute("d")`, want[path])
		if path == pages[0] {
			awaits(p, "ambassador", `probe.classOf("PAK")`)
			awaits(p, true, `probe.one("#panel").dataset.country === "PAK" && probe.all("#panel .events .sources a").length > 0`)
			p.click(p.spot("RUS"))
			awaits(p, "/country/RUS?date=2025-06-01", `location.pathname + location.search`)
			p.slide(number(t, "2021-08-15"))
			awaits(p, "/country/RUS?date=2021-08-15", `location.pathname + location.search`)
			const said = `((d) => ["h1", "#legend", "#panel-class"].map((part) => probe.text(part, d)).join("; "))`
			same(p, said+`(probe.parse(html))`, said+`(document)`, slid)
			same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, slid)
		}
	}
	p.visitReady("/country/XYZ") // shown by a document of the map, which has no such place
	awaits(p, true, `document.title.startsWith("Not found")`)
	p.visit("/?edition=1") // nothing of the newest is shown in place of an earlier edition
	awaits(p, true, `document.querySelector("#map") === null`)
}

// TestStartedAgain ends the browser after one visit and starts it again when there is no network.
func TestStartedAgain(t *testing.T) {
	s := serve(t)
	p, again := openLasting(t, s)
	p.visit("/")
	p.quiet()
	p.installed()
	const path = "/country/PAK?date=2025-06-01"
	want := s.get(t, path)
	p.do("stop the server", s.stop())
	p.expect("net::ERR_")
	p = again()
	p.expect("net::ERR_")
	p.cutOff()
	p.visitReady(path)
	same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, want)
	same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, want)
	awaits(p, true, `probe.text("#status").startsWith("Offline")`)
}

// TestCompareOffline opens comparisons cold, each without a network: both maps and all words are the server's.
func TestCompareOffline(t *testing.T) {
	s := serve(t)
	first := visited(t, s)
	want := map[string]string{}
	for _, path := range []string{"/compare?from=2021-08-15&to=2025-07-03", "/compare?from=1999-01-01&to=2025-07-03&lens=mission", "/compare?date=2025-07-03"} {
		want[path] = s.get(t, path)
	}
	p := first.unplugged(s)
	const maps = `((d) => probe.write(probe.one("#map-from-host", d)) + probe.write(probe.one("#map-to-host", d)))`
	for path, html := range want {
		p.visitReady(path)
		same(p, maps+`(probe.parse(html))`, maps+`(document)`, html)
		same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, html)
		same(p, `probe.parse(html).title`, `document.title`, html)
		if !strings.Contains(path, "lens=") {
			agrees(p)
		}
	}
}

// TestOfflineBeforeTheProgram opens an address without a network while the program is not there yet: the first script
// turns the kept front page into what the address asks for.
func TestOfflineBeforeTheProgram(t *testing.T) {
	s := serve(t)
	p := visited(t, s).unplugged(s)
	p.before(`delete globalThis.WebAssembly`)
	for _, test := range []struct{ path, country, says, day string }{
		{"/country/PAK?date=2025-06-01", "PAK", "Ambassador sent since ", "1 June 2025"},
		{"/country/RUS", "RUS", "Recognized since 3 July 2025", ""},
	} {
		p.visit(test.path)
		awaits(p, test.country, `probe.one("#panel").dataset.country ?? ""`)
		awaits(p, true, `probe.text("#panel-class").startsWith("`+test.says+`")`)
		if test.day != "" {
			awaits(p, test.day, `probe.text("#day")`)
		}
		p.slide(number(t, "2021-08-15"))
		awaits(p, 0, `probe.counts(document, "#map", "ambassador")`)
	}
}

func TestSecondVisit(t *testing.T) {
	s := shared(t)
	first := visited(t, s)
	same(first, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, "/"))
	same(first, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, s.get(t, "/"))
	p := first.another()
	for _, path := range []string{"/country/CHN", "/table", "/"} {
		p.visit(path)
		p.quiet()
		same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, path))
		awaits(p, "", `probe.text("#status")`)
		if strings.HasPrefix(path, "/country") {
			p.click(p.spot("RUS"))
			awaits(p, "RUS", `probe.one("#panel").dataset.country`)
		}
	}
}

// edition is a record of so many events, which is its number; the headline is that of the newest.
func edition(t *testing.T, headline string, number int) string {
	t.Helper()
	folder := t.TempDir()
	var lines strings.Builder
	for i := range number {
		said := "Before"
		if i == number-1 {
			said = headline
		}
		fmt.Fprintf(&lines, `{"id":"2022-03-0%d-ata-context","country":"ATA","date":"2022-03-0%[1]d","kind":"context","headline":%q,"confidence":"reported","sources":[{"url":"https://example.org/a","publisher":"P","title":"T","supports":"S"}]}`+"\n", i+1, said)
	}
	if err := os.WriteFile(filepath.Join(folder, "2022.jsonl"), []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestNewerEditionsOnly restarts the server with a newer record and then with an older one: a browser takes the first
// and never goes back to the second.
func TestNewerEditionsOnly(t *testing.T) {
	s := serve(t, "-events", edition(t, "The one in between", 2))
	address := strings.TrimPrefix(s.origin, "http://")
	first := open(t, s, look{})
	first.visit("/country/ATA")
	first.quiet()
	first.installed()
	awaits(first, "The one in between", `probe.text("#panel .events h4")`)
	const shown = `fetch("/data/current.json").then((r) => r.json()).then((c) => c.edition)`
	awaits(first, 2, shown)

	restart := func(headline string, number int) {
		t.Helper()
		if err := s.stop(); err != nil {
			t.Fatal(err)
		}
		s = serve(t, "-addr", address, "-events", edition(t, headline, number))
	}
	restart("The newer one", 3)
	eval[bool](first, `document.dispatchEvent(new Event("visibilitychange"))`) // an open page looks when it comes back into view
	awaits(first, "The newer one", `probe.text("#panel .events h4")`)
	awaits(first, 3, shown)

	first.keeps(" 3 ") // alone: until the one before goes, what is kept of the newer may still turn out to be incomplete

	restart("The oldest one", 1)
	awaits(first, 3, shown)
	eval[bool](first, `document.dispatchEvent(new Event("visibilitychange"))`)
	second := first.another()
	second.visit("/country/ATA")
	second.quiet()
	awaits(second, 3, shown)
	awaits(second, "The newer one", `probe.text("#panel .events h4")`)
	awaits(first, "The newer one", `probe.text("#panel .events h4")`)
}
