//go:build e2e

package e2e

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"recognitionmap/geodata/relation"
)

// TestEarlyPlay presses Play while the program is held back: it plays when the program has come.
func TestEarlyPlay(t *testing.T) {
	p, release := early(t, look{})
	p.visit("/?date=2021-08-20")
	p.clickOn("#play")
	awaits(p, true, playing)
	if !eval[bool](p, `getComputedStyle(probe.one("#play")).opacity === "1"`) {
		t.Error("nothing shows that the press was heard")
	}
	p.click(p.spot("CHN")) // an entry ends no play
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	awaits(p, "/country/CHN?date=2021-08-20", movedTo) // before the program
	release()
	p.ready()
	p.until("a step", `probe.one("#date").value > `+days(t, "2021-08-20"))
	awaits(p, true, playing)
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	p.clickOn("#play")
	awaits(p, false, playing)
}

// TestEarlyPlayTakenBack presses Play twice, and presses it and moves the slider: nothing plays then.
func TestEarlyPlayTakenBack(t *testing.T) {
	for name, takeBack := range map[string]func(p *page){
		"again":  func(p *page) { p.clickOn("#play") },
		"slider": func(p *page) { eval[bool](p, `(probe.one("#date").focus(), true)`); p.press(kb.PageDown) },
	} {
		t.Run(name, func(t *testing.T) {
			p, release := early(t, look{})
			p.visit("/?date=2025-07-03")
			p.clickOn("#play")
			awaits(p, true, playing)
			takeBack(p)
			awaits(p, false, playing)
			eval[bool](p, `probe.frames(30).then(() => true)`) // the address rests
			at := eval[string](p, `probe.one("#date").value`)
			release()
			p.quiet()
			awaits(p, at, `probe.one("#date").value`)
			awaits(p, false, playing)
		})
	}
}

// TestEarlyPlayWithoutTheProgram: where it does not come, Play does not stay pressed.
func TestEarlyPlayWithoutTheProgram(t *testing.T) {
	g := newGate(t, shared(t))
	release := g.hold("wasm_exec")
	g.refuse(".wasm")
	p := open(t, g.server, look{})
	p.expect("Failed to fetch", "net::ERR")
	p.visit("/?date=2025-07-03")
	p.clickOn("#play")
	awaits(p, true, playing)
	release()
	p.until("word that it is missing", `probe.text("#status").includes("missing")`)
	awaits(p, false, playing)
	awaits(p, true, `probe.one("#play").disabled && probe.one("#pace").disabled`)
}

// days is a day as the slider counts them.
func days(t *testing.T, day string) string {
	t.Helper()
	d, err := relation.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(int(d))
}
