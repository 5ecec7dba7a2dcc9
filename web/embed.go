// Package web carries what the browser gets besides pages: style sheets, scripts, icons and the built program.
//
// The folder built/ holds what `make build` leaves there, app.wasm compressed (.br, .gz) and Go's wasm_exec.js, none of
// it committed. On a fresh clone it holds .gitkeep only: the program compiles, and its pages say that the interactive
// part is not in this build.
package web

import "embed"

// Files is this folder. Nobody but server/internal/site knows what is where in it.
//
//go:embed *.js css icons screenshots
//go:embed all:built
var Files embed.FS
