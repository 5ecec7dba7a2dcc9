package live

// queue holds what the program has yet to do, in order, so that one thing is done after the other. Adding never waits.
type queue struct {
	todo *[]func()
	wake chan struct{}
}

func newQueue() queue { return queue{new([]func()), make(chan struct{}, 1)} }

func (q queue) add(f func()) {
	*q.todo = append(*q.todo, f)
	select {
	case q.wake <- struct{}{}:
	default: // it knows already
	}
}

// run does what is added. It does not return.
func (q queue) run() {
	for range q.wake {
		q.drain()
	}
}

// drain does what there is, and what is added meanwhile.
func (q queue) drain() {
	for len(*q.todo) > 0 {
		f := (*q.todo)[0]
		*q.todo = (*q.todo)[1:]
		f()
	}
}
