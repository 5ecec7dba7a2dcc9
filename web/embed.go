// Package web carries what the browser gets besides pages: style sheets, scripts, icons and the built program.
//
// The folder built/ holds what `make build` leaves there, none of it committed: the bundles of js/ and css/ (see
// internal/bundle), app.wasm compressed (.br, .gz) and Go's wasm_exec.js. On a fresh clone it holds .gitkeep only: the
// server compiles, and says when it starts what is missing. `make bundles` makes what it cannot do without; pages without
// the program say that the interactive part is not in this build.
package web

import "embed"

// Files is this folder. Nobody but server/internal/site knows what is where in it.
//
//go:embed icons screenshots/*.png
//go:embed all:built
var Files embed.FS
