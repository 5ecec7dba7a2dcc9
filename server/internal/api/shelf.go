package api

import (
	"container/list"
	"sync"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

// Bounds of what is kept, and of how much is made at the same time: a reader of what is kept never waits behind makers.
const (
	maxKept   = 2000
	maxWeight = 64 << 20 // bytes
	makers    = 2
)

// kept is an answer on the shelf.
type kept struct {
	body   *content.Content
	header map[string]string // beyond those that the content sets
}

// shelf keeps the answers of one moment: at the next revision or day all are forgotten. An answer that several ask for at
// once is made once.
type shelf struct {
	most, heaviest int
	gate           chan struct{} // a place for each answer that is being made

	mu     sync.Mutex
	number int64 // of the revision
	today  relation.Day
	places map[string]*list.Element // of *folio, by address
	used   *list.List               // last used first
	weight int
}

// folio is a place on the shelf. made and refused are set before ready is closed.
type folio struct {
	address string
	ready   chan struct{}
	made    *kept     // nil when the answer is not to be kept
	refused *recorder // the answer in that case
}

func newShelf(most, heaviest, makers int) *shelf {
	return &shelf{most: most, heaviest: heaviest, gate: make(chan struct{}, makers), places: make(map[string]*list.Element), used: list.New()}
}

// get returns the answer of an address, made by produce when it is not there. An answer that is not to be kept goes to
// those who wait for it now.
func (s *shelf) get(m moment, address string, produce func() (*kept, *recorder)) (*kept, *recorder) {
	f, first := s.place(m, address)
	if !first {
		<-f.ready
		return f.made, f.refused
	}
	s.gate <- struct{}{}
	f.refused = broken() // when produce panics
	defer func() {
		<-s.gate
		s.settle(f)
		close(f.ready)
	}()
	f.made, f.refused = produce()
	return f.made, f.refused
}

// place returns the folio of an address, and whether the caller has to fill it.
func (s *shelf) place(m moment, address string) (f *folio, first bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f = &folio{address: address, ready: make(chan struct{})}
	if m.state.Number < s.number || m.state.Number == s.number && m.today < s.today {
		return f, true // a request that began before the others: its answer is of no further use
	}
	if m.state.Number != s.number || m.today != s.today {
		s.number, s.today, s.weight = m.state.Number, m.today, 0
		clear(s.places)
		s.used.Init()
	}
	if at, ok := s.places[address]; ok {
		s.used.MoveToFront(at)
		return at.Value.(*folio), false
	}
	s.places[address] = s.used.PushFront(f)
	return f, true
}

// settle weighs a folio that was filled, or takes it away, and removes the least used until all fits.
func (s *shelf) settle(f *folio) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.places[f.address]
	if !ok || at.Value.(*folio) != f {
		return // of a moment that has passed
	}
	if f.made == nil {
		delete(s.places, f.address)
		s.used.Remove(at)
		return
	}
	s.weight += f.made.body.Weight()
	for at := s.used.Back(); at != nil && (s.weight > s.heaviest || s.used.Len() > s.most); {
		before := at.Prev()
		if old := at.Value.(*folio); old != f && old.made != nil {
			s.weight -= old.made.body.Weight()
			delete(s.places, old.address)
			s.used.Remove(at)
		}
		at = before
	}
}
