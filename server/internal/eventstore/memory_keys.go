package eventstore

import (
	"context"
	"slices"
	"time"
)

func (m *Memory) AddKey(ctx context.Context, k Key, after int64) (Key, error) {
	if err := fitKey(k); err != nil {
		return Key{}, err
	}
	if err := m.enter(ctx); err != nil {
		return Key{}, err
	}
	defer m.mu.Unlock()
	if int64(len(m.keys)) != after {
		return Key{}, ErrDecided
	}
	k.Number, k.Created, k.Retired = after+1, moment(k.Created), time.Time{}
	m.keys = append(m.keys, k)
	return k, nil
}

func (m *Memory) Keys(ctx context.Context) ([]Key, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	return slices.Clone(m.keys), nil
}

func (m *Memory) RetireKey(ctx context.Context, number int64, now time.Time) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	if number < 1 || number > int64(len(m.keys)) || !m.keys[number-1].Retired.IsZero() {
		return ErrNotFound
	}
	m.keys[number-1].Retired = moment(now)
	return nil
}
