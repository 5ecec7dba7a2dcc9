package eventstore_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/pgtest"
)

func TestConnect(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	for _, test := range []struct{ db, want string }{
		{"memory", "*eventstore.Memory"},
		{":memory:", "*eventstore.Memory"},
		{path, "*eventstore.SQLite"},
		{pgtest.Database(t), "*eventstore.Postgres"},
		{strings.Replace(pgtest.Database(t), "postgres://", "postgresql://", 1), "*eventstore.Postgres"},
	} {
		s, err := eventstore.Connect(t.Context(), test.db)
		if err != nil {
			t.Errorf("Connect(%q): %v", test.db, err)
			continue
		}
		if got := fmt.Sprintf("%T", s); got != test.want {
			t.Errorf("Connect(%q) = a %s, want a %s", test.db, got, test.want)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	for db, want := range map[string]string{"file:a.db?mode=ro": "-db a.db", "sqlite:///var/a.db": "-db /var/a.db", "file::memory:": "-db memory"} {
		if s, err := eventstore.Connect(t.Context(), db); s != nil || err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("Connect(%q) = %v, %v, want an error with %s", db, s, err, want)
		}
	}
	for _, db := range []string{"", "mysql://root:" + pgtest.Password + "@host/db"} {
		s, err := eventstore.Connect(t.Context(), db)
		if s != nil || err == nil || strings.Contains(err.Error(), pgtest.Password) || !strings.Contains(err.Error(), "want a file, postgres") {
			t.Errorf("Connect(%q) = %v, %v, want an error that says what is wanted", db, s, err)
		}
	}
}
