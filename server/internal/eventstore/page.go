package eventstore

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Answer is what came of asking for a page.
type Answer string

const (
	Alive       Answer = "alive"       // it was read
	Moved       Answer = "moved"       // it was read at another address, to which it has moved for good
	Gone        Answer = "gone"        // its server says that there is no such page
	SoftGone    Answer = "soft-gone"   // its server says so in words, and that all is well in its status
	Refused     Answer = "refused"     // robots.txt does not allow it
	Unreachable Answer = "unreachable" // nothing that could be read came back
	Private     Answer = "private"     // it is no page that every reader can reach
)

// Answers are all of them.
var Answers = []Answer{Alive, Moved, Gone, SoftGone, Refused, Unreachable, Private}

// Page is what was learned of the page at a source's address. It is of now alone and no part of the record: no colour
// follows from it.
type Page struct {
	Number  int64 // of its last change, ascending over all pages
	Address string

	Checked time.Time // when it was last asked for; zero for never
	Answer  Answer    // "" for never
	Detail  string    // the answer in words, "404 Not Found"
	To      string    // where it was found, "" for at its address
	Failing time.Time // since when it could not be read; zero while it can

	Read time.Time // when it was last read
	Hash string    // SHA-256 of what was read then, hexadecimal

	Kept time.Time // when a copy was written to a file of operators
	File string    // the name of that file

	Saved   time.Time // when an archive was last asked for a snapshot; zero for never
	Archive string    // address of the snapshot, "" for none
	Refusal string    // why there is none, in words
}

// deadAfter is how long a page that cannot be reached is taken to be out of order and no more.
const deadAfter = 14 * 24 * time.Hour

// Dead reports whether readers do not find the page any more: it is gone, or could not be reached by the last check and for
// two weeks before it, since that may be the fault of who asked. A page that robots may not read is not dead.
func (p *Page) Dead() bool {
	switch p.Answer {
	case Gone, SoftGone:
		return true
	case Unreachable, Private:
		return !p.Failing.IsZero() && p.Checked.Sub(p.Failing) >= deadAfter
	}
	return false
}

// Copied reports whether a copy of the page is somewhere else than at its address.
func (p *Page) Copied() bool { return p.Archive != "" || p.File != "" }

// addressKey finds a row by an address, which is too long to be in an index.
func addressKey(address string) string {
	sum := sha256.Sum256([]byte(address))
	return hex.EncodeToString(sum[:])
}

func fitPage(p Page) error {
	return fitTexts("page address", p.Address, "page answer", string(p.Answer), "page detail", p.Detail, "page to", p.To,
		"page hash", p.Hash, "page file", p.File, "page archive", p.Archive, "page refusal", p.Refusal)
}

// kept is a page as every backend keeps it.
func (p Page) kept() Page {
	for _, t := range []*time.Time{&p.Checked, &p.Failing, &p.Read, &p.Kept, &p.Saved} {
		if !t.IsZero() {
			*t = moment(*t)
		}
	}
	return p
}
