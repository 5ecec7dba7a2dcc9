package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// firstSheets are the style sheets of the map's pages, in the order in which they follow each other; the others come after
// these, by name, and a page with the map does without them: each of its bytes delays the map.
var firstSheets = []string{"base.css", "map.css", "statuses.css", "panel.css"}

// sheets returns the names of the style sheets of a folder in their order: those of the map's pages, and the others.
func sheets(folder string) (first, rest []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries { // by name
		if filepath.Ext(e.Name()) == ".css" && !slices.Contains(firstSheets, e.Name()) {
			rest = append(rest, e.Name())
		}
	}
	return firstSheets, rest, nil
}

// bundleSheets returns style sheets of a folder in one.
func bundleSheets(folder string, names []string) ([]byte, error) {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	var list strings.Builder
	for _, name := range names {
		fmt.Fprintf(&list, "@import %q;\n", "./"+name)
	}
	return build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: list.String(), ResolveDir: absolute, Loader: api.LoaderCSS},
		Bundle: true,
	})
}
