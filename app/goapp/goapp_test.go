package goapp

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// heard is a page that counts how often it is taken over.
type heard struct{ takenOver int }

func (h *heard) TakeOver() { h.takenOver++ }

// TestRootDrawsNothing: all that go-app makes is the one element that it has.
func TestRootDrawsNothing(t *testing.T) {
	page := &heard{}
	if got, want := app.HTMLString((&Root{page: page}).Render()), "<div></div>"; got != want {
		t.Errorf("Render draws %q, want %q", got, want)
	}
	if page.takenOver != 0 {
		t.Errorf("Render takes the page over %d times, want never", page.takenOver)
	}
}
