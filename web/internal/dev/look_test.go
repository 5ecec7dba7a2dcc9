package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestLookAt(t *testing.T) {
	root := t.TempDir()
	day := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	save := func(name string, at time.Time) {
		t.Helper()
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	save("js/page.js", day)
	before, err := lookAt([]string{root})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		do   func()
		seen bool
	}{
		{"nothing has happened", func() {}, false},
		{"a test is saved", func() { save("page_test.go", day.Add(time.Second)) }, false},
		{"something was built", func() { save("built/page.js", day.Add(time.Second)) }, false},
		{"an editor keeps a copy", func() { save("js/.page.js.swp", day.Add(time.Second)) }, false},
		{"a script is saved", func() { save("js/page.js", day.Add(time.Second)) }, true},
		{"an older file comes", func() { save("css/map.css", day.Add(-time.Hour)) }, true},
		{"a file goes", func() { os.Remove(filepath.Join(root, "css/map.css")) }, true},
	} {
		test.do()
		now, err := lookAt([]string{root})
		if err != nil {
			t.Fatal(err)
		}
		if got := now != before; got != test.seen {
			t.Errorf("%s: lookAt sees a change: %v, want %v", test.name, got, test.seen)
		}
		before = now
	}
	if _, err := lookAt([]string{filepath.Join(root, "gone")}); err == nil {
		t.Error("lookAt of a folder that is not there has no error")
	}
}
