package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestEdition(t *testing.T) {
	tests := []struct {
		name, old, hash, want string
		bad                   bool
	}{
		{"the first", "", "aa", "1 aa\n", false},
		{"the same events", "7 aa\n", "aa", "7 aa\n", false},
		{"other events", "7 aa\n", "bb", "8 bb\n", false},
		{"no number", "x aa\n", "aa", "", true},
		{"a number below one", "0 aa\n", "bb", "", true},
	}
	for _, test := range tests {
		got, err := edition(test.old, test.hash)
		if got != test.want || (err != nil) != test.bad {
			t.Errorf("%s: edition(%q, %q) = %q, %v, want %q", test.name, test.old, test.hash, got, err, test.want)
		}
	}
}

func TestEventsHash(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"2022.jsonl": "lo", "2021.jsonl": "hel", "README.md": "not an event"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const want = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" // of "hello"
	if got, err := eventsHash(dir); got != want || err != nil {
		t.Errorf("eventsHash = %s, %v, want %s", got, err, want)
	}
}

func TestNextEditionWithoutAFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "events"), 0o755); err != nil {
		t.Fatal(err)
	}
	const want = "1 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n" // of nothing
	if got, err := nextEdition(dir); got != want || err != nil {
		t.Errorf("nextEdition = %q, %v, want %q", got, err, want)
	}
}
