// Package e2e tests the whole product in real browsers: the server started as a person starts it, Chromium in front of it,
// Firefox and WebKit for what each engine does in its own way (engines_test.go), and no fake between them.
//
//	make build                                  # the tests serve the built program, not a stand-in; make run's will do
//	go test -tags e2e ./server/e2e              # all of it, some minutes
//	go test -tags e2e -run Slider ./server/e2e
//	go test -tags e2e -run 'TestInFirefox/walks' ./server/e2e -whole   # a test that holds everywhere, in one engine
//	go test -tags e2e -artifacts ./server/e2e   # keeps a screenshot of every page whose test failed
//
// Chromium is looked for by its usual names, or at the path in the environment variable CHROMIUM. Every test has a
// browser context of its own, with its own storage and service workers, and fails on any message in the console, any
// failed request and any request to another host that it did not expect, but in WebKit, which tells of none. The last day of the map comes from the page:
// no test knows what day it is.
package e2e
