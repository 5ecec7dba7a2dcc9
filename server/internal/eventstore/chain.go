package eventstore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"strconv"
)

// sealed is a revision as its row has it, with the columns that a hash is about.
type sealed struct {
	number int64
	time   sql.NullInt64
	change [7]sql.NullString // changeColumns
	hash   []byte            // nil where there is none
}

func scanSealed(r row) (s sealed, err error) {
	columns := []any{&s.number, &s.time}
	for i := range s.change {
		columns = append(columns, &s.change[i])
	}
	return s, r.Scan(append(columns, &s.hash)...)
}

// seal returns the hash of a revision after another: what is kept of any revision before it is in it too. Every column has
// its length before it, -1 for NULL, so that nothing can move from one to the next.
func (s *sealed) seal(before []byte) []byte {
	b := append(make([]byte, 0, 2048), before...)
	b = strconv.AppendInt(b, s.number, 10)
	b = append(b, ' ')
	if s.time.Valid {
		b = strconv.AppendInt(b, s.time.Int64, 10)
	}
	for _, c := range s.change {
		length := int64(-1)
		if c.Valid {
			length = int64(len(c.String))
		}
		b = strconv.AppendInt(append(b, ' '), length, 10)
		b = append(append(b, ':'), c.String...)
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// sealOf is seal for a revision that is to be written with the values of changeColumns.
func sealOf(r Revision, values []any, before []byte) []byte {
	s := sealed{number: r.Number, time: sql.NullInt64{Int64: r.Time.UnixMilli(), Valid: true}}
	for i, v := range values {
		if v != nil {
			s.change[i] = sql.NullString{String: fmt.Sprint(v), Valid: true}
		}
	}
	return s.seal(before)
}

// chained goes through all revisions after a number, whose hash is known, and returns the last with its hash. The error is
// ErrDamaged where one is missing, or is not what it was when it was written.
func (h handle) chained(ctx context.Context, after int64, hash []byte) (int64, []byte, error) {
	const batch = 5000
	for {
		rows, err := all(ctx, h, scanSealed, "SELECT number, time, "+changeColumns+", hash FROM revisions WHERE number > $1 ORDER BY number LIMIT $2", after, batch)
		if err != nil {
			return after, hash, err
		}
		for i := range rows {
			r := &rows[i]
			if r.number != after+1 {
				return after, hash, fmt.Errorf("%w: revision %d is followed by %d", ErrDamaged, after, r.number)
			}
			after, hash = r.number, r.seal(hash)
			if r.hash != nil && !bytes.Equal(r.hash, hash) {
				return after, hash, fmt.Errorf("%w: revision %d, or one before it, is not what was written", ErrDamaged, after)
			}
		}
		if len(rows) < batch {
			return after, hash, nil
		}
	}
}

func (t *tables) Check(ctx context.Context) (int64, error) {
	if t.whole != nil {
		if err := t.whole(ctx); err != nil {
			return 0, err
		}
	}
	n, _, err := t.read().chained(ctx, 0, nil)
	return n, err
}
