//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestClickOpensTheEntry(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visitReady("/?date=2025-07-03")
	p.quiet()
	for _, code := range []string{"CHN", "RUS", "SAU", "GRL", "AFG", "TWN"} {
		p.click(p.spot(code))
		awaits(p, code, `probe.one("#panel").dataset.country`)
		awaits(p, "/country/"+code+"?date=2025-07-03", `location.pathname + location.search`)
		html := s.get(t, "/country/"+code+"?date=2025-07-03")
		same(p, `probe.write(probe.one("#panel", probe.parse(html)))`, `probe.write(probe.one("#panel"))`, html)
		same(p, `probe.one("#selected", probe.parse(html)).getAttribute("d")`, `probe.one("#selected").getAttribute("d")`, html)
		same(p, `probe.parse(html).title`, `document.title`, html)
	}
	if got := eval[string](p, `probe.text("#announce")`); !strings.HasPrefix(got, "Taiwan") {
		t.Errorf("a screen reader is told %q last", got)
	}
	p.clickOn("#panel .close")
	awaits(p, false, `"country" in probe.one("#panel").dataset`)
	awaits(p, "", `probe.one("#selected").getAttribute("d")`)
	awaits(p, "/?date=2025-07-03", `location.pathname + location.search`)
}

func TestClickOnTheSeaDoesNothing(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/")
	at := eval[*point](p, `probe.sea(30)`)
	if at == nil {
		t.Fatal("no open sea on the map")
	}
	steps := eval[int](p, `history.length`)
	p.click(*at)
	p.click(p.spot("CHN")) // what the click before it had asked for would come first
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	p.click(*at)
	p.click(p.spot("RUS"))
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	awaits(p, "/country/RUS", movedTo)
	if got := eval[int](p, `history.length`); got != steps+2 {
		t.Errorf("the history has %d steps more, want 2", got-steps)
	}
}

func TestCtrlClickLeavesThePageAlone(t *testing.T) {
	p, release := early(t, look{})
	for _, ready := range []bool{false, true} {
		if ready {
			release()
			p.visitReady("/")
		} else {
			p.visit("/")
		}
		steps := eval[int](p, `history.length`)
		p.click(p.spot("CHN"), chromedp.ModifierCtrl)
		p.click(p.spot("RUS"))
		awaits(p, "RUS", `probe.one("#panel").dataset.country`)
		awaits(p, steps+1, `history.length`)
		if ready {
			p.heard() // and makes no step of its own
		}
		awaits(p, steps+1, `history.length`)
	}
}

func TestHoverNamesThePlace(t *testing.T) {
	const tip = `(probe.one("#tip") && !probe.one("#tip").hidden && probe.text("#tip")) || ""`
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	at := eval[*point](p, `probe.sea(30)`)
	if at == nil {
		t.Fatal("no open sea on the map")
	}
	p.move(p.spot("RUS"))
	awaits(p, "Russia: Recognized, since 3 July 2025", tip)
	box := eval[struct{ X, Y, Width, Height float64 }](p, `probe.box("#tip")`)
	if mouse := p.spot("RUS"); box.Width == 0 || box.X > mouse.X+40 || box.Y > mouse.Y+40 || box.X < 0 || box.Y < 0 {
		t.Errorf("the label lies at %v, the mouse at %v", box, mouse)
	}
	p.move(*at)
	awaits(p, "", tip)
	p.move(p.spot("USA"))
	awaits(p, "United States: None", tip)
	p.move(p.middle("h1"))
	awaits(p, "", tip)
	p.move(p.spot("GRL"))
	awaits(p, "Greenland: None, as Denmark", tip)
	p.click(p.spot("GRL"))
	awaits(p, "", tip)
	p.move(p.spot("CHN"))
	awaits(p, true, `(`+tip+`).startsWith("China: Ambassador sent, since ")`)
}
