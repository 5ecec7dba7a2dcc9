//go:build e2e

package e2e

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// pull moves one finger, or the mouse with its button held, downward by so many pixels, in 160 ms as the events say, and
// lifts it at once or, still, after half a second.
func (p *page) pull(from point, down float64, mouse, still bool) {
	p.Helper()
	const steps = 8
	begin := float64(time.Now().UnixMilli())/1000 - 1
	event := func(step int, after float64) {
		at, when := point{from.X, from.Y + down*float64(min(step, steps))/steps}, input.TimeSinceEpoch(begin+float64(step)*.02+after)
		if mouse {
			kind, held := input.DispatchMouseEventType("mouseMoved"), int64(1)
			if step == 0 {
				kind = "mousePressed"
			} else if step > steps {
				kind, held = "mouseReleased", 0
			}
			send(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y, Button: "left", Buttons: held, ClickCount: 1, Timestamp: when})
			return
		}
		kind, touches := input.DispatchTouchEventType("touchMove"), []*input.TouchPoint{{X: at.X, Y: at.Y}}
		if step == 0 {
			kind = "touchStart"
		} else if step > steps {
			kind, touches = "touchEnd", []*input.TouchPoint{}
		}
		send(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: touches, Timestamp: when})
	}
	for step := range steps + 1 {
		event(step, 0)
	}
	pause := 0.
	if still {
		pause = .5
	}
	event(steps+1, pause)
}

const (
	sheetTop    = `Math.round(probe.one("#panel").getBoundingClientRect().top)`
	sheetStands = `(({ dataset }) => !dataset.country ? "closed" : "drag" in dataset ? "moving" : "low" in dataset ? "low" : "full" in dataset ? "full" : "half")(probe.one("#panel"))`
	gripSays    = `probe.one("#panel .grip").getAttribute("aria-expanded")`
)

// sheetLoaded waits for the script that moves the sheet.
const sheetLoaded = `!!globalThis.page?.boxes`

func TestSheetIsDragged(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	for _, size := range [][2]int64{{412, 915}, {320, 640}} {
		for _, mouse := range []bool{false, true} {
			for _, by := range []string{"#panel .grip", "#panel-name"} {
				p.resize(size[0], size[1])
				p.visitReady("/country/RUS?date=2025-07-03")
				awaits(p, int(size[0]), `innerWidth`)
				whole := float64(size[1])
				drag := func(down float64, still bool, want string) {
					t.Helper()
					p.pull(p.middle(by), down, mouse, still)
					awaits(p, want, sheetStands)
					if got, want := eval[string](p, gripSays), want == "full"; got != map[bool]string{true: "true", false: "false"}[want] {
						t.Errorf("the grip says aria-expanded=%s, full: %v", got, want)
					}
				}
				half := eval[int](p, sheetTop)
				drag(-.1*whole, true, "half") // not far enough
				awaits(p, half, sheetTop)
				drag(-.4*whole, true, "full")
				if top := eval[int](p, sheetTop); math.Abs(float64(top)-.08*whole) > 2 {
					t.Errorf("the full sheet begins at %d px of %v", top, whole)
				}
				drag(.45*whole, true, "half")
				awaits(p, half, sheetTop)
				drag(.25*whole, true, "low")
				if !eval[bool](p, `["#panel-name", "#panel-class"].every((s) => probe.one(s).getBoundingClientRect().bottom <= innerHeight)`) {
					t.Error("the low sheet does not show its name and class")
				}
				if low := eval[int](p, sheetTop); low <= half {
					t.Errorf("the low sheet begins at %d px, the half one at %d", low, half)
				}
				drag(-80, false, "half") // a throw goes to the next position
				drag(-80, false, "full")
				drag(80, false, "half")
				drag(80, false, "low")
				awaits(p, "/country/RUS?date=2025-07-03", movedTo)
				p.pull(p.middle(by), 70, mouse, false)
				awaits(p, "closed", sheetStands)
				awaits(p, "/?date=2025-07-03", movedTo)
				awaits(p, "", `probe.one("#panel").style.transform`)
			}
		}
	}
}

