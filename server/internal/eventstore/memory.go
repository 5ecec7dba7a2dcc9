package eventstore

import (
	"bytes"
	"context"
	"slices"
	"sync"
	"time"
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
	heard     chan struct{} // closed by the next Append
}

// moment is the time of a row: UTC and in milliseconds, as every backend can keep it.
func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

func (m *Memory) Append(_ context.Context, changes ...Change) ([]Revision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.append(changes)
}

// append does it all or nothing: a change may follow another of the same call.
func (m *Memory) append(changes []Change) ([]Revision, error) {
	if m.latest == nil {
		m.latest = make(map[string]int)
	}
	added := make([]Revision, 0, len(changes))
	now := moment(time.Now())
	if n := len(m.log); n > 0 && now.Before(m.log[n-1].Time) {
		now = m.log[n-1].Time
	}
	for _, c := range changes {
		var last Revision
		if i := slices.IndexFunc(added, func(r Revision) bool { return r.EventID == c.EventID }); i >= 0 {
			for _, r := range added {
				if r.EventID == c.EventID {
					last = r
				}
			}
		} else if i, ok := m.latest[c.EventID]; ok {
			last = m.log[i]
		}
		if err := Expected(c, last.Number, last.Number != 0 && last.Event == nil); err != nil {
			return nil, err
		}
		added = append(added, Revision{Number: int64(len(m.log) + len(added) + 1), Time: now, Change: c})
	}
	for _, r := range added {
		m.latest[r.EventID] = len(m.log)
		m.log = append(m.log, r)
	}
	if m.heard != nil && len(added) > 0 {
		close(m.heard)
		m.heard = nil
	}
	return slices.Clone(added), nil
}

// Expected returns a *Conflict unless a change fits the number of its event's last revision, 0 for none. withdrawn says
// whether that one is a tombstone.
func Expected(c Change, current int64, withdrawn bool) error {
	if c.Expect == current || c.Expect == 0 && withdrawn && c.Event != nil {
		return nil
	}
	return &Conflict{c.EventID, c.Expect, current}
}

func (m *Memory) Since(_ context.Context, after int64, limit int) ([]Revision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	from := min(max(after, 0), int64(len(m.log)))
	to := min(from+int64(limit), int64(len(m.log)))
	return slices.Clone(m.log[from:to]), nil
}

func (m *Memory) Watch(ctx context.Context, heard func()) error {
	for {
		m.mu.Lock()
		if m.heard == nil {
			m.heard = make(chan struct{})
		}
		next := m.heard
		m.mu.Unlock()
		heard()
		select {
		case <-ctx.Done():
			return nil
		case <-next:
		}
	}
}

func (m *Memory) AddToken(_ context.Context, t Token) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, other := range m.tokens {
		if other.Name == t.Name && other.Revoked.IsZero() {
			return ErrNameTaken
		}
	}
	m.tokens = append(m.tokens, t)
	return nil
}

func (m *Memory) Tokens(context.Context) ([]Token, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.tokens), nil
}

func (m *Memory) Token(_ context.Context, hash []byte) (Token, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, t := range m.tokens {
		if bytes.Equal(t.Hash, hash) {
			return t, nil
		}
	}
	return Token{}, ErrNotFound
}

func (m *Memory) RevokeToken(_ context.Context, id string, now time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range m.tokens {
		if t := &m.tokens[i]; t.ID == id && t.Revoked.IsZero() {
			t.Revoked = moment(now)
			m.sessions = slices.DeleteFunc(m.sessions, func(s Session) bool { return s.TokenID == id })
			return nil
		}
	}
	return ErrNotFound
}

func (m *Memory) AddSession(_ context.Context, s Session, now time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sessions = slices.DeleteFunc(m.sessions, func(s Session) bool { return !now.Before(s.Expires) })
	m.sessions = append(m.sessions, s)
	return nil
}

func (m *Memory) Session(_ context.Context, hash []byte, now time.Time) (Token, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range m.sessions {
		if !bytes.Equal(s.Hash, hash) || !now.Before(s.Expires) {
			continue
		}
		for _, t := range m.tokens {
			if t.ID == s.TokenID {
				return t, nil
			}
		}
	}
	return Token{}, ErrNotFound
}

func (m *Memory) EndSession(_ context.Context, hash []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sessions = slices.DeleteFunc(m.sessions, func(s Session) bool { return bytes.Equal(s.Hash, hash) })
	return nil
}

func (m *Memory) Propose(_ context.Context, c Change) (Proposal, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := Proposal{ID: int64(len(m.proposals) + 1), Time: moment(time.Now()), Change: c, Status: Open}
	m.proposals = append(m.proposals, p)
	return p, nil
}

func (m *Memory) Proposals(_ context.Context, s Status) ([]Proposal, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []Proposal
	for _, p := range slices.Backward(m.proposals) {
		if s == "" || p.Status == s {
			found = append(found, p)
		}
	}
	return found, nil
}

func (m *Memory) Proposal(_ context.Context, id int64) (Proposal, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if id < 1 || id > int64(len(m.proposals)) {
		return Proposal{}, ErrNotFound
	}
	return m.proposals[id-1], nil
}

func (m *Memory) Decide(_ context.Context, id int64, s Status, decider, answer string, publish *Change) (Proposal, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if id < 1 || id > int64(len(m.proposals)) {
		return Proposal{}, ErrNotFound
	}
	p := m.proposals[id-1]
	if p.Status != Open {
		return Proposal{}, ErrDecided
	}
	if publish != nil {
		added, err := m.append([]Change{*publish})
		if err != nil {
			return Proposal{}, err
		}
		p.Revision = added[0].Number
	}
	p.Status, p.Decider, p.Answer, p.Decided = s, decider, answer, moment(time.Now())
	m.proposals[id-1] = p
	return p, nil
}

func (m *Memory) Report(_ context.Context, eventID, text string) (Note, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := Note{ID: int64(len(m.notes) + 1), EventID: eventID, Time: moment(time.Now()), Text: text, Status: Open}
	m.notes = append(m.notes, n)
	return n, nil
}

func (m *Memory) Notes(_ context.Context, s Status) ([]Note, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []Note
	for _, n := range slices.Backward(m.notes) {
		if s == "" || n.Status == s {
			found = append(found, n)
		}
	}
	return found, nil
}

func (m *Memory) AnswerNote(_ context.Context, id int64, s Status, answer string) (Note, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if id < 1 || id > int64(len(m.notes)) {
		return Note{}, ErrNotFound
	}
	n := &m.notes[id-1]
	if n.Status != Open {
		return Note{}, ErrDecided
	}
	n.Status, n.Answer, n.Answered = s, answer, moment(time.Now())
	return *n, nil
}

func (m *Memory) Ping(context.Context) error { return nil }

func (m *Memory) Close() error { return nil }
