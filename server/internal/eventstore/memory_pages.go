package eventstore

import (
	"cmp"
	"context"
	"slices"
)

func (m *Memory) Learn(ctx context.Context, address string, learn func(*Page)) (Page, error) {
	if err := m.enter(ctx); err != nil {
		return Page{}, err
	}
	defer m.mu.Unlock()
	p := Page{Address: address}
	i := slices.IndexFunc(m.pages, func(p Page) bool { return p.Address == address })
	if i >= 0 {
		p = m.pages[i]
	}
	learn(&p)
	p.Address = address
	if err := fitPage(p); err != nil {
		return Page{}, err
	}
	m.learned++
	p.Number = m.learned
	p = p.kept()
	if i >= 0 {
		m.pages[i] = p
	} else {
		m.pages = append(m.pages, p)
	}
	return p, nil
}

func (m *Memory) Pages(ctx context.Context, after int64) ([]Page, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	var found []Page
	for _, p := range m.pages {
		if p.Number > after {
			found = append(found, p)
		}
	}
	slices.SortFunc(found, func(a, b Page) int { return cmp.Compare(a.Number, b.Number) })
	return found, nil
}
