package storetest

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// noon is a time that is as every backend keeps it.
var noon = time.Date(2024, 1, 30, 12, 0, 0, 7e6, time.UTC)

func hash(secret string) []byte {
	h := sha256.Sum256([]byte(secret))
	return h[:]
}

func token(id, name string) eventstore.Token {
	return eventstore.Token{ID: id, Name: name, Role: eventstore.RolePropose, Hash: hash("secret of " + id), Created: noon}
}

func testTokens(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	ada, bea := token("2", "Ada"), token("1", "Bea")
	bea.Expires = noon.Add(time.Hour)
	bea.Created = noon.Add(-time.Hour) // the order is that of adding
	must(t, "AddToken(Ada)", s.AddToken(ctx, ada))
	inZone := bea
	inZone.Expires = bea.Expires.In(time.FixedZone("here", 3600)).Add(999 * time.Microsecond)
	must(t, "AddToken(Bea)", s.AddToken(ctx, inZone))
	tokens, err := s.Tokens(ctx)
	must(t, "Tokens", err)
	equal(t, "Tokens", tokens, []eventstore.Token{ada, bea})
	got, err := s.Token(ctx, bea.Hash)
	must(t, "Token", err)
	equal(t, "Token", got, bea)
	_, err = s.Token(ctx, hash("another"))
	wantError(t, "Token(another hash)", err, eventstore.ErrNotFound)
	_, err = s.Token(ctx, nil)
	wantError(t, "Token(no hash)", err, eventstore.ErrNotFound)

	wantError(t, "AddToken(same name)", s.AddToken(ctx, token("3", "Ada")), eventstore.ErrNameTaken)
	wantError(t, "AddToken(same id)", s.AddToken(ctx, token("2", "Cid")), eventstore.ErrNameTaken)
	same := token("3", "Cid")
	same.Hash = ada.Hash
	wantError(t, "AddToken(same hash)", s.AddToken(ctx, same), eventstore.ErrNameTaken)
	must(t, "AddToken(name in another case)", s.AddToken(ctx, token("3", "ADA")))

	must(t, "RevokeToken(2)", s.RevokeToken(ctx, "2", noon.Add(time.Minute)))
	ada.Revoked = noon.Add(time.Minute)
	got, err = s.Token(ctx, ada.Hash)
	must(t, "Token(revoked)", err)
	equal(t, "Token(revoked)", got, ada)
	wantError(t, "RevokeToken(2) again", s.RevokeToken(ctx, "2", noon), eventstore.ErrNotFound)
	wantError(t, "RevokeToken(none)", s.RevokeToken(ctx, "9", noon), eventstore.ErrNotFound)
	wantError(t, "RevokeToken(NUL)", s.RevokeToken(ctx, "1\x00", noon), eventstore.ErrNotFound)
}

func testNameFree(t *testing.T, s eventstore.Store) {
	must(t, "AddToken", s.AddToken(t.Context(), token("1", "Ada")))
	must(t, "RevokeToken", s.RevokeToken(t.Context(), "1", noon))
	must(t, "AddToken(name of a revoked one)", s.AddToken(t.Context(), token("2", "Ada")))
	wantError(t, "AddToken", s.AddToken(t.Context(), token("3", "Ada")), eventstore.ErrNameTaken)
	tokens, err := s.Tokens(t.Context())
	must(t, "Tokens", err)
	equal(t, "tokens", len(tokens), 2)
}

func testTokenRace(t *testing.T, s eventstore.Store) {
	errs := together(func(i int) error { return s.AddToken(t.Context(), token(fmt.Sprint(i), "Ada")) })
	oneWins(t, "AddToken", errs, func(err error) bool { return errors.Is(err, eventstore.ErrNameTaken) })
}

func testSessions(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	ada, bea := token("1", "Ada"), token("2", "Bea")
	must(t, "AddToken", s.AddToken(ctx, ada))
	must(t, "AddToken", s.AddToken(ctx, bea))
	short := eventstore.Session{Hash: hash("short"), TokenID: "1", Expires: noon.Add(time.Minute)}
	long := eventstore.Session{Hash: hash("long"), TokenID: "2", Expires: noon.Add(time.Hour)}
	must(t, "AddSession(short)", s.AddSession(ctx, short, noon))
	must(t, "AddSession(long)", s.AddSession(ctx, long, noon))
	for _, test := range []struct {
		says string
		hash []byte
		now  time.Time
		want *eventstore.Token
	}{
		{"at once", short.Hash, noon, &ada},
		{"in its last moment", short.Hash, short.Expires.Add(-time.Millisecond), &ada},
		{"in the moment of its end", short.Hash, short.Expires, nil},
		{"a longer one then", long.Hash, short.Expires, &bea},
		{"another", hash("none"), noon, nil},
		{"none", nil, noon, nil},
	} {
		got, err := s.Session(ctx, test.hash, test.now)
		if test.want == nil {
			wantError(t, "Session "+test.says, err, eventstore.ErrNotFound)
			continue
		}
		must(t, "Session "+test.says, err)
		equal(t, "Session "+test.says, got, *test.want)
	}
	// A session that has expired is forgotten: it is not there even for a clock that was set back.
	must(t, "AddSession(third)", s.AddSession(ctx, eventstore.Session{Hash: hash("third"), TokenID: "1", Expires: noon.Add(time.Hour)}, short.Expires))
	_, err := s.Session(ctx, short.Hash, noon)
	wantError(t, "Session(forgotten)", err, eventstore.ErrNotFound)

	must(t, "EndSession", s.EndSession(ctx, long.Hash))
	must(t, "EndSession again", s.EndSession(ctx, long.Hash))
	_, err = s.Session(ctx, long.Hash, noon)
	wantError(t, "Session(ended)", err, eventstore.ErrNotFound)
	_, err = s.Session(ctx, hash("third"), noon)
	must(t, "Session(third)", err)
}

func testSessionsRevoked(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	must(t, "AddToken", s.AddToken(ctx, token("1", "Ada")))
	must(t, "AddToken", s.AddToken(ctx, token("2", "Bea")))
	session := func(name, id string) eventstore.Session {
		return eventstore.Session{Hash: hash(name), TokenID: id, Expires: noon.Add(time.Hour)}
	}
	must(t, "AddSession", s.AddSession(ctx, session("one", "1"), noon))
	must(t, "AddSession", s.AddSession(ctx, session("two", "2"), noon))
	must(t, "RevokeToken", s.RevokeToken(ctx, "1", noon))
	_, err := s.Session(ctx, hash("one"), noon)
	wantError(t, "Session(of a revoked token)", err, eventstore.ErrNotFound)
	_, err = s.Session(ctx, hash("two"), noon)
	must(t, "Session(of another)", err)
	wantError(t, "AddSession(revoked token)", s.AddSession(ctx, session("new", "1"), noon), eventstore.ErrNotFound)
	wantError(t, "AddSession(no token)", s.AddSession(ctx, session("new", "9"), noon), eventstore.ErrNotFound)
	wantError(t, "AddSession(NUL)", s.AddSession(ctx, session("new", "\x00"), noon), eventstore.ErrNotFound)
}
