// Package export writes what the program knows into folders that need no program: Data writes the facts as files that
// other programs read, Site the whole site as files that any static host serves.
//
// An export is written into a folder beside the one that was named and takes its place when all of it is there, so that
// a half export never stands. A folder that holds anything else is refused.
package export

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"recognitionmap/server/internal/proof"
)

// marker is the file by which an export knows a folder of its own, which it may replace.
const marker = proof.Marker

// ErrNotOurs says that a folder holds files that no export has written.
var ErrNotOurs = errors.New("export: the folder is not empty and not an export")

// folder is an export under way.
type folder struct {
	dir  string // where it will stand
	temp string // where it is written
}

// newFolder begins an export that will stand at dir, making the folders above it.
func newFolder(dir string) (*folder, error) {
	dir, err := settle(dir)
	if err != nil {
		return nil, err
	}
	if err := ours(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-*.part")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	f := &folder{dir, temp}
	if err := errors.Join(os.Chmod(temp, 0o755), f.write(marker, []byte("written by recognitionmap export, which replaces this folder whole\n"))); err != nil {
		f.discard()
		return nil, err
	}
	return f, nil
}

// settle returns dir without links, so that what takes its place stands where the link leads.
func settle(dir string) (string, error) {
	if dir == "" {
		return "", errors.New("export: no folder named")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("export: %w", err)
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if here, err := os.Getwd(); err == nil && dir == here || dir == filepath.Dir(dir) {
		return "", fmt.Errorf("export: %s cannot be replaced while it is in use, want a folder in it", dir)
	}
	return dir, nil
}

// ours reports with an error that dir may not be replaced.
func ours(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("export: %w", err)
	case len(entries) == 0:
		return nil
	}
	if stat, err := os.Lstat(filepath.Join(dir, marker)); err != nil || !stat.Mode().IsRegular() {
		return fmt.Errorf("%w: %s, want a new or empty folder, or one of an earlier export", ErrNotOurs, dir)
	}
	return nil
}

// write writes one file; name has slashes and stays in the folder.
func (f *folder) write(name string, body []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, "\\\x00") {
		return fmt.Errorf("export: %q is no name for a file of an export", name)
	}
	path := filepath.Join(f.temp, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := os.WriteFile(path, body, 0o644); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// stand puts the export in its place. An earlier one is moved aside first and comes back if that fails.
func (f *folder) stand() error {
	if err := ours(f.dir); err != nil { // it may have been filled in the meantime
		return err
	}
	aside := f.temp + ".old"
	err := os.Rename(f.dir, aside)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("export: %w", err)
	}
	moved := err == nil
	if err := os.Rename(f.temp, f.dir); err != nil {
		if moved {
			err = errors.Join(err, os.Rename(aside, f.dir))
		}
		return fmt.Errorf("export: %w", err)
	}
	if moved {
		if err := os.RemoveAll(aside); err != nil {
			return fmt.Errorf("export: the export stands, but the one before is left: %w", err)
		}
	}
	return nil
}

// discard removes what was written. After stand it does nothing.
func (f *folder) discard() { os.RemoveAll(f.temp) }
