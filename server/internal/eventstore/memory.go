package eventstore

import (
	"context"
	"slices"
	"sync"
	"time"

	"recognitionmap/geodata/relation"
)

// Memory keeps everything in the process and nothing beyond it. The zero Memory is empty and ready. It is what tests
// use, and what "serve -db memory" is for.
type Memory struct {
	mu        sync.Mutex
	log       []Revision
	latest    map[string]int // index in log of each event's last revision
	tokens    []Token
	sessions  []Session
	proposals []Proposal // number i+1 at i
	notes     []Note
	keys      []Key // number i+1 at i
	pages     []Page
	learned   int64            // number of the last change of a page
	alerts    map[string]Alert // by endpoint
	pushKey   PushKey          // zero for none yet
	heard     bell
}

// moment is the time of a row: UTC and in milliseconds, as every backend can keep it.
func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// keep returns a change that shares nothing with the caller's, as it would come back from a database: without a
// list of sources where it is empty.
func keep(c Change) Change {
	if c.Event != nil {
		e := *c.Event
		e.Sources = append([]relation.Source(nil), e.Sources...)
		c.Event = &e
	}
	return c
}

// enter locks m unless ctx has ended.
func (m *Memory) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	return nil
}

func (m *Memory) Append(ctx context.Context, changes ...Change) ([]Revision, error) {
	if err := fitChanges(changes); err != nil {
		return nil, err
	}
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	return m.append(changes)
}

// append does it all or nothing: a change may follow another of the same call.
func (m *Memory) append(changes []Change) ([]Revision, error) {
	if m.latest == nil {
		m.latest = make(map[string]int)
	}
	added := make([]Revision, 0, len(changes))
	latest := make(map[string]int, len(changes)) // index in added
	now := moment(time.Now())
	if n := len(m.log); n > 0 && now.Before(m.log[n-1].Time) {
		now = m.log[n-1].Time
	}
	for _, c := range changes {
		var last Revision
		if i, ok := latest[c.EventID]; ok {
			last = added[i]
		} else if i, ok := m.latest[c.EventID]; ok {
			last = m.log[i]
		}
		if err := Expected(c, last.Number, last.Number != 0 && last.Event == nil); err != nil {
			return nil, err
		}
		latest[c.EventID] = len(added)
		added = append(added, Revision{Number: int64(len(m.log) + len(added) + 1), Time: now, Change: keep(c)})
	}
	for _, r := range added {
		m.latest[r.EventID] = len(m.log)
		m.log = append(m.log, r)
	}
	if len(added) > 0 {
		m.heard.ring()
	}
	return added, nil
}

// Expected returns a *Conflict unless a change fits the number of its event's last revision, 0 for none. withdrawn says
// whether that one is a tombstone.
func Expected(c Change, current int64, withdrawn bool) error {
	if c.Expect == current || c.Expect == 0 && withdrawn && c.Event != nil {
		return nil
	}
	return &Conflict{c.EventID, c.Expect, current}
}

func (m *Memory) Since(ctx context.Context, after int64, limit int) ([]Revision, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	from := min(max(after, 0), int64(len(m.log)))
	length := min(max(int64(limit), 0), int64(len(m.log))-from)
	return slices.Clone(m.log[from : from+length]), nil
}

func (m *Memory) Watch(ctx context.Context, heard func()) error {
	for {
		rung := m.heard.rung()
		heard()
		select {
		case <-ctx.Done():
			return nil
		case <-rung:
		}
	}
}

func (m *Memory) Check(ctx context.Context) (int64, error) {
	if err := m.enter(ctx); err != nil {
		return 0, err
	}
	defer m.mu.Unlock()
	return int64(len(m.log)), nil
}

func (m *Memory) Ping(ctx context.Context) error { return ctx.Err() }

func (m *Memory) Close() error { return nil }
