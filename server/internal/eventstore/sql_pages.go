package eventstore

import (
	"context"
	"database/sql"
	"errors"
)

const pageColumns = "number, address, checked, answer, detail, moved_to, failing, read, hash, kept, file, saved, archive, refusal"

func scanPage(r row) (p Page, err error) {
	var checked, failing, read, kept, saved sql.NullInt64
	err = r.Scan(&p.Number, &p.Address, &checked, &p.Answer, &p.Detail, &p.To, &failing, &read, &p.Hash, &kept, &p.File, &saved, &p.Archive, &p.Refusal)
	p.Checked, p.Failing, p.Read, p.Kept, p.Saved = stamped(checked), stamped(failing), stamped(read), stamped(kept), stamped(saved)
	return p, err
}

func (t *tables) Learn(ctx context.Context, address string, learn func(*Page)) (Page, error) {
	if err := fitText("page address", address); err != nil {
		return Page{}, err
	}
	key := addressKey(address)
	var p Page
	err := t.write(ctx, func(h handle) (err error) {
		p, err = one(ctx, h, scanPage, "SELECT "+pageColumns+" FROM pages WHERE id = $1", key)
		known := err == nil
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		learn(&p)
		p.Address = address
		if err := fitPage(p); err != nil {
			return err
		}
		p = p.kept()
		last, err := one(ctx, h, number, "SELECT COALESCE(max(number), 0) FROM pages")
		if err != nil {
			return err
		}
		p.Number = last + 1
		if known {
			if _, err := h.exec(ctx, "DELETE FROM pages WHERE id = $1", key); err != nil {
				return err
			}
		}
		_, err = h.exec(ctx, "INSERT INTO pages (id, "+pageColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
			key, p.Number, p.Address, stamp(p.Checked), string(p.Answer), p.Detail, p.To, stamp(p.Failing), stamp(p.Read), p.Hash, stamp(p.Kept), p.File, stamp(p.Saved), p.Archive, p.Refusal)
		return err
	})
	if err != nil {
		return Page{}, err
	}
	return p, nil
}

func (t *tables) Pages(ctx context.Context, after int64) ([]Page, error) {
	return all(ctx, t.read(), scanPage, "SELECT "+pageColumns+" FROM pages WHERE number > $1 ORDER BY number", after)
}
