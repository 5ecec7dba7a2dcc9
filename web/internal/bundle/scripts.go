package main

import (
	"os"
	"regexp"

	"github.com/evanw/esbuild/pkg/api"
)

// scripts are the entries of web/js; other files there are what these import.
var scripts = []string{
	"hold.js",   // inline in the head
	"page.js",   // inline at the end of the body
	"app.js",    // fetched when the page is idle: brings the program
	"worker.js", // the program's worker
	"move.js",   // fetched with it, where there is a map
	"share.js",  // of the share page
	"sw.js",     // the service worker
}

// moduleLine is how a module shows that it is one.
var moduleLine = regexp.MustCompile(`(?m)^(import|export)\b`)

// bundleScript returns a script with what it imports. One that is no module stays as plain a script as it is: the names
// at its top level are those of the page.
func bundleScript(path string) ([]byte, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	o := api.BuildOptions{EntryPoints: []string{path}}
	if moduleLine.Match(source) {
		o.Bundle, o.Format = true, api.FormatIIFE
	}
	return build(o)
}
