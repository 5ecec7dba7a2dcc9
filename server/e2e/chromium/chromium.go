// Package chromium finds the browser that the tests and the pictures of the README use.
package chromium

import (
	"errors"
	"os"
	"os/exec"
)

// Path returns where it is: what the environment variable CHROMIUM says, else the first of its usual names that this machine
// has. The shell without windows comes first: a window that nobody sees costs half a core.
func Path() (string, error) {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path, nil
	}
	for _, name := range []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium on this machine: make tools installs it, or set CHROMIUM to its path")
}
