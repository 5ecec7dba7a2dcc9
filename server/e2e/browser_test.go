//go:build e2e

package e2e

import (
	"context"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"recognitionmap/server/e2e/chromium"
	"recognitionmap/server/e2e/engines"
)

// stopBrowser ends the browser; nil before it has been started.
var stopBrowser context.CancelFunc

// allocator starts Chromium, with its own folder or a given one. Its pages reach no host but this one: every other name is
// unknown to it.
func allocator(more ...chromedp.ExecAllocatorOption) (context.Context, context.CancelFunc, error) {
	path, err := chromium.Path()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("in-process-gpu", true), // there is none, and no process for it saves time
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,SpareRendererForSitePerProcess,LocalNetworkAccessChecks"), // of these the last would keep pages of no origin from this machine
		chromedp.Flag("js-flags", "--no-wasm-tier-up --no-wasm-dynamic-tiering"),                                                     // no page lives long enough to gain by it
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	return ctx, stop, nil
}

// browser starts the one browser of all tests but those that start one themselves.
var browser = sync.OnceValues(func() (context.Context, error) {
	allocated, stop, err := allocator()
	if err != nil {
		return nil, err
	}
	ctx, cancel := chromedp.NewContext(allocated)
	stopBrowser = func() { cancel(); stop() }
	return ctx, chromedp.Do(ctx)
})

// browserContext returns the context in which tabs are made.
func browserContext(t *testing.T) context.Context {
	t.Helper()
	ctx, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}

// openLasting returns a new tab in a browser with a storage that outlives it, and how to end that browser and open a tab in
// it when it has been started again.
func openLasting(t *testing.T, s *server) (p *page, again func() *page) {
	t.Helper()
	if other != nil {
		p := open(t, s, look{})
		lasting, ok := p.profile.(engines.Lasting)
		if !ok {
			t.Fatal("this engine keeps nothing when it is ended")
		}
		return p, func() *page {
			p.do("start the browser again", lasting.StartAgain(p.context()))
			return p.another()
		}
	}
	folder := t.TempDir()
	start := func() (context.Context, func()) {
		allocated, stop, err := allocator(chromedp.UserDataDir(folder))
		if err != nil {
			t.Fatal(err)
		}
		ctx, _ := chromedp.NewContext(allocated)
		if err := chromedp.Do(ctx); err != nil {
			t.Fatal(err)
		}
		end := sync.OnceFunc(func() {
			if err := chromedp.Cancel(ctx); err != nil { // as a reader does
				t.Error(err)
			}
			stop()
		})
		t.Cleanup(end)
		return ctx, end
	}
	ctx, end := start()
	return newTab(t, ctx, s.origin, look{}), func() *page {
		end()
		ctx, _ := start()
		return newTab(t, ctx, s.origin, look{})
	}
}
