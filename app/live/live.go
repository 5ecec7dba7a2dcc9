// Package live is the browser's half: what happens on an open page. State.Step is pure, from a state and an action to
// another state and effects; Program carries effects out against a Document, an Address and an Announcer, of which there is
// one for the browser (browser_js.go) and one for tests. What answers a hand at once is the page's own script, with rows
// that lie ready (app/scene); the program hears of it and brings the rest.
package live
