//go:build e2e

package main

import (
	"context"
	"path"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// quality is that of WebP, from 0 to 100: letters are still clear, and all pictures together are small enough for git.
const quality = 20

// ready is what a page has when nothing more comes: a map gets its names last.
const ready = `html[data-app="ready"] :is(#names, .page)`

// take returns the picture p of the site at origin, with one of its pixels for each of CSS.
func take(ctx context.Context, origin string, p picture) ([]byte, error) {
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	steps := []chromedp.Action[chromedp.Void]{
		call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: p.width, Height: p.height, DeviceScaleFactor: 1, Mobile: p.touch}),
		call(emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: p.touch}),
		call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: p.noScript}),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: p.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}}),
		call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `Date.now = () => Date.parse("` + today + `T12:00Z")`}),
		chromedp.Navigate(origin + p.address),
	}
	if !p.noScript {
		steps = append(steps, chromedp.WaitReady(ready))
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		return nil, err
	}
	format := page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng}
	if path.Ext(p.file) == ".webp" {
		q := int64(quality)
		format = page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: &q}
	}
	image, err := chromedp.Call(ctx, page.CaptureScreenshot, format)
	return image.Data, err
}

// call is a command of the browser whose answer nobody needs.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}
