package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// readChecked returns the file, if its hash is the one that SHA256SUMS beside it states.
func readChecked(dir, name string) ([]byte, error) {
	sums, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	got := hashOf(b)
	for line := range strings.Lines(string(sums)) {
		if want, file, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && file == name {
			if got != want {
				return nil, fmt.Errorf("%s has SHA-256 %s, want %s", name, got, want)
			}
			return b, nil
		}
	}
	return nil, fmt.Errorf("%s is not in SHA256SUMS", name)
}

// hashOf is the SHA-256 of b in hexadecimal.
func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
