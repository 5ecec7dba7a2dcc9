//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	pagedomain "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// send gives the tab of p a command of the browser's protocol.
func send[P, R any](p *page, command cdp.Command[P, R], params P) R {
	p.Helper()
	if p.profile != nil {
		p.Fatalf("%s is a command for Chromium alone", command.Method)
	}
	r, err := chromedp.Call(p.ctx, command, params)
	p.do(command.Method, err)
	return r
}

// point is a place in the window, in CSS pixels.
type point struct{ X, Y float64 }

// move moves the mouse.
func (p *page) move(at point) {
	p.Helper()
	p.do("move the mouse", p.tab.Move(p.context(), at.X, at.Y))
}

// key is one that is held down while the mouse clicks.
type key = chromedp.Modifier

// click presses and releases the left button of the mouse, in Chromium with keys held down.
func (p *page) click(at point, keys ...key) {
	p.Helper()
	if len(keys) == 0 {
		p.do("click", p.tab.Click(p.context(), at.X, at.Y))
		return
	}
	var held int64
	for _, k := range keys {
		held |= int64(k)
	}
	p.do("click", p.tab.(*chromiumTab).clickWith(p.ctx, at.X, at.Y, held))
}

// tap touches with a finger.
func (p *page) tap(at point) {
	p.Helper()
	send(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: "touchStart", TouchPoints: []*input.TouchPoint{{X: at.X, Y: at.Y}}})
	send(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: "touchEnd", TouchPoints: []*input.TouchPoint{}})
}

// press presses keys, each a character of kb.
func (p *page) press(keys string) {
	p.Helper()
	if p.profile != nil {
		keys = webDriverKeys.Replace(keys)
	}
	p.do("press keys", p.tab.Press(p.context(), keys))
}

// spot is a point on a place of the map, well inside it and away from the markers of others.
func (p *page) spot(code string) point {
	p.Helper()
	return eval[point](p, `probe.spot`, code)
}

// middle is the middle of the first element that a selector finds, now or as soon as it is there, scrolled into view.
func (p *page) middle(selector string) point {
	p.Helper()
	p.until(selector, fmt.Sprintf(`probe.one(%q)`, selector))
	return eval[point](p, `probe.middle`, selector)
}

// clickOn clicks the middle of an element.
func (p *page) clickOn(selector string) {
	p.Helper()
	p.click(p.middle(selector))
}

// slide moves the time slider to a day, as a finger does: an event "input" for the day.
func (p *page) slide(day int) {
	p.Helper()
	eval[bool](p, `probe.slide`, day)
}

// picture is a screenshot of the map.
func (p *page) picture() image.Image {
	p.Helper()
	return p.shot(eval[pagedomain.Viewport](p, `probe.box("#map-host")`))
}

// shot is a screenshot of a part of the page.
func (p *page) shot(box pagedomain.Viewport) image.Image {
	p.Helper()
	box.Scale = 1
	shot := send(p, pagedomain.CaptureScreenshot, pagedomain.CaptureScreenshotParams{Format: "png", Clip: &box})
	img, err := png.Decode(bytes.NewReader(shot.Data))
	p.do("decode the screenshot", err)
	return img
}

// differing counts the pixels in which two pictures differ, in any part of the colour by more than tolerance of 255.
func differing(t *testing.T, a, b image.Image, tolerance int) int {
	t.Helper()
	if a.Bounds() != b.Bounds() {
		t.Fatalf("the pictures are of %v and %v", a.Bounds(), b.Bounds())
	}
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			if max(apart(p.R, q.R), apart(p.G, q.G), apart(p.B, q.B)) > tolerance {
				n++
			}
		}
	}
	return n
}

func apart(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// pressWith presses keys while others are held down.
func (p *page) pressWith(keys string, held ...key) {
	p.Helper()
	p.do("press keys", chromedp.Do(p.ctx, chromedp.KeyEvent(keys, chromedp.KeyModifiers(held...))))
}
