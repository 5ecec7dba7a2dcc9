package access

import (
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// fakeConn is a connection from an address.
type fakeConn struct {
	net.Conn
	from   string
	closed bool
}

func (c *fakeConn) RemoteAddr() net.Addr {
	a, err := net.ResolveTCPAddr("tcp", c.from)
	if err != nil {
		panic(err)
	}
	return a
}

func (c *fakeConn) Close() error { c.closed = true; return nil }

// fakeListener accepts what it is given.
type fakeListener struct {
	net.Listener
	next net.Conn
}

func (l *fakeListener) Accept() (net.Conn, error) { return l.next, nil }

func TestConnections(t *testing.T) {
	for _, test := range []struct {
		name, steps, dropped string // each step the address that connects, or with + or - before it its last one busy or closed
	}{
		{"room for all", "a a b c", ""},
		{"the one that has most loses its oldest", "a a a b c", "0"},
		{"the oldest that is idle", "a +a a a b c", "1"},
		{"or busy, where all are", "a +a a +a a +a b c", "0"},
		{"also to itself", "a a a a a", "0"},
		{"an address that has one is let alone", "a b b b c d", "1 2"},
		{"what was closed is not counted", "a a a -a b c", ""},
	} {
		l := &fakeListener{}
		c := NewConnections(l, 4)
		var all []*fakeConn
		last := map[string]*fakeConn{}
		for step := range strings.FieldsSeq(test.steps) {
			switch {
			case step[0] == '+':
				c.Watch(last[step[1:]], http.StateActive)
			case step[0] == '-':
				c.Watch(last[step[1:]], http.StateClosed)
			default:
				conn := &fakeConn{from: "[2001:db8:0:" + step + "::1]:1"}
				l.next, last[step] = conn, conn
				all = append(all, conn)
				if _, err := c.Accept(); err != nil {
					t.Fatal(err)
				}
				c.Watch(conn, http.StateNew)
			}
		}
		var dropped []string
		for i, conn := range all {
			if conn.closed {
				dropped = append(dropped, string(rune('0'+i)))
				c.Watch(conn, http.StateClosed) // as the server will say
			}
		}
		if got := strings.Join(dropped, " "); got != test.dropped {
			t.Errorf("%s: %s drops %q, want %q", test.name, test.steps, got, test.dropped)
		}
		open := slices.DeleteFunc(all, func(conn *fakeConn) bool { return conn.closed })
		if n := c.open.Len(); n > 4 || n > len(open) || len(c.busy) != n {
			t.Errorf("%s: %d are counted, and %d looked at", test.name, n, len(c.busy))
		}
	}
}

func TestRoom(t *testing.T) {
	for _, descriptors := range []int{64, 400, 1024, 65536} {
		connections, streams := Room(descriptors)
		if connections+32 > descriptors || streams > connections/2 || streams < 8 {
			t.Errorf("Room(%d) = %d, %d", descriptors, connections, streams)
		}
	}
}
