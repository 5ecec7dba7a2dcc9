// Package eventstore keeps what was said about events, for good: an append-only list of revisions, and beside it what
// editors need to make one: tokens, sessions, proposals, notes from readers; the keys by which the site signs; what was
// learned of the pages that sources name; and where readers want to hear of what is new.
//
// A revision is never changed. To correct an event is to append a revision with the whole corrected event; to withdraw
// one is to append a revision without it, a tombstone. Two clocks follow: the date of an event says when something was
// true, the time of a revision when it was known here.
//
// There are three backends, Memory, SQLite and PostgreSQL, and one specification of all, package storetest.
package eventstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"recognitionmap/geodata/relation"
)

// Origin says where a revision came from.
type Origin string

const (
	FromDataset Origin = "dataset" // the data set inside the program, or a newer one of a newer program
	FromEditor  Origin = "editor"  // the API or the form
	FromImport  Origin = "import"  // the import command
)

// Role is what a token allows.
type Role string

const (
	RolePropose Role = "propose" // propose changes
	RolePublish Role = "publish" // also publish them, and decide on what others proposed
)

// Change is a revision to be appended.
type Change struct {
	EventID string
	// Expect is the number of the event's revision that the writer has seen: 0 when there must be none, or none but a
	// tombstone.
	Expect int64
	// Event withdraws the event where it is nil. Nobody changes an event that a store has returned; one that a store was
	// given was copied.
	Event  *relation.Event
	Origin Origin
	Author string // name of the token, never public; "" for the data set
	Role   Role   // "" for the data set
	Reason string
}

// Revision is a change that was appended.
type Revision struct {
	Number int64     // from 1, ascending by one in the order in which revisions become visible
	Time   time.Time // UTC, in milliseconds, never before that of an earlier revision
	Change
}

// Token is a right to write. The secret itself is not kept.
type Token struct {
	ID      string // public name of the secret, random
	Name    string // of the person, unique among those not revoked
	Role    Role
	Hash    []byte // SHA-256 of the secret
	Created time.Time
	Expires time.Time // zero for never
	Revoked time.Time // zero while it holds
}

// Valid reports whether t holds at a time.
func (t *Token) Valid(now time.Time) bool {
	return t.Revoked.IsZero() && (t.Expires.IsZero() || now.Before(t.Expires))
}

// Session is a browser that has signed in with a token.
type Session struct {
	Hash    []byte // SHA-256 of the cookie's value
	TokenID string
	Expires time.Time
}

// Status is how far a proposal or a note has come.
type Status string

const (
	Open     Status = "open"
	Accepted Status = "accepted" // published, or answered in public
	Declined Status = "declined"
)

// Proposal is a change that waits for a second person.
type Proposal struct {
	ID       int64
	Time     time.Time
	Change   Change
	Status   Status
	Decided  time.Time // zero while open
	Decider  string    // name of the token that decided
	Answer   string    // why, for the proposer
	Revision int64     // that came of it, 0 for none
}

// Note is what a reader reported about an event. Nothing of it is public before it is answered.
type Note struct {
	ID       int64
	EventID  string
	Time     time.Time
	Text     string
	Status   Status
	Answered time.Time
	Answer   string // public once the note is accepted
}

// Key is one by which the site signs what it hands out, in the forms of golang.org/x/mod/sumdb/note. The secret is kept as
// it is: whoever can read the store can sign.
type Key struct {
	Number         int64 // from 1, oldest first
	Secret, Public string
	Created        time.Time
	Retired        time.Time // zero while it signs
}

var (
	// ErrNotFound says that there is no such token, session, proposal, note or key.
	ErrNotFound = errors.New("eventstore: not found")
	// ErrDecided says that another was first: a proposal or note is decided, a key is there.
	ErrDecided = errors.New("eventstore: decided already")
	// ErrFull says that no more can be kept of what was to be added.
	ErrFull = errors.New("eventstore: no more can be kept")
	// ErrNameTaken says that a token that holds has the name.
	ErrNameTaken = errors.New("eventstore: the name is taken")
	// ErrUnfit says that a text or a date would not come back as it was, or not from every backend: a NUL byte, bytes
	// that are no UTF-8, a name of more than 1000 bytes. The message names the field.
	ErrUnfit = errors.New("eventstore: cannot be kept")
	// ErrUnavailable says that the database cannot be reached or written now. What was to be written was not, unless
	// PostgreSQL was lost in the very moment of its answer: then nobody can know, and whoever tries again gets a
	// *Conflict if it was.
	ErrUnavailable = errors.New("eventstore: the store is not available")
	// ErrDamaged says that what is kept is not what was written. The message names what was found first.
	ErrDamaged = errors.New("eventstore: the store is damaged")
	// ErrEmpty goes with ErrUnavailable where nothing is kept, and nothing can be.
	ErrEmpty = errors.New("eventstore: nothing is kept there")
	// ErrNewer says that the database was made by a newer program.
	ErrNewer = errors.New("eventstore: the database is of a newer program")
)

// Conflict says that an event has another revision than the writer had seen. Nothing of the call was written.
type Conflict struct {
	EventID string
	Expect  int64
	Current int64 // 0 when there is no such event
}

func (c *Conflict) Error() string {
	return fmt.Sprintf("eventstore: %s is at revision %d, not %d", c.EventID, c.Current, c.Expect)
}

