// Package goapp is where the program meets go-app, and lists what it does otherwise than go-app and the standard library
// mean it. Each entry says why, what it gains, and which test fails when an upgrade makes it wrong.
//
//	departure                     why and what it gains                                              test
//	Root draws nothing            go-app makes, compares and listens to each element by itself,      TestRootDrawsNothing
//	                              through a call of 1 to 3 µs for each attribute. The page is
//	                              written as HTML in one call instead (app/live, web/js/paint.js).
//	element of its own            go-app puts its root in the place of the body's first element,     TestRootDrawsNothing,
//	(claim)                       whoever put it there. It gets one that is there for it alone.      e2e TestSomethingFirstInBody
//	clicks                        go-app follows links from a listener on the window; the page's     e2e TestCtrlClick…
//	                              own listener comes first and stops what it has answered.
//	history                       go-app follows only addresses that it has put there itself, and     e2e TestEarlyBack,
//	                              draws a frame later. The page listens to popstate.               TestBack…
//	loader (web/js/app.js)        go-app's own compiles the program anew on each visit, and          e2e TestSecondVisit
//	                              hides the page under an overlay until it runs.
//	service worker (web/js/sw.js) go-app's own keeps no page but the first.                          e2e TestOffline…
//	slim: stand-ins               go-app links net/http, crypto/tls and more that a browser          slim: TestStandIns
//	                              never calls: 0.35 MB of the program in brotli.
//	slim: patch of syscall/js     finalizers of values from the browser are kept in lists that       slim: TestPatch
//	                              are walked for each new one; the table opened in four thirds
//	                              of the time.
//	Fetch                         net/http's client would add 0.85 MB; the browser has one.          size (make size)
package goapp

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Page is the program behind the page.
type Page interface {
	// TakeOver is called once, when the page is the program's.
	TakeOver()
	// Arrive is called with an address to which go-app was told to go.
	Arrive(path, query string)
}

// Root is the one component, for all addresses. It draws nothing but the element that go-app wants for itself.
type Root struct {
	app.Compo
	page Page
}

// HostID is the id of the element that go-app takes as its own.
const HostID = "goapp"

// Render draws the element that is there already.
func (r *Root) Render() app.UI { return app.Div().ID(HostID).Hidden(true) }

// OnMount takes the page over.
func (r *Root) OnMount(app.Context) { r.page.TakeOver() }

// OnNav follows an address to which go-app was told to go, from a notification or by a script that calls goappNav.
func (r *Root) OnNav(ctx app.Context) {
	u := ctx.Page().URL()
	r.page.Arrive(u.Path, u.RawQuery)
}

// Run runs a page in the browser. It does not return.
func Run(p Page) {
	app.RouteWithRegexp(".*", func() app.Composer { return &Root{page: p} })
	claim()
	app.RunWhenOnBrowser()
}

// claim makes the element that is meant for go-app the body's first one, before which an extension may have put its own.
func claim() {
	doc := app.Window().Get("document")
	host := doc.Call("getElementById", HostID)
	if !host.Truthy() { // a document of an older build
		host = doc.Call("createElement", "div")
	}
	doc.Get("body").Call("prepend", host)
}
