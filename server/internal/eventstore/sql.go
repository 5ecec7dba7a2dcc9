package eventstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"time"
)

// tables is the part that SQLite and PostgreSQL have in common: the same tables and, with $1 for an argument, the same
// statements. All writes go one after another, so numbers are given without gaps and in the order in which they become
// visible: a reader that has seen one has seen all before it.
type tables struct {
	writer, reader *sql.DB
	begin          []string // open a transaction beside which no other writes, in any process
	announce       string   // tells other processes, inside the transaction, that there are revisions; "" for nothing
	fault          func(error) error
	intact         func() error                // whether what is written can be found again; nil for always
	whole          func(context.Context) error // whether the database holds together; nil where it sees to it itself
	filler         int                         // bytes that Ping writes
	heard          bell
}

// endTime is how long a commit may take. It does not end with the caller's patience: half way through nobody would know
// what was written.
const endTime = 10 * time.Second

// write runs do in a transaction and commits it, or does nothing.
func (t *tables) write(ctx context.Context, do func(handle) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.found(); err != nil {
		return err
	}
	conn, err := t.writer.Conn(ctx)
	if err != nil {
		return t.explain(ctx, err)
	}
	defer conn.Close()
	h := handle{conn, t}
	for _, text := range t.begin {
		if err == nil {
			_, err = h.exec(ctx, text)
		}
	}
	if err == nil {
		err = do(h)
	}
	if err == nil {
		err = ctx.Err()
	}
	end, stop := context.WithTimeout(context.WithoutCancel(ctx), endTime)
	defer stop()
	if err == nil {
		err = t.found()
	}
	if err == nil {
		if _, err = h.exec(end, "COMMIT"); err == nil {
			return t.found() // it may have gone in the moment between
		}
	}
	if _, failed := conn.ExecContext(end, "ROLLBACK"); failed != nil {
		// Nobody knows what state the connection is in. Raw hands the error back that it is given.
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	return err
}

// found returns ErrUnavailable where what is written would not be found again.
func (t *tables) found() error {
	if t.intact == nil {
		return nil
	}
	return t.intact()
}

// explain makes an error of the database one of this package. The end of ctx wins: drivers report it in many ways.
func (t *tables) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ended := ctx.Err(); ended != nil {
		return ended
	}
	return t.fault(err)
}

// read returns a handle outside of transactions.
func (t *tables) read() handle { return handle{t.reader, t} }

// handle runs statements, in a transaction or outside.
type handle struct {
	db interface {
		ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	}
	tables *tables
}

// exec returns how many rows were changed.
func (h handle) exec(ctx context.Context, text string, args ...any) (int64, error) {
	result, err := h.db.ExecContext(ctx, text, args...)
	if err != nil {
		return 0, h.tables.explain(ctx, err)
	}
	n, err := result.RowsAffected()
	return n, h.tables.explain(ctx, err)
}

// row is what a scanning function reads from.
type row interface{ Scan(columns ...any) error }

// all returns what a query finds.
func all[T any](ctx context.Context, h handle, scan func(row) (T, error), text string, args ...any) ([]T, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := h.db.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, h.tables.explain(ctx, err)
	}
	defer rows.Close()
	var found []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, fmt.Errorf("%w: a row that cannot be read: %w", ErrDamaged, err)
		}
		found = append(found, one)
	}
	return found, h.tables.explain(ctx, rows.Err())
}

// one returns what a query finds first; ErrNotFound.
func one[T any](ctx context.Context, h handle, scan func(row) (T, error), text string, args ...any) (T, error) {
	found, err := all(ctx, h, scan, text, args...)
	if err != nil || len(found) == 0 {
		var none T
		if err == nil {
			err = ErrNotFound
		}
		return none, err
	}
	return found[0], nil
}

func number(r row) (n int64, err error) {
	err = r.Scan(&n)
	return n, err
}

// last returns the number of the last revision, 0 for none.
func (t *tables) last(ctx context.Context) (int64, error) {
	return one(ctx, t.read(), number, "SELECT COALESCE(max(number), 0) FROM revisions")
}

// Ping writes something as large as a revision with long texts may be: a disk without room often takes less.
func (t *tables) Ping(ctx context.Context) error {
	return t.write(ctx, func(h handle) error {
		_, err := h.exec(ctx, "UPDATE probe SET filler = $1", make([]byte, t.filler))
		return err
	})
}

// stamp is a time as it is kept: milliseconds since 1970, NULL for none.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// stamped is the time of a stamp.
func stamped(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return time.UnixMilli(n.Int64).UTC()
}
