// Command app is the program that runs in the browser: it takes over the page that the server wrote.
package main

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/pages"
)

func main() {
	if app.IsServer {
		return
	}
	program, err := pages.NewProgram()
	if err != nil {
		panic(err)
	}
	program.Register()
	program.Rehearse()
	pages.TakeOver()
	app.RunWhenOnBrowser()
}
