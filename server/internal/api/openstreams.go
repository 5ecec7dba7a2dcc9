package api

import (
	"sync"

	"recognitionmap/server/internal/fair"
)

// openStreams are the streams that are open, so many at most. Where all are taken, the client that has most loses its
// oldest to one that has fewer.
type openStreams struct {
	most int

	mu     sync.Mutex
	places fair.Places[chan struct{}]
}

// enter opens a stream of a client, unless there is no room for it; ended is closed when it has to give way, and leave is
// called when it is over.
func (o *openStreams) enter(client string) (ended <-chan struct{}, leave func(), ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.places.Len() >= o.most {
		heaviest, has := o.places.Most(client)
		if len(has) == 0 {
			return nil, nil, false
		}
		close(has[0])
		o.places.Remove(heaviest, has[0])
	}
	place := make(chan struct{})
	o.places.Add(client, place)
	return place, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.places.Remove(client, place)
	}, true
}
