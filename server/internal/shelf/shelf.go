// Package shelf keeps what was made for one reader for those who come after: pages, pictures, answers, feeds.
//
// What is on a shelf was all made from the same facts, of which the Age tells: when somebody asks for what is made from
// newer ones, all is forgotten. The last used stay, up to a number and a weight. What several want at once is made once,
// for as long as one of them waits. Only so much is made at the same time, see Makers, and a reader of what is there never
// waits behind it.
package shelf

import (
	"container/list"
	"context"
	"errors"
	"slices"
	"sync"
)

// ErrUnfinished is what those get who waited for something whose making panicked.
var ErrUnfinished = errors.New("shelf: what was waited for was not finished")

// Age orders the facts that things are made from, for instance by the number of a revision and then by the day. The
// zero Age is for a shelf whose facts never change.
type Age [2]int64

// Shelf keeps values by key. It is safe for concurrent use; the zero Shelf is not, use New.
type Shelf[V any] struct {
	most, heaviest int
	weigh          func(V) int
	makers         *Makers

	mu     sync.Mutex
	age    Age
	places map[string]*list.Element // of *place[V]
	used   *list.List               // last used first
	weight int                      // of the values that are made
}

// place is where a value stands. value and err are set before ready is closed; value may be set anew by Replace.
type place[V any] struct {
	key     string
	ready   chan struct{}
	value   V
	err     error
	made    bool // value is there
	weight  int
	asked   int  // how often
	claimed bool // by someone who replaces the value
	waiting int  // who wants the value and does not have it yet
	work    context.Context
	stop    context.CancelFunc // ends work
}

// New returns a shelf for so many values that weigh so much together, which makers make; other shelves may share them.
// weigh tells what a value weighs, for instance in bytes.
func New[V any](most, heaviest int, makers *Makers, weigh func(V) int) *Shelf[V] {
	return &Shelf[V]{most: most, heaviest: heaviest, weigh: weigh, makers: makers, places: make(map[string]*list.Element), used: list.New()}
}

// Get returns the value of a key, made by produce when it is not there, and how often it was asked for, or 0 when a
// better form of it was claimed. The context of produce ends when nobody waits for the value any more. An error of produce
// is for those who wait now, and a panic is ErrUnfinished for them; the next one tries again. The error is ErrBusy where
// the queue of the makers is full, and that of ctx for who has gone. What is made from facts older than the shelf's is
// kept for nobody.
func (s *Shelf[V]) Get(ctx context.Context, age Age, key string, produce func(context.Context) (V, error)) (value V, asked int, err error) {
	if err := ctx.Err(); err != nil {
		return value, 0, err
	}
	p, first := s.find(ctx, age, key)
	stop := context.AfterFunc(ctx, func() { s.leave(p) })
	defer stop()
	if first { // and the one who makes it, for others too where they come and this one goes
		return s.make(p, produce)
	}
	select {
	case <-p.ready:
	case <-ctx.Done():
		return value, 0, ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.asked++; p.claimed {
		return p.value, 0, p.err
	}
	return p.value, p.asked, p.err
}

// make gives a place its value.
func (s *Shelf[V]) make(p *place[V], produce func(context.Context) (V, error)) (value V, asked int, err error) {
	err = ErrUnfinished // when produce panics
	defer func() { s.settle(p, value, err) }()
	if busy := s.makers.Do(p.work, func() { value, err = produce(p.work) }); busy != nil {
		err = busy
	}
	return value, 1, err
}

// find returns the place of a key, and whether the caller has to fill it.
func (s *Shelf[V]) find(ctx context.Context, age Age, key string) (p *place[V], first bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	order := slices.Compare(age[:], s.age[:])
	if order > 0 {
		s.age, s.weight = age, 0
		clear(s.places)
		s.used.Init()
	}
	if at, ok := s.places[key]; ok && order >= 0 {
		s.used.MoveToFront(at)
		p = at.Value.(*place[V])
		p.waiting++
		return p, false
	}
	p = &place[V]{key: key, ready: make(chan struct{}), asked: 1, waiting: 1}
	p.work, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	if order >= 0 { // else a request that began before the others
		s.places[key] = s.used.PushFront(p)
	}
	return p, true
}

// leave takes account of somebody who does not wait any more. What nobody waits for is not made to its end.
func (s *Shelf[V]) leave(p *place[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.waiting--; p.waiting > 0 || p.made {
		return
	}
	p.stop()
	if at, ok := s.places[p.key]; ok && at.Value.(*place[V]) == p { // so that who comes next does not wait for it
		s.remove(at)
	}
}

// settle gives a place its value, or takes it off the shelf, and lets the waiting ones go.
func (s *Shelf[V]) settle(p *place[V], value V, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.stop()
	p.value, p.err, p.made = value, err, err == nil
	if at, ok := s.places[p.key]; ok && at.Value.(*place[V]) == p { // else it is of an age that has passed
		if err != nil {
			s.remove(at)
		} else {
			s.fit(p)
		}
	}
	close(p.ready)
}

// Claim reports whether the caller is the first who wants to replace the value of a key.
func (s *Shelf[V]) Claim(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.places[key]
	if !ok || at.Value.(*place[V]).claimed {
		return false
	}
	at.Value.(*place[V]).claimed = true
	return true
}

// Replace puts a better form of a value in its place, if the place is still there.
func (s *Shelf[V]) Replace(key string, value V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if at, ok := s.places[key]; ok {
		p := at.Value.(*place[V])
		p.value = value
		s.fit(p)
	}
}

// Len returns how many values are kept or being made.
func (s *Shelf[V]) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.used.Len()
}

// fit takes account of what a place holds and removes the least used until all fits. What is being made is passed over.
func (s *Shelf[V]) fit(p *place[V]) {
	weight := s.weigh(p.value)
	s.weight += weight - p.weight
	p.weight = weight
	for at := s.used.Back(); at != nil && (s.weight > s.heaviest || s.used.Len() > s.most); {
		before := at.Prev()
		if old := at.Value.(*place[V]); old != p && old.made {
			s.remove(at)
		}
		at = before
	}
}

func (s *Shelf[V]) remove(at *list.Element) {
	p := s.used.Remove(at).(*place[V])
	delete(s.places, p.key)
	s.weight -= p.weight
}
