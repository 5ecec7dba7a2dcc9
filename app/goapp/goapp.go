// Package goapp is where the program meets go-app, and lists what it does otherwise than go-app and the standard library
// mean it. Each entry says why, what it gains, and which test fails when an upgrade makes it wrong.
//
//	departure                     why and what it gains                                              test
//	a worker (web/js/worker.js)   to start Go, read the record and write a page takes a slow phone   e2e TestTheProgramKeeps-
//	                              half a second at a time. In a worker the page stays free: see      OutOfTheWay
//	                              README, "How fast it is". go-app finds a stand-in for the page
//	                              there, of ten lines.
//	Root draws nothing            go-app makes, compares and listens to each element by itself. The  TestRootDrawsNothing
//	                              page is written as HTML instead, by messages (app/live,
//	                              web/js/paint.js).
//	loader (web/js/app.js)        go-app's own compiles the program anew on each visit, and          e2e TestSecondVisit
//	                              hides the page under an overlay until it runs.
//	service worker (web/js/sw.js) go-app's own keeps no page but the first.                          e2e TestOffline…
//	slim: stand-ins               go-app links net/http, crypto/tls and more that a browser          slim: TestStandIns
//	                              never calls: 0.35 MB of the program in brotli.
//	slim: patch of syscall/js     finalizers of values from the browser are kept in lists that       slim: TestPatch
//	                              are walked for each new one.
//	slim: patch of slices         encoding/json sorts lists of two types by a sort that has twice    slim: TestPatch
//	                              the code of the stable one: 5 kB of the program in brotli.
//	slim: patches of time         go-app could read a state's time from JSON, in any layout, and     slim: TestPatch
//	                              print it as Go: the program has no such states. 8 kB.
//	pack: data in few pieces      Go leaves out each run of zeros, and so makes 97,000 pieces whose  pack: TestJoin
//	                              addresses compress badly: 0.11 MB of the program in brotli.
//	pack: no names of functions   a trace has file and line without them: 16 kB.                     pack: TestUnname, and the
//	                                                                                                 budget (make size)
//	Fetch                         net/http's client would add 0.85 MB; the browser has one.          size (make size)
package goapp

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Page is the program behind the page.
type Page interface {
	// TakeOver is called once, when the page is the program's. It must not wait.
	TakeOver()
}

// Root is the one component, for all addresses. It draws nothing but the element that go-app wants for itself.
type Root struct {
	app.Compo
	page Page
}

// Render draws the element that go-app finds there already.
func (r *Root) Render() app.UI { return app.Div() }

// OnMount takes the page over.
func (r *Root) OnMount(app.Context) { r.page.TakeOver() }

// Run runs a page in the browser. It does not return.
func Run(p Page) {
	app.RouteWithRegexp(".*", func() app.Composer { return &Root{page: p} })
	app.RunWhenOnBrowser()
}
