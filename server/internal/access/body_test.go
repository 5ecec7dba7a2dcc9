package access

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestReadBody(t *testing.T) {
	for _, test := range []struct {
		what   string
		body   io.Reader
		length int64 // as announced, -1 unknown
		want   string
		err    error
	}{
		{"nothing", nil, 0, "", nil},
		{"as long as may be", strings.NewReader("0123456789"), 10, "0123456789", nil},
		{"announced as too long", strings.NewReader("x"), 1 << 30, "", ErrTooLong},
		{"too long and not announced", strings.NewReader("0123456789a"), -1, "", ErrTooLong},
		{"broken off", io.MultiReader(strings.NewReader("0123"), broken{}), -1, "", ErrBroken},
	} {
		r := httptest.NewRequest("POST", "/", test.body)
		r.ContentLength = test.length
		got, err := ReadBody(httptest.NewRecorder(), r, 10, time.Minute)
		if string(got) != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s: ReadBody = %q, %v, want %q, %v", test.what, got, err, test.want, test.err)
		}
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// A sender who stops in the middle is told so, and loses the connection: also where the server's own time to answer was
// over with that of the body.
func TestSlowBody(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := ReadBody(w, r, 100, time.Nanosecond); err != nil {
			RefusalOf(err).Write(w)
		}
	}))
	server.Config.WriteTimeout = time.Nanosecond
	server.Start()
	defer server.Close()
	connection, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	fmt.Fprint(connection, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf")
	answer, err := io.ReadAll(connection) // until the server closes it
	if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 408 ") || !strings.Contains(string(answer), "did not arrive in time") {
		t.Errorf("a slow body = %q, %v, want 408 and the end", answer, err)
	}
}
