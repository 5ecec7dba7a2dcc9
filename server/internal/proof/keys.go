package proof

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"recognitionmap/server/internal/eventstore"
)

// KeyStore is what a keyring asks of a store.
type KeyStore interface {
	AddKey(ctx context.Context, k eventstore.Key, after int64) (eventstore.Key, error)
	Keys(ctx context.Context) ([]eventstore.Key, error)
}

// Keyring signs with the keys of a store. The first key is made when somebody first wants something signed. While there are
// two that were not retired both sign, so that who trusts either can check it.
type Keyring struct {
	Store KeyStore
	Now   func() time.Time

	mu   sync.Mutex
	kept []eventstore.Key // as the store last said
	err  error            // why it said nothing, where nothing is known
	when time.Time        // it was asked
}

// freshFor is how long a key that was added or retired elsewhere may go unseen.
const freshFor = 5 * time.Second

// patience is how long a store may take to answer.
const patience = 2 * time.Second

// Keys returns all keys, retired ones too, oldest first, and makes the first. While the store is away they are those that
// it last had; the error is the store's. A store that is away is not asked again at once.
func (r *Keyring) Keys(ctx context.Context) ([]eventstore.Key, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := r.Now(); r.when.IsZero() || now.Sub(r.when) >= freshFor {
		keys, err := r.ask(ctx)
		if err == nil {
			r.kept = keys
		}
		r.err, r.when = err, now
	}
	if len(r.kept) == 0 {
		return nil, fmt.Errorf("proof: there is no key to sign with: %w", r.err)
	}
	return r.kept, nil
}

// ask reads the keys, and makes the first.
func (r *Keyring) ask(ctx context.Context) ([]eventstore.Key, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	keys, err := r.Store.Keys(ctx)
	if err != nil || len(keys) > 0 {
		return keys, err
	}
	if _, err := Rotate(ctx, r.Store, r.Now()); err != nil && !errors.Is(err, eventstore.ErrDecided) { // else another program was first
		return nil, err
	}
	return r.Store.Keys(ctx)
}

// Rotate adds a new key to a store, which signs from then on beside those that were not retired.
func Rotate(ctx context.Context, store KeyStore, now time.Time) (eventstore.Key, error) {
	keys, err := store.Keys(ctx)
	if err != nil {
		return eventstore.Key{}, err
	}
	secret, public, err := note.GenerateKey(rand.Reader, Name)
	if err != nil {
		return eventstore.Key{}, fmt.Errorf("proof: %w", err)
	}
	return store.AddKey(ctx, eventstore.Key{Secret: secret, Public: public, Created: now}, int64(len(keys)))
}

// Sign returns a text as a note, signed by every key that was not retired, the oldest first. Of one text and the same keys
// it is the same byte for byte.
func (r *Keyring) Sign(ctx context.Context, text string) ([]byte, error) {
	keys, err := r.Keys(ctx)
	if err != nil {
		return nil, err
	}
	var signers []note.Signer
	for _, k := range keys {
		if !k.Retired.IsZero() {
			continue
		}
		s, err := note.NewSigner(k.Secret)
		if err != nil {
			return nil, fmt.Errorf("proof: key %d of the store: %w", k.Number, err)
		}
		signers = append(signers, s)
	}
	if len(signers) == 0 {
		return nil, errors.New("proof: every key is retired; key rotate makes a new one")
	}
	signed, err := note.Sign(&note.Note{Text: text}, signers...)
	if err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	return signed, nil
}

// KeysText is the file of public keys, a key a line behind a line that says since when it signs, and until when it did.
func KeysText(keys []eventstore.Key) []byte {
	var b strings.Builder
	b.WriteString("# The keys by which the Recognition Map signs its editions and receipts, in the form of golang.org/x/mod/sumdb/note.\n")
	for _, k := range keys {
		b.WriteString("# signs since " + k.Created.UTC().Format(time.DateOnly))
		if !k.Retired.IsZero() {
			b.WriteString(", retired " + k.Retired.UTC().Format(time.DateOnly) + "; what it signed before holds")
		}
		b.WriteString("\n" + k.Public + "\n")
	}
	return []byte(b.String())
}

// Trusted are the keys that a check goes by.
type Trusted struct {
	list  []note.Verifier
	names []string // "recognition-map+0a1b2c3d"
}

// ParseKeys reads public keys, one a line; lines that are empty or begin with "#" say nothing.
func ParseKeys(text []byte) (Trusted, error) {
	var t Trusted
	n := 0
	for row := range strings.Lines(string(text)) {
		n++
		row = strings.TrimSpace(row)
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		v, err := note.NewVerifier(row)
		if err != nil {
			return t, fmt.Errorf("line %d is no public key, want one such as %s+0a1b2c3d+AX…", n, Name)
		}
		t.list, t.names = append(t.list, v), append(t.names, keyName(v.Name(), v.KeyHash()))
	}
	if len(t.list) == 0 {
		return t, errors.New("there is no key in it")
	}
	return t, nil
}

// Named returns the names of the keys, between words.
func (t Trusted) Named() string { return strings.Join(t.names, " and ") }

// keyName names a key by its name and the beginning of its hash, as it begins itself.
func keyName(name string, hash uint32) string { return fmt.Sprintf("%s+%08x", name, hash) }
