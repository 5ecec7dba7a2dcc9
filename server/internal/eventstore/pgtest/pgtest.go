// Package pgtest gives tests a PostgreSQL of their own: Debian's programs, a folder that goes with the tests, a free port of
// the loopback interface. Without PostgreSQL a test fails, it is not left out.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a PostgreSQL that a test started.
type Server struct {
	programs, dir string // folders of PostgreSQL's programs, and of the data
	Port          int    // on 127.0.0.1
	who           *syscall.SysProcAttr

	stdin   io.Closer // closed, it stops the server, as the death of the tests does
	command *exec.Cmd
	made    int // databases
}

// shared is the server of all tests but the one that stops it.
var shared = struct {
	sync.Mutex
	*Server
}{}

// StopShared ends the shared server; TestMain calls it.
func StopShared() {
	if shared.Server != nil {
		shared.Remove()
	}
}

// programs finds the folder of Debian's PostgreSQL, which is not in PATH, or another's.
func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		found = append(found, filepath.Join(strings.TrimSpace(string(out)), "initdb"))
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	for _, path := range found {
		if path, err := filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	return "", errors.New("no PostgreSQL on this machine: `make test` installs it (Debian's package postgresql)")
}

// New starts a server. Remove ends it.
func New() (s *Server, err error) {
	s = new(Server)
	if s.programs, err = programs(); err != nil {
		return nil, err
	}
	if s.who, err = Powerless(); err != nil {
		return nil, err
	}
	if s.dir, err = os.MkdirTemp("", "eventstore-postgres-"); err != nil {
		return nil, err
	}
	if err = Give(s.dir, s.who); err == nil {
		var out []byte
		c := s.run("initdb", "-D", s.dir+"/data", "-U", "curator", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
		if out, err = c.CombinedOutput(); err != nil {
			err = fmt.Errorf("initdb: %w\n%s", err, out)
		} else {
			err = s.Start()
		}
	}
	if err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	return s, nil
}

func (s *Server) run(program string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.programs, program), args...)
	c.Dir, c.SysProcAttr = s.dir, s.who
	return c
}

// Start starts the server and returns when it answers. A second Start takes the port of the first.
func (s *Server) Start() error {
	if s.Port == 0 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		s.Port = l.Addr().(*net.TCPAddr).Port
		l.Close()
	}
	// The shell stops the server when its input ends, be it that the tests are killed.
	s.command = exec.Command("sh", "-c", `"$0" "$@" >>log 2>&1 </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server`,
		filepath.Join(s.programs, "postgres"), "-D", s.dir+"/data", "-F", "-p", fmt.Sprint(s.Port), "-c", "listen_addresses=127.0.0.1",
		"-c", "unix_socket_directories=")
	s.command.Dir, s.command.SysProcAttr = s.dir, s.who
	var err error
	if s.stdin, err = s.command.StdinPipe(); err != nil {
		return err
	}
	if err := s.command.Start(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		conn, err := pgx.Connect(ctx, s.Address("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			log, _ := os.ReadFile(s.dir + "/log")
			s.Stop()
			return fmt.Errorf("PostgreSQL does not answer: %w\n%s", err, log)
		}
	}
}

// Remove ends the server and removes its data.
func (s *Server) Remove() {
	s.Stop()
	os.RemoveAll(s.dir)
}

// Stop ends the server and all its connections.
func (s *Server) Stop() {
	if s.command == nil {
		return
	}
	s.stdin.Close()
	s.command.Wait() // its error is that of a server that was told to stop
	s.command = nil
}

// Password is one that the server does not ask for and that no error may show.
const Password = "hunter2secret"

// Address is that of a database, "postgres" for the one that every server has.
func (s *Server) Address(database string) string {
	return fmt.Sprintf("postgres://curator:%s@127.0.0.1:%d/%s", Password, s.Port, database)
}

// Database makes a new one and returns its address.
func (s *Server) Database(t *testing.T) string {
	t.Helper()
	s.made++
	name := fmt.Sprint("test", s.made)
	Query(t, s.Address("postgres"), "CREATE DATABASE "+name)
	return s.Address(name)
}

// Query runs a statement past the store.
func Query(t *testing.T, address, text string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), text); err != nil {
		t.Errorf("%s: %v", text, err)
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// Database returns the address of a new database on the shared server.
func Database(t *testing.T) string {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.Server == nil {
		s, err := New()
		if err != nil {
			t.Fatal(err)
		}
		shared.Server = s
	}
	return shared.Database(t)
}

// SharedAddress is that of a database on the shared server, there or not.
func SharedAddress(database string) string { return shared.Address(database) }
