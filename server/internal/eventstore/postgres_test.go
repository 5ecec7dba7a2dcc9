package eventstore_test

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/pgtest"
	"recognitionmap/server/internal/eventstore/storetest"
)

func TestPostgres(t *testing.T) {
	storetest.Run(t, func(t *testing.T) eventstore.Store { return openPostgres(t, pgtest.Database(t)) })
}

func openPostgres(t *testing.T, address string) *eventstore.Postgres {
	t.Helper()
	s, err := eventstore.OpenPostgres(t.Context(), address)
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

// Two servers on one database, which they open at once.
func TestPostgresOfTwo(t *testing.T) {
	address := pgtest.Database(t)
	var both [2]eventstore.Store
	var wait sync.WaitGroup
	for i := range both {
		wait.Go(func() {
			s, err := eventstore.OpenPostgres(t.Context(), address)
			if err != nil {
				t.Error(err)
				return
			}
			both[i] = s
		})
	}
	wait.Wait()
	if t.Failed() {
		return
	}
	for _, s := range both {
		defer s.Close()
	}
	numbers, stop := storetest.Watch(t, both[0])
	defer stop()
	appended(t, both[1], change("a"))
	storetest.Reaches(t, numbers, 1, storetest.PromisedTime)
	const rounds = 20
	var won [rounds][2]bool
	for i, s := range both {
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
	storetest.Reaches(t, numbers, 1+rounds, storetest.PromisedTime)
	if got, want := all(t, both[0]), all(t, both[1]); len(got) != 1+rounds || !reflect.DeepEqual(got, want) {
		t.Errorf("one has %d revisions, the other %d, want the same %d", len(got), len(want), 1+rounds)
	}
}

// A pooler between server and database may swallow notifications.
func TestPostgresWithoutNotification(t *testing.T) {
	address := pgtest.Database(t)
	s := openPostgres(t, address)
	numbers, _ := storetest.Watch(t, s)
	storetest.Reaches(t, numbers, 0, storetest.PromisedTime)
	storetest.Reaches(t, numbers, 0, storetest.PromisedTime) // the second time it has looked by itself, and waits now
	pgtest.Query(t, address, `INSERT INTO revisions (number, time, event_id, expect, event, origin, author, role, reason)
		VALUES (1, 0, 'a', 0, '{"id":"a","date":"2024"}', 'import', '', '', 'by hand')`)
	storetest.Reaches(t, numbers, 1, storetest.PromisedTime)
}

func TestPostgresOfNewerProgram(t *testing.T) {
	address := pgtest.Database(t)
	openPostgres(t, address)
	pgtest.Query(t, address, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)")
	_, err := eventstore.OpenPostgres(t.Context(), address)
	if !errors.Is(err, eventstore.ErrNewer) || errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), "99") {
		t.Errorf("OpenPostgres = %v, want ErrNewer with the version", err)
	}
}

func TestPostgresRevisionsStay(t *testing.T) {
	address := pgtest.Database(t)
	s := openPostgres(t, address)
	appended(t, s, change("a"))
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, text := range []string{"UPDATE revisions SET reason = 'another'", "DELETE FROM revisions", "TRUNCATE revisions"} {
		if _, err := conn.Exec(t.Context(), text); err == nil || !strings.Contains(err.Error(), "neither changed nor deleted") {
			t.Errorf("%s = %v, want an error", text, err)
		}
	}
}

// A standby, and a database that an operator has closed for writing.
func TestPostgresReadOnly(t *testing.T) {
	address := pgtest.Database(t)
	appended(t, openPostgres(t, address), change("a"))
	s := openPostgres(t, address+"?default_transaction_read_only=on")
	if _, err := s.Append(t.Context(), change("b")); !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("Append = %v, want ErrUnavailable, read-only", err)
	}
	if got := len(all(t, s)); got != 1 {
		t.Errorf("%d revisions, want 1", got)
	}
}

