//go:build e2e

package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"recognitionmap/server/e2e/engines"
)

// patience is how long a page may take for anything, on the slowest machine: when it is over something is broken.
const patience = 30 * time.Second

// mostPause is how long a wait rests between two looks when it has looked in vain a few times: a look can be at all of a page,
// and keeps the browser from what is waited for.
const mostPause = 160 * time.Millisecond

// look is how a page is looked at. The zero look is a light window of 1280 by 800, the only one of other engines than
// Chromium but for its size.
type look struct {
	width, height int64
	dark, touch   bool
	noScript      bool
	before        string // script that runs before those of the page; left out in WebKit, see page.before
}

// page is a tab of the browser that shows the site.
type page struct {
	*testing.T
	tab     engines.Tab
	profile engines.Profile // of the tab, nil in Chromium
	ctx     context.Context // of Chromium's tab
	origin  string
	look    look
	kept    string // folder for a screenshot

	foretold string // scripts that should run before those of the page, where they cannot
	*complaints
}

// open returns a new tab in a browser context of its own, in Chromium or the engine under test.
func open(t *testing.T, s *server, l look) *page {
	t.Helper()
	if other == nil {
		return newTab(t, browserContext(t), s.origin, l, chromedp.WithNewBrowserContext())
	}
	return openOther(t, s, l)
}

// another returns a second tab in the browser context of p, with its storage and service workers.
func (p *page) another() *page {
	p.Helper()
	if p.profile != nil {
		return p.anotherOther()
	}
	return newTab(p.T, p.ctx, p.origin, p.look)
}

// newPage returns a page of which the tab is still to be opened.
func newPage(t *testing.T, origin string, l look, c *complaints) *page {
	if l.width == 0 {
		l.width, l.height = 1280, 800
	}
	return &page{T: t, origin: origin, look: l, kept: t.ArtifactDir(), complaints: c}
}

// atEnd fails the test for what was complained of, keeps a picture when it has failed, and closes the tab.
func (p *page) atEnd(closes func()) {
	p.Cleanup(func() {
		for _, c := range p.unexpected() {
			p.Error(c)
		}
		if p.Failed() {
			p.keepScreenshot()
		}
		closes()
	})
}

func newTab(t *testing.T, parent context.Context, origin string, l look, options ...chromedp.ContextOption) *page {
	t.Helper()
	p := newPage(t, origin, l, newComplaints(origin))
	ctx, cancel := chromedp.NewContext(parent, append(options, chromedp.WithListener(p.hear))...)
	p.ctx, p.tab = ctx, &chromiumTab{ctx, l.touch}
	p.atEnd(func() { go cancel() }) // closing a tab takes a while, and nobody needs to wait for it
	p.do("open a tab", chromedp.Do(ctx))
	send(p, css.Disable, cdp.Empty{}) // chromedp mirrors every document, which costs more than to show it
	send(p, dom.Disable, cdp.Empty{})
	p.resize(p.look.width, p.look.height)
	p.colours(l.dark)
	send(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: l.touch})
	send(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.noScript})
	p.before(pinned)
	if l.before != "" {
		p.before(l.before)
	}
	return p
}

// pinned makes the clock of a document begin at noon of the day of all tests.
const pinned = `globalThis.Date = new Proxy(Date, (() => {
	const now = Date.now, ahead = Date.parse("` + today + `T12:00Z") - now();
	return {
		construct: (target, args, self) => Reflect.construct(target, args.length ? args : [now() + ahead], self),
		get: (target, key) => key === "now" ? () => now() + ahead : target[key],
	};
})());`

// before makes a script run before those of every document to come. In WebKit it is left out: the tests that are for all
// engines hold without theirs.
func (p *page) before(script string) {
	p.Helper()
	err := p.tab.Before(p.context(), script)
	if errors.Is(err, errors.ErrUnsupported) {
		p.foretold += script
		return
	}
	p.do("have a script run before those of the page", err)
}

// context is that of a command for the tab.
func (p *page) context() context.Context {
	if p.ctx != nil {
		return p.ctx
	}
	return context.Background()
}

// do ends the test when a step has failed.
func (p *page) do(what string, err error) {
	p.Helper()
	if err != nil {
		p.Fatalf("%s: %v", what, err)
	}
}

func (p *page) resize(width, height int64) {
	p.Helper()
	p.do("resize the window", p.tab.Resize(p.context(), width, height))
}

// colours sets what the reader prefers, light or dark.
func (p *page) colours(dark bool) {
	p.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	p.media("prefers-color-scheme", scheme)
}

// media sets what the reader prefers, as pairs of a media feature and its value; motion is reduced always, so that
// nothing is seen half-way.
func (p *page) media(pairs ...string) {
	p.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}
	for i := 0; i < len(pairs); i += 2 {
		features = append(features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
	}
	send(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
}

// turn makes the tab visit another server from now on. Another origin has another storage and other service workers.
func (p *page) turn(s *server) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.origin, p.sites = s.origin, append(p.sites, s.origin)
}

// visit goes to an address of the site and waits until the document has loaded.
func (p *page) visit(path string) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.context(), patience)
	defer cancel()
	p.do("visit "+path, p.tab.Navigate(ctx, p.origin+path))
	p.until("the rest of the page", `!("arriving" in (document.documentElement.dataset ?? {}))`)
}

