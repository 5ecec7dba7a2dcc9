package api

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"net/http"

	"recognitionmap/server/internal/access"
)

// cursor is a place in the list of one filter at one revision. All pages of a list come from one revision: an event that
// is added meanwhile neither moves a row to another page nor hides one.
type cursor struct {
	Filter [8]byte // see Filter.hash
	Number int64   // of the revision
	Offset int     // events before it
}

// cursorForm is the first byte of a cursor, for a form that may follow.
const cursorForm = 1

// String returns the cursor as it stands in an address.
func (c cursor) String() string {
	b := append([]byte{cursorForm}, c.Filter[:]...)
	b = binary.AppendUvarint(b, uint64(c.Number))
	b = binary.AppendUvarint(b, uint64(c.Offset))
	return base64.RawURLEncoding.EncodeToString(b)
}

var errBadCursor = errors.New("cursor: not one of ours, want the one of the page before, or none for the first page")

// parseCursor reads what String wrote, and nothing else.
func parseCursor(s string) (c cursor, err error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) < 1+len(c.Filter) || b[0] != cursorForm {
		return c, errBadCursor
	}
	copy(c.Filter[:], b[1:])
	b = b[1+len(c.Filter):]
	number, n := binary.Uvarint(b)
	if n <= 0 || number > 1<<62 {
		return c, errBadCursor
	}
	offset, m := binary.Uvarint(b[n:])
	if m <= 0 || offset > 1<<31-1 {
		return c, errBadCursor
	}
	c.Number, c.Offset = int64(number), int(offset)
	if c.String() != s { // a number written longer than it has to be, or something after it
		return c, errBadCursor
	}
	return c, nil
}

// resume returns the offset that a cursor means for a filter, 0 for "".
func (f *Filter) resume(m moment, text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	c, err := parseCursor(text)
	switch {
	case err != nil:
		return 0, access.Refused(http.StatusBadRequest, err.Error())
	case c.Filter != f.hash():
		return 0, access.Refused(http.StatusBadRequest, "cursor: it belongs to another query, want it with the parameters of the page that gave it")
	case c.Number != m.state.Number:
		return 0, access.Refused(http.StatusGone, fmt.Sprintf(
			"cursor: it belongs to revision %d, and the record is at %d now; add edition=%d to go on in that one, begin again without it, or read %s/changes?since=%d", c.Number, m.state.Number, c.Number, base, c.Number))
	}
	return c.Offset, nil
}
