package eventstore

import (
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// sameFiles knows the files of an SQLite database as they were when they were first looked at. A process goes on writing to
// files that were removed or replaced, and what it writes is lost when it ends.
type sameFiles struct {
	path string

	mu        sync.Mutex
	file, log fs.FileInfo
}

// check returns ErrUnavailable when a file is not the one that it was.
func (s *sameFiles) check() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := same(s.path, &s.file); err != nil {
		return err
	}
	if _, err := os.Stat(s.path + "-wal"); err != nil && s.log == nil {
		return nil // SQLite has not begun one
	}
	return same(s.path+"-wal", &s.log)
}

// same holds the file at a path against the one that it was before, if any.
func same(path string, was *fs.FileInfo) error {
	is, err := os.Stat(path)
	if err == nil && *was != nil && !os.SameFile(is, *was) {
		err = fmt.Errorf("%s is not the file that was opened: it was replaced", path)
	}
	if err != nil {
		return fmt.Errorf("%w: %w; start the server again on the file that is to be written", ErrUnavailable, err)
	}
	*was = is
	return nil
}
