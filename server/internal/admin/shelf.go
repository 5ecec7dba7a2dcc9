package admin

import (
	"sync"

	"recognitionmap/server/internal/content"
)

// shelf keeps public pages by address for as long as what they were made of is the newest.
type shelf struct {
	mu    sync.Mutex
	made  string // names what the pages were made of
	pages map[string]*content.Content
}

// maxPages is how many pages are kept: with 5 kB each, 5 MB.
const maxPages = 1000

// get returns the page of a key, made by produce where it is not there. Two who want one at once both make it.
func (s *shelf) get(key, made string, produce func() (*content.Content, error)) (*content.Content, error) {
	s.mu.Lock()
	if s.made != made || len(s.pages) >= maxPages {
		s.made, s.pages = made, make(map[string]*content.Content)
	}
	c, ok := s.pages[key]
	s.mu.Unlock()
	if ok {
		return c, nil
	}
	c, err := produce()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made == made {
		s.pages[key] = c
	}
	return c, nil
}
