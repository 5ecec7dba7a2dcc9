// Command slim writes a build overlay into a folder, for the browser program:
//
//	go run ./app/goapp/slim bin/slim
//	GOOS=js GOARCH=wasm go build -overlay bin/slim/overlay.json ./app
//
// The overlay takes every file of a few packages, the server half of go-app's dependencies, out of the build and puts one
// small stand-in in the place of each; and it changes a line in a few files of others. `go vet` and `go build` without it
// compile the same program against the real packages.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// standIns maps a package to the file that stands in for it, next to this program's source.
var standIns = map[string]string{
	"net/http":            "nethttp/http.go.txt",
	"regexp":              "regexp/regexp.go.txt",
	"crypto/aes":          "aes/aes.go.txt",
	"crypto/cipher":       "cipher/cipher.go.txt",
	"crypto/rand":         "rand/rand.go.txt",
	"crypto/sha1":         "sha1/sha1.go.txt",
	"crypto/md5":          "md5/md5.go.txt",
	"database/sql/driver": "driver/driver.go.txt",
	"internal/godebug":    "godebug/godebug.go.txt",
	"net/netip":           "netip/netip.go.txt",
}

// patch is a line of a package's file, and what takes its place.
type patch struct{ pkg, file, line, with string }

// patches are few, small and fail the build where the line is not what it was.
var patches = []patch{
	// Each value that comes from the browser has an object of 8 bytes with a finalizer. The runtime keeps the finalizers of
	// one span of memory, 8 kB, as a list in the order of addresses, and walks it for each new one: with hundreds of objects
	// to a span a page of many elements took time that grew with the square of their number. At 64 bytes it is 128.
	{"syscall/js", "js.go", "gcPtr = new(ref)", "gcPtr = &new([8]ref)[0]"},
	// encoding/json sorts short lists of two types, for which the program would carry 13 kB each. Stable sorting has half of it.
	{"slices", "sort.go", "pdqsortCmpFunc(x, 0, n, bits.Len(uint(n)), cmp)", "stableCmpFunc(x, n, cmp)"},
	// go-app can read times from JSON and print them as source, of states that it keeps and the program has none of: with what
	// parses dates of any layout, 8 kB on the wire. Read, each is now a bad one.
	{"time", "format_rfc3339.go", "func parseStrictRFC3339(b []byte) (Time, error) {", "func parseStrictRFC3339([]byte) (Time, error) { return Time{}, errBad }\n\nfunc parseUnused(b []byte) (Time, error) {"},
	{"time", "format.go", "func (t Time) GoString() string {", "func goString(t Time) string {"},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: slim FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "slim:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	here, err := goList("-f", "{{.Dir}}", "recognitionmap/app/goapp/slim")
	if err != nil {
		return err
	}
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	for pkg, standIn := range standIns {
		dir, err := goList("-f", "{{.Dir}}", pkg)
		if err != nil {
			return err
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			return err
		}
		for _, f := range files {
			overlay.Replace[f] = ""
		}
		overlay.Replace[filepath.Join(dir, "zz_standin.go")] = filepath.Join(here, standIn)
	}
	for _, p := range patches {
		original, patched, err := p.apply(folder)
		if err != nil {
			return err
		}
		overlay.Replace[original] = patched
	}
	text, err := json.Marshal(overlay)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "overlay.json"), text, 0o644)
}

// apply writes the changed file into a folder, and returns the paths of the original and of what stands in its place.
func (p patch) apply(folder string) (original, patched string, err error) {
	dir, err := goList("-f", "{{.Dir}}", p.pkg)
	if err != nil {
		return "", "", err
	}
	original, patched = filepath.Join(dir, p.file), filepath.Join(folder, p.file+".txt")
	text, err := os.ReadFile(original)
	if err != nil {
		return "", "", err
	}
	if n := strings.Count(string(text), p.line); n != 1 {
		return "", "", fmt.Errorf("%s has %q %d times, not once: look at what this Go does, and change or drop the patch", original, p.line, n)
	}
	return original, patched, os.WriteFile(patched, []byte(strings.Replace(string(text), p.line, p.with, 1)), 0o644)
}

func goList(args ...string) (string, error) {
	list := exec.Command("go", append([]string{"list"}, args...)...)
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		return "", fmt.Errorf("go list %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
