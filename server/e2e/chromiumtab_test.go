//go:build e2e

package e2e

import (
	"context"
	"encoding/json"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	pagedomain "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromiumTab is a tab of Chromium, as those of package engines are of the others: see engines.Tab. The context of each
// method is the tab's, or made from it.
type chromiumTab struct {
	ctx   context.Context
	touch bool
}

func (c *chromiumTab) Before(ctx context.Context, script string) error {
	_, err := chromedp.Call(ctx, pagedomain.AddScriptToEvaluateOnNewDocument, pagedomain.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return err
}

func (c *chromiumTab) Navigate(ctx context.Context, address string) error {
	return chromedp.Do(ctx, chromedp.Navigate(address))
}

func (c *chromiumTab) Evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[json.RawMessage](expression, func(e *runtime.EvaluateParams) {
		yes := true
		e.AwaitPromise, e.UserGesture = &yes, &yes
	}))
}

func (c *chromiumTab) Move(ctx context.Context, x, y float64) error {
	return c.mouse(ctx, input.DispatchMouseEventParams{Type: "mouseMoved", X: x, Y: y})
}

func (c *chromiumTab) Click(ctx context.Context, x, y float64) error {
	return c.clickWith(ctx, x, y, 0)
}

// clickWith clicks with keys held down.
func (c *chromiumTab) clickWith(ctx context.Context, x, y float64, held int64) error {
	err := c.Move(ctx, x, y)
	for _, kind := range []input.DispatchMouseEventType{"mousePressed", "mouseReleased"} {
		if err == nil {
			err = c.mouse(ctx, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: "left", ClickCount: 1, Modifiers: held})
		}
	}
	return err
}

func (c *chromiumTab) mouse(ctx context.Context, event input.DispatchMouseEventParams) error {
	_, err := chromedp.Call(ctx, input.DispatchMouseEvent, event)
	return err
}

func (c *chromiumTab) Press(ctx context.Context, keys string) error {
	return chromedp.Do(ctx, chromedp.KeyEvent(keys))
}

func (c *chromiumTab) Resize(ctx context.Context, width, height int64) error {
	_, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 1, Mobile: c.touch,
	})
	return err
}

func (c *chromiumTab) Screenshot(ctx context.Context) ([]byte, error) {
	return chromedp.Run(ctx, chromedp.CaptureScreenshot())
}

func (c *chromiumTab) Close(context.Context) error { return chromedp.Cancel(c.ctx) }
