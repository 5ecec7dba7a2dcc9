package api

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
)

func answer(size int) *kept {
	return &kept{body: content.New("text/plain", []byte(strings.Repeat("x", size)), content.Quick)}
}

func TestShelf(t *testing.T) {
	s := newShelf(3, 1000, 1)
	made := 0
	get := func(m moment, address string, size int) {
		s.get(m, address, func() (*kept, *recorder) {
			made++
			return answer(size), nil
		})
	}
	first, second := moment{&desk.State{Number: 1}, today}, moment{&desk.State{Number: 2}, today}
	for _, step := range []struct {
		what    string
		m       moment
		address string
		size    int
		made    int // so far
		kept    int // now
	}{
		{"the first is made", first, "a", 100, 1, 1},
		{"and kept", first, "a", 100, 1, 1},
		{"another too", first, "b", 100, 2, 2},
		{"and a third", first, "c", 100, 3, 3},
		{"the fourth takes the place of the least used", first, "d", 100, 4, 3},
		{"which is made again", first, "a", 100, 5, 3},
		{"the next revision forgets all", second, "a", 100, 6, 1},
		{"a reader of the last one keeps nothing", first, "a", 100, 7, 1},
		{"so does the next day", moment{second.state, today + 1}, "a", 100, 8, 1},
	} {
		get(step.m, step.address, step.size)
		if made != step.made || len(s.places) != step.kept || s.used.Len() != step.kept {
			t.Fatalf("%s: %d made and %d kept, want %d and %d", step.what, made, len(s.places), step.made, step.kept)
		}
	}
}

func TestShelfIsBoundedInBytes(t *testing.T) {
	s := newShelf(100, 1000, 1)
	for _, address := range []string{"a", "b", "c", "d", "e", "f"} {
		s.get(moment{new(desk.State), today}, address, func() (*kept, *recorder) { return answer(200), nil }) // too small to compress
	}
	if s.weight > 1000 || len(s.places) != 5 {
		t.Errorf("%d answers of %d bytes, want 5 of 1000", len(s.places), s.weight)
	}
}

func TestShelfMakesOnce(t *testing.T) {
	s := newShelf(10, 1000, 2)
	begun, release := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	produce := func() (*kept, *recorder) {
		close(begun) // twice is a panic
		<-release
		return answer(1), nil
	}
	all.Go(func() { s.get(moment{new(desk.State), today}, "a", produce) })
	<-begun
	for range 10 {
		all.Go(func() { s.get(moment{new(desk.State), today}, "a", produce) })
	}
	close(release)
	all.Wait()
}

func TestShelfForgetsWhatFails(t *testing.T) {
	s := newShelf(10, 1000, 1)
	m := moment{new(desk.State), today}
	func() {
		defer func() { recover() }()
		s.get(m, "a", func() (*kept, *recorder) { panic("no") })
	}()
	refused := broken()
	if made, got := s.get(m, "a", func() (*kept, *recorder) { return nil, refused }); made != nil || got != refused || got.status != http.StatusInternalServerError {
		t.Errorf("after a panic: %v, %v, want the next answer", made, got)
	}
	if len(s.places) != 0 || len(s.gate) != 0 {
		t.Errorf("%d answers and %d makers stay, want none", len(s.places), len(s.gate))
	}
}
