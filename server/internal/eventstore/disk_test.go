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
		killed       bool // with its log beside it
	}{
		{"file", 0o700, 0o400, false},
		{"folder", 0o500, 0o600, false},
		{"both", 0o500, 0o400, false},
		{"both, killed", 0o500, 0o400, true},
	} {
		t.Run(test.says, func(t *testing.T) {
			folder := filepath.Join(dir, test.says)
			path := filepath.Join(folder, "record.db")
			s := openSQLite(t, path)
			appended(t, s, change("a"))
			modes := map[string]os.FileMode{path: test.file, folder: test.folder}
			if test.killed {
				folder += " then"
				if err := os.CopyFS(folder, os.DirFS(filepath.Dir(path))); err != nil {
					t.Fatal(err)
				}
				path = filepath.Join(folder, "record.db")
				modes = map[string]os.FileMode{path: test.file, path + "-wal": test.file, path + "-shm": test.file, folder: test.folder}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for path, mode := range modes {
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

// readOnly wants a store that can be read and not written.
func readOnly(path string) error {
	ctx := context.Background()
	s, err := eventstore.OpenSQLite(ctx, path)
	if err != nil {
		return fmt.Errorf("OpenSQLite: %w", err)
	}
	defer s.Close()
	if revisions, err := s.Since(ctx, 0, 10); err != nil || len(revisions) != 1 {
		return fmt.Errorf("Since = %v, %v, want one revision", revisions, err)
	}
	if n, err := s.Check(ctx); err != nil || n != 1 {
		return fmt.Errorf("Check = %v, %v, want one revision", n, err)
	}
	if _, err := s.Append(ctx, change("b")); !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), path) {
		return fmt.Errorf("Append = %v, want ErrUnavailable with the path", err)
	}
	if err := s.Ping(ctx); !errors.Is(err, eventstore.ErrUnavailable) {
		return fmt.Errorf("Ping = %v, want ErrUnavailable", err)
	}
	return nil
}

// Where there is no record and none can be made, the error says so, so that the server can serve its own.
func TestSQLiteNowhere(t *testing.T) {
	run(t, child(t, self(t), "no room", filepath.Join(t.TempDir(), "new", "record.db")))
	folder := filepath.Join(t.TempDir(), "a file", "new")
	if err := os.WriteFile(filepath.Dir(folder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := eventstore.OpenSQLite(t.Context(), filepath.Join(folder, "record.db")); !errors.Is(err, eventstore.ErrUnavailable) {
		t.Errorf("OpenSQLite below a file = %v, want ErrUnavailable", err)
	}
}

// noRoom plays a disk on which nothing fits when the database is made.
func noRoom(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 0, Max: 1 << 30}); err != nil {
		return err
	}
	_, err := eventstore.OpenSQLite(context.Background(), path)
	if !errors.Is(err, eventstore.ErrUnavailable) || !errors.Is(err, eventstore.ErrEmpty) || !strings.Contains(err.Error(), path) {
		return fmt.Errorf("OpenSQLite = %v, want ErrUnavailable and ErrEmpty", err)
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
	full.Cur = 1024
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		return err
	}
	if err := s.Ping(ctx); !errors.Is(err, eventstore.ErrUnavailable) {
		return fmt.Errorf("Ping without any room = %v, want ErrUnavailable", err)
	}
	// A server that starts now shows what there is.
	late, err := eventstore.OpenSQLite(ctx, path)
	if err != nil {
		return fmt.Errorf("OpenSQLite without room: %w", err)
	}
	if revisions, err := late.Since(ctx, 0, 10); err != nil || len(revisions) != 1 {
		return fmt.Errorf("Since of a late one = %v, %v, want one revision", revisions, err)
	}
	if err := late.Close(); err != nil {
		return err
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
