package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCarry(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "along.html")
	for range 2 { // the second takes the place of the first
		sum, err := Carry(t.Context(), small(nil), file)
		if err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if want := small(nil)["/carry.html"]; string(written) != want {
			t.Errorf("the file holds %q, want %q", written, want)
		}
		if want := digest(written) + "  along.html\n"; sum != want {
			t.Errorf("its line is %q, want %q", sum, want)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("there are %d files, want the copy alone", len(entries))
	}
}

func TestCarryRefuses(t *testing.T) {
	dir := t.TempDir()
	thesis := filepath.Join(dir, "thesis.txt")
	if err := os.WriteFile(thesis, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		site paper
		file string
		want string
	}{
		{small(nil), thesis, "another kind"},
		{small(nil), filepath.Join(dir, "none", "a.html"), "no such file"},
		{small(nil), dir, "is a directory"},
		{small(paper{"/carry.html": "503 busy"}), filepath.Join(dir, "a.html"), "answers 503"},
	} {
		if _, err := Carry(t.Context(), test.site, test.file); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Carry to %s: %v, want %q", test.file, err, test.want)
		}
	}
	if mine, _ := os.ReadFile(thesis); string(mine) != "mine" {
		t.Errorf("a file of another kind was replaced: %q", mine)
	}
}
