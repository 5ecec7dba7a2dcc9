//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/storage"
)

// updates has the browser look for a newer service worker, and waits until the one that it has found is in place or has
// failed.
func (p *page) updates() {
	p.Helper()
	eval[bool](p, `navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true, () => true)`)
	p.until("the end of the update", `navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)`)
}

// keeps waits until the browser keeps a version, of which the name has a part, and nothing of any other.
func (p *page) keeps(part string) {
	p.Helper()
	p.until("that of "+part+" alone to be kept", `caches.keys().then((names) => names.length === 2 && names.some((name) => name.includes("`+part+`")))`)
}

// tries goes to an address that may not be there.
func (p *page) tries(path string) {
	ctx, cancel := context.WithTimeout(p.context(), patience)
	defer cancel()
	p.tab.Navigate(ctx, p.origin+path)
}

// cold opens another tab in the browser of p, for which there is no answer.
func (p *page) cold(path string) *page {
	p.Helper()
	q := p.another()
	q.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
	q.visitReady(path)
	q.until("that it is told to be offline", `probe.text("#status").startsWith("Offline")`)
	return q
}

// strange are the files that a document names or has fetched and that are not of a build, "0001" for example.
const strange = `(build) => [...Object.values(document.documentElement.dataset), ...performance.getEntriesByType("resource").map((e) => new URL(e.name).pathname)]
	.filter((name) => /^\/(static|data)\/[\w-]+\.[0-9a-f]{12}\./.test(name) && !name.includes("." + build))`

// whatIsKept waits until an address is shown without a network or cannot be, and returns what of: the build, "" for none.
func (p *page) whatIsKept(path string) string {
	p.Helper()
	q := p.another()
	q.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
	q.tries(path)
	if there, err := evaluate[bool](q, `!!document.documentElement.dataset.build`); err != nil || !there {
		return ""
	}
	q.ready()
	q.until("all its words", `document.documentElement.dataset.record === "whole" && probe.text("#status").startsWith("Offline")`)
	build := eval[string](q, `document.documentElement.dataset.build.slice(0, 4)`)
	if mixed := eval[[]string](q, strange, build); len(mixed) > 0 {
		p.Errorf("the page of build %s has %q", build, mixed)
	}
	return build
}

// TestInstallingIsWholeOrNot cuts the line in the middle of answers on a first visit. Afterwards a site is there without a
// network or is not; and the next visit, on a whole line, takes it.
func TestInstallingIsWholeOrNot(t *testing.T) {
	f := newFront(t, shared(t))
	cuts := []int{14}
	if *whole {
		cuts = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20}
	}
	for _, left := range cuts {
		f.answers(nil)
		f.becomes(1, left)
		p := open(t, f.server, look{})
		p.expect("net::ERR_", "Failed to load resource", "Failed to fetch", "exit code", "when fetching the script") // of Go's, which ends without data; of the worker's
		p.tries("/")
		p.waitFor(func() (bool, error) {
			whole, err := evaluate[bool](p, `navigator.serviceWorker.getRegistration().then((r) => r?.active?.state === "activated")`)
			return f.isCut() || whole, err
		}, func(err error) {
			p.Fatalf("after %d answers the line is not cut and nothing is installed: %v", left, err)
		})
		if there, err := evaluate[bool](p, `!!document.documentElement.dataset.build`); err == nil && there {
			p.until("the end of the installation", `navigator.serviceWorker.getRegistration().then((r) => !r?.installing && !r?.waiting)`)
		}
		f.answers(aborted)
		kept := p.whatIsKept("/table")
		t.Logf("cut after %d answers: %q is kept", left, kept)
		if kept != "" && kept != mark(1) {
			t.Errorf("when the line was cut after %d answers build %s is kept", left, kept)
		}
		f.answers(nil)
		f.becomes(1, -1)
		q := p.another()
		q.visit("/")
		q.quiet()
		q.keeps("-" + mark(1))
		q.until("the worker to answer", `!!navigator.serviceWorker.controller`) // WebKit may have forgotten its registration, and has it work
		f.answers(aborted)
		if got := p.whatIsKept("/country/CHN"); got != mark(1) {
			t.Errorf("after a line that was cut after %d answers a whole one leaves build %q, want %s", left, got, mark(1))
		}
	}
}

