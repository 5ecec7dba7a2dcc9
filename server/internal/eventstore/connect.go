package eventstore

import (
	"context"
	"fmt"
	"strings"
)

// Connect opens the store that a text names: "memory", the address of a PostgreSQL database, or else the path of an SQLite
// file. The error is ErrUnavailable when it may be worth trying again, or ErrNewer, or says what is wrong with the text.
func Connect(ctx context.Context, db string) (Store, error) {
	scheme, _, address := strings.Cut(db, "://")
	switch {
	case db == "":
		return nil, fmt.Errorf("eventstore: no database named, want %s", wanted)
	case db == "memory" || db == ":memory:": // as SQLite calls it
		return new(Memory), nil
	case strings.HasPrefix(db, "file:") || strings.HasPrefix(db, "sqlite:"):
		return nil, fmt.Errorf("eventstore: %q is an address, want the file itself: -db %s", db, fileOf(db))
	case address && (scheme == "postgres" || scheme == "postgresql"):
		s, err := OpenPostgres(ctx, db)
		if err != nil {
			return nil, err
		}
		return s, nil
	case address: // what follows may be a password
		return nil, fmt.Errorf("eventstore: a database of the kind %q, want %s", scheme, wanted)
	}
	s, err := OpenSQLite(ctx, db)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// fileOf is the path in an address of SQLite's.
func fileOf(address string) string {
	_, path, _ := strings.Cut(address, ":")
	path, _, _ = strings.Cut(path, "?")
	if path = strings.TrimPrefix(path, "//"); path == ":memory:" || path == "" {
		return "memory"
	}
	return path
}

const wanted = "a file, postgres://… or memory"
