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
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// SQLite keeps everything in one file. Several processes of one machine may have it open.
type SQLite struct {
	tables
	path string
}

// readers is how many may read at once. Reading neither waits for the writer nor holds it up.
const readers = 4

// OpenSQLite opens the database at a path, and makes it and its folder where there is none, for the owner's eyes alone.
// A file that may only be read is opened for that: writes are answered with ErrUnavailable. Otherwise the error is
// ErrUnavailable, ErrNewer, or says that the file is not a database.
func OpenSQLite(ctx context.Context, path string) (*SQLite, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	if err := createFile(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err) // the cause names the path
	}
	unlock, err := lockFolder(ctx, filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("%w: a lock on the folder of %s: %w", ErrUnavailable, path, err)
	}
	defer unlock()
	s := &SQLite{path: path}
	// FULL, since NORMAL loses the last commits when the machine loses power. IMMEDIATE takes the one right to write at
	// the start, where waiting for it is possible.
	s.begin = []string{"BEGIN IMMEDIATE"}
	s.fault = s.explainSQLite
	if s.writer, err = pool(path, 1, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"); err != nil {
		return nil, err
	}
	if s.reader, err = pool(path, readers, "query_only(1)"); err != nil {
		return nil, errors.Join(err, s.writer.Close())
	}
	if err := migrate(ctx, s.writer, goose.DialectSQLite3, "sqlite"); err != nil {
		return nil, cmp.Or(s.explain(ctx, err), s.Close())
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

// pool opens a number of connections with pragmas.
func pool(path string, size int, pragmas ...string) (*sql.DB, error) {
	// 5 s are more than any write here takes, and less than a person waits.
	options := url.Values{"_pragma": append([]string{"busy_timeout(5000)"}, pragmas...), "_txlock": {"immediate"}}
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

// Close ends all work on the file and leaves nothing beside it.
func (s *SQLite) Close() error { return errors.Join(s.reader.Close(), s.writer.Close()) }
