package ssr

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"recognitionmap/server/internal/content"
)

func leaf(text string) *content.Content {
	return content.New("text/plain", []byte(text), content.Quick)
}

func TestShelfMakesAPageOnce(t *testing.T) {
	s := newShelf(10, 1000, 2)
	var made atomic.Int32
	started, release := make(chan bool), make(chan bool)
	produce := func() (*content.Content, error) {
		made.Add(1)
		close(started)
		<-release
		return leaf("page"), nil
	}
	var wait sync.WaitGroup
	wait.Go(func() { s.get("a", produce) })
	<-started
	for range 8 {
		wait.Go(func() {
			if c, _, err := s.get("a", produce); err != nil || c.Weight() != 4 {
				t.Errorf("get = %v, %v", c, err)
			}
		})
	}
	close(release)
	wait.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("page was made %d times, want once", n)
	}
}

func TestShelfBounds(t *testing.T) {
	for _, test := range []struct {
		name                string
		maxPages, maxWeight int
		want                string // keys kept after a b c a d
	}{
		{"by number", 3, 1000, "c a d"},
		{"by weight", 100, 25, "a d"},
		{"one too heavy page", 100, 5, "d"},
		{"room for all", 100, 1000, "b c a d"},
	} {
		s := newShelf(test.maxPages, test.maxWeight, 1)
		for _, key := range strings.Fields("a b c a d") {
			s.get(key, func() (*content.Content, error) { return leaf("0123456789"), nil })
		}
		var kept []string
		weight := 0
		for at := s.used.Back(); at != nil; at = at.Prev() {
			f := at.Value.(*folio)
			kept = append(kept, f.key)
			weight += f.page.Weight()
		}
		if got := strings.Join(kept, " "); got != test.want || s.weight != weight || len(s.pages) != len(kept) {
			t.Errorf("%s: kept %q of weight %d (counted %d), want %q", test.name, got, weight, s.weight, test.want)
		}
	}
}

func TestShelfForgetsFailures(t *testing.T) {
	s := newShelf(10, 1000, 1)
	if _, _, err := s.get("a", func() (*content.Content, error) { return nil, errors.New("no") }); err == nil {
		t.Error("get of a failing page gives no error")
	}
	func() {
		defer func() { recover() }()
		s.get("a", func() (*content.Content, error) { panic("worse") })
		t.Error("a panic is lost")
	}()
	c, _, err := s.get("a", func() (*content.Content, error) { return leaf("page"), nil })
	if err != nil || c.Weight() != 4 {
		t.Errorf("get after failures = %v, %v", c, err)
	}
}

func TestShelfReplace(t *testing.T) {
	s := newShelf(10, 1000, 1)
	s.replace("a", leaf("nowhere"))
	s.get("a", func() (*content.Content, error) { return leaf("first"), nil })
	if _, asked, _ := s.get("a", nil); asked != 2 {
		t.Errorf("get says asked %d times, want 2", asked)
	}
	if !s.claim("a") || s.claim("a") || s.claim("nowhere") {
		t.Error("claim is not true for the first alone")
	}
	s.replace("a", leaf("second"))
	c, asked, _ := s.get("a", nil)
	if body, _ := c.Plain(); string(body) != "second" || s.weight != 6 || asked != 0 {
		t.Errorf("after replace: %q, weight %d, asked %d", body, s.weight, asked)
	}
}

func TestShelfUnderLoad(t *testing.T) {
	s := newShelf(4, 100, 2)
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for i := range 200 {
				key := strconv.Itoa((i * (g + 1)) % 9)
				c, _, err := s.get(key, func() (*content.Content, error) { return leaf(key), nil })
				if err != nil {
					t.Errorf("get(%s): %v", key, err)
				} else if body, _ := c.Plain(); string(body) != key {
					t.Errorf("get(%s) = %s", key, body)
				}
			}
		})
	}
	wait.Wait()
}
