package eventstore_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/storetest"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) eventstore.Store { return openSQLite(t, newPath(t)) })
}

// newPath is that of no file, in a folder that is not there either, with what an address would take for its own.
func newPath(t *testing.T) string { return filepath.Join(t.TempDir(), "a ?b=c#d%41'\"ü", "record.db") }

func openSQLite(t *testing.T, path string) *eventstore.SQLite {
	t.Helper()
	s, err := eventstore.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// change says something of an event for the first time.
func change(id string) eventstore.Change {
	return eventstore.Change{EventID: id, Event: &relation.Event{ID: id, Country: "XAA", Headline: "about " + id}, Origin: eventstore.FromEditor}
}

func appended(t *testing.T, s eventstore.Store, changes ...eventstore.Change) {
	t.Helper()
	if _, err := s.Append(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
}

func all(t *testing.T, s eventstore.Store) []eventstore.Revision {
	t.Helper()
	revisions, err := s.Since(t.Context(), 0, 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	return revisions
}

func TestSQLiteReopens(t *testing.T) {
	path := newPath(t)
	s := openSQLite(t, path)
	appended(t, s, change("a"), change("b"))
	want := all(t, s)
	p, err := s.Propose(t.Context(), change("c"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []struct {
		path string
		mode fs.FileMode
	}{
		{path, 0o600}, {path + "-wal", 0o600}, {path + "-shm", 0o600}, {filepath.Dir(path), fs.ModeDir | 0o700},
	} {
		if info, err := os.Stat(file.path); err != nil || info.Mode() != file.mode {
			t.Errorf("%s: %v, %v, want the mode %v", file.path, info, err, file.mode)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("after Close there are %v, %v, want one file", left, err)
	}
	s = openSQLite(t, path)
	if got := all(t, s); !reflect.DeepEqual(got, want) {
		t.Errorf("Since = %v after it was opened again, want %v", got, want)
	}
	if got, err := s.Proposal(t.Context(), p.ID); err != nil || !reflect.DeepEqual(got, p) {
		t.Errorf("Proposal = %v, %v after it was opened again, want %v", got, err, p)
	}
}

// Two handles have nothing in common but the file, as two processes.
func TestSQLiteOfTwo(t *testing.T) {
	path := newPath(t)
	here, there := openSQLite(t, path), openSQLite(t, path)
	numbers, _ := storetest.Watch(t, here)
	appended(t, there, change("a"))
	storetest.Reaches(t, numbers, 1, storetest.PromisedTime)
	if got, want := all(t, here), all(t, there); !reflect.DeepEqual(got, want) {
		t.Errorf("one has %v, the other %v", got, want)
	}
	const rounds = 20
	var wait sync.WaitGroup
	var won [rounds][2]bool
	for i, s := range []eventstore.Store{here, there} {
		wait.Go(func() {
			for round := range rounds {
				_, err := s.Append(t.Context(), change(fmt.Sprint("of both ", round)))
				var conflict *eventstore.Conflict
				if err != nil && !errors.As(err, &conflict) {
					t.Error(err)
				}
				won[round][i] = err == nil
			}
		})
	}
	wait.Wait()
	for round, by := range won {
		if by[0] == by[1] {
			t.Errorf("round %d was won by %v, want one", round, by)
		}
	}
	if got := len(all(t, here)); got != 1+rounds {
		t.Errorf("%d revisions, want %d", got, 1+rounds)
	}
}

func TestSQLiteOpenedByMany(t *testing.T) {
	path := newPath(t)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			s, err := eventstore.OpenSQLite(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := s.Append(t.Context(), change(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if got := len(all(t, openSQLite(t, path))); got != 8 {
		t.Errorf("%d revisions, want 8", got)
	}
}

// rawSQLite opens the file past the store.
func rawSQLite(t *testing.T, path string) *sql.Conn {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(conn.Close(), db.Close()); err != nil {
			t.Error(err)
		}
	})
	return conn
}

func execute(t *testing.T, conn *sql.Conn, text string) {
	t.Helper()
	if _, err := conn.ExecContext(t.Context(), text); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

func TestSQLiteOfNewerProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	openSQLite(t, path)
	execute(t, rawSQLite(t, path), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)")
	_, err := eventstore.OpenSQLite(t.Context(), path)
	if !errors.Is(err, eventstore.ErrNewer) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "99") {
		t.Errorf("OpenSQLite = %v, want ErrNewer with path and version", err)
	}
}

func TestSQLiteRevisionsStay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	s := openSQLite(t, path)
	appended(t, s, change("a"))
	conn := rawSQLite(t, path)
	for _, text := range []string{"UPDATE revisions SET reason = 'another'", "DELETE FROM revisions"} {
		if _, err := conn.ExecContext(t.Context(), text); err == nil || !strings.Contains(err.Error(), "revisions are not") {
			t.Errorf("%s = %v, want an error", text, err)
		}
	}
}

// Another program may hold the right to write, as sqlite3 in the hands of an operator.
func TestSQLiteLocked(t *testing.T) {
	t.Parallel() // it waits
	path := filepath.Join(t.TempDir(), "record.db")
	s := openSQLite(t, path)
	conn := rawSQLite(t, path)
	execute(t, conn, "BEGIN IMMEDIATE")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := s.Append(ctx, change("a")); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 2*time.Second {
		t.Errorf("Append = %v after %v, want %v", err, time.Since(began), context.DeadlineExceeded)
	}
	_, err := s.Append(t.Context(), change("a"))
	if !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), "locked") {
		t.Errorf("Append = %v, want ErrUnavailable, locked", err)
	}
	if got := len(all(t, s)); got != 0 {
		t.Errorf("%d revisions, want none", got)
	}
	execute(t, conn, "ROLLBACK")
	appended(t, s, change("a"))
}

func TestSQLiteOfNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("this is a text, not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := eventstore.OpenSQLite(t.Context(), path)
	if err == nil || errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "not a database") {
		t.Errorf("OpenSQLite(%s) = %v", path, err)
	}
	dir := t.TempDir()
	if _, err := eventstore.OpenSQLite(t.Context(), dir); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("OpenSQLite(%s) = %v", dir, err)
	}
}