// visitReady goes to an address and waits until the program has taken the page over.
func (p *page) visitReady(path string) {
	p.Helper()
	p.visit(path)
	p.ready()
}

func (p *page) ready() {
	p.Helper()
	p.until("the program to take over", `document.documentElement.dataset.app === "ready"`)
}

// quiet waits until the program has done all that it does by itself after taking over.
func (p *page) quiet() {
	p.Helper()
	p.ready()
	p.until("the whole record, and the word that it is the newest", `document.documentElement.dataset.record === "whole" && localStorage.checked`)
	p.heard()
	eval[bool](p, `probe.frames(12).then(() => true)`)
}

// heard waits until the program has heard of what was done, and the page shows what comes of it.
func (p *page) heard() {
	p.Helper()
	eval[bool](p, `probe.heard()`)
}

//go:embed testdata/probe.js
var probe string

// evaluate returns the value of a JavaScript expression about probe, awaited; with args, of the function js called with
// them.
func evaluate[T any](p *page, js string, args ...any) (T, error) {
	p.Helper()
	return evaluateWith[T](p, "probe", probe, js, args...)
}

// evaluateWith is evaluate for an expression about a tool, the value of a source. The document is given the tool when it
// lacks it, and not with each expression: what is asked a hundred times a second has to be short.
func evaluateWith[T any](p *page, tool, source, js string, args ...any) (T, error) {
	p.Helper()
	expression := tool + ", (" + js + ")"
	if len(args) > 0 {
		list, err := json.Marshal(args)
		if err != nil {
			p.Fatal(err)
		}
		expression += "(..." + string(list) + ")"
	}
	v, err := evaluateOnce[T](p, expression)
	if err == nil || !strings.Contains(err.Error(), tool+" is not defined") && !strings.Contains(err.Error(), "variable: "+tool) {
		return v, err
	}
	if _, err := evaluateOnce[bool](p, "(globalThis."+tool+" = "+source+", true)"); err != nil {
		return v, err
	}
	return evaluateOnce[T](p, expression)
}

// evaluateOnce returns the value of a JavaScript expression as it is, awaited.
func evaluateOnce[T any](p *page, expression string) (v T, err error) {
	ctx, cancel := context.WithTimeout(p.context(), patience)
	defer cancel()
	text, err := p.tab.Evaluate(ctx, expression)
	if err != nil {
		return v, err
	}
	return v, json.Unmarshal(text, &v)
}

// eval is evaluate for what must not fail.
func eval[T any](p *page, js string, args ...any) T {
	p.Helper()
	v, err := evaluate[T](p, js, args...)
	p.do(js, err)
	return v
}

// waitFor asks again and again until there is an answer. A page on its way to another has none, so errors are waited out
// too.
func (p *page) waitFor(answer func() (bool, error), inVain func(error)) {
	p.Helper()
	end := time.NewTimer(patience)
	defer end.Stop()
	for pause := 20 * time.Millisecond; ; pause = min(2*pause, mostPause) {
		ok, err := answer()
		if err == nil && ok {
			return
		}
		select {
		case <-end.C:
			inVain(err)
			return
		case <-time.After(pause):
		}
	}
}

// awaits waits until an expression has a value.
func awaits[T comparable](p *page, want T, js string, args ...any) {
	p.Helper()
	var got T
	p.waitFor(func() (bool, error) {
		var err error
		got, err = evaluate[T](p, js, args...)
		return got == want, err
	}, func(err error) { p.Helper(); p.Fatalf("%s %.100v = %v, %v, want %v", js, args, got, err, want) })
}

// until waits until a condition holds, or a promise of one.
func (p *page) until(what, js string) {
	p.Helper()
	p.waitFor(func() (bool, error) { return evaluate[bool](p, "(async () => !!(await ("+js+")))()") },
		func(err error) {
			p.Helper()
			p.Fatalf("waited in vain for %s: %s, %v", what, js, errors.Join(err, p.context().Err()))
		})
}

// arrived waits until the document of an address, path and query, is whole.
func (p *page) arrived(address string) {
	p.Helper()
	awaits(p, address, `document.readyState === "complete" ? location.pathname + location.search : document.readyState`)
}

// same waits until an expression about the page is the text that the other gives for html, a document of the server.
func same(p *page, ofServer, ofPage, html string) {
	p.Helper()
	var want, got string
	p.waitFor(func() (_ bool, err error) {
		if want == "" {
			if want, err = evaluate[string](p, "(html) => "+ofServer, html); err != nil {
				return false, err
			}
		}
		got, err = evaluate[string](p, ofPage)
		return got == want, err
	}, func(err error) {
		p.Helper()
		at, _ := evaluate[string](p, `location.pathname + location.search`)
		p.Fatalf("at %s %s: %v: the server's page has %s", at, ofPage, err, firstDifference(want, got))
	})
}

// keepScreenshot leaves a picture of the page where -artifacts keeps it.
func (p *page) keepScreenshot() {
	ctx, cancel := context.WithTimeout(p.context(), patience)
	defer cancel()
	png, err := p.tab.Screenshot(ctx)
	if err == nil {
		err = os.WriteFile(filepath.Join(p.kept, fmt.Sprintf("%p.png", p)), png, 0o644)
	}
	if err != nil {
		p.Logf("no screenshot: %v", err)
	}
}
