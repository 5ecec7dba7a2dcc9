//go:build e2e

package e2e

import (
	"strings"
	"testing"
)

// TestReceiptIsCheckedWithoutANetwork: what was signed online is checked offline, and refused after one byte has changed.
func TestReceiptIsCheckedWithoutANetwork(t *testing.T) {
	s := shared(t)
	receipt := s.get(t, "/receipt?country=RUS&date=2025-07-03&file=1")
	p := open(t, s, look{})
	p.visit("/verify")
	p.cutOff()
	for _, test := range []struct{ text, want string }{
		{receipt, "good"},
		{strings.ReplaceAll(strings.TrimSpace(receipt), "\n", "\r\n"), "good"},
		{strings.Replace(receipt, "2025-07-03", "2025-07-04", 1), "changed"},
		{receipt[:len(receipt)/2], "broken"},
		{receipt[:len(receipt)-10], "broken"},
		{strings.Replace(receipt, "— recognition-map", "— recognition-atlas", 1), "other"},
	} {
		eval[bool](p, `(text) => { document.querySelector("#signed").value = text; delete document.querySelector("#said").dataset.found; return true; }`, test.text)
		p.clickOn("#here")
		awaits(p, test.want, `document.querySelector("#said").dataset.found`)
		awaits(p, true, `document.querySelector("#said").textContent.length > 20`)
	}
}

// TestAnEarlierEditionStaysWhatItIs: the program does not take such a page over, and from there the way leads to the record
// now, which it does. That the worker shows nothing in its place is seen in TestOfflineAfterOneVisit.
func TestAnEarlierEditionStaysWhatItIs(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/country/RUS?date=2025-07-03&edition=100")
	awaits(p, true, `document.querySelector("#edition").textContent.startsWith("The record as it stood in edition 100")`)
	if got := eval[int](p, `document.scripts.length`); got != 0 {
		t.Errorf("the page has %d scripts", got)
	}
	if got := eval[string](p, `getComputedStyle(document.querySelector("#play")).display`); got != "none" {
		t.Errorf("what needs a script is shown: %s", got)
	}
	p.clickOn("#edition a")
	p.arrived("/country/RUS?date=2025-07-03")
	p.ready()
}
