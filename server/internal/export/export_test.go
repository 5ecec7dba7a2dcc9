package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

func TestFoldersThatAreRefused(t *testing.T) {
	s := stateOf(t, event("first", "2022-03-01", relation.Visit))
	shapes := []byte(`{"features":[]}`)
	parent := t.TempDir()
	full, file, empty := filepath.Join(parent, "full"), filepath.Join(parent, "file"), filepath.Join(parent, "empty")
	marked := filepath.Join(parent, "marked") // a folder is no marker
	link := filepath.Join(parent, "link")
	for _, err := range []error{
		os.MkdirAll(full, 0o755), os.WriteFile(filepath.Join(full, "thesis.txt"), []byte("mine"), 0o644), os.WriteFile(file, nil, 0o644),
		os.Mkdir(empty, 0o755), os.MkdirAll(filepath.Join(marked, marker), 0o755), os.Symlink(empty, link),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ name, dir, want string }{
		{"one with files of others", full, "not empty and not an export"},
		{"one with a folder of the marker's name", marked, "not empty and not an export"},
		{"a file", file, "not a directory"},
		{"below a file", filepath.Join(file, "a"), "not a directory"},
		{"none", "", "no folder named"},
		{"the one we are in", ".", "in use"},
		{"the root", "/", "cannot be replaced"},
	} {
		err := Data(t.Context(), s, today, shapes, test.dir)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Data = %v, want %q", test.name, err, test.want)
		}
	}
	if body, err := os.ReadFile(filepath.Join(full, "thesis.txt")); err != nil || string(body) != "mine" {
		t.Errorf("the files of others: %q, %v", body, err)
	}
	for _, dir := range []string{empty, link} { // the second through the link, where the first stands
		if err := Data(t.Context(), s, today, shapes, dir); err != nil {
			t.Errorf("Data(%s) = %v", dir, err)
		}
	}
	if files, beside := tree(t, empty); len(files) != 10 || fmt.Sprint(beside) != "[file full link marked]" {
		t.Errorf("%d files, and beside them %v", len(files), beside)
	}
}

func TestHalfAnExport(t *testing.T) {
	s := stateOf(t, event("first", "2022-03-01", relation.Visit))
	dir := filepath.Join(t.TempDir(), "data")
	if err := Data(t.Context(), s, today, []byte(`{"features":[]}`), dir); err != nil {
		t.Fatal(err)
	}
	before, _ := tree(t, dir)
	ended, end := context.WithCancel(t.Context())
	end()
	if err := Data(ended, s, today+1, []byte(`{"features":[]}`), dir); !errors.Is(err, context.Canceled) {
		t.Errorf("Data = %v, want that it was ended", err)
	}
	if after, beside := tree(t, dir); !maps.Equal(before, after) || len(beside) > 0 {
		t.Errorf("an export that was ended changes the one before, or leaves %v", beside)
	}
}

func TestNamesThatAreRefused(t *testing.T) {
	f, err := newFolder(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.discard()
	for _, name := range []string{"", "..", "../a", "/a", "a/../../b", `a\b`, "a\x00b"} {
		if err := f.write(name, nil); err == nil {
			t.Errorf("write(%q) is accepted", name)
		}
	}
	if err := f.write("a/b/c.txt", []byte("c")); err != nil {
		t.Error(err)
	}
	if body, err := os.ReadFile(filepath.Join(f.temp, "a", "b", "c.txt")); err != nil || !bytes.Equal(body, []byte("c")) {
		t.Errorf("%q, %v", body, err)
	}
}
