//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

// somethingFirst puts an element of a stranger first into the body, as some extensions do.
const somethingFirst = `document.addEventListener("DOMContentLoaded", () => {
	const e = document.createElement("div");
	e.id = "stranger";
	e.textContent = "not ours";
	document.body.prepend(e);
})`

// translate does to the page what translators do: it replaces each text by an element with another.
const translate = `(() => {
	const w = document.createTreeWalker(document.body, 4), list = [];
	for (let n; (n = w.nextNode()); ) if (n.data.trim() && !n.parentElement.closest("script,style,svg,#stranger")) list.push(n);
	for (const n of list) {
		const f = document.createElement("font");
		f.append("~" + n.data);
		n.replaceWith(f);
	}
	return list.length > 50;
})()`

// says compares sentence, day, legend and panel, as they are read, with the server's document, and leaves out what a
// translator puts before each text. What lies ready comes at once, the rest when page and address have followed.
func says(p *page, html string) {
	p.Helper()
	const read = `((d) => ["h1", "#day", "#legend", "#panel"].map((s) => probe.one(s, d).textContent.replaceAll("~", "")).join("; "))`
	same(p, read+`(probe.parse(html))`, read+`(document)`, html)
}

// TestSomethingFirstInBody: the page is taken over beside it, and the stranger keeps what is his.
func TestSomethingFirstInBody(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{before: somethingFirst})
	p.visitReady("/?date=2025-07-03")
	awaits(p, "1 1 1 not ours", `["#app", "#map", "h1"].map((s) => probe.all(s).length).join(" ") + " " + probe.text("#stranger")`)
	p.click(p.spot("CHN"))
	says(p, s.get(t, "/country/CHN?date=2025-07-03"))
	awaits(p, "not ours", `probe.text("#stranger")`)
}

// TestSomethingInside: what others have put into the page's own parts goes with what it stood in, and nothing of ours does.
func TestSomethingInside(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	const put = `probe.all("#app, #app > *, #content > *, #panel > *, #legend > *, form, label, h1, h2, .masthead a").filter((e) => !e.closest("svg, #map-host, #move")).map((e) => {
		const own = document.createElement("grammar-helper");
		own.append(document.createElement("div"));
		e.prepend(own.cloneNode(true));
		e.append(own);
	}).length > 20`
	p.visitReady("/country/RUS?date=2025-07-03")
	awaits(p, true, put)
	p.click(p.spot("CHN"))
	says(p, s.get(t, "/country/CHN?date=2025-07-03"))
	awaits(p, true, put)
	p.slide(int(number(t, "2021-08-15")))
	says(p, s.get(t, "/country/CHN?date=2021-08-15"))
	p.clickOn("#panel .close")
	says(p, s.get(t, "/?date=2021-08-15"))
	p.clickOn(`.masthead a[href^="/table"]`)
	same(p, `probe.text("#content", probe.parse(html))`, `probe.text("#content")`, s.get(t, "/table?date=2021-08-15"))
}

// TestStrangersEvents: others send events of their own, to the document too and without what a hand's have.
func TestStrangersEvents(t *testing.T) {
	s := shared(t)
	const events = `(() => {
		document.querySelector("#map [data-country=FRA]").focus();
		for (const to of [document, document.body, probe.one("#map"), probe.one("#panel"), probe.one("#date"), probe.one("#search")]) {
			for (const type of ["click", "keydown", "input", "change", "focusin", "focusout", "mousedown", "wheel", "dblclick", "contextmenu", "submit"]) to.dispatchEvent(new Event(type, { bubbles: true }));
			for (const [type, y] of [["pointerover", 300], ["pointerdown", 300], ["pointermove", 340], ["pointermove", 400], ["pointerup", 400], ["pointercancel", 400]])
				to.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 4711, isPrimary: true, pointerType: "touch", buttons: 1, clientX: 300, clientY: y }));
		}
		return true;
	})()`
	p, release := early(t, look{width: 412, height: 800, touch: true})
	p.visit("/country/RUS?date=2025-07-03")
	for range 2 {
		awaits(p, true, events)
		release()
		p.quiet()
	}
	p.visitReady("/country/RUS?date=2025-07-03")
	p.slide(int(number(t, "2021-08-15")))
	says(p, s.get(t, "/country/RUS?date=2021-08-15"))
}

// TestTranslatedPage: nothing is decided from a text, and nothing false is said, before the program has come and after it.
func TestTranslatedPage(t *testing.T) {
	s := shared(t)
	for _, with := range []bool{false, true} {
		p, release := early(t, look{})
		p.visit("/country/RUS?date=2025-07-03")
		if with {
			release()
			p.quiet()
		}
		awaits(p, true, translate)
		p.click(p.spot("CHN"))
		says(p, s.get(t, "/country/CHN?date=2025-07-03"))
		awaits(p, true, translate)
		p.slide(int(number(t, "2021-08-15")))
		says(p, s.get(t, "/country/CHN?date=2021-08-15"))
		p.clickOn("#panel .close")
		says(p, s.get(t, "/?date=2021-08-15"))
	}
}

// TestTranslatedBeforeTheTakeover: the program takes over what is there, and goes on from it.
func TestTranslatedBeforeTheTakeover(t *testing.T) {
	s := shared(t)
	p, release := early(t, look{})
	p.visit("/?date=2025-07-03")
	awaits(p, true, translate)
	release()
	p.quiet()
	p.click(p.spot("PAK"))
	says(p, s.get(t, "/country/PAK?date=2025-07-03"))
}

// TestDocumentOfAnotherBuild: a page whose parts have other names is drawn anew, once, and what the reader did is not lost.
func TestDocumentOfAnotherBuild(t *testing.T) {
	s := shared(t)
	g := newGate(t, s)
	release := g.hold(".wasm")
	g.rewrite("/", func(html string) string {
		return strings.NewReplacer(` data-part="key"`, ` data-piece="key"`, ` data-part="panel"`, ``).Replace(html)
	})
	p := open(t, g.server, look{})
	p.visit("/?date=2025-07-03")
	p.slide(int(number(t, "2024-02-01")))
	awaits(p, "/?date=2024-02-01", `location.pathname + location.search`)
	release()
	p.quiet()
	p.click(p.spot("CHN"))
	says(p, s.get(t, "/country/CHN?date=2024-02-01"))
	awaits(p, "1 1 1", `["#app", "#map", "#panel"].map((s) => probe.all(s).length).join(" ")`)
}
