package access

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// MaxBody is the longest body of a write, in bytes: an event with every field at its limit fits.
const MaxBody = 256 << 10

// Patience is how long a body may take to arrive: MaxBody on a bad 2G link.
const Patience = 30 * time.Second

// answerTime is what is left to answer after the time for a body is over.
const answerTime = 30 * time.Second

var (
	// ErrTooLong says that a body is longer than MaxBody.
	ErrTooLong = errors.New("access: the body is too long")
	// ErrSlow says that a body took longer than its sender had time.
	ErrSlow = errors.New("access: the body did not arrive in time")
	// ErrBroken says that a body ended before its end.
	ErrBroken = errors.New("access: the body broke off")
)

// bound makes reading the body of r fail beyond a length and, from now, a time; then the connection ends too, so that
// nobody has to swallow the rest. The answer has time beyond that of the body: the server's own limit began with the
// request, and would be over with it. A writer without deadlines, as in a test, keeps the length alone.
func bound(w http.ResponseWriter, r *http.Request, longest int64, patience time.Duration) {
	control, end := http.NewResponseController(w), time.Now().Add(patience)
	control.SetReadDeadline(end)
	control.SetWriteDeadline(end.Add(answerTime))
	r.Body = http.MaxBytesReader(w, r.Body, longest)
}

// ReadBody returns the body of r, at most longest bytes that arrive within patience; ErrTooLong, ErrSlow, ErrBroken. A
// body that announces itself as too long is not read at all.
func ReadBody(w http.ResponseWriter, r *http.Request, longest int64, patience time.Duration) ([]byte, error) {
	if r.ContentLength > longest {
		w.Header().Set("Connection", "close")
		return nil, fmt.Errorf("%w: %d bytes, want at most %d", ErrTooLong, r.ContentLength, longest)
	}
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	bound(w, r, longest, patience)
	body, err := io.ReadAll(r.Body)
	var long *http.MaxBytesError
	var network net.Error
	switch {
	case errors.As(err, &long):
		return nil, fmt.Errorf("%w: want at most %d bytes", ErrTooLong, longest)
	case errors.As(err, &network) && network.Timeout():
		w.Header().Set("Connection", "close")
		return nil, fmt.Errorf("%w: want it within %v", ErrSlow, patience)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	http.NewResponseController(w).SetReadDeadline(time.Time{}) // or a slow store would look like a client that left
	return body, nil
}
