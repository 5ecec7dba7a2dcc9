//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCarry opens the copy in one file from a disk without a network and asks it what a reader would. Whatever it asked for
// of anybody would be a complaint.
func TestCarry(t *testing.T) {
	folder, file := t.TempDir(), shared(t).get(t, "/carry.html")
	if err := os.WriteFile(filepath.Join(folder, "along.html"), []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}
	p := open(t, &server{origin: "file://" + folder}, look{before: `globalThis.Date = new Proxy(Date, { get: (of, key) => key === "now" ? () => of.now() + 40 * 864e5 : of[key] });`})
	p.cutOff()
	p.visit("/along.html")

	of := "A copy of 24 November 2026, edition " + strings.Split(eval[string](p, `document.documentElement.dataset.revision`), "-")[0] + "."
	if p.foretold == "" {
		of += " It is 40 days old. What happened later is not in it."
	}
	awaits(p, true, `(of) => probe.text("#age").startsWith(of)`, of)
	awaits(p, "On 24 November 2026 one state recognizes the Taliban government; seven more exchange ambassadors with it.", `probe.text(".finding")`)
	awaits(p, "recognized", `probe.classOf("RUS")`)
	same(p, `probe.one("#table", probe.parse(html)).textContent`, `probe.one("#table").textContent`, file) // which the script has written anew

	// Why is Russia navy?
	p.click(p.spot("RUS"))
	awaits(p, true, `probe.text("#panel").includes("Recognized since 3 July 2025. Because: Russia formally recognizes")`)
	eval[bool](p, `(probe.one("#panel .why a").click(), true)`) // its middle lies between two lines
	awaits(p, "#2025-07-03-rus-recognition", `location.hash`)
	awaits(p, true, `probe.all(":target ul a[href^=https]").length >= 2`)

	// What changed in 2024?
	awaits(p, true, `["Uzbekistan", "United Arab Emirates", "Nicaragua"].every((name) => probe.all("#year-2024 + ul li").some((line) => line.innerText.includes(name) && line.innerText.includes("Class from none to ambassador sent.")))`)

	// Is Kyrgyzstan's embassy in Kabul open?
	awaits(p, true, `probe.text("section#KGZ").includes("Its post in Kabul: open since August 2021")`)
	eval[bool](p, `(probe.one('[data-show="KGZ"]').click(), true)`)
	awaits(p, "KGZ", `probe.one("#panel").dataset.country`)
	p.clickOn("#panel .close")

	// The map of 1 January 1999, by the era's button, and of 3 July 2025 by its name.
	p.clickOn("[data-to]")
	awaits(p, "1 January 1999 three", `probe.text("#day") + probe.text(".finding").match(/ three/)?.[0]`)
	awaits(p, "PAK ARE SAU", `["PAK", "ARE", "SAU", "RUS", "CHN"].filter((code) => probe.classOf(code) === "recognized").join(" ")`)
	awaits(p, "1 January 1999: Recognized, since 25 May 1997", `probe.text("#table-day") + ": " + probe.text('[data-place="PAK"] td')`)
	awaits(p, true, `probe.one("#names").hasAttribute("hidden")`)
	p.clickOn(`[data-by="1"]`)
	awaits(p, "22 September 2001: United Arab Emirates, from recognized to none", `probe.text("#changed")`)
	eval[bool](p, `(probe.one("#pick").focus(), probe.one("#pick").value = "2025-07-03", probe.one("#pick").dispatchEvent(new Event("change")))`)
	awaits(p, "3 July 2025: Russia, from none to recognized", `probe.text("#changed")`)
	awaits(p, "2021-08-15 2025-07-03", `["min", "value"].map((end) => new Date(probe.one("#date")[end] * 864e5).toISOString().slice(0, 10)).join(" ")`)
	awaits(p, "Since August 2021", `probe.text("[data-to][aria-pressed=true]")`)
	awaits(p, true, `document.title.endsWith("3 July 2025")`)
}
