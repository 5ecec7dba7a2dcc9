//go:build e2e

package e2e

import "testing"

// TestCompareStepsThroughChanges goes from change to change and back, keeping the lens.
func TestCompareStepsThroughChanges(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/compare?from=2021-08-15&to=2025-07-03&lens=post")
	if n := eval[int](p, `probe.all(".presets a").filter((a) => a.textContent.startsWith("The change after: ")).length`); n != 1 {
		t.Fatalf("%d links to the change after", n)
	}
	for _, label := range []string{"The change after: ", "The change before: "} {
		day := eval[string](p, `(label) => { const a = probe.all(".presets a").find((a) => a.textContent.startsWith(label)); const day = a.textContent.slice(label.length); a.click(); return day; }`, label)
		p.until("the comparison of "+day, `probe.text("h1").endsWith(" and `+day+`") && new URLSearchParams(location.search).get("lens") === "post"`)
		if got := eval[int](p, `(Date.parse(new URLSearchParams(location.search).get("to")) - Date.parse(new URLSearchParams(location.search).get("from"))) / 864e5`); got != 1 {
			t.Errorf("%s%s compares days %d apart", label, day, got)
		}
	}
	p.arrived("/compare?lens=post&from=2025-07-02&to=2025-07-03")
}
