package shelf

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

// crowd asks the makers for something for each letter, which is its client, while one maker is held up, and returns
// whose turn came when, and of whom nobody has heard but that too many wait.
func crowd(t *testing.T, queue int, clients string) (served, refused string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		m := NewMakers(1, queue)
		hold := make(chan bool)
		go m.Do(t.Context(), func() { <-hold })
		synctest.Wait()
		for _, client := range strings.Split(clients, "") {
			go func() {
				switch err := m.Do(From(t.Context(), client), func() { served += client }); err {
				case nil:
				case ErrBusy:
					refused += client
				default:
					t.Error(err)
				}
			}()
			synctest.Wait()
		}
		close(hold)
		synctest.Wait()
		if m.free != 1 || m.waiting != 0 || len(m.turns) != 0 || len(m.lines) != 0 {
			t.Errorf("afterwards %d are free, %d wait in %v", m.free, m.waiting, m.lines)
		}
	})
	return served, refused
}

func TestTurns(t *testing.T) {
	for _, test := range []struct {
		name            string
		queue           int
		clients         string
		served, refused string
	}{
		{"one after the other", 9, "abc", "abc", ""},
		{"who wants much waits behind others", 9, "aaaabc", "abcaaa", ""},
		{"clients take turns", 9, "aaabbb", "ababab", ""},
		{"the queue is short", 3, "aaaaa", "aaa", "aa"},
		{"of a full queue the longest line gives way", 3, "aaab", "aba", "a"},
		{"until all are as long", 3, "aaabcd", "abc", "aad"},
	} {
		served, refused := crowd(t, test.queue, test.clients)
		if served != test.served || refused != test.refused {
			t.Errorf("%s: served %q and refused %q, want %q and %q", test.name, served, refused, test.served, test.refused)
		}
	}
}

// Whoever goes away leaves the queue at once, and what only they wanted is not made.
func TestNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(10, 1000, NewMakers(1, 10), weigh)
		hold := make(chan bool)
		go s.Get(t.Context(), Age{}, "first", func(context.Context) (string, error) { <-hold; return "first", nil })
		synctest.Wait()
		var gone []string
		leave := map[string]context.CancelFunc{}
		ask := func(who, key string) {
			ctx, cancel := context.WithCancel(t.Context())
			leave[who] = cancel
			go func() {
				_, _, err := s.Get(ctx, Age{}, key, func(context.Context) (string, error) { return key, nil })
				if errors.Is(err, context.Canceled) {
					gone = append(gone, who)
				}
			}()
			synctest.Wait()
		}
		ask("alone", "a")
		ask("one of two", "b")
		ask("the other", "b")
		leave["alone"]()
		leave["one of two"]()
		synctest.Wait()
		if s.makers.waiting != 1 || s.Len() != 2 {
			t.Errorf("%d wait for %d values, want one for the second", s.makers.waiting, s.Len())
		}
		close(hold)
		synctest.Wait()
		if slices.Sort(gone); s.Len() != 2 || !slices.Equal(gone, []string{"alone"}) {
			t.Errorf("%d values are kept, and %q got nothing", s.Len(), gone)
		}
		leave["the other"]()
		check(t, s)
	})
}

// What is being made is told that nobody waits any more, and who asks after that does not get what was left half done.
func TestWorkStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(10, 1000, NewMakers(2, 10), weigh)
		ctx, cancel := context.WithCancel(t.Context())
		var stopped error
		slow := func(work context.Context) (string, error) {
			<-work.Done()
			stopped = work.Err()
			return "half", stopped
		}
		go s.Get(ctx, Age{}, "a", slow)
		synctest.Wait()
		cancel()
		synctest.Wait()
		if stopped == nil {
			t.Fatal("the work goes on for nobody")
		}
		if got, _, err := s.Get(t.Context(), Age{}, "a", of("whole")); got != "whole" || err != nil {
			t.Errorf("Get after that = %q, %v", got, err)
		}
		check(t, s)
	})
}
