package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// geodata is the folder that go generate runs in.
const geodata = "../.."

func TestReadChecked(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("SHA256SUMS", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  a.json\n")
	write("b.json", "hello")
	tests := []struct{ name, file, text, want string }{
		{"as it was", "a.json", "hello", ""},
		{"altered", "a.json", "hello\n", "a.json has SHA-256 5891b5b5"},
		{"without a hash", "b.json", "hello", "b.json is not in SHA256SUMS"},
	}
	for _, test := range tests {
		write(test.file, test.text)
		b, err := readChecked(dir, test.file)
		switch {
		case test.want == "" && (err != nil || string(b) != test.text):
			t.Errorf("%s: readChecked = %q, %v", test.name, b, err)
		case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)):
			t.Errorf("%s: readChecked = %v, want %q", test.name, err, test.want)
		}
	}
}
