package eventstore

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

func scanPushKey(r row) (k PushKey, err error) {
	err = r.Scan(&k.Secret, &k.Public)
	return k, err
}

func (t *tables) PushKey(ctx context.Context, fresh PushKey) (PushKey, error) {
	if err := fitTexts("secret", fresh.Secret, "public", fresh.Public); err != nil {
		return PushKey{}, err
	}
	const kept = "SELECT secret, public FROM push_key"
	k, err := one(ctx, t.read(), scanPushKey, kept)
	if !errors.Is(err, ErrNotFound) {
		return k, err
	}
	err = t.write(ctx, func(h handle) (err error) {
		if k, err = one(ctx, h, scanPushKey, kept); !errors.Is(err, ErrNotFound) {
			return err
		}
		k = fresh
		_, err = h.exec(ctx, "INSERT INTO push_key (secret, public) VALUES ($1, $2)", k.Secret, k.Public)
		return err
	})
	if err != nil {
		return PushKey{}, err
	}
	return k, nil
}

const alertColumns = "endpoint, key, auth, about, seen, told, tries, due"

func scanAlert(r row) (a Alert, err error) {
	var told, due sql.NullInt64
	err = r.Scan(&a.Endpoint, &a.Key, &a.Auth, &a.About, &a.Seen, &told, &a.Tries, &due)
	a.Told, a.Due = stamped(told), stamped(due)
	return a, err
}

func (t *tables) AddAlert(ctx context.Context, a Alert, most int) error {
	if err := fitAlert(a); err != nil {
		return err
	}
	return t.write(ctx, func(h handle) error {
		n, err := one(ctx, h, number, "SELECT count(*) FROM alerts WHERE id <> $1", addressKey(a.Endpoint))
		if err != nil {
			return err
		}
		if n >= int64(most) {
			return ErrFull
		}
		_, err = h.exec(ctx, "INSERT INTO alerts (id, "+alertColumns+") VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, NULL)"+
			" ON CONFLICT (id) DO UPDATE SET key = $3, auth = $4, about = $5, seen = $6, tries = 0, due = NULL",
			addressKey(a.Endpoint), a.Endpoint, a.Key, a.Auth, a.About, a.Seen)
		return err
	})
}

func (t *tables) MoveAlert(ctx context.Context, endpoint string, to Alert) error {
	if err := fitAlert(to); err != nil {
		return err
	}
	return t.write(ctx, func(h handle) error {
		// What the new endpoint had goes, and comes back with the error where there is nothing to move.
		if _, err := h.exec(ctx, "DELETE FROM alerts WHERE id = $1 AND id <> $2", addressKey(to.Endpoint), addressKey(endpoint)); err != nil {
			return err
		}
		n, err := h.exec(ctx, "UPDATE alerts SET id = $1, endpoint = $2, key = $3, auth = $4, tries = 0, due = NULL WHERE id = $5",
			addressKey(to.Endpoint), to.Endpoint, to.Key, to.Auth, addressKey(endpoint))
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
}

func (t *tables) EndAlert(ctx context.Context, endpoint string) error {
	return t.write(ctx, func(h handle) error {
		_, err := h.exec(ctx, "DELETE FROM alerts WHERE id = $1", addressKey(endpoint))
		return err
	})
}

func (t *tables) AlertsBehind(ctx context.Context, edition int64) ([]AlertGroup, error) {
	return all(ctx, t.read(), func(r row) (g AlertGroup, err error) {
		err = r.Scan(&g.About, &g.Seen)
		return g, err
	}, "SELECT DISTINCT about, seen FROM alerts WHERE seen < $1 ORDER BY seen, about", edition)
}

func (t *tables) PassAlerts(ctx context.Context, g AlertGroup, edition int64) error {
	return t.write(ctx, func(h handle) error {
		_, err := h.exec(ctx, "UPDATE alerts SET seen = $1 WHERE seen = $2 AND about = $3", edition, g.Seen, g.About)
		return err
	})
}

func (t *tables) ClaimAlerts(ctx context.Context, g AlertGroup, now, told, until time.Time, most int) (found []Alert, err error) {
	err = t.write(ctx, func(h handle) error {
		found, err = all(ctx, h, scanAlert, "SELECT "+alertColumns+" FROM alerts WHERE seen = $1 AND about = $2"+
			" AND (due IS NULL OR due <= $3) AND (told IS NULL OR told <= $4) ORDER BY tries, id LIMIT $5", g.Seen, g.About, stamp(now), stamp(told), most)
		for i := range found {
			if err != nil {
				break
			}
			found[i].Due = moment(until)
			_, err = h.exec(ctx, "UPDATE alerts SET due = $1 WHERE id = $2", stamp(until), addressKey(found[i].Endpoint))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

func (t *tables) SettleAlert(ctx context.Context, claimed, a Alert) error {
	return t.write(ctx, func(h handle) error {
		_, err := h.exec(ctx, "UPDATE alerts SET seen = $1, told = $2, tries = $3, due = $4 WHERE id = $5 AND seen = $6 AND about = $7 AND due = $8",
			a.Seen, stamp(a.Told), a.Tries, stamp(a.Due), addressKey(claimed.Endpoint), claimed.Seen, claimed.About, stamp(claimed.Due))
		return err
	})
}
