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

// Rehearse draws the page once for nobody, as a task of its own: a browser compiles a function of the program when it is
// first called, and what a reader does meanwhile waits.
func (p *Program) Rehearse() {
	m := p.model
	nextTask()
	Page(&m)
	nextTask()
}

// nextTask ends the task that runs and goes on in a later one, after those that wait already.
func nextTask() {
	turn := make(chan struct{})
	done := app.FuncOf(func(app.Value, []app.Value) any {
		close(turn)
		return nil
	})
	defer done.Release()
	app.Window().Call("setTimeout", done)
	<-turn
}
