package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// prefix marks a secret as one of ours, for people and for programs that look for leaked secrets.
const prefix = "rm_"

// secretBytes is the randomness of a secret: 256 bits cannot be guessed, so that a plain SHA-256 keeps it safely.
const secretBytes = 32

// maxName is the longest name of a token, in characters.
const maxName = 100

var (
	// ErrMissing says that a request carries no token.
	ErrMissing = errors.New("access: no token")
	// ErrUnknown says that no token has the secret.
	ErrUnknown = errors.New("access: unknown token")
	// ErrExpired says that the token's time is over.
	ErrExpired = errors.New("access: the token has expired")
	// ErrRevoked says that the token was revoked.
	ErrRevoked = errors.New("access: the token was revoked")
)

// New makes a token that ends at a time, zero for never. The secret is for its owner and exists nowhere else.
func New(name string, role eventstore.Role, expires, now time.Time) (secret string, t eventstore.Token, err error) {
	if n := utf8.RuneCountInString(name); n == 0 || n > maxName || strings.TrimSpace(name) != name || strings.ContainsAny(name, "\n\t") ||
		!relation.Visible(name) || relation.Unreadable(name) != "" {
		return "", t, fmt.Errorf("access: bad name %q, want 1 to %d characters on one line", relation.Clip(name, maxName), maxName)
	}
	if role != eventstore.RolePropose && role != eventstore.RolePublish {
		return "", t, fmt.Errorf("access: unknown role %q, want %s or %s", role, eventstore.RolePropose, eventstore.RolePublish)
	}
	if !expires.IsZero() && !expires.After(now) {
		return "", t, fmt.Errorf("access: the token would end at %s, want a time after %s", expires.UTC().Format(time.DateTime), now.UTC().Format(time.DateTime))
	}
	var random [secretBytes + 8]byte
	rand.Read(random[:]) // never fails: crypto/rand ends the program instead
	secret = prefix + base64.RawURLEncoding.EncodeToString(random[:secretBytes])
	return secret, eventstore.Token{
		ID: hex.EncodeToString(random[secretBytes:]), Name: name, Role: role, Hash: Hash(secret), Created: now.UTC().Truncate(time.Millisecond),
		Expires: expires,
	}, nil
}

// Hash returns what is kept of a secret.
func Hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// Tokens finds a token by the hash of its secret; eventstore.ErrNotFound.
type Tokens interface {
	Token(ctx context.Context, hash []byte) (eventstore.Token, error)
}

// Bearer returns the token that an Authorization header names (RFC 6750). The error is ErrMissing, ErrUnknown,
// ErrExpired or ErrRevoked, or the store's.
func Bearer(ctx context.Context, store Tokens, header string, now time.Time) (eventstore.Token, error) {
	const want = `want the header "Authorization: Bearer ` + prefix + `..."`
	scheme, secret, _ := strings.Cut(header, " ")
	if secret = strings.TrimSpace(secret); header == "" || !strings.EqualFold(scheme, "Bearer") || secret == "" {
		return eventstore.Token{}, fmt.Errorf("%w: %s", ErrMissing, want)
	}
	return Find(ctx, store, secret, now)
}

// Find returns the token of a secret, with the errors of Bearer less ErrMissing. What cannot be a secret is not looked up.
func Find(ctx context.Context, store Tokens, secret string, now time.Time) (eventstore.Token, error) {
	const want = "want one that `recognitionmap token create` printed"
	if !strings.HasPrefix(secret, prefix) || len(secret) != len(prefix)+base64.RawURLEncoding.EncodedLen(secretBytes) {
		return eventstore.Token{}, fmt.Errorf("%w: %s", ErrUnknown, want)
	}
	hash := Hash(secret)
	t, err := store.Token(ctx, hash)
	switch {
	case errors.Is(err, eventstore.ErrNotFound), err == nil && subtle.ConstantTimeCompare(t.Hash, hash) != 1:
		return eventstore.Token{}, fmt.Errorf("%w: %s", ErrUnknown, want)
	case err != nil:
		return eventstore.Token{}, fmt.Errorf("access: %w", err)
	case !t.Revoked.IsZero():
		return eventstore.Token{}, fmt.Errorf("%w on %s, want a new one", ErrRevoked, t.Revoked.UTC().Format(time.DateOnly))
	case !t.Valid(now):
		return eventstore.Token{}, fmt.Errorf("%w on %s, want a new one", ErrExpired, t.Expires.UTC().Format(time.DateOnly))
	}
	return t, nil
}