// TestSheetFollowsTheFinger looks at the sheet while the finger is down: it is moved by a transform, and its text is not
// laid out anew.
func TestSheetFollowsTheFinger(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	p.visitReady("/country/RUS?date=2025-07-03")
	top, at := eval[int](p, sheetTop), p.middle("#panel .grip")
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		send(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: append([]*input.TouchPoint{}, points...)})
	}
	touch("touchStart", &input.TouchPoint{X: at.X, Y: at.Y})
	touch("touchMove", &input.TouchPoint{X: at.X, Y: at.Y - 20})
	awaits(p, "moving", sheetStands)
	height := eval[float64](p, `probe.one("#panel").offsetHeight`)
	for _, up := range []float64{60, 200, 100, -100} {
		touch("touchMove", &input.TouchPoint{X: at.X, Y: at.Y - up})
		awaits(p, true, `(want) => Math.abs(`+sheetTop+` - want) <= 1`, float64(top)-up+6)
		awaits(p, height, `probe.one("#panel").offsetHeight`)
	}
	touch("touchCancel")
	awaits(p, "half", sheetStands)
	awaits(p, top, sheetTop)
	awaits(p, "/country/RUS?date=2025-07-03", movedTo)
}

func TestSheetLeavesTheTextToScroll(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	p.visitReady("/country/RUS?date=2025-07-03")
	p.until("the events", `probe.one("#panel").scrollHeight > 2000`)
	text := func() point { return p.middle("#panel .class-line") }
	p.pull(text(), -60, false, true)
	awaits(p, "half", sheetStands)
	p.until("the text to scroll", `probe.one("#panel").scrollTop > 20`)
	p.pull(p.middle("#panel .grip"), -400, false, true) // the grip stays in reach, and so does the way out
	awaits(p, "full", sheetStands)
	p.pull(point{200, 700}, -300, false, true)
	p.until("the text to scroll", `probe.one("#panel").scrollTop > 200`)
	if !eval[bool](p, `((b) => document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)?.matches("#panel .close"))(probe.one("#panel .close").getBoundingClientRect())`) {
		t.Error("the way out is not in reach when the text has scrolled")
	}
	awaits(p, "full", sheetStands)
	awaits(p, 0, `scrollY`)
	p.pull(p.middle("#panel .grip"), 820, false, true)
	awaits(p, "closed", sheetStands)
}

// TestSheetByTaps reaches every position without a drag, and with the keyboard those that a key needs.
func TestSheetByTaps(t *testing.T) {
	p := open(t, shared(t), look{width: 320, height: 640, touch: true})
	p.visitReady("/country/RUS?date=2025-07-03")
	for _, want := range []string{"full", "half", "low", "half", "full"} {
		p.tap(p.middle("#panel .grip"))
		awaits(p, want, sheetStands)
		awaits(p, map[bool]string{true: "true", false: "false"}[want == "full"], gripSays)
	}
	eval[bool](p, `(probe.one("#panel .grip").focus(), true)`)
	for _, want := range []string{"half", "full", "half"} {
		p.press(kb.Enter)
		awaits(p, want, sheetStands)
	}
	p.pull(p.middle("#panel .grip"), 120, false, true)
	awaits(p, "low", sheetStands)
	p.press(kb.Tab) // the way out
	awaits(p, "low", sheetStands)
	p.press(kb.Tab)
	awaits(p, "half", sheetStands) // nothing has the focus unseen
	p.press(kb.Escape)
	awaits(p, "closed", sheetStands)
	p.tap(p.spot("CHN"))
	awaits(p, "half", sheetStands)
}

func TestSheetBeforeTheProgram(t *testing.T) {
	p, release := early(t, look{width: 412, height: 915, touch: true})
	p.visit("/?date=2025-07-03")
	p.until("the script of the sheet", sheetLoaded)
	p.tap(p.spot("CHN"))
	awaits(p, "half", sheetStands)
	p.tap(p.middle("#panel .grip"))
	awaits(p, "full", sheetStands)
	release()
	p.quiet()
	awaits(p, "full", sheetStands)
	awaits(p, "true", gripSays)
	p.pull(p.middle("#panel .grip"), 400, false, true)
	awaits(p, "half", sheetStands)
	awaits(p, "false", gripSays)
}

func TestSheetMovesUnlessMotionIsReduced(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	send(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "no-preference"}}})
	p.visitReady("/country/RUS?date=2025-07-03")
	eval[bool](p, `(globalThis.ran = [], document.addEventListener("transitionrun", (e) => { if (e.target.id === "panel") ran.push(e.propertyName); }), true)`)
	p.tap(p.middle("#panel .grip"))
	awaits(p, "full", sheetStands)
	awaits(p, "transform", `ran.join()`)
	p.media()
	p.tap(p.middle("#panel .grip"))
	awaits(p, "half", sheetStands)
	if ran := eval[string](p, `ran.join()`); strings.Count(ran, "transform") != 1 {
		t.Errorf("with motion reduced there ran %q", ran)
	}
}
