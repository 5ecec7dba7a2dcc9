package program

import (
	"errors"
	"fmt"
	"strings"

	"recognitionmap/server/internal/eventstore"
)

// withAdvice adds to the error of a damaged store what its operator can do.
func withAdvice(db string, err error) error {
	if !errors.Is(err, eventstore.ErrDamaged) {
		return err
	}
	if strings.HasPrefix(db, "postgres") {
		return fmt.Errorf("%w\n  restore a back-up made by pg_dump into a new database, and see that it is whole: recognitionmap check -db NEW", err)
	}
	return fmt.Errorf("%w\n  stop the server, put the file aside, and copy the newest back-up (sqlite3 %s \".backup copy.db\" makes one) in its place"+
		"\n  without a back-up, save what can be read: sqlite3 %s .recover | sqlite3 saved.db"+
		"\n  then see that it is whole: recognitionmap check -db saved.db", err, db, db)
}
