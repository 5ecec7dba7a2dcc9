package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"recognitionmap/server/internal/eventstore"
)

// ledger is the list of all revisions with an index by event. It only grows, and the states that follow one another
// share it: each reads the revisions that were there when it was made, so that one more costs nothing but itself.
type ledger struct {
	mu     sync.RWMutex
	log    []eventstore.Revision
	first  []int32             // of each revision: the place in log of the event's first
	before []int32             // of each revision: the place of the event's revision before it, -1 for none
	hashes [][sha256.Size]byte // of each revision with all before it, see chain
	last   map[string]int32    // by event id: the place of its last revision
}

// grow appends revisions to a list of length n and returns it and the ledger that has it: l itself when it ended there,
// else a copy, because another state has gone on from the same one.
func (l *ledger) grow(n int, more []eventstore.Revision) (*ledger, []eventstore.Revision) {
	if l == nil {
		l = new(ledger)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.log) > n {
		return new(ledger).grow(0, append(l.log[:n:n], more...))
	}
	if l.last == nil {
		l.last = make(map[string]int32, len(more))
	}
	hash := l.hashOf(n)
	for _, r := range more {
		at := int32(len(l.log))
		first, before := at, int32(-1)
		if last, ok := l.last[r.EventID]; ok {
			first, before = l.first[last], last
		}
		l.log, l.first, l.before = append(l.log, r), append(l.first, first), append(l.before, before)
		l.last[r.EventID] = at
		sum := chain(hash, r)
		l.hashes, hash = append(l.hashes, sum), hex.EncodeToString(sum[:])
	}
	return l, l.log[:len(l.log):len(l.log)]
}

// newest returns the place of an event's last revision among the first n, -1 for none.
func (l *ledger) newest(id string, n int) int32 {
	if l == nil {
		return -1
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	at, ok := l.last[id]
	if !ok {
		return -1
	}
	for int(at) >= n {
		if at = l.before[at]; at < 0 {
			return -1
		}
	}
	return at
}

// steps returns first and before as they are now, to be read up to the length of a state's log.
func (l *ledger) steps() (first, before []int32) {
	if l == nil {
		return nil, nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.first, l.before
}

// hash returns the hash of the first n revisions, "" for none.
func (l *ledger) hash(n int) string {
	if l == nil {
		return ""
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.hashOf(n)
}

// hashOf is hash for who has the lock.
func (l *ledger) hashOf(n int) string {
	if n == 0 {
		return ""
	}
	return hex.EncodeToString(l.hashes[n-1][:])
}
