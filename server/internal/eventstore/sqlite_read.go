package eventstore

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// openToRead opens a database that cannot be written, for a reason.
func openToRead(ctx context.Context, path string, why error) (*SQLite, error) {
	file, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist) || err == nil && file.Size() == 0:
		return nil, fmt.Errorf("%w: %w", ErrEmpty, why)
	case err != nil || file.IsDir():
		return nil, why
	}
	s := &SQLite{path: path, closed: why}
	s.fault, s.whole = s.explainSQLite, s.quickCheck
	s.intact = func() error { return why }
	err = s.openReader(ctx, "mode=ro")
	if log, missing := os.Stat(path + "-wal"); errors.Is(err, ErrUnavailable) && (missing != nil || log.Size() == 0) {
		// SQLite wants to write to an index of the log even to read, unless it is told that nobody writes: then it looks at the
		// file alone, which is all where no log of a process that was killed is beside it.
		err = s.openReader(ctx, "immutable=1")
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// openReader opens the connections that read, in one of SQLite's ways.
func (s *SQLite) openReader(ctx context.Context, how string) (err error) {
	if s.reader, err = pool(s.path, how, readers, "query_only(1)"); err != nil {
		return err
	}
	s.writer = s.reader // to which nothing gets
	if err := s.knows(ctx); err != nil {
		return cmp.Or(err, s.Close())
	}
	return nil
}

// unwritable reports whether an error of opening is that of a disk that cannot be written, rather than of others who write.
func unwritable(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return errors.Is(err, ErrUnavailable) // of the file or the folder itself
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}

// knows returns an error unless the tables are what this program reads.
func (s *SQLite) knows(ctx context.Context) error {
	tables, err := one(ctx, s.read(), number, "SELECT count(*) FROM sqlite_master WHERE name = 'revisions'")
	if err != nil {
		return err
	}
	if tables == 0 {
		return fmt.Errorf("%w: %w", ErrEmpty, s.closed)
	}
	is, err := one(ctx, s.read(), func(r row) (n sql.NullInt64, err error) { err = r.Scan(&n); return n, err }, "SELECT max(version_id) FROM goose_db_version")
	if err != nil {
		return err
	}
	known, err := newestVersion("sqlite")
	switch {
	case err != nil:
		return err
	case is.Int64 > known:
		return s.explain(ctx, newer(is.Int64, known))
	case is.Int64 < known:
		return fmt.Errorf("%s is of an older program, and cannot be brought up to date: %w", s.path, s.closed)
	}
	return nil
}
