//go:build !race

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The committed shapes and neighbours are what gen makes today, and what it makes is the same each time. edition.txt is left out: it
// follows the events, which people edit.
func TestBuildRepeatsTheDataSet(t *testing.T) {
	first, err := build(geodata)
	if err != nil {
		t.Fatal(err)
	}
	second, err := build(geodata)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range first {
		if !bytes.Equal(f.data, second[i].data) {
			t.Errorf("%s differs from one run to the next", f.name)
		}
		committed, err := os.ReadFile(filepath.Join(geodata, f.name))
		if err != nil {
			t.Fatal(err)
		}
		if f.name != "dataset/edition.txt" && !bytes.Equal(f.data, committed) {
			t.Errorf("%s is not what gen makes: run go generate ./geodata", f.name)
		}
	}
}
