package eventstore

import (
	"context"
	"database/sql"
	"time"
)

const tokenColumns = "t.id, t.name, t.role, t.hash, t.created, t.expires, t.revoked"

func scanToken(r row) (t Token, err error) {
	var created, expires, revoked sql.NullInt64
	err = r.Scan(&t.ID, &t.Name, &t.Role, &t.Hash, &created, &expires, &revoked)
	t.Created, t.Expires, t.Revoked = stamped(created), stamped(expires), stamped(revoked)
	return t, err
}

func (t *tables) AddToken(ctx context.Context, token Token) error {
	if err := fitToken(token); err != nil {
		return err
	}
	return t.write(ctx, func(h handle) error {
		taken, err := all(ctx, h, number, "SELECT 1 FROM tokens WHERE name = $1 AND revoked IS NULL OR id = $2 OR hash = $3 LIMIT 1",
			token.Name, token.ID, token.Hash)
		if err != nil {
			return err
		}
		if len(taken) > 0 {
			return ErrNameTaken
		}
		_, err = h.exec(ctx, `INSERT INTO tokens (number, id, name, role, hash, created, expires, revoked)
			VALUES ((SELECT COALESCE(max(number), 0) + 1 FROM tokens), $1, $2, $3, $4, $5, $6, $7)`,
			token.ID, token.Name, string(token.Role), token.Hash, stamp(token.Created), stamp(token.Expires), stamp(token.Revoked))
		return err
	})
}

func (t *tables) Tokens(ctx context.Context) ([]Token, error) {
	return all(ctx, t.read(), scanToken, "SELECT "+tokenColumns+" FROM tokens t ORDER BY number")
}

func (t *tables) Token(ctx context.Context, hash []byte) (Token, error) {
	return one(ctx, t.read(), scanToken, "SELECT "+tokenColumns+" FROM tokens t WHERE hash = $1", hash)
}

func (t *tables) RevokeToken(ctx context.Context, id string, now time.Time) error {
	if fitName("token id", id) != nil {
		return ErrNotFound // no token has it
	}
	return t.write(ctx, func(h handle) error {
		n, err := h.exec(ctx, "UPDATE tokens SET revoked = $1 WHERE id = $2 AND revoked IS NULL", stamp(now), id)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrNotFound
		}
		_, err = h.exec(ctx, "DELETE FROM sessions WHERE token_id = $1", id)
		return err
	})
}

func (t *tables) AddSession(ctx context.Context, s Session, now time.Time) error {
	if err := fitHash("session hash", s.Hash); err != nil {
		return err
	}
	if fitName("token id", s.TokenID) != nil {
		return ErrNotFound // no token has it
	}
	return t.write(ctx, func(h handle) error {
		if _, err := one(ctx, h, number, "SELECT 1 FROM tokens WHERE id = $1 AND revoked IS NULL", s.TokenID); err != nil {
			return err
		}
		if _, err := h.exec(ctx, "DELETE FROM sessions WHERE expires <= $1 OR hash = $2", now.UnixMilli(), s.Hash); err != nil {
			return err
		}
		_, err := h.exec(ctx, "INSERT INTO sessions (hash, token_id, expires) VALUES ($1, $2, $3)", s.Hash, s.TokenID, s.Expires.UnixMilli())
		return err
	})
}

func (t *tables) Session(ctx context.Context, hash []byte, now time.Time) (Token, error) {
	return one(ctx, t.read(), scanToken, "SELECT "+tokenColumns+` FROM sessions s JOIN tokens t ON t.id = s.token_id
		WHERE s.hash = $1 AND s.expires > $2 AND t.revoked IS NULL`, hash, now.UnixMilli())
}

func (t *tables) EndSession(ctx context.Context, hash []byte) error {
	return t.write(ctx, func(h handle) error {
		_, err := h.exec(ctx, "DELETE FROM sessions WHERE hash = $1", hash)
		return err
	})
}
