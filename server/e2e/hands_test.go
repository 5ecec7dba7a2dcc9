//go:build e2e

package e2e

import (
	"strings"
	"testing"

	pagedomain "github.com/chromedp/cdproto/page"
)

// hand is a way in which a page is not the site's alone: another program works in the document, the browser refuses
// something, or the reader has it shown otherwise.
type hand struct {
	before string        // script that runs before those of the page
	often  string        // expression that does its work on what is there, again after every step
	set    func(p *page) // up the tab
}

// strangers is a script that puts elements of somebody else's into the body, each where an expression says.
func strangers(puts ...string) string {
	return `document.addEventListener("DOMContentLoaded", () => {
		for (const put of [` + strings.Join(puts, ", ") + `]) {
			const e = document.createElement("div");
			e.className = "stranger";
			e.textContent = "not ours";
			put(document.body, e);
		}
	});`
}

// hands are combined where one has nothing to do with the other: each page that is opened takes its time.
var hands = map[string]hand{
	"a translator": {often: translate},
	"something first, large letters, no storage": {
		before: strangers(`(body, e) => body.prepend(e)`) + refusals["storage is blocked"],
		set: func(p *page) {
			send(p, pagedomain.SetFontSizes, pagedomain.SetFontSizesParams{FontSizes: &pagedomain.FontSizes{Standard: 32, Fixed: 32}})
		},
	},
	"something in the middle and last, forced colours, full storage": {
		before: strangers(`(body, e) => body.firstElementChild.after(e)`, `(body, e) => body.append(e)`) + refusals["storage is full"],
		set:    func(p *page) { p.media("forced-colors", "active") },
	},
}

// kinds is a page of each kind.
var kinds = []string{
	"/", "/country/RUS", "/table", "/events", "/events/2025-07-03-rus-recognition", "/compare", "/share", "/method", "/text/map", "/search",
}

// reads is a function of a document: all that can be read there, the colours and labels of the map and what fields hold,
// without what a translator puts before each text.
const reads = `((d) => {
	const app = probe.one("#app", d).cloneNode(true), shown = probe.shown(d);
	for (const e of probe.all("#map-host, #announce, #status, #found, #thumb, script, style, svg", app)) e.remove();
	const fields = probe.all("input:not([type=range]), select", app).map((e) => e.name + "=" + e.value);
	return [d.title, app.textContent.replaceAll("~", "").replace(/\s+/g, " "), ...fields, ...Object.keys(shown).sort().map((k) => k + " " + shown[k])].join("\n");
})`

// TestInOtherPeoplesHands walks through a page of each kind in the hands of each: at every step the page reads as the
// server's does, and a stranger's element is what it was. See TestArchivedCopy for copies under another path.
func TestInOtherPeoplesHands(t *testing.T) {
	s := shared(t)
	for name, h := range hands {
		t.Run(name, func(t *testing.T) {
			p := open(t, s, look{before: h.before})
			if h.set != nil {
				h.set(p)
			}
			shows := func(address string) {
				t.Helper()
				p.arrived(address)
				same(p, reads+`(probe.parse(html))`, reads+`(document)`, s.get(t, address))
				awaits(p, true, `probe.all("#app").length === 1 && probe.all("h1").length === 1 && probe.all(".stranger").every((e) => e.textContent === "not ours")`)
				if h.often != "" {
					eval[bool](p, h.often)
				}
			}
			for _, path := range kinds {
				p.visitReady(path)
				shows(path)
				if !eval[bool](p, `!!probe.one("#date") && !!probe.one("#map [data-country]")`) {
					p.clickOn(`.masthead a[href="/"]`)
					shows("/")
					eval[bool](p, `(history.back(), true)`)
					shows(path)
					continue
				}
				p.slide(int(number(t, "2021-08-15")))
				shows(path + "?date=2021-08-15")
				p.click(p.spot("CHN"))
				shows("/country/CHN?date=2021-08-15")
				p.clickOn("#panel .close")
				shows("/?date=2021-08-15")
				eval[bool](p, `(history.back(), true)`)
				shows("/country/CHN?date=2021-08-15")
			}
		})
	}
}
