package eventstore

import (
	"cmp"
	"context"
	"slices"
	"time"
)

func (m *Memory) PushKey(ctx context.Context, fresh PushKey) (PushKey, error) {
	if err := fitTexts("secret", fresh.Secret, "public", fresh.Public); err != nil {
		return PushKey{}, err
	}
	if err := m.enter(ctx); err != nil {
		return PushKey{}, err
	}
	defer m.mu.Unlock()
	m.pushKey = cmp.Or(m.pushKey, fresh)
	return m.pushKey, nil
}

func (m *Memory) AddAlert(ctx context.Context, a Alert, most int) error {
	if err := fitAlert(a); err != nil {
		return err
	}
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	before, known := m.alerts[a.Endpoint]
	if !known && len(m.alerts) >= most {
		return ErrFull
	}
	if m.alerts == nil {
		m.alerts = make(map[string]Alert)
	}
	m.alerts[a.Endpoint] = Alert{Endpoint: a.Endpoint, Key: a.Key, Auth: a.Auth, About: a.About, Seen: a.Seen, Told: before.Told}
	return nil
}

func (m *Memory) MoveAlert(ctx context.Context, endpoint string, to Alert) error {
	if err := fitAlert(to); err != nil {
		return err
	}
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	a, known := m.alerts[endpoint]
	if !known {
		return ErrNotFound
	}
	delete(m.alerts, endpoint)
	a.Endpoint, a.Key, a.Auth, a.Tries, a.Due = to.Endpoint, to.Key, to.Auth, 0, time.Time{}
	m.alerts[a.Endpoint] = a
	return nil
}

func (m *Memory) EndAlert(ctx context.Context, endpoint string) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	delete(m.alerts, endpoint)
	return nil
}

func (m *Memory) AlertsBehind(ctx context.Context, edition int64) ([]AlertGroup, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	var found []AlertGroup
	for _, a := range m.alerts {
		if g := a.group(); a.Seen < edition && !slices.Contains(found, g) {
			found = append(found, g)
		}
	}
	slices.SortFunc(found, func(a, b AlertGroup) int { return cmp.Or(cmp.Compare(a.Seen, b.Seen), cmp.Compare(a.About, b.About)) })
	return found, nil
}

func (a *Alert) group() AlertGroup { return AlertGroup{a.About, a.Seen} }

func (m *Memory) PassAlerts(ctx context.Context, g AlertGroup, edition int64) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	for endpoint, a := range m.alerts {
		if a.group() == g {
			a.Seen = edition
			m.alerts[endpoint] = a
		}
	}
	return nil
}

func (m *Memory) ClaimAlerts(ctx context.Context, g AlertGroup, now, told, until time.Time, most int) ([]Alert, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	var found []Alert
	for _, a := range m.alerts {
		if a.group() == g && !a.Due.After(moment(now)) && !a.Told.After(moment(told)) {
			found = append(found, a)
		}
	}
	slices.SortFunc(found, func(a, b Alert) int {
		return cmp.Or(cmp.Compare(a.Tries, b.Tries), cmp.Compare(a.Endpoint, b.Endpoint))
	})
	found = found[:min(len(found), max(most, 0))]
	for i := range found {
		found[i].Due = moment(until)
		m.alerts[found[i].Endpoint] = found[i]
	}
	return found, nil
}

func (m *Memory) SettleAlert(ctx context.Context, claimed, a Alert) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.mu.Unlock()
	now, known := m.alerts[claimed.Endpoint]
	if known && now.group() == claimed.group() && now.Due.Equal(claimed.Due) {
		now.Seen, now.Told, now.Tries, now.Due = a.Seen, a.Told, a.Tries, a.Due
		m.alerts[claimed.Endpoint] = now.kept()
	}
	return nil
}
