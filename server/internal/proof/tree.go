package proof

import (
	"fmt"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"recognitionmap/server/internal/eventstore"
)

// Tree is the transparency tree over the lines of one store's revisions. The zero Tree is empty and ready, and safe for
// concurrent use.
type Tree struct {
	mu     sync.Mutex
	leaves int64
	hashes hashes
}

// hashes are those of a tree as tlog stores them.
type hashes []tlog.Hash

// ReadHashes implements tlog.HashReader.
func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, at := range indexes {
		if at < 0 || at >= int64(len(h)) {
			return nil, fmt.Errorf("proof: the tree has no hash %d", at)
		}
		found[i] = h[at]
	}
	return found, nil
}

// grow adds the n-th leaf, from 0.
func (h *hashes) grow(n int64, leaf []byte) error {
	more, err := tlog.StoredHashes(n, leaf, *h)
	*h = append(*h, more...)
	return err
}

// Root returns the root of the tree over the first revisions of a store. Every log that one Tree is asked about is the
// beginning of the longest.
func (t *Tree) Root(log []eventstore.Revision) (tlog.Hash, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for ; t.leaves < int64(len(log)); t.leaves++ {
		if err := t.hashes.grow(t.leaves, Line(log[t.leaves])); err != nil {
			return tlog.Hash{}, err
		}
	}
	return tlog.TreeHash(int64(len(log)), t.hashes)
}

// rootOf returns the root of the tree over lines.
func rootOf(lines [][]byte) (tlog.Hash, error) {
	var h hashes
	for n, text := range lines {
		if err := h.grow(int64(n), text); err != nil {
			return tlog.Hash{}, err
		}
	}
	return tlog.TreeHash(int64(len(lines)), h)
}