// TestVersionsDoNotMix cuts the line in the middle of answers while a browser takes one build after another. Whatever came
// through, all addresses are shown without a network afterwards, with the document, the program and the data of one build.
func TestVersionsDoNotMix(t *testing.T) {
	f := newFront(t, shared(t))
	f.becomes(1, -1)
	p := visited(t, f.server)
	p.expect("net::ERR_", "Failed to load resource", "Failed to fetch", "404")
	was := 1
	cuts := []int{0, 3, 12}
	if *whole {
		cuts = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16}
	}
	for i, left := range cuts {
		build := i + 2
		f.becomes(build, left)
		cut := p.another() // in which there may be no document of the site afterwards
		cut.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
		cut.tries("/")
		p.updates()
		f.answers(aborted)
		q := p.cold("/table")
		q.until("the table with all its words", `document.documentElement.dataset.record === "whole" && probe.text("h1") === "Every country" && document.title.startsWith("Every country")`)
		got := eval[string](q, `document.documentElement.dataset.build.slice(0, 4)`)
		if got != mark(was) && got != mark(build) {
			t.Errorf("when the line was cut after %d answers of build %d it is build %s that is kept, want it or %d", left, build, got, was)
		}
		if mixed := eval[[]string](q, strange, got); len(mixed) > 0 {
			t.Errorf("when the line was cut after %d answers of build %d the page of build %s has %q", left, build, got, mixed)
		}
		f.answers(nil)
		f.becomes(build, -1)
		p.updates()
		p.keeps("-" + mark(build))
		was = build
	}
	if p.profile != nil {
		return // other engines say what they keep in other measures
	}
	// Packed the program has 1.5 MB, where browsers by themselves keep 8 of it; what goes is there a while longer.
	p.until("that no more is kept after four builds than of one", `navigator.storage.estimate().then((e) => e.usage <= 2 << 20)`)
}

// TestEditionsDoNotMix has a page of a newer edition come without its data: it stays as the server has written it. What is
// kept stays of the edition before, all of it, until the newer one has come whole. What is kept does not grow with editions.
func TestEditionsDoNotMix(t *testing.T) {
	db := filepath.Join(t.TempDir(), "map.db")
	f := newFront(t, serve(t, "-db", db))
	p := visited(t, f.server)
	edition := eval[int](p, `+document.documentElement.dataset.revision.split("-")[0]`)
	older, newer := strconv.Itoa(edition), strconv.Itoa(edition+1)
	p.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
	token := newToken(t, db)
	if status, answer, _ := f.ask(t, "POST", "/api/v1/events", token, "", recognition); status != http.StatusCreated {
		t.Fatalf("POST = %d %s", status, answer)
	}
	f.answers(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/data/") {
			aborted(w, r)
		}
		f.proxy.ServeHTTP(w, r)
	})
	const says = `document.documentElement.dataset.revision.split("-")[0] + "-" + probe.text("h1")`
	q := p.another()
	q.expect("net::ERR_", "Failed to load resource", "Failed to fetch", "exit code") // of Go's, which ends without data
	q.visit("/")
	q.until("that the program has no data", `document.documentElement.dataset.app === "missing"`)
	awaits(q, newer+"-On 24 November 2026 two states recognize the Taliban government; seven more exchange ambassadors with it.", says)
	f.answers(aborted)
	awaits(p.cold("/"), older+"-On 24 November 2026 one state recognizes the Taliban government; seven more exchange ambassadors with it.", says)
	f.answers(nil)
	q.visitReady("/")
	q.keeps(" " + newer + "-")
	f.answers(aborted)
	awaits(p.cold("/"), newer+"-On 24 November 2026 two states recognize the Taliban government; seven more exchange ambassadors with it.", says)
	if p.profile != nil || !*whole {
		return // other engines say what they keep in other measures
	}
	f.answers(nil)
	for i := range 50 {
		statement := strings.NewReplacer("-recognition", fmt.Sprint("-statement-", i), `"kind":"recognition"`, `"kind":"statement"`).Replace(recognition)
		if status, answer, _ := f.ask(t, "POST", "/api/v1/events", token, "", statement); status != http.StatusCreated {
			t.Fatalf("POST = %d %s", status, answer)
		}
		q.updates()
	}
	q.keeps(" " + strconv.Itoa(edition+51) + "-")
	q.until("no more than 8 MB to be kept", `navigator.storage.estimate().then((e) => e.usage <= 8 << 20)`)
}

