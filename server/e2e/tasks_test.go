//go:build e2e

package e2e

import "testing"

// TestTasksTakeFewClicks does from the first page what readers come for, and counts clicks.
func TestTasksTakeFewClicks(t *testing.T) {
	p := open(t, shared(t), look{})
	p.expect("/map.png?date=1999-01-01") // the browser styles a picture of its own inline
	follow := func(link string) func() {
		return func() {
			p.until("the link "+link, "document.readyState === \"complete\" && probe.one(`"+link+"`)")
			p.clickOn(link)
		}
	}
	for _, task := range []struct {
		name   string
		clicks []func()
		answer string // an expression that is true when the answer is in the window
	}{
		{"who recognizes the government", nil,
			`((list) => list.checkVisibility() && list.textContent.includes("Russia") && list.getBoundingClientRect().bottom < innerHeight)(probe.one("#panel ul.roll"))`},
		{"why Russia has its colour", []func(){
			func() { p.click(p.spot("RUS")) },
		}, `((e) => /^Recognized since 3 July 2025. Because: Russia formally recognizes/.test(e.textContent) && ((a) => a.checkVisibility() && a.getBoundingClientRect().bottom < innerHeight)(probe.one('a[href^="/events/2025-07-03-rus"]', e)))(probe.one("#panel .account"))`},
		{"what changed in 2024", []func(){
			follow(`.site a[href^="/events"]`),
		}, `probe.text("h1") === "Changes of standing" && probe.all("h2.month").some((e) => / 2024$/.test(e.textContent) && e.nextElementSibling.children.length)`},
		{"whether Kyrgyzstan's embassy in Kabul is open", []func(){
			func() { p.click(p.spot("KGZ")) },
		}, `((e) => e && /^open/.test(e.textContent))(probe.all("#panel .facts dt").find((e) => e.textContent === "Its post in Kabul")?.nextElementSibling)`},
		{"the map of 1 January 1999 as a PNG", []func(){
			follow(`.eras a`),
			follow(`.foot a[href="/share?date=1999-01-01"]`),
			follow(`a[href^="/map.png?date=1999-01-01"]`),
		}, `location.pathname + location.search === "/map.png?date=1999-01-01&scale=1" && document.contentType === "image/png" && document.images[0].naturalWidth > 1000`},
	} {
		p.visitReady("/")
		for _, click := range task.clicks {
			click()
		}
		p.until(task.name, task.answer)
	}
}
