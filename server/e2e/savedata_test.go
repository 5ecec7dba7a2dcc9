//go:build e2e

package e2e

import "testing"

// TestSavedData: for a reader who saves data nothing is fetched beyond the page until they turn to what needs it. What the
// page can do by itself it does.
func TestSavedData(t *testing.T) {
	s := shared(t)
	const (
		saves   = `Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) })`
		fetched = `performance.getEntriesByType("resource").map((e) => new URL(e.name).pathname).join()`
		idle    = `new Promise((done) => setTimeout(() => whenIdle(() => setTimeout(done, 50), { timeout: 2000 }), 450))` // later than the program's loader would come
	)
	for name, ask := range map[string]func(p *page){
		"Play":   func(p *page) { p.clickOn("#play") },
		"search": func(p *page) { p.clickOn("#search") },
		"zoom":   func(p *page) { p.clickOn(`#move [data-move="in"]`) },
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, s, look{before: saves})
			p.visit("/country/RUS")
			eval[bool](p, idle+`.then(() => true)`)
			awaits(p, "", fetched) // the document carries its styles and scripts
			p.slide(int(number(t, "2021-08-15")))
			says(p, s.get(t, "/country/RUS?date=2021-08-15"))
			p.click(p.spot("CHN"))
			says(p, s.get(t, "/country/CHN?date=2021-08-15"))
			awaits(p, "loading", `document.documentElement.dataset.app`)
			ask(p)
			p.ready()
			switch name {
			case "Play":
				awaits(p, true, `probe.one("#play").classList.contains("on")`)
			case "zoom":
				awaits(p, true, `!probe.one("#map").getAttribute("viewBox").startsWith("0 0")`)
			}
			awaits(p, 0, `navigator.serviceWorker.getRegistrations().then((all) => all.length)`)
		})
	}
}
