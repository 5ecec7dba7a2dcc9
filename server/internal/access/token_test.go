package access

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

var now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func TestNew(t *testing.T) {
	for _, test := range []struct {
		what, name string
		role       eventstore.Role
		expires    time.Time
		want       string // in the error
	}{
		{"for ever", "Zohra", eventstore.RolePublish, time.Time{}, ""},
		{"for a day", "Zohra", eventstore.RolePropose, now.AddDate(0, 0, 1), ""},
		{"no name", "", eventstore.RolePublish, time.Time{}, "bad name"},
		{"a name of blanks", " ", eventstore.RolePublish, time.Time{}, "bad name"},
		{"a name that shows nothing", "\u200b", eventstore.RolePublish, time.Time{}, "bad name"},
		{"a name that turns around", "a\u202eb", eventstore.RolePublish, time.Time{}, "bad name"},
		{"two lines", "a\nb", eventstore.RolePublish, time.Time{}, "bad name"},
		{"a name that is a book", strings.Repeat("é", 101), eventstore.RolePublish, time.Time{}, "bad name"},
		{"another role", "Zohra", "admin", time.Time{}, "unknown role"},
		{"until now", "Zohra", eventstore.RolePublish, now, "want a time after"},
	} {
		secret, made, err := New(test.name, test.role, test.expires, now)
		if test.want != "" {
			if err == nil || !strings.Contains(err.Error(), test.want) || secret != "" {
				t.Errorf("%s: New = %v, want %q", test.what, err, test.want)
			}
			continue
		}
		if err != nil || !strings.HasPrefix(secret, "rm_") || len(secret) != 46 || !bytes.Equal(made.Hash, Hash(secret)) || !made.Valid(now) || made.ID == "" {
			t.Errorf("%s: New = %q, %+v, %v", test.what, secret, made, err)
		}
		if strings.Contains(secret, made.ID) {
			t.Errorf("%s: the id tells of the secret", test.what)
		}
	}
	a, _, _ := New("A", eventstore.RolePublish, time.Time{}, now)
	if b, _, _ := New("A", eventstore.RolePublish, time.Time{}, now); a == b {
		t.Error("two secrets are the same")
	}
}

func TestBearer(t *testing.T) {
	store := new(eventstore.Memory)
	make := func(name string, expires time.Time) (string, eventstore.Token) {
		secret, made, err := New(name, eventstore.RolePropose, expires, now)
		if err == nil {
			err = store.AddToken(t.Context(), made)
		}
		if err != nil {
			t.Fatal(err)
		}
		return secret, made
	}
	good, _ := make("good", now.Add(2*time.Hour))
	short, _ := make("short", now.Add(time.Minute))
	ended, revoked := make("revoked", time.Time{})
	if err := store.RevokeToken(t.Context(), revoked.ID, now); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what, header string
		want         error
	}{
		{"a good token", "Bearer " + good, nil},
		{"a scheme in small letters", "bearer " + good, nil},
		{"none", "", ErrMissing},
		{"a scheme alone", "Bearer", ErrMissing},
		{"another scheme", "Basic " + good, ErrMissing},
		{"a secret alone", good, ErrMissing},
		{"a secret with another letter", "Bearer " + good[:45] + "*", ErrUnknown},
		{"a shorter one", "Bearer " + good[:45], ErrUnknown},
		{"a longer one", "Bearer " + good + "A", ErrUnknown},
		{"one without our mark", "Bearer " + strings.Repeat("a", 46), ErrUnknown},
		{"one past its end", "Bearer " + short, ErrExpired},
		{"a revoked one", "Bearer " + ended, ErrRevoked},
	} {
		got, err := Bearer(t.Context(), store, test.header, now.Add(time.Hour))
		if !errors.Is(err, test.want) || (err == nil) != (got.Name == "good") {
			t.Errorf("%s: Bearer = %q, %v, want %v", test.what, got.Name, err, test.want)
		}
		if err != nil && strings.Contains(err.Error(), good[3:20]) {
			t.Errorf("%s: the error tells the secret: %v", test.what, err)
		}
	}
}
