package eventstore_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore/pgtest"
)

// childName says in the environment that the test binary is to be a child, and which.
const childName = "EVENTSTORE_TEST_CHILD"

// children are what another process does with the store at a path or an address: one that is killed, or has fewer rights.
var children = map[string]func(path string) error{
	"append":    appendForever,
	"read only": readOnly,
	"full disk": fullDisk,
	"no room":   noRoom,
}

func TestMain(m *testing.M) {
	if name := os.Getenv(childName); name != "" {
		if err := children[name](os.Args[1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	pgtest.StopShared()
	os.Exit(code)
}

// child returns a command that does what children has under a name.
func child(t *testing.T, binary, name, path string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), binary, path)
	c.Env = append(os.Environ(), childName+"="+name)
	return c
}

// run is a child that has to succeed.
func run(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", c, err, strings.TrimSpace(string(out)))
	}
}

func self(t *testing.T) string {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// openFolder returns a temporary folder that everyone may enter.
func openFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// copySelf puts the test binary where everyone may run it.
func copySelf(t *testing.T, dir string) string {
	t.Helper()
	from, err := os.Open(self(t))
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	path := filepath.Join(dir, "child")
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
