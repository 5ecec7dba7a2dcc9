//go:build e2e

package e2e

import (
	"context"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"recognitionmap/server/e2e/chromium"
)

// stopBrowser ends the browser; nil before it has been started.
var stopBrowser context.CancelFunc

// browser starts the one browser of all tests. Its pages reach no host but this one: every other name is unknown to it.
var browser = sync.OnceValues(func() (context.Context, error) {
	path, err := chromium.Path()
	if err != nil {
		return nil, err
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
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
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
