package eventstore

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// SQLite keeps everything in one file. Several processes of one machine may have it open.
type SQLite struct {
	tables
	path   string
	files  sameFiles
	closed error // why it can only be read; nil where it can be written
}

// readers is how many may read at once. Reading neither waits for the writer nor holds it up.
const readers = 4

// OpenSQLite opens the database at a path, and makes it and its folder where there is none, for the owner's eyes alone.
// What may only be read, or lies on a disk without room, is opened for that: writes are answered with ErrUnavailable, until
// it is opened anew. Otherwise the error is ErrUnavailable, with ErrEmpty where there is no record yet, ErrDamaged, ErrNewer,
// or says that the file is not a database.
func OpenSQLite(ctx context.Context, path string) (*SQLite, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	s, err := openSQLite(ctx, path)
	if err == nil || !unwritable(err) || ctx.Err() != nil {
		return s, err
	}
	return openToRead(ctx, path, err)
}

// openSQLite opens a database for reading and writing.
func openSQLite(ctx context.Context, path string) (*SQLite, error) {
	if err := createFile(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err) // the cause names the path
	}
	unlock, err := lockFolder(ctx, filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("%w: a lock on the folder of %s: %w", ErrUnavailable, path, err)
	}
	defer unlock()
	s := &SQLite{path: path, files: sameFiles{path: path}}
	// FULL, since NORMAL loses the last commits when the machine loses power. IMMEDIATE takes the one right to write at
	// the start, where waiting for it is possible.
	s.begin = []string{"BEGIN IMMEDIATE"}
	s.fault, s.intact, s.whole, s.filler = s.explainSQLite, s.files.check, s.quickCheck, 64<<10
	if s.writer, err = pool(path, "mode=rw", 1, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"); err != nil {
		return nil, err
	}
	if s.reader, err = pool(path, "mode=rw", readers, "query_only(1)"); err != nil {
		return nil, errors.Join(err, s.writer.Close())
	}
	if err := migrate(ctx, s.writer, goose.DialectSQLite3, "sqlite"); err != nil {
		return nil, cmp.Or(s.explain(ctx, err), s.Close())
	}
	if err := s.files.check(); err != nil {
		return nil, cmp.Or(err, s.Close())
	}
	return s, nil
}

// createFile makes an empty file where there is none. SQLite gives its other files the same mode.
func createFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// pool opens a number of connections with pragmas. how is an option of SQLite's that says whether to write; no file is made,
// since one that has gone is not to be replaced by an empty one.
func pool(path, how string, size int, pragmas ...string) (*sql.DB, error) {
	// 5 s are more than any write here takes, and less than a person waits.
	options := url.Values{"_pragma": append([]string{"busy_timeout(5000)"}, pragmas...), "_txlock": {"immediate"}}
	name, value, _ := strings.Cut(how, "=")
	options.Set(name, value)
	// As an address, since a path may have characters that mean something to SQLite.
	address := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, fmt.Errorf("eventstore: %w", err)
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}

// explainSQLite sorts errors into those that may pass and all others.
func (s *SQLite) explainSQLite(err error) error {
	if errors.Is(err, ErrNewer) {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff { // the rest says more of the same
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
			sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_INTERRUPT:
			return fmt.Errorf("%w: %s: %w", ErrUnavailable, s.path, err)
		case sqlite3.SQLITE_CORRUPT:
			return fmt.Errorf("%w: %s: %w", ErrDamaged, s.path, err)
		}
	}
	return fmt.Errorf("eventstore: %s: %w", s.path, err)
}

func (s *SQLite) Watch(ctx context.Context, heard func()) error {
	heard()
	return s.follow(ctx, heard)
}

// follow looks at the last number when this process has written, and each second for what others wrote.
func (s *SQLite) follow(ctx context.Context, heard func()) error {
	tick := time.NewTicker(pollTime)
	defer tick.Stop()
	known := int64(-1)
	for {
		rung := s.heard.rung()
		if n, err := s.last(ctx); err == nil && n != known { // an error passes, or ends with ctx
			known = n
			heard()
		}
		select {
		case <-ctx.Done():
			return nil
		case <-rung:
		case <-tick.C:
		}
	}
}

// quickCheck has SQLite look whether the pages of the file hold together. What stands on them the chain tells.
func (s *SQLite) quickCheck(ctx context.Context) error {
	found, err := all(ctx, s.read(), text, "PRAGMA quick_check(3)")
	if err != nil {
		return err
	}
	if said := strings.Join(found, "; "); said != "ok" {
		return fmt.Errorf("%w: %s: %s", ErrDamaged, s.path, said)
	}
	return nil
}

func text(r row) (s string, err error) {
	err = r.Scan(&s)
	return s, err
}

// Close ends all work on the file and leaves nothing beside it.
func (s *SQLite) Close() error { return errors.Join(s.reader.Close(), s.writer.Close()) }
