package access

import (
	"net"
	"net/http"
	"slices"
	"sync"

	"recognitionmap/server/internal/fair"
)

// Connections keeps the number of connections below what the process may open, and so there is always one for the next
// client: where all are taken, the address that has most loses one, best one on which nothing is being answered. Behind a
// proxy of ours all connections are the proxy's, which opens another for the one that it has lost.
type Connections struct {
	net.Listener
	most int

	mu   sync.Mutex
	open fair.Places[net.Conn]
	busy map[net.Conn]bool // whether it is being answered
}

// NewConnections returns a listener that accepts from another, and keeps at most so many connections open.
func NewConnections(l net.Listener, most int) *Connections {
	return &Connections{Listener: l, most: most, busy: make(map[net.Conn]bool)}
}

// Accept implements net.Listener.
func (c *Connections) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err != nil {
		return nil, err
	}
	from := origin(conn)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open.Len() >= c.most {
		c.drop(from)
	}
	c.open.Add(from, conn)
	c.busy[conn] = false
	return conn, nil
}

// drop closes a connection of the address that has most: the oldest on which nothing is being answered, else the oldest.
func (c *Connections) drop(from string) {
	client, conns := c.open.Most(from)
	if len(conns) == 0 { // the one that has come has most itself
		client, conns = from, c.open.Of(from)
	}
	if len(conns) == 0 {
		return
	}
	oldest := max(0, slices.IndexFunc(conns, func(conn net.Conn) bool { return !c.busy[conn] }))
	conn := conns[oldest]
	c.open.Remove(client, conn)
	delete(c.busy, conn)
	conn.Close()
}

// Watch is what an http.Server tells of its connections, see http.Server.ConnState.
func (c *Connections) Watch(conn net.Conn, state http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.busy[conn]; !ok { // dropped
		return
	}
	switch state {
	case http.StateActive:
		c.busy[conn] = true
	case http.StateIdle:
		c.busy[conn] = false
	case http.StateClosed, http.StateHijacked:
		delete(c.busy, conn)
		c.open.Remove(origin(conn), conn)
	}
}

// origin is what is counted as one client, see network.
func origin(conn net.Conn) string {
	host, _, err := net.SplitHostPort(conn.RemoteAddr().String())
	if err != nil {
		return ""
	}
	return network(host)
}

// enoughDescriptors is what is taken for the most where a system has none or a higher one: each connection costs 20 kB.
const enoughDescriptors = 32 << 10

// Room returns how many connections there can be, and how many of them may be streams, where so many files and connections
// may be open in all: the store, the log and what is just being accepted need some too.
func Room(descriptors int) (connections, streams int) {
	connections = max(descriptors-max(32, min(descriptors/8, 256)), 16)
	return connections, connections / 2
}
