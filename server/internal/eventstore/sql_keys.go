package eventstore

import (
	"context"
	"database/sql"
	"time"
)

const keyColumns = "number, secret, public, created, retired"

func scanKey(r row) (k Key, err error) {
	var created, retired sql.NullInt64
	err = r.Scan(&k.Number, &k.Secret, &k.Public, &created, &retired)
	k.Created, k.Retired = stamped(created), stamped(retired)
	return k, err
}

func (t *tables) AddKey(ctx context.Context, k Key, after int64) (Key, error) {
	if err := fitKey(k); err != nil {
		return Key{}, err
	}
	k.Number, k.Created, k.Retired = after+1, moment(k.Created), time.Time{}
	err := t.write(ctx, func(h handle) error {
		last, err := one(ctx, h, number, "SELECT COALESCE(max(number), 0) FROM keys")
		if err != nil {
			return err
		}
		if last != after {
			return ErrDecided
		}
		_, err = h.exec(ctx, "INSERT INTO keys ("+keyColumns+") VALUES ($1, $2, $3, $4, NULL)", k.Number, k.Secret, k.Public, stamp(k.Created))
		return err
	})
	if err != nil {
		return Key{}, err
	}
	return k, nil
}

func (t *tables) Keys(ctx context.Context) ([]Key, error) {
	return all(ctx, t.read(), scanKey, "SELECT "+keyColumns+" FROM keys ORDER BY number")
}

func (t *tables) RetireKey(ctx context.Context, number int64, now time.Time) error {
	return t.write(ctx, func(h handle) error {
		n, err := h.exec(ctx, "UPDATE keys SET retired = $1 WHERE number = $2 AND retired IS NULL", stamp(now), number)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
}
