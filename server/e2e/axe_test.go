//go:build e2e

package e2e

import (
	_ "embed"
	"fmt"
	"testing"
)

//go:embed testdata/axe.min.js
var axe string

// TestAxe has axe-core look at a page of each kind, in light and dark, wide and narrow.
func TestAxe(t *testing.T) {
	p := open(t, shared(t), look{})
	p.expect("404")
	for _, path := range []string{"/", "/country/RUS", "/country/SAU", "/table", "/events", "/events/2025-07-03-rus-recognition", "/afghanistan", "/method", "/about", "/about/borders", "/nope"} {
		p.visitReady(path)
		eval[bool](p, `(source) => ((0, eval)(source), true)`, axe)
		for _, l := range []look{{width: 1280, height: 800}, {width: 1280, height: 800, dark: true}, {width: 412, height: 915}, {width: 412, height: 915, dark: true}} {
			p.resize(l.width, l.height)
			p.colours(l.dark)
			awaits(p, fmt.Sprint(l.width, l.dark), `innerWidth + " " + matchMedia("(prefers-color-scheme: dark)").matches`)
			for _, v := range eval[[]string](p, `axe.run({ resultTypes: ["violations"] }).then((r) => r.violations.map((v) => v.id + " (" + v.impact + "): " + v.help + "\n\t" + v.nodes.slice(0, 3).map((n) => n.target + " " + n.html.slice(0, 160) + " " + n.any.concat(n.all, n.none).map((c) => c.message).join("; ")).join("\n\t")))`) {
				t.Errorf("%s at %d px, dark %v: %s", path, l.width, l.dark, v)
			}
		}
	}
}
