package shelf

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// weigh is what a text weighs.
func weigh(text string) int { return len(text) }

// of returns a maker of a text.
func of(text string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return text, nil }
}

// check holds the books of a shelf against what stands on it.
func check(t *testing.T, s *Shelf[string]) {
	t.Helper()
	weight := 0
	for at := s.used.Back(); at != nil; at = at.Prev() {
		p := at.Value.(*place[string])
		weight += len(p.value)
		if s.places[p.key] != at {
			t.Errorf("%s is not found where it stands", p.key)
		}
	}
	if s.weight != weight || len(s.places) != s.used.Len() || s.makers.waiting != 0 {
		t.Errorf("%d places for %d values of weight %d, counted %d; %d wait, want none", len(s.places), s.used.Len(), weight, s.weight, s.makers.waiting)
	}
}

func TestMadeOnce(t *testing.T) {
	s := New(10, 1000, NewMakers(2, 100), weigh)
	var made atomic.Int32
	started, release := make(chan bool), make(chan bool)
	produce := func(context.Context) (string, error) {
		made.Add(1)
		close(started) // twice is a panic
		<-release
		return "page", nil
	}
	var wait sync.WaitGroup
	wait.Go(func() { s.Get(t.Context(), Age{}, "a", produce) })
	<-started
	for range 8 {
		wait.Go(func() {
			if got, _, err := s.Get(t.Context(), Age{}, "a", produce); err != nil || got != "page" {
				t.Errorf("Get = %q, %v", got, err)
			}
		})
	}
	close(release)
	wait.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times, want once", n)
	}
	check(t, s)
}

func TestBounds(t *testing.T) {
	for _, test := range []struct {
		name           string
		most, heaviest int
		want           string // keys kept after a b c a d
	}{
		{"by number", 3, 1000, "c a d"},
		{"by weight", 100, 25, "a d"},
		{"one that is too heavy", 100, 5, "d"},
		{"room for all", 100, 1000, "b c a d"},
	} {
		s := New(test.most, test.heaviest, NewMakers(1, 100), weigh)
		for _, key := range strings.Fields("a b c a d") {
			s.Get(t.Context(), Age{}, key, of("0123456789"))
		}
		var kept []string
		for at := s.used.Back(); at != nil; at = at.Prev() {
			kept = append(kept, at.Value.(*place[string]).key)
		}
		if got := strings.Join(kept, " "); got != test.want || s.Len() != len(kept) {
			t.Errorf("%s: kept %q, want %q", test.name, got, test.want)
		}
		check(t, s)
	}
}

func TestAges(t *testing.T) {
	s := New(3, 1000, NewMakers(1, 100), weigh)
	made := 0
	for _, step := range []struct {
		what string
		age  Age
		key  string
		made int // so far
		kept int // now
	}{
		{"the first is made", Age{1, 5}, "a", 1, 1},
		{"and kept", Age{1, 5}, "a", 1, 1},
		{"another too", Age{1, 5}, "b", 2, 2},
		{"and a third", Age{1, 5}, "c", 3, 3},
		{"the fourth takes the place of the least used", Age{1, 5}, "d", 4, 3},
		{"which is made again", Age{1, 5}, "a", 5, 3},
		{"newer facts forget all", Age{2, 5}, "a", 6, 1},
		{"what is made from older ones is not kept", Age{1, 5}, "a", 7, 1},
		{"and takes nothing away", Age{2, 5}, "a", 7, 1},
		{"nor is that of the day before", Age{2, 4}, "b", 8, 1},
		{"the next day forgets all too", Age{2, 6}, "b", 9, 1},
	} {
		s.Get(t.Context(), step.age, step.key, func(context.Context) (string, error) {
			made++
			return step.key, nil
		})
		if made != step.made || s.Len() != step.kept {
			t.Fatalf("%s: %d made and %d kept, want %d and %d", step.what, made, s.Len(), step.made, step.kept)
		}
		check(t, s)
	}
}

