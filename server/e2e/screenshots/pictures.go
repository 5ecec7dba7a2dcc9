//go:build e2e

package main

import (
	"fmt"
	"strings"
)

// today is the day of server and browser, that of the browser tests, so that the pictures change with the facts alone.
const today = "2026-11-24"

// picture is one screenshot.
type picture struct {
	file, address string // PNG or WebP, as the name of the file says
	width, height int64
	scheme        string // light or dark
	touch         bool
	noScript      bool
}

// shown are the pictures of the README and of the manifest.
var shown = []picture{
	{file: "wide-light.png", address: "/country/RUS?date=2025-07-03", width: 1280, height: 800, scheme: "light"},
	{file: "wide-dark.png", address: "/country/RUS?date=2025-07-03", width: 1280, height: 800, scheme: "dark"},
	{file: "narrow-light.png", address: "/country/PAK?date=2025-07-03", width: 412, height: 823, scheme: "light", touch: true},
	{file: "narrow-dark.png", address: "/country/PAK?date=2025-07-03", width: 412, height: 823, scheme: "dark", touch: true},
}

var kinds = []struct{ name, address string }{
	{"first", "/"},
	{"country", "/country/RUS?date=2025-07-03"},
	{"region", "/?at=gulf"},
	{"lens", "/?lens=envoy"},
	{"table", "/table"},
	{"log", "/events"},
	{"compare", "/compare?from=2021-08-15&to=2025-07-03"},
}

var sizes = []struct {
	width, height int64
	touch         bool
}{
	{360, 640, true}, {412, 823, true}, {823, 412, true}, {1280, 800, false}, {1920, 1080, false}, {2560, 1300, false},
}

// matrix are all kinds of pages at all sizes, light and dark, with scripts and without.
func matrix() (list []picture) {
	for _, kind := range kinds {
		for _, size := range sizes {
			for _, scheme := range []string{"light", "dark"} {
				for _, scripts := range []string{"", "noscript"} {
					name := strings.TrimSuffix(fmt.Sprintf("%s-%dx%d-%s-%s", kind.name, size.width, size.height, scheme, scripts), "-")
					list = append(list, picture{
						file: "matrix/" + name + ".webp", address: kind.address,
						width: size.width, height: size.height, touch: size.touch, scheme: scheme, noScript: scripts != "",
					})
				}
			}
		}
	}
	return list
}
