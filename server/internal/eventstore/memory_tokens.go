package eventstore

import (
	"bytes"
	"context"
	"slices"
	"time"
)

func (m *Memory) AddToken(ctx context.Context, t Token) error {
	if err := fitToken(t); err != nil {
		return err
	}
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	for _, other := range m.tokens {
		if other.Name == t.Name && other.Revoked.IsZero() || other.ID == t.ID || bytes.Equal(other.Hash, t.Hash) {
			return ErrNameTaken
		}
	}
	t.Created, t.Expires, t.Revoked = moment(t.Created), moment(t.Expires), moment(t.Revoked)
	t.Hash = slices.Clone(t.Hash)
	m.tokens = append(m.tokens, t)
	return nil
}

func (m *Memory) Tokens(ctx context.Context) ([]Token, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	return slices.Clone(m.tokens), nil
}

func (m *Memory) Token(ctx context.Context, hash []byte) (Token, error) {
	if err := m.enter(ctx); err != nil {
		return Token{}, err
	}
	defer m.mu.Unlock()
	for _, t := range m.tokens {
		if bytes.Equal(t.Hash, hash) {
			return t, nil
		}
	}
	return Token{}, ErrNotFound
}

// holds returns the place of the token with an id that was not revoked, or -1.
func (m *Memory) holds(id string) int {
	return slices.IndexFunc(m.tokens, func(t Token) bool { return t.ID == id && t.Revoked.IsZero() })
}

func (m *Memory) RevokeToken(ctx context.Context, id string, now time.Time) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	i := m.holds(id)
	if i < 0 {
		return ErrNotFound
	}
	m.tokens[i].Revoked = moment(now)
	m.sessions = slices.DeleteFunc(m.sessions, func(s Session) bool { return s.TokenID == id })
	return nil
}

func (m *Memory) AddSession(ctx context.Context, s Session, now time.Time) error {
	if err := fitHash("session hash", s.Hash); err != nil {
		return err
	}
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if m.holds(s.TokenID) < 0 {
		return ErrNotFound
	}
	s.Hash, s.Expires, now = slices.Clone(s.Hash), moment(s.Expires), moment(now)
	m.sessions = slices.DeleteFunc(m.sessions, func(old Session) bool {
		return !now.Before(old.Expires) || bytes.Equal(old.Hash, s.Hash)
	})
	m.sessions = append(m.sessions, s)
	return nil
}

func (m *Memory) Session(ctx context.Context, hash []byte, now time.Time) (Token, error) {
	if err := m.enter(ctx); err != nil {
		return Token{}, err
	}
	defer m.mu.Unlock()
	for _, s := range m.sessions {
		if !bytes.Equal(s.Hash, hash) || !moment(now).Before(s.Expires) {
			continue
		}
		if i := m.holds(s.TokenID); i >= 0 {
			return m.tokens[i], nil
		}
	}
	return Token{}, ErrNotFound
}

func (m *Memory) EndSession(ctx context.Context, hash []byte) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	m.sessions = slices.DeleteFunc(m.sessions, func(s Session) bool { return bytes.Equal(s.Hash, hash) })
	return nil
}
