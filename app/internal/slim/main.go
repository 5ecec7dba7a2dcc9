// Command slim prints a build overlay that leaves the server half of go-app's dependencies out of the browser program:
//
//	go run ./app/internal/slim > overlay.json
//	GOOS=js GOARCH=wasm go build -overlay overlay.json ./app
//
// The overlay takes every file of a few packages out of the build and puts one small stand-in in the place of each.
// `go vet` and `go build` without it compile the same program against the real packages.
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
	"net/http/httptest":   "httptest/httptest.go.txt",
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

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "slim:", err)
		os.Exit(1)
	}
}

func run() error {
	here, err := goList("-f", "{{.Dir}}", "recognitionmap/app/internal/slim")
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
	return json.NewEncoder(os.Stdout).Encode(overlay)
}

func goList(args ...string) (string, error) {
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		return "", fmt.Errorf("go list %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
