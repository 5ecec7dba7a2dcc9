package program

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/geodata/dataset"
)

// ran returns what a command prints, and its error as text.
func ran(t *testing.T, args ...string) (out, failed string) {
	t.Helper()
	var stdout strings.Builder
	if err := Run(t.Context(), args, &stdout, io.Discard); err != nil {
		failed = err.Error()
	}
	return stdout.String(), failed
}

// From a machine with nothing on it to a release that is checked, and named where it was changed.
func TestRelease(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	events, err := dataset.Events()
	if err != nil {
		t.Fatal(err)
	}
	parent := t.TempDir()
	one, two, old := filepath.Join(parent, "one"), filepath.Join(parent, "two"), filepath.Join(parent, "old")
	for _, args := range [][]string{{one}, {two}, {"-edition", "600", old}} {
		if out, failed := ran(t, append([]string{"release"}, args...)...); failed != "" || !strings.HasPrefix(out, "edition ") {
			t.Fatalf("release %q: %q, %s", args, out, failed)
		}
	}
	if !maps.Equal(filesOf(t, one), filesOf(t, two)) {
		t.Error("two releases of one edition differ")
	}
	keys := filepath.Join(one, "KEYS.txt")
	public := strings.TrimSpace(filesOf(t, one)["KEYS.txt"][strings.LastIndex(strings.TrimSpace(filesOf(t, one)["KEYS.txt"]), "\n"):])
	db := filepath.Join(os.Getenv("XDG_DATA_HOME"), "recognitionmap", "recognitionmap.db")
	for _, test := range []struct {
		args         []string
		said, failed string
	}{
		{[]string{one}, "came with the folder", ""},
		{[]string{"-key", keys, one}, "10 files, each as it was signed", ""},
		{[]string{"-key", public, one}, fmt.Sprintf("The %d revisions are the signed history", len(events)), ""},
		{[]string{"-db", db, filepath.Join(old, "edition.note")}, "Edition 600-", ""},
		{[]string{"-key", keys, "-against", old, one}, "A continuation: the first 600 revisions", ""},
		{[]string{"-key", keys, "-against", filepath.Join(one, "edition.note"), old}, "This is an older edition", "1 fault"},
		{[]string{"-key", "recognition-map+908fe1f7+ATTYjumLWrVOD63aHUqDS0V9lIwaCUMw8wi/C6oOk1H0", one}, "", "no public key"},
		{[]string{filepath.Join(one, "edition.note")}, "", "no key to go by"},
		{[]string{"-key", keys, "-db", db, one}, "", "want one of them"},
		{[]string{"-key", keys, filepath.Join(parent, "none")}, "", "none"},
		{[]string{"-key", keys}, "", "0 names named"},
		{[]string{"-key", keys, filepath.Join(one, "LICENSE.txt")}, "it has no signature", "1 fault"},
	} {
		out, failed := ran(t, append([]string{"verify"}, test.args...)...)
		if !strings.Contains(out, test.said) || !strings.Contains(failed, test.failed) || (test.failed == "") != (failed == "") {
			t.Errorf("verify %q: said\n%sand %q; want %q and %q", test.args, out, failed, test.said, test.failed)
		}
	}
	for _, args := range [][]string{
		{"-db", "memory", one}, {"-edition", strconv.Itoa(len(events) + 1), one}, {"-edition", "x", one}, {}, {"-db", filepath.Join(parent, "none.db"), one}, {parent},
	} {
		if out, failed := ran(t, append([]string{"release"}, args...)...); failed == "" {
			t.Errorf("release %q printed %q", args, out)
		}
	}
	if err := os.WriteFile(filepath.Join(one, "events.csv"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, failed := ran(t, "verify", "-key", keys, one); !strings.Contains(out, "events.csv is cut: 1 of ") || failed == "" {
		t.Errorf("of a file that was changed: %q, %q", out, failed)
	}
}

func TestKeyCommands(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), "release")
	for _, test := range []struct{ command, said, failed string }{
		{"key list", "", "recognitionmap.db"},
		{"release " + dir, "edition", ""},
		{"key list", "signs", ""},
		{"key retire 1", "", "no key would sign any more"},
		{"key rotate", "Key 2 signs from now on", ""},
		{"key retire x", "", `"x" is no number`},
		{"key retire 3", "", "no key that signs has the number 3"},
		{"key retire 1", "Key 1 signs no more", ""},
		{"key list", "retired 2", ""},
		{"release " + dir, "edition", ""},
		{"verify " + dir, "10 files", ""},
		{"key", "", "want list, rotate or retire"},
		{"key turn", "", "want list, rotate or retire"},
		{"key rotate 1", "", "want 0"},
		{"key rotate -db memory", "", "would forget"},
		{"key help", "key retire", ""},
	} {
		out, failed := ran(t, strings.Fields(test.command)...)
		if !strings.Contains(out, test.said) || !strings.Contains(failed, test.failed) || (test.failed == "") != (failed == "") {
			t.Errorf("%s: printed %q, failed %q; want %q and %q", test.command, out, failed, test.said, test.failed)
		}
		if strings.Contains(out, "PRIVATE") {
			t.Errorf("%s shows the secret", test.command)
		}
	}
}
