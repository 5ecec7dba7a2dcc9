package eventstore_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

// flip writes something else over all of a text in a file.
func flip(t *testing.T, path, from, to string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(from)) || len(from) != len(to) {
		t.Fatalf("%s has no %q that could become %q", path, from, to)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(text, []byte(from), []byte(to)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Eight bytes that are others than were written are found, wherever in a revision they stand.
func TestSQLiteFindsDamage(t *testing.T) {
	for _, test := range []struct{ name, from, to string }{
		{"in a text", "about second", "about SECOND"},
		{"in an id", `"id":"second"`, `"id":"secund"`},
		{"of the structure", "CREATE TABLE notes", "CREATE TABLE note("},
	} {
		path := filepath.Join(t.TempDir(), "record.db")
		s := openSQLite(t, path)
		appended(t, s, change("first"), change("second"))
		appended(t, s, change("third"))
		if n, err := s.Check(t.Context()); err != nil || n != 3 {
			t.Fatalf("Check of what is whole = %d, %v, want 3", n, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		flip(t, path, test.from, test.to)
		again, err := eventstore.OpenSQLite(t.Context(), path)
		if err == nil {
			_, err = again.Check(t.Context())
			again.Close()
		}
		if !errors.Is(err, eventstore.ErrDamaged) {
			t.Errorf("%s: Check = %v, want ErrDamaged", test.name, err)
		}
	}
}

// A revision that is taken away, or put in by another hand, breaks the chain.
func TestSQLiteChain(t *testing.T) {
	for _, text := range []string{
		"DELETE FROM revisions WHERE number = 2", "UPDATE revisions SET reason = 'another' WHERE number = 1",
		"UPDATE revisions SET time = time + 1 WHERE number = 2", "UPDATE revisions SET event = NULL WHERE number = 2",
	} {
		path := filepath.Join(t.TempDir(), "record.db")
		s := openSQLite(t, path)
		appended(t, s, change("a"), change("b"), change("c"))
		conn := rawSQLite(t, path)
		execute(t, conn, "DROP TRIGGER revisions_are_not_changed")
		execute(t, conn, "DROP TRIGGER revisions_are_not_deleted")
		execute(t, conn, text)
		if _, err := s.Check(t.Context()); !errors.Is(err, eventstore.ErrDamaged) || !strings.Contains(err.Error(), "revision ") {
			t.Errorf("%s: Check = %v, want ErrDamaged with a number", text, err)
		}
	}
}

// Revisions of before there was a chain are in the hash of the first one after.
func TestSQLiteChainOfAnOlderRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	s := openSQLite(t, path)
	appended(t, s, change("a"), change("b"))
	conn := rawSQLite(t, path)
	execute(t, conn, "DROP TRIGGER revisions_are_not_changed")
	execute(t, conn, "UPDATE revisions SET hash = NULL")
	appended(t, s, change("c"))
	if n, err := s.Check(t.Context()); err != nil || n != 3 {
		t.Errorf("Check = %d, %v, want 3", n, err)
	}
	execute(t, conn, "UPDATE revisions SET reason = 'another' WHERE number = 1")
	if _, err := s.Check(t.Context()); !errors.Is(err, eventstore.ErrDamaged) {
		t.Errorf("Check = %v, want ErrDamaged", err)
	}
}

// What is written to files that nobody will find again was never kept, and nobody is told that it was.
func TestSQLiteFilesGo(t *testing.T) {
	for _, test := range []struct {
		name string
		take func(path string) error
	}{
		{"removed", os.Remove},
		{"moved", func(path string) error { return os.Rename(path, path+".old") }},
		{"the log removed", func(path string) error { return os.Remove(path + "-wal") }},
		{"the folder removed", func(path string) error { return os.RemoveAll(filepath.Dir(path)) }},
		{"replaced", func(path string) error {
			text, err := os.ReadFile(path)
			return errors.Join(err, os.Remove(path), os.WriteFile(path, text, 0o600))
		}},
	} {
		path := filepath.Join(t.TempDir(), "folder", "record.db")
		s, err := eventstore.OpenSQLite(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		appended(t, s, change("a"))
		if err := test.take(path); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Append(t.Context(), change("b")); !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: Append = %v, want ErrUnavailable with the path", test.name, err)
		}
		if err := s.Ping(t.Context()); !errors.Is(err, eventstore.ErrUnavailable) {
			t.Errorf("%s: Ping = %v, want ErrUnavailable", test.name, err)
		}
		s.Since(t.Context(), 0, 10) // finds it in a connection that is open, or does not
		if _, err := os.Stat(path); (err == nil) != (test.name == "replaced" || test.name == "the log removed") {
			t.Errorf("%s: looking for the file = %v: another one was made in its place", test.name, err)
		}
		s.Close()
	}
}
