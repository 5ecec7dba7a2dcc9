package shelf

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// ErrBusy says that what was wanted was not made, because too many wait for what they want. Nothing is wrong with it: who
// comes again in a second or two finds a shorter queue.
var ErrBusy = errors.New("shelf: too many wait already")

// Makers are how much is made at the same time, and the queue of those who want something made. The queue is short, since
// a reader who waits long has gone. The clients in it take turns, so that one who wants much waits behind others for all
// but its first, and where the queue is full the last of the client that has most in it has to go.
type Makers struct {
	mu      sync.Mutex
	free    int
	most    int // who may wait
	waiting int
	lines   map[string][]chan error // of who waits, by client; nil on a channel is their turn
	turns   []string                // clients that have a line, the next first
}

// NewMakers returns as many makers as make at the same time, and before them a queue for as many as may wait.
func NewMakers(number, queue int) *Makers {
	return &Makers{free: number, most: queue, lines: make(map[string][]chan error)}
}

type clientKey struct{}

// From returns a context of what a client wants: any text that is the same for all that one client wants.
func From(ctx context.Context, client string) context.Context {
	return context.WithValue(ctx, clientKey{}, client)
}

// Do calls do when it is the caller's turn. The error is ErrBusy, or that of ctx, and then do was not called.
func (m *Makers) Do(ctx context.Context, do func()) error {
	if err := m.enter(ctx); err != nil {
		return err
	}
	defer m.leave()
	do()
	return nil
}

func (m *Makers) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	client, _ := ctx.Value(clientKey{}).(string)
	turn, err := m.queue(client)
	if err != nil || turn == nil {
		return err
	}
	select {
	case err := <-turn:
		return err
	case <-ctx.Done():
		m.abandon(client, turn)
		return ctx.Err()
	}
}

// queue returns where the client will hear of its turn, nil where it has come at once.
func (m *Makers) queue(client string) (chan error, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.free > 0 {
		m.free--
		return nil, nil
	}
	if m.waiting >= m.most && !m.dismiss(len(m.lines[client])+1) {
		return nil, ErrBusy
	}
	turn := make(chan error, 1)
	if len(m.lines[client]) == 0 {
		m.turns = append(m.turns, client)
	}
	m.lines[client] = append(m.lines[client], turn)
	m.waiting++
	return turn, nil
}

// dismiss sends the last of the longest line away, if that line is longer than another will be.
func (m *Makers) dismiss(length int) bool {
	from := -1 // in turns
	for i, client := range m.turns {
		if n := len(m.lines[client]); n > length {
			from, length = i, n
		}
	}
	if from < 0 {
		return false
	}
	client := m.turns[from]
	last := m.lines[client][length-1]
	m.remove(client, length-1)
	last <- ErrBusy
	return true
}

// remove takes someone out of the queue.
func (m *Makers) remove(client string, at int) {
	m.lines[client] = slices.Delete(m.lines[client], at, at+1)
	m.waiting--
	if len(m.lines[client]) == 0 {
		delete(m.lines, client)
		m.turns = slices.DeleteFunc(m.turns, func(c string) bool { return c == client })
	}
}

// abandon takes someone out of the queue who does not wait any more, or gives the turn on that has just come.
func (m *Makers) abandon(client string, turn chan error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if at := slices.Index(m.lines[client], turn); at >= 0 {
		m.remove(client, at)
	} else if <-turn == nil {
		m.next()
	}
}

// leave ends a turn.
func (m *Makers) leave() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.next()
}

// next gives a turn that has ended to the next client.
func (m *Makers) next() {
	if len(m.turns) == 0 {
		m.free++
		return
	}
	client := m.turns[0]
	turn := m.lines[client][0]
	m.remove(client, 0)
	if len(m.lines[client]) > 0 { // its next comes after those of the others
		m.turns = append(m.turns[1:], client)
	}
	turn <- nil
}
