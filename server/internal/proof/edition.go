package proof

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"recognitionmap/server/internal/desk"
)

// Edition is what is signed of an edition and the files of its release. Its text begins as the checkpoint of a transparency
// log does (https://c2sp.org/tlog-checkpoint): origin, number of leaves, root.
type Edition struct {
	Number   int64 // also the number of leaves
	Root     tlog.Hash
	Revision string    // as on pages: "632-0a1b2c3d"
	Time     time.Time // of its last revision
	Sums     string    // SHA-256 of the file SHA256SUMS, hexadecimal
}

// NewEdition returns what there is to sign of a state. sums is the hash of the file SHA256SUMS.
func NewEdition(s *desk.State, t *Tree, sums string) (Edition, error) {
	root, err := t.Root(s.Log)
	return Edition{s.Number, root, s.Revision(), s.Time.UTC(), sums}, err
}

// Text returns the text that is signed.
func (e Edition) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\nrevision %s\ntime %s\nsha256sums %s\n", Name, e.Number, e.Root, e.Revision, e.Time.Format(time.RFC3339Nano), e.Sums)
}

var errNoEdition = errors.New("it is signed, but what it says is no edition of the Recognition Map")

// parseEdition reads what Text wrote, and nothing else.
func parseEdition(text string) (e Edition, err error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 7 || lines[0] != Name {
		return e, errNoEdition
	}
	e.Number, err = strconv.ParseInt(lines[1], 10, 64)
	if err == nil {
		e.Root, err = tlog.ParseHash(lines[2])
	}
	if err == nil {
		e.Time, err = time.Parse(time.RFC3339Nano, strings.TrimPrefix(lines[4], "time "))
	}
	e.Revision, e.Sums = strings.TrimPrefix(lines[3], "revision "), strings.TrimPrefix(lines[5], "sha256sums ")
	if err != nil || e.Text() != text {
		return e, errNoEdition
	}
	return e, nil
}