// What is being made when newer facts come is for those who wait for it, and does not stand beside what is made from these.
func TestAgePassesWhileMaking(t *testing.T) {
	s := New(10, 1000, NewMakers(2, 100), weigh)
	started, release := make(chan bool), make(chan bool)
	var wait sync.WaitGroup
	wait.Go(func() {
		got, _, err := s.Get(t.Context(), Age{1}, "a", func(context.Context) (string, error) {
			close(started)
			<-release
			return "old", nil
		})
		if got != "old" || err != nil {
			t.Errorf("Get of the older = %q, %v", got, err)
		}
	})
	<-started
	s.Get(t.Context(), Age{2}, "a", of("newer"))
	close(release)
	wait.Wait()
	if got, _, _ := s.Get(t.Context(), Age{2}, "a", nil); got != "newer" {
		t.Errorf("Get of the newer = %q", got)
	}
	check(t, s)
}

func TestFailuresAreForgotten(t *testing.T) {
	s := New(10, 1000, NewMakers(1, 100), weigh)
	no := errors.New("no")
	if _, _, err := s.Get(t.Context(), Age{}, "a", func(context.Context) (string, error) { return "", no }); err != no {
		t.Errorf("Get of what fails = %v", err)
	}
	func() {
		defer func() { recover() }()
		s.Get(t.Context(), Age{}, "a", func(context.Context) (string, error) { panic("worse") })
		t.Error("a panic is lost")
	}()
	check(t, s)
	if got, _, err := s.Get(t.Context(), Age{}, "a", of("page")); err != nil || got != "page" {
		t.Errorf("Get after failures = %q, %v", got, err)
	}
}

// Those who wait for something whose making panics are told, and not left waiting: whoever finds the place unfinished
// gets that error, and whoever comes after it was taken away makes the value.
func TestPanicIsToldToThoseWhoWait(t *testing.T) {
	s := New(10, 1000, NewMakers(1, 100), weigh)
	started, release := make(chan bool), make(chan bool)
	var wait sync.WaitGroup
	wait.Go(func() {
		defer func() { recover() }()
		s.Get(t.Context(), Age{}, "a", func(context.Context) (string, error) {
			close(started)
			<-release
			panic("no")
		})
	})
	<-started
	p, first := s.find(t.Context(), Age{}, "a")
	close(release)
	wait.Wait()
	if <-p.ready; first || p.err != ErrUnfinished {
		t.Errorf("who waits is the first: %v, and gets %v, want %v", first, p.err, ErrUnfinished)
	}
	check(t, s)
}

func TestReplace(t *testing.T) {
	s := New(10, 1000, NewMakers(1, 100), weigh)
	s.Replace("a", "nowhere")
	s.Get(t.Context(), Age{}, "a", of("first"))
	if _, asked, _ := s.Get(t.Context(), Age{}, "a", nil); asked != 2 {
		t.Errorf("Get says asked %d times, want 2", asked)
	}
	if !s.Claim("a") || s.Claim("a") || s.Claim("nowhere") {
		t.Error("Claim is not true for the first alone")
	}
	s.Replace("a", "second")
	if got, asked, _ := s.Get(t.Context(), Age{}, "a", nil); got != "second" || asked != 0 {
		t.Errorf("after Replace: %q, asked %d", got, asked)
	}
	check(t, s)
}

func TestUnderLoad(t *testing.T) {
	s := New(4, 100, NewMakers(2, 100), weigh)
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for i := range 200 {
				key := strconv.Itoa((i * (g + 1)) % 9)
				if got, _, err := s.Get(t.Context(), Age{int64(i / 50)}, key, of(key)); err != nil || got != key {
					t.Errorf("Get(%s) = %q, %v", key, got, err)
				}
			}
		})
	}
	wait.Wait()
	check(t, s)
}
