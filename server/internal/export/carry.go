package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
)

// copyAddress is where a site has itself as one file.
const copyAddress = "/carry.html"

// lastLine is how the last line of such a file begins, by which one knows a file of that kind.
const lastLine = "\n<section id=\"sum\""

// Carry writes the site that handler answers into one file, in place of an earlier one, and returns the line by which
// sha256sum checks it. A file of another kind is refused.
func Carry(ctx context.Context, handler http.Handler, file string) (sum string, err error) {
	a, err := ask(ctx, handler, copyAddress)
	if err != nil {
		return "", err
	}
	if a.status != http.StatusOK {
		return "", fmt.Errorf("export: %s answers %d, want %d", copyAddress, a.status, http.StatusOK)
	}
	switch before, err := os.ReadFile(file); {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return "", fmt.Errorf("export: %w", err)
	case !bytes.Contains(before, []byte(lastLine)):
		return "", fmt.Errorf("export: %s is a file of another kind, want a new one, or an earlier copy", file)
	}
	if err := replace(file, a.body.Bytes()); err != nil {
		return "", fmt.Errorf("export: %w", err)
	}
	return digest(a.body.Bytes()) + "  " + filepath.Base(file) + "\n", nil
}

// replace writes a file beside the one that it is to be and then puts it in its place, so that a half one never stands.
func replace(file string, body []byte) error {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*.part")
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
