package pages

import "github.com/maxence-charriere/go-app/v10/pkg/app"

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
