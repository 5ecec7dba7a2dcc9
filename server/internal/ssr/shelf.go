package ssr

import (
	"container/list"
	"sync"

	"recognitionmap/server/internal/content"
)

// shelf keeps pages by key, the last used ones up to a number and a weight. A page that several readers want at once is
// made once. The zero shelf keeps nothing beyond what is being made; use newShelf.
type shelf struct {
	maxPages, maxWeight int
	gate                chan struct{} // a token for each page that may be made at the same time

	mu     sync.Mutex
	pages  map[string]*list.Element // of *folio
	used   *list.List               // last used first
	weight int                      // of the pages that are made
}

// folio is a place on the shelf. page and err are set before ready is closed; page may be set anew by replace.
type folio struct {
	key     string
	ready   chan struct{}
	page    *content.Content
	err     error
	weight  int
	asked   int  // how often
	claimed bool // by someone who replaces the page
}

// newShelf returns a shelf of so many pages and bytes, on which so many pages are made at a time.
func newShelf(maxPages, maxWeight, makers int) *shelf {
	return &shelf{
		maxPages: maxPages, maxWeight: maxWeight, gate: make(chan struct{}, makers),
		pages: make(map[string]*list.Element), used: list.New(),
	}
}

// get returns the page of a key, made by produce when it is not there, and how often it was asked for, or 0 when a
// better form of it was claimed. An error or a panic of produce is for those who wait now; the next one tries again.
func (s *shelf) get(key string, produce func() (*content.Content, error)) (c *content.Content, asked int, err error) {
	s.mu.Lock()
	if at, ok := s.pages[key]; ok {
		s.used.MoveToFront(at)
		f := at.Value.(*folio)
		s.mu.Unlock()
		<-f.ready
		s.mu.Lock()
		defer s.mu.Unlock()
		if f.asked++; f.claimed {
			return f.page, 0, f.err
		}
		return f.page, f.asked, f.err
	}
	f := &folio{key: key, ready: make(chan struct{}), asked: 1}
	s.pages[key] = s.used.PushFront(f)
	s.mu.Unlock()

	s.gate <- struct{}{}
	defer func() { <-s.gate }()
	err = errAbandoned // when produce panics
	defer func() { s.settle(f, c, err) }()
	c, err = produce()
	return c, 1, err
}

// settle gives a folio its page, or takes it off the shelf, and lets the waiting ones go.
func (s *shelf) settle(f *folio, page *content.Content, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.page, f.err = page, err
	if err != nil {
		s.remove(s.pages[f.key])
	} else {
		s.weigh(f)
	}
	close(f.ready)
}

// claim reports whether the caller is the first who wants to replace the page of a key.
func (s *shelf) claim(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.pages[key]
	if !ok || at.Value.(*folio).claimed {
		return false
	}
	at.Value.(*folio).claimed = true
	return true
}

// replace puts a better form of a page in its place, if the place is still there.
func (s *shelf) replace(key string, page *content.Content) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if at, ok := s.pages[key]; ok {
		f := at.Value.(*folio)
		f.page = page
		s.weigh(f)
	}
}

// weigh takes account of a folio's page and removes the least used until all fits. Folios being made are passed over.
func (s *shelf) weigh(f *folio) {
	s.weight += f.page.Weight() - f.weight
	f.weight = f.page.Weight()
	for at := s.used.Back(); at != nil && (s.weight > s.maxWeight || s.used.Len() > s.maxPages); {
		before := at.Prev()
		if old := at.Value.(*folio); old != f && old.page != nil {
			s.remove(at)
		}
		at = before
	}
}

func (s *shelf) remove(at *list.Element) {
	f := s.used.Remove(at).(*folio)
	delete(s.pages, f.key)
	s.weight -= f.weight
}
