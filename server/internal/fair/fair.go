// Package fair shares what there is only so much of among clients: where all of it is taken and another client comes, the
// one that has most gives some back. So nobody who takes much shuts others out, and as long as there is enough for all
// nobody is counted.
package fair

import "slices"

// Places are what clients have taken, each a T, in the order in which they took them. It is not safe for concurrent use.
type Places[T comparable] struct {
	of  map[string][]T
	all int
}

// Len returns how many are taken.
func (p *Places[T]) Len() int { return p.all }

// Add gives a client one more.
func (p *Places[T]) Add(client string, place T) {
	if p.of == nil {
		p.of = make(map[string][]T)
	}
	p.of[client] = append(p.of[client], place)
	p.all++
}

// Remove takes one back, if the client has it.
func (p *Places[T]) Remove(client string, place T) {
	at := slices.Index(p.of[client], place)
	if at < 0 {
		return
	}
	p.all--
	if len(p.of[client]) == 1 {
		delete(p.of, client)
		return
	}
	p.of[client] = slices.Delete(p.of[client], at, at+1)
}

// Of returns what a client has, oldest first. Nobody changes the slice.
func (p *Places[T]) Of(client string) []T { return p.of[client] }

// Most returns the client that has most and what it has, oldest first; nothing where nobody has more than another would
// have with one more. Nobody changes the slice.
func (p *Places[T]) Most(another string) (client string, places []T) {
	least := len(p.of[another]) + 1
	for c, has := range p.of {
		if len(has) > max(least, len(places)) {
			client, places = c, has
		}
	}
	return client, places
}
