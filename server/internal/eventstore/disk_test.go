package eventstore_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/pgtest"
)

// A file that may only be read serves readers.
func TestSQLiteReadOnly(t *testing.T) {
	dir := openFolder(t)
	binary := copySelf(t, dir)
	who, err := pgtest.Powerless()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		says         string
		folder, file os.FileMode
	}{
		{"file", 0o700, 0o400},
		{"folder", 0o500, 0o600},
		{"both", 0o500, 0o400},
	} {
		t.Run(test.says, func(t *testing.T) {
			folder := filepath.Join(dir, test.says)
			path := filepath.Join(folder, "record.db")
			s := openSQLite(t, path)
			appended(t, s, change("a"))
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for path, mode := range map[string]os.FileMode{path: test.file, folder: test.folder} {
				if err := errors.Join(os.Chmod(path, mode), pgtest.Give(path, who)); err != nil {
					t.Fatal(err)
				}
			}
			c := child(t, binary, "read only", path)
			c.SysProcAttr = who
			run(t, c)
			if err := os.Chmod(folder, 0o700); err != nil { // so that it can be taken away
				t.Error(err)
			}
		})
	}
}

// readOnly wants a store that can be read and not written, or a clear word why not: in a folder that may not be
// written SQLite has no place for the index that readers and writers share.
func readOnly(path string) error {
	ctx := context.Background()
	s, err := eventstore.OpenSQLite(ctx, path)
	if err != nil {
		info, statErr := os.Stat(filepath.Dir(path))
		if statErr != nil {
			return statErr
		}
		if info.Mode().Perm()&0o200 == 0 && errors.Is(err, eventstore.ErrUnavailable) && strings.Contains(err.Error(), path) {
			return nil
		}
		return fmt.Errorf("OpenSQLite: %w", err)
	}
	defer s.Close()
	if revisions, err := s.Since(ctx, 0, 10); err != nil || len(revisions) != 1 {
		return fmt.Errorf("Since = %v, %v, want one revision", revisions, err)
	}
	if _, err := s.Append(ctx, change("b")); !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), "readonly") {
		return fmt.Errorf("Append = %v, want ErrUnavailable, readonly", err)
	}
	return nil
}

// A disk without room stops writing and nothing else.
func TestSQLiteFullDisk(t *testing.T) {
	run(t, child(t, self(t), "full disk", filepath.Join(t.TempDir(), "record.db")))
}

// fullDisk plays a disk without room by a limit on the size of files.
func fullDisk(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	ctx := context.Background()
	s, err := eventstore.OpenSQLite(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := s.Append(ctx, change("a")); err != nil {
		return err
	}
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	full := was
	info, err := os.Stat(path + "-wal")
	if err != nil {
		return err
	}
	full.Cur = uint64(info.Size()) + 4096
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		return err
	}
	big := change("b")
	big.Event.Detail = strings.Repeat("long ", 100_000)
	if _, err := s.Append(ctx, change("c"), big); !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), path) {
		return fmt.Errorf("Append = %v, want ErrUnavailable", err)
	}
	if revisions, err := s.Since(ctx, 0, 10); err != nil || len(revisions) != 1 {
		return fmt.Errorf("Since = %v, %v, want one revision", revisions, err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	added, err := s.Append(ctx, change("c"), big)
	if err != nil || added[1].Number != 3 {
		return fmt.Errorf("Append with room again = %v, %v", added, err)
	}
	return nil
}
