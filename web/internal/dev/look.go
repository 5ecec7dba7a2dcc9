package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// sources are the files and folders of which something is built.
var sources = []string{"app", "geodata", "server", "web", "go.mod", "Makefile"}

// look is what tells whether a source was saved, is new or has gone.
type look struct {
	files int
	last  time.Time
}

// lookAt looks at files and at all in folders that anything is built of: neither tests nor what was built.
func lookAt(roots []string) (look, error) {
	var l look
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				switch d.Name() {
				case "node_modules", "testdata", "built", "e2e":
					return filepath.SkipDir
				}
				return nil
			}
			if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(path, "~") {
				return nil
			}
			info, err := d.Info()
			if errors.Is(err, fs.ErrNotExist) { // an editor's, gone again
				return nil
			}
			if err != nil {
				return err
			}
			l.files++
			if info.ModTime().After(l.last) {
				l.last = info.ModTime()
			}
			return nil
		})
		if err != nil {
			return look{}, err
		}
	}
	return l, nil
}
