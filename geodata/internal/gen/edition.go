package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// nextEdition returns what edition.txt in the folder dataset is to hold.
func nextEdition(dataset string) (string, error) {
	hash, err := eventsHash(filepath.Join(dataset, "events"))
	if err != nil {
		return "", err
	}
	old, err := readIfAny(filepath.Join(dataset, "edition.txt"))
	if err != nil {
		return "", err
	}
	return edition(old, hash)
}

// edition returns the line of edition.txt: "N HASH", where HASH is the SHA-256 of the event files one after another in
// the order of their names, and N is one more than in old whenever the hash differs from old's. old is "" at first.
func edition(old, hash string) (string, error) {
	n := 0
	if old != "" {
		var before string
		if _, err := fmt.Sscanf(old, "%d %s\n", &n, &before); err != nil || n < 1 {
			return "", fmt.Errorf("edition.txt: %q, want \"N HASH\"", old)
		}
		if before == hash {
			return old, nil
		}
	}
	return fmt.Sprintf("%d %s\n", n+1, hash), nil
}

// eventsHash is the SHA-256 of dir's .jsonl files in the order of their names.
func eventsHash(dir string) (string, error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".jsonl") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		sum.Write(b)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// readIfAny is os.ReadFile, "" for a file that is not there.
func readIfAny(name string) (string, error) {
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}
