//go:build e2e

package e2e

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/storage"
)

// Each of these is a browser, or what stands before it, that refuses something: that costs what needs it, and nothing else.

// refusals are scripts that take something from a page before its own scripts run.
var refusals = map[string]string{
	"storage is blocked": `for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
		Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
	Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { throw new DOMException("no", "SecurityError"); } });`,
	"storage is null": `for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: () => null });
	Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });`,
	"storage is full": `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`,
	"no idle time":    `window.requestIdleCallback = undefined;`,
}

// TestTheBrowserRefuses: the page works as any other, and the program takes it over.
func TestTheBrowserRefuses(t *testing.T) {
	s := shared(t)
	for name, script := range refusals {
		t.Run(name, func(t *testing.T) {
			p := open(t, s, look{before: script})
			p.visitReady("/country/RUS?date=2025-07-03")
			p.slide(int(number(t, "2021-08-15")))
			awaits(p, "/country/RUS?date=2021-08-15", `location.pathname + location.search`)
			p.click(p.spot("CHN"))
			says(p, s.get(t, "/country/CHN?date=2021-08-15"))
			p.visitReady("/share")
			awaits(p, "", `probe.text("#status")`)
		})
	}
}

// TestRefusedHistory: browsers that let a page change its address so often and no more throw at the next change. What is
// shown is right all the same, and the program goes on.
func TestRefusedHistory(t *testing.T) {
	s := shared(t)
	p, release := early(t, look{before: `for (const name of ["pushState", "replaceState"]) History.prototype[name] = () => { throw new DOMException("too many", "SecurityError"); };`})
	p.visit("/country/RUS?date=2025-07-03")
	for range 2 {
		p.click(p.spot("CHN"))
		says(p, s.get(t, "/country/CHN?date=2025-07-03"))
		p.click(p.spot("PAK"))
		says(p, s.get(t, "/country/PAK?date=2025-07-03"))
		release()
		p.quiet()
	}
	p.clickOn(`.masthead a[href^="/table"]`)
	same(p, `probe.bare(probe.parse(html))`, `probe.bare(document)`, s.get(t, "/table?date=2025-07-03"))
	awaits(p, "ready", `document.documentElement.dataset.app`)
}

// TestRefusedLocks: where pages of a browser cannot share a stream each has its own.
func TestRefusedLocks(t *testing.T) {
	for name, script := range map[string]string{
		"no locks":        `Object.defineProperty(navigator, "locks", { value: undefined });`,
		"locks refused":   `navigator.locks.request = () => Promise.reject(new DOMException("no", "SecurityError"));`,
		"channel refused": `self.BroadcastChannel = class { constructor() { throw new DOMException("no", "SecurityError"); } };`,
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate(t, shared(t))
			g.rewrite("static/worker", func(js string) string { return script + js })
			p := open(t, g.server, look{})
			other := p.another()
			for _, p := range []*page{p, other} {
				p.visitReady("/")
				awaits(p, "on", live)
			}
		})
	}
}

// TestProgramOfAnotherType: servers that know no WebAssembly send it as they send any bytes.
func TestProgramOfAnotherType(t *testing.T) {
	g := newGate(t, shared(t))
	g.answer(".wasm", func(w http.ResponseWriter, r *http.Request) {
		kept := httptest.NewRecorder()
		g.proxy.ServeHTTP(kept, r)
		for name, values := range kept.Header() {
			w.Header()[name] = values
		}
		w.Header().Set("Content-Type", "application/octet-stream")
		w.WriteHeader(kept.Code)
		w.Write(kept.Body.Bytes())
	})
	p := open(t, g.server, look{})
	p.visitReady("/")
	awaits(p, "ready", `document.documentElement.dataset.app`)
}

// TestFullStore: what cannot be kept is shown all the same, and what is shown is the newest.
func TestFullStore(t *testing.T) {
	s := serve(t, "-events", edition(t, "The one before", 2))
	p := open(t, s, look{})
	p.visit("/country/ATA")
	p.quiet()
	p.installed()
	quota := 1000.
	send(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: s.origin, QuotaSize: &quota})
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	serve(t, "-addr", strings.TrimPrefix(s.origin, "http://"), "-events", edition(t, "The one after", 3))
	for range 2 {
		p.visit("/country/ATA")
		p.quiet()
		awaits(p, "The one after", `probe.text("#panel .events h4")`)
		awaits(p, "", `probe.text("#status")`)
	}
}

// TestNoAnswerBehindALivingLink: that there is a network, and a copy of the newest edition's name, is no answer.
func TestNoAnswerBehindALivingLink(t *testing.T) {
	s := serve(t)
	p := visited(t, s)
	p.expect("net::ERR_")
	awaits(p, "", `probe.text("#status")`)
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	eval[bool](p, `document.dispatchEvent(new Event("visibilitychange"))`)
	awaits(p, true, `probe.text("#status").startsWith("Offline") && navigator.onLine`)
}

// TestArchivedCopy: the same bytes under a path of an archive's stay the page that they were, whatever a reader does.
func TestArchivedCopy(t *testing.T) {
	s := shared(t)
	const under = "/web/20261129000000/https://host"
	g := newGate(t, s)
	archive := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, strings.Replace(under, "//", "/", 1)), under)
		g.proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(archive.Close)
	p := open(t, &server{origin: archive.URL}, look{})
	for _, path := range []string{"/", "/country/RUS", "/?date=2025-07-03", "/table"} {
		p.visit(under + path)
		awaits(p, "missing", `document.documentElement.dataset.app`)
		same(p, `probe.parse(html).title`, `document.title`, s.get(t, path))
		awaits(p, under+path, `location.pathname + location.search`)
		if path == "/table" {
			continue
		}
		says(p, s.get(t, path))
		p.slide(int(number(t, "2021-08-15")))
		awaits(p, true, `probe.text("h1").includes("15 August 2021")`)
		awaits(p, under+path, `location.pathname + location.search`)
	}
}

// TestFieldsSayWhatTheAddressSays: what was typed before goes with the address that it was for.
func TestFieldsSayWhatTheAddressSays(t *testing.T) {
	p := open(t, shared(t), look{})
	const said = `["q", "from"].map((n) => probe.one(".filters [name=" + n + "]").value).join(" ") + probe.one(".filters [name=contested]").checked`
	fill := func(text string) {
		eval[bool](p, `(text) => {
			probe.one(".filters").open = true;
			probe.one(".filters [name=q]").value = text;
			probe.one(".filters [name=from]").value = "2024-01-01";
			probe.one(".filters [name=contested]").checked = true;
			return true;
		}`, text)
	}
	p.visitReady("/events")
	fill("embassy")
	eval[bool](p, `(probe.one(".filters form").requestSubmit(), true)`)
	p.arrived("/events?q=embassy&from=2024-01-01&contested=1")
	awaits(p, "embassy 2024-01-01true", said)
	fill("never asked for")
	p.clickOn(".filters .clear")
	p.arrived("/events")
	awaits(p, " false", said)
	eval[bool](p, `(history.back(), true)`)
	p.arrived("/events?q=embassy&from=2024-01-01&contested=1")
	awaits(p, "embassy 2024-01-01true", said)
	fill("nor this")
	eval[bool](p, `(history.forward(), true)`)
	p.arrived("/events")
	awaits(p, " false", said)
}