// Store is the promise of every backend. All of it is safe for concurrent use, by several processes on one database
// too. What a method returned without an error survives the death of the process at any moment. A method whose ctx has
// ended returns its error and writes nothing. Times come back in UTC and in milliseconds.
type Store interface {
	// Append writes changes in order, all or none, and returns them as revisions. Of two writers that expect the same
	// revision of an event one gets a *Conflict.
	Append(ctx context.Context, changes ...Change) ([]Revision, error)
	// Since returns the revisions after a number, ascending, at most limit. A reader that goes on from the last it has
	// seen misses none. A limit below 1 is one of 0.
	Since(ctx context.Context, after int64, limit int) ([]Revision, error)
	// Watch calls heard whenever there may be revisions that were not there before, its own and those of other
	// processes, within two seconds; at least once at the start. It returns when ctx ends, and outlives a lost database.
	Watch(ctx context.Context, heard func()) error

	// AddToken keeps a new token; ErrNameTaken where one that holds has the name, or any has the id or the hash.
	AddToken(ctx context.Context, t Token) error
	// Tokens returns all tokens, also revoked ones, oldest first.
	Tokens(ctx context.Context) ([]Token, error)
	// Token returns the token with a hash; ErrNotFound.
	Token(ctx context.Context, hash []byte) (Token, error)
	// RevokeToken ends a token by its id; ErrNotFound where none holds with that id. Its sessions end with it.
	RevokeToken(ctx context.Context, id string, now time.Time) error

	// AddSession keeps a session, and forgets those that have expired by now; ErrNotFound where its token does not hold.
	AddSession(ctx context.Context, s Session, now time.Time) error
	// Session returns the token of a session that has not expired; ErrNotFound.
	Session(ctx context.Context, hash []byte, now time.Time) (Token, error)
	// EndSession forgets a session. One that is not there is no error.
	EndSession(ctx context.Context, hash []byte) error

	// Propose keeps a change for a second person and returns it with its number and time.
	Propose(ctx context.Context, c Change) (Proposal, error)
	// Proposals returns the proposals with a status, "" for all, newest first.
	Proposals(ctx context.Context, s Status) ([]Proposal, error)
	// Proposal returns one; ErrNotFound.
	Proposal(ctx context.Context, id int64) (Proposal, error)
	// Decide closes an open proposal: with Accepted it appends publish, with Declined publish is nil. Both or neither
	// happen. ErrNotFound, ErrDecided, *Conflict.
	Decide(ctx context.Context, id int64, s Status, decider, answer string, publish *Change) (Proposal, error)

	// Report keeps a reader's note and returns it with its number and time.
	Report(ctx context.Context, eventID, text string) (Note, error)
	// Notes returns the notes with a status, "" for all, newest first.
	Notes(ctx context.Context, s Status) ([]Note, error)
	// AnswerNote closes an open note; ErrNotFound, ErrDecided.
	AnswerNote(ctx context.Context, id int64, s Status, answer string) (Note, error)

	// AddKey keeps a key as the next one after number after, 0 for the first, and returns it with its number; ErrDecided
	// where that is not the last.
	AddKey(ctx context.Context, k Key, after int64) (Key, error)
	// Keys returns all keys, also retired ones, oldest first.
	Keys(ctx context.Context) ([]Key, error)
	// RetireKey has a key sign no more; ErrNotFound where none that signs has the number.
	RetireKey(ctx context.Context, number int64, now time.Time) error

	// Learn has what is known of the page at an address changed, from nothing where nothing is, and returns it with its new
	// number. learn is called once, with what is kept, beside which nobody else writes; it may not ask the store.
	Learn(ctx context.Context, address string, learn func(*Page)) (Page, error)
	// Pages returns what was learned of pages since a number, 0 for all, the last change last.
	Pages(ctx context.Context, after int64) ([]Page, error)

	// PushKey returns the pair of keys by which push services know the site: fresh, which is kept, where there was none.
	PushKey(ctx context.Context, fresh PushKey) (PushKey, error)
	// AddAlert keeps Key, Auth, About and Seen of an alert in place of what its endpoint had, and it is due at once; ErrFull
	// where there would be more than most. When its endpoint was told something last stays.
	AddAlert(ctx context.Context, a Alert, most int) error
	// MoveAlert has an alert be sent to another endpoint with keys of its own, at once where it is due, in place of what that
	// had; ErrNotFound where there is none.
	MoveAlert(ctx context.Context, endpoint string, to Alert) error
	// EndAlert forgets an alert. One that is not there is no error.
	EndAlert(ctx context.Context, endpoint string) error
	// AlertsBehind returns the groups that have not been told of all up to an edition, each once.
	AlertsBehind(ctx context.Context, edition int64) ([]AlertGroup, error)
	// PassAlerts has all of a group have been told of all up to an edition.
	PassAlerts(ctx context.Context, g AlertGroup, edition int64) error
	// ClaimAlerts returns at most most of a group that are due now and were told nothing after told, those first that were
	// tried in vain least often, and has them be due at until: of all who ask, in all processes, one gets each, and if it dies
	// another does later.
	ClaimAlerts(ctx context.Context, g AlertGroup, now, told, until time.Time, most int) ([]Alert, error)
	// SettleAlert keeps Seen, Told, Tries and Due of an alert that is still as it was claimed. Of another it keeps nothing,
	// which is no error: its reader has ended or changed it, or who claimed it took too long.
	SettleAlert(ctx context.Context, claimed, a Alert) error

	// Check reads everything and returns how many revisions there are; ErrDamaged where one is missing or is not what was
	// written.
	Check(ctx context.Context) (int64, error)
	// Ping reports whether the database can be written now, by writing to it; ErrUnavailable.
	Ping(ctx context.Context) error
	Close() error
}
