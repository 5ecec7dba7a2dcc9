package program

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/eventstore"
)

var tokenDay = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func TestToken(t *testing.T) {
	db := filepath.Join(t.TempDir(), "test.db")
	run := func(at time.Time, args ...string) string {
		t.Helper()
		var out strings.Builder
		if err := tokensAt(t.Context(), args, &out, io.Discard, at); err != nil {
			t.Fatalf("token %v: %v", args, err)
		}
		return out.String()
	}
	lines := strings.Split(strings.TrimSuffix(run(tokenDay, "create", "-name", "Zohra", "-role", "publish", "-expires", "2026-12-31", "-db", db), "\n"), "\n")
	secret := lines[len(lines)-1]
	if !strings.HasPrefix(secret, "rm_") || len(lines) < 2 {
		t.Fatalf("token create prints %q, want the secret alone on the last line", lines)
	}
	find := func(at time.Time) (eventstore.Token, error) {
		store, err := eventstore.Connect(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		return access.Find(t.Context(), store, secret, at)
	}
	made, err := find(time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC))
	if err != nil || made.Name != "Zohra" || made.Role != eventstore.RolePublish {
		t.Errorf("on its last day the token is %+v, %v", made, err)
	}
	for _, test := range []struct {
		what string
		at   time.Time
		want string
	}{
		{"while it holds", tokenDay, "holds until 2026-12-31"},
		{"after its end", time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), "expired 2026-12-31"},
	} {
		if got := run(test.at, "list", "-db", db); !strings.Contains(got, test.want) || !strings.Contains(got, made.ID) || strings.Contains(got, secret) {
			t.Errorf("%s token list prints %q, want %q", test.what, got, test.want)
		}
	}
	run(tokenDay, "revoke", made.ID, "-db", db)
	if got := run(tokenDay, "list", "-db", db); !strings.Contains(got, "revoked 2026-11-24") {
		t.Errorf("after revoke token list prints %q", got)
	}
	if _, err := find(tokenDay); err == nil {
		t.Error("a revoked token still opens")
	}
}

func TestTokenRefuses(t *testing.T) {
	db := filepath.Join(t.TempDir(), "test.db")
	create := func(more ...string) []string {
		return append([]string{"create", "-db", db, "-name", "Zohra", "-role", "propose"}, more...)
	}
	if err := tokensAt(t.Context(), create(), io.Discard, io.Discard, tokenDay); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what string
		args []string
		want string
	}{
		{"no command", nil, "want create, list or revoke"},
		{"another command", []string{"destroy"}, `"destroy"`},
		{"no name", []string{"create", "-role", "propose", "-db", db}, "bad name"},
		{"no role", []string{"create", "-name", "A", "-db", db}, "unknown role"},
		{"a name that is taken", create(), "revoke it first"},
		{"a day that is none", create("-expires", "soon"), `"soon", want a day such as 2027-11-24`},
		{"a day that is over", create("-expires", "2026-11-23"), "want a time after"},
		{"a word too many", create("more"), `unexpected "more"`},
		{"a store that forgets", []string{"create", "-name", "A", "-role", "propose", "-db", "memory"}, "forget"},
		{"no id", []string{"revoke", "-db", db}, "want one ID"},
		{"an id of nobody", []string{"revoke", "-db", db, "x"}, `"x"`},
	} {
		var out strings.Builder
		if err := tokensAt(t.Context(), test.args, &out, io.Discard, tokenDay); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: token %v = %v, want %q", test.what, test.args, err, test.want)
		}
		if strings.Contains(out.String(), "rm_") {
			t.Errorf("%s: it prints a secret: %q", test.what, out.String())
		}
	}
}