// TestNewVersion: every open page says that there is a newer build, and one press loads it, at the same address and with
// what has been typed. Two builds in a row are one step. In the end the server has the browser drop all that it keeps.
func TestNewVersion(t *testing.T) {
	f := newFront(t, shared(t))
	f.becomes(1, -1)
	p := visited(t, f.server)
	q := p.another()
	q.visit("/country/CHN?date=2025-06-01")
	q.quiet()
	const line = `probe.text("#status").includes("There is a new version")`
	f.becomes(2, -1)
	for _, each := range []*page{p, q} {
		eval[bool](each, looked)
		each.until("the line about the new build", line)
	}
	f.becomes(3, -1)
	for _, each := range []*page{p, q} {
		address := eval[string](each, `location.pathname + location.search`)
		eval[bool](each, `(probe.one("#search").value = "Fra", globalThis.before = true)`)
		each.clickOn("#renew")
		each.until("another document", `!globalThis.before && document.readyState === "complete"`)
		each.ready()
		each.until("the newest build", `document.documentElement.dataset.build.startsWith("`+mark(3)+`")`)
		eval[bool](each, looked)
		each.heard()
		awaits(each, true, `!`+line)
		awaits(each, address, `location.pathname + location.search`)
		awaits(each, "Fra", `probe.one("#search").value`)
	}
	p.keeps("-" + mark(3))

	forgetful := serve(t, "-forget").get(t, "/app-worker.js")
	f.answers(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/app-worker.js" {
			f.proxy.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/javascript")
		io.WriteString(w, forgetful)
	})
	p.visitReady("/table")
	p.until("nothing to be kept", `caches.keys().then((names) => names.length === 0)`)
	p.visitReady("/") // by the server, and nothing is kept again
	awaits(p, 0, `caches.keys().then((names) => names.length)`)
}

const (
	looked  = `(document.dispatchEvent(new Event("visibilitychange")), true)` // the page asks whether it is the newest
	offline = `probe.text("#status").startsWith("Offline: the record is as last checked on ")`
)

// TestAnswersTell: whether a page is offline is told by whether requests are answered, by the server and not by what stands
// before it. Neither the browser's belief nor its clock counts, and of what others answer nothing is kept.
func TestAnswersTell(t *testing.T) {
	f := newFront(t, shared(t))
	p := visited(t, f.server)
	p.look.before = `Object.defineProperty(Navigator.prototype, "onLine", { get: () => false });` + shifted(8766*time.Hour)
	q := p.another()
	q.expect("net::ERR_", "Failed to load resource", "Failed to fetch")
	q.visit("/")
	q.quiet()
	eval[bool](q, `dispatchEvent(new Event("offline"))`)
	q.heard()
	awaits(q, fmt.Sprint(q.foretold != ""), `navigator.onLine + probe.text("#status")`)
	f.says("2026-11-25")
	q.until("the day that has begun", looked+` && probe.text("h1").includes("25 November 2026")`)

	f.answers(portal)
	eval[bool](q, looked)
	q.until("that the network's own page is no answer", offline)
	q.tries("/")
	awaits(q, "Sign in", `document.title`)

	f.answers(aborted)
	cold := p.cold("/") // a year ahead
	awaits(cold, true, `probe.text("h1").includes("25 November 2026") && document.title.includes("25 November 2026")`)

	f.answers(silent)
	q.visitReady("/table")
	q.until("that silence is no answer", offline)
	f.answers(nil)
	eval[bool](q, `caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => true)`)
	q.visitReady("/")
	awaits(q, "", `probe.text("#status")`)
	q.until("all to be kept again", `caches.match("/").then((page) => page)`)
	f.answers(aborted)
	p.cold("/country/CHN")
}

// TestNoRoom: a store without room spoils no answer. The reader is told once, and what was kept stays whole.
func TestNoRoom(t *testing.T) {
	f := newFront(t, shared(t))
	f.becomes(1, -1)
	p := visited(t, f.server)
	p.expect("net::ERR_", "Failed to load resource", "Failed to fetch", "QuotaExceeded")
	room := eval[float64](p, `navigator.storage.estimate().then((e) => e.usage + 1000)`)
	send(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: p.origin, QuotaSize: &room})
	f.becomes(2, -1)
	p.visitReady("/table")
	p.updates()
	p.until("the line about the room", `probe.text("#notice").startsWith("This device has no room")`)
	awaits(p, mark(2)+"Every country", `document.documentElement.dataset.build.slice(0, 4) + probe.text("h1")`)
	p.visitReady("/")
	awaits(p, mark(2), `document.documentElement.dataset.build.slice(0, 4) + probe.text("#status")`)
	f.answers(aborted)
	q := p.cold("/table")
	awaits(q, mark(1), `document.documentElement.dataset.build.slice(0, 4)`)
	if mixed := eval[[]string](q, strange, mark(1)); len(mixed) > 0 {
		t.Errorf("without room for another build the page has %q", mixed)
	}
}
