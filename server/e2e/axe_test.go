//go:build e2e

package e2e

import (
	_ "embed"
	"fmt"
	"testing"
)

//go:embed testdata/axe.min.js
var axe string

// TestAxe has axe-core look at a page of each kind: in light and dark, wide and narrow, and in forced colours.
func TestAxe(t *testing.T) {
	p := open(t, shared(t), look{})
	p.expect("404")
	for _, path := range []string{
		"/", "/country/RUS", "/country/SAU", "/?lens=envoy&show=recognized&at=central-asia", "/table", "/table?lens=post&bloc=sco", "/events",
		"/events?kind=visit&bloc=sco", "/events/2025-07-03-rus-recognition", "/compare?from=2021-08-15&to=2025-07-03",
		"/countries?c=RUS,CHN,PAK", "/groups", "/reciprocity", "/disputed", "/text/map", "/search?q=united", "/share?country=RUS", "/afghanistan", "/method",
		"/about", "/about/borders", "/accessibility", "/nope",
	} {
		p.visitReady(path)
		looksWell(p, path)
	}
}

// TestAxeEmbedded has axe-core look at the map as other sites frame it: live and frozen, with a country, an event, lenses,
// and all that a look can have at once.
func TestAxeEmbedded(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{
		"/embed", "/embed?date=2025-07-03&rev=600", "/embed?country=RUS&date=2025-07-03", "/embed?event=2025-07-03-rus-recognition",
		"/embed?lens=envoy&show=recognized&patterns=on&at=gulf", "/embed?lens=mission",
	} {
		p.visit(path)
		looksWell(p, path)
	}
}

// TestAxeOfProof has axe-core look at what is there to prove the record, and at a page of an earlier edition.
func TestAxeOfProof(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{"/data", "/receipt?country=RUS&date=2025-07-03", "/verify", "/events/2025-07-03-rus-recognition?edition=632"} {
		p.visit(path)
		looksWell(p, path)
	}
}

// styled are the rules of axe-core that depend on the style sheet. In dark and in forced colours the document is the one
// that all rules have seen.
const styled = `, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"] }`

// looksWell has axe-core look at the page in each way. The rule for the size of targets, of WCAG 2.2 AA, has to be asked for.
func looksWell(p *page, path string) {
	p.Helper()
	eval[bool](p, `(source) => ((0, eval)(source), true)`, axe)
	for _, l := range []struct {
		width, height int64
		scheme, more  string
		rules         string
	}{
		{1280, 800, "light", "none", ""}, {412, 915, "light", "none", ""},
		{1280, 800, "dark", "none", styled}, {1280, 800, "light", "active", styled},
	} {
		p.resize(l.width, l.height)
		p.media("prefers-color-scheme", l.scheme, "forced-colors", l.more)
		awaits(p, fmt.Sprint(l.width, " ", l.scheme == "dark", " ", l.more == "active"),
			`innerWidth + " " + matchMedia("(prefers-color-scheme: dark)").matches + " " + matchMedia("(forced-colors: active)").matches`)
		for _, v := range eval[[]string](p, `axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } }`+l.rules+` }).then((r) => r.violations.map((v) => v.id + " (" + v.impact + "): " + v.help + "\n\t" + v.nodes.slice(0, 3).map((n) => n.target + " " + n.html.slice(0, 160) + " " + n.any.concat(n.all, n.none).map((c) => c.message).join("; ")).join("\n\t")))`) {
			p.Errorf("%s at %d px, %s, forced colours %s: %s", path, l.width, l.scheme, l.more, v)
		}
	}
}