// Another writer that does not come to an end.
func TestPostgresLocked(t *testing.T) {
	address := pgtest.Database(t)
	s := openPostgres(t, address)
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "SELECT pg_advisory_lock(x'726563'::int)"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.Append(ctx, change("a")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Append = %v, want %v", err, context.DeadlineExceeded)
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	appended(t, s, change("a"))
}

func TestPostgresStopped(t *testing.T) {
	server, err := pgtest.New()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	address := server.Database(t)
	s := openPostgres(t, address)
	numbers, stopWatch := storetest.Watch(t, s)
	defer stopWatch()
	appended(t, s, change("a"))
	storetest.Reaches(t, numbers, 1, storetest.PromisedTime)
	server.Stop()
	host := fmt.Sprint("127.0.0.1:", server.Port)
	for call, do := range map[string]func() error{
		"Append": func() error { _, err := s.Append(t.Context(), change("b")); return err },
		"Report": func() error { _, err := s.Report(t.Context(), "a", "b"); return err },
		"Since":  func() error { _, err := s.Since(t.Context(), 0, 1); return err },
		"Ping":   func() error { return s.Ping(t.Context()) },
		"OpenPostgres": func() error {
			_, err := eventstore.OpenPostgres(t.Context(), address)
			return err
		},
	} {
		err := do()
		if !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), host) || strings.Contains(err.Error(), pgtest.Password) {
			t.Errorf("%s with the server stopped = %v, want ErrUnavailable with %s", call, err, host)
		}
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	appended(t, s, change("b"))
	storetest.Reaches(t, numbers, 2, storetest.PromisedTime)
	appended(t, openPostgres(t, address), change("c"))
	storetest.Reaches(t, numbers, 3, storetest.PromisedTime)
}

func TestPostgresAddress(t *testing.T) {
	pgtest.Database(t)
	for _, address := range []string{
		"postgres://curator:" + pgtest.Password + "@127.0.0.1:port/x",
		"postgres://curator:" + pgtest.Password + "/x@127.0.0.1/x",
		"postgres://curator:%" + pgtest.Password + "@127.0.0.1/x",
		"postgres://curator:a b" + pgtest.Password + "@[::1/x",
		"postgres://curator:" + pgtest.Password + "@127.0.0.1/x?sslmode=" + pgtest.Password,
		"postgres://curator:" + pgtest.Password + "@127.0.0.1:1/x",
		pgtest.SharedAddress("nosuchdatabase"),
		strings.Replace(pgtest.SharedAddress("postgres"), "curator", "nobody", 1),
	} {
		_, err := eventstore.Connect(t.Context(), address)
		if err == nil || strings.Contains(err.Error(), pgtest.Password) {
			t.Errorf("Connect(%q) = %v, want an error without the password", address, err)
		}
	}
	_, err := eventstore.OpenPostgres(t.Context(), pgtest.SharedAddress("nosuchdatabase"))
	if !errors.Is(err, eventstore.ErrUnavailable) || !strings.Contains(err.Error(), "nosuchdatabase") {
		t.Errorf("OpenPostgres = %v, want ErrUnavailable that names the database", err)
	}
}

// The tables are for people with other programs too.
func TestClients(t *testing.T) {
	address := pgtest.Database(t)
	appended(t, openPostgres(t, address), change("a"), change("b"))
	path := newPath(t)
	appended(t, openSQLite(t, path), change("a"), change("b"))
	const text = "SELECT number, event_id, event FROM revisions ORDER BY number"
	want := `1|a|{"id":"a","country":"XAA","date":"1970-01-01","kind":"","headline":"about a","confidence":""}`
	for _, command := range []*exec.Cmd{
		exec.CommandContext(t.Context(), "psql", "--no-psqlrc", "-At", "-c", text, address),
		exec.CommandContext(t.Context(), "sqlite3", path, text),
	} {
		out, err := command.CombinedOutput()
		if first, _, _ := strings.Cut(string(out), "\n"); err != nil || first != want {
			t.Errorf("%s = %v\n%s\nwant %s\n(`make test` installs it)", command.Args[0], err, out, want)
		}
	}
}
