package pages

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// TakeOver ends the page's first script and lets go-app's first mount, which must follow in the same task, claim the
// elements that the server wrote. Focus, scroll and a finger on the slider stay where they are, because no element is
// replaced.
func TakeOver() {
	window := app.Window()
	if early := window.Get("early"); early.Truthy() {
		early.Call("stop")
	}
	if adopt := window.Get("adopt"); adopt.Truthy() {
		adopt.Invoke()
	}
}

// Rehearse draws the page once for nobody, and gives the browser a moment before and after: a browser compiles a function
// of the program when it is first called, and what a reader does meanwhile waits.
func (p *Program) Rehearse() {
	const moment = time.Millisecond
	m := p.model
	time.Sleep(moment)
	Page(&m)
	time.Sleep(moment)
}
