package eventstore_test

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

// server is a PostgreSQL of the tests' own, on a free port of the loopback interface.
type server struct {
	programs, dir string // folders of PostgreSQL's programs, and of the data
	port          int
	who           *syscall.SysProcAttr

	stdin   io.Closer // closed, it stops the server, as the death of the tests does
	command *exec.Cmd
	made    int // databases
}

// shared is the server of all tests but the one that stops it.
var shared = struct {
	sync.Mutex
	*server
}{}

func stopServers() {
	if shared.server != nil {
		shared.stop()
		os.RemoveAll(shared.dir)
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

func newServer() (s *server, err error) {
	s = new(server)
	if s.programs, err = programs(); err != nil {
		return nil, err
	}
	if s.who, err = powerless(); err != nil {
		return nil, err
	}
	if s.dir, err = os.MkdirTemp("", "eventstore-postgres-"); err != nil {
		return nil, err
	}
	if err = give(s.dir, s.who); err == nil {
		var out []byte
		c := s.run("initdb", "-D", s.dir+"/data", "-U", "curator", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
		if out, err = c.CombinedOutput(); err != nil {
			err = fmt.Errorf("initdb: %w\n%s", err, out)
		} else {
			err = s.start()
		}
	}
	if err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	return s, nil
}

func (s *server) run(program string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.programs, program), args...)
	c.Dir, c.SysProcAttr = s.dir, s.who
	return c
}

// start starts the server and returns when it answers. A second start takes the port of the first.
func (s *server) start() error {
	if s.port == 0 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		s.port = l.Addr().(*net.TCPAddr).Port
		l.Close()
	}
	// The shell stops the server when its input ends, be it that the tests are killed.
	s.command = exec.Command("sh", "-c", `"$0" "$@" >>log 2>&1 </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server`,
		filepath.Join(s.programs, "postgres"), "-D", s.dir+"/data", "-F", "-p", fmt.Sprint(s.port), "-c", "listen_addresses=127.0.0.1",
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
		conn, err := pgx.Connect(ctx, s.address("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			log, _ := os.ReadFile(s.dir + "/log")
			s.stop()
			return fmt.Errorf("PostgreSQL does not answer: %w\n%s", err, log)
		}
	}
}

// stop ends the server and all its connections.
func (s *server) stop() {
	s.stdin.Close()
	s.command.Wait() // its error is that of a server that was told to stop
}

// password is one that the server does not ask for and that no error may show.
const password = "hunter2secret"

func (s *server) address(database string) string {
	return fmt.Sprintf("postgres://curator:%s@127.0.0.1:%d/%s", password, s.port, database)
}

// database makes a new one and returns its address.
func (s *server) database(t *testing.T) string {
	t.Helper()
	s.made++
	name := fmt.Sprint("test", s.made)
	query(t, s.address("postgres"), "CREATE DATABASE "+name)
	return s.address(name)
}

// query runs a statement past the store.
func query(t *testing.T, address, text string) {
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

// newDatabase returns the address of a new one on the shared server.
func newDatabase(t *testing.T) string {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil {
		s, err := newServer()
		if err != nil {
			t.Fatal(err)
		}
		shared.server = s
	}
	return shared.database(t)
}
