package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Names of the files of a release that a check knows.
const (
	EditionFile   = "edition.note"    // signed
	SumsFile      = "SHA256SUMS"      // of all others
	RevisionsFile = "revisions.jsonl" // the leaves of the tree, a line each
	EventsFile    = "events.jsonl"
	PackageFile   = "datapackage.json"
	KeysFile      = "KEYS.txt"

	Marker = ".recognitionmap-export" // by which an export knows a folder of its own; no part of the release
)

// CheckFolder checks the folder of a release: that every file is the one that was signed, that there is no other, and that
// the revisions are the signed history and make the events.
func CheckFolder(name string, folder fs.FS, trusted Trusted) *Checked {
	c := &Checked{Name: name}
	if signed, ok := c.read(folder, EditionFile); ok {
		c.open(EditionFile, signed, trusted)
	} else {
		c.fault("%s is missing: nothing in this folder is signed.", EditionFile)
	}
	if c.Receipt != nil {
		c.Receipt = nil
		c.fault("%s is a receipt, and not the edition of a release.", EditionFile)
	}
	intact := c.sums(folder)
	c.history(intact)
	if len(c.Faults) == 0 {
		c.say("%d files, each as it was signed.", len(intact))
	}
	return c
}

// read returns a file; ok is false where there is none that can be read.
func (c *Checked) read(folder fs.FS, name string) (body []byte, ok bool) {
	body, err := fs.ReadFile(folder, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		c.fault("%s cannot be read: %v.", name, errors.Unwrap(err))
	}
	return body, err == nil
}

// sums holds every file against SHA256SUMS, and that against what was signed, and returns the files that are as listed.
func (c *Checked) sums(folder fs.FS) map[string][]byte {
	intact := map[string][]byte{}
	text, ok := c.read(folder, SumsFile)
	if !ok {
		c.fault("%s is missing: no file can be checked.", SumsFile)
		return intact
	}
	if c.Edition != nil && digest(text) != c.Edition.Sums {
		c.fault("%s is not the one that was signed with edition %d: it was changed, or it is of another edition.", SumsFile, c.Edition.Number)
	}
	listed := map[string]string{}
	n := 0
	for row := range strings.Lines(string(text)) {
		n++
		sum, file, ok := strings.Cut(strings.TrimSuffix(row, "\n"), "  ")
		if raw, err := hex.DecodeString(sum); !ok || err != nil || len(raw) != sha256.Size || !fs.ValidPath(file) || strings.Contains(file, "/") || listed[file] != "" {
			c.fault("Line %d of %s is no sum of a file of this folder.", n, SumsFile)
			continue
		}
		listed[file] = sum
	}
	changed := map[string][]byte{}
	for _, file := range slices.Sorted(maps.Keys(listed)) {
		body, ok := c.read(folder, file)
		switch {
		case !ok:
			c.fault("%s is missing.", file)
		case digest(body) != listed[file]:
			changed[file] = body
		default:
			intact[file] = body
		}
	}
	lengths := lengthsOf(intact[PackageFile])
	for _, file := range slices.Sorted(maps.Keys(changed)) {
		if length := len(changed[file]); length < lengths[file] {
			c.fault("%s is cut: %d of %d bytes.", file, length, lengths[file])
		} else {
			c.fault("%s was changed: its SHA-256 is not the one in %s.", file, SumsFile)
		}
	}
	c.others(folder, listed)
	return intact
}

// others names what is in the folder and not in the release.
func (c *Checked) others(folder fs.FS, listed map[string]string) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		c.fault("The folder cannot be listed: %v.", err)
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == EditionFile || name == SumsFile || name == Marker:
		case listed[name] == "":
			c.fault("%s was added: it is not in %s.", name, SumsFile)
		case !e.Type().IsRegular():
			c.fault("%s is no plain file.", name)
		}
	}
}

// lengthsOf returns how long files are by the description of the package.
func lengthsOf(description []byte) map[string]int {
	var p struct {
		Resources []struct {
			Path  string
			Bytes int
		}
	}
	lengths := map[string]int{}
	if json.Unmarshal(description, &p) == nil {
		for _, r := range p.Resources {
			lengths[r.Path] = r.Bytes
		}
	}
	return lengths
}

// history checks that the revisions are the signed tree, and make the events. Files that are not as listed were named.
func (c *Checked) history(intact map[string][]byte) {
	text, ok := intact[RevisionsFile]
	if !ok || c.Edition == nil {
		return
	}
	lines := linesOf(text)
	root, err := rootOf(lines)
	switch {
	case err != nil:
		c.fault("The tree of %s cannot be made: %v.", RevisionsFile, err)
		return
	case int64(len(lines)) != c.Edition.Number:
		c.fault("%s is of edition %d, and %s has %d revisions: the two are of different editions.", EditionFile, c.Edition.Number, RevisionsFile, len(lines))
		return
	case root != c.Edition.Root:
		c.fault("%s is not the history that was signed.", RevisionsFile)
		return
	}
	c.lines = lines
	if events, ok := intact[EventsFile]; ok {
		if err := follows(lines, linesOf(events)); err != nil {
			c.fault("%s does not follow from %s: %v.", EventsFile, RevisionsFile, err)
			return
		}
	}
	c.say("The %d revisions are the signed history, and the events follow from them.", len(lines))
}

// follows reports with an error that events are not what revisions come to.
func follows(revisions, events [][]byte) error {
	newest := map[string]string{}
	for i, text := range revisions {
		var r struct {
			ID    string
			Event json.RawMessage
		}
		if err := json.Unmarshal(text, &r); err != nil {
			return fmt.Errorf("revision %d cannot be read", i+1)
		}
		if newest[r.ID] = string(r.Event); newest[r.ID] == "null" {
			delete(newest, r.ID)
		}
	}
	want, got := slices.Sorted(maps.Values(newest)), make([]string, len(events))
	for i, e := range events {
		got[i] = string(e)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		return fmt.Errorf("it has %d events, and they come to %d, or to others", len(got), len(want))
	}
	return nil
}

// linesOf returns the lines of a text without their ends.
func linesOf(text []byte) [][]byte {
	if text = bytes.TrimSuffix(text, []byte("\n")); len(text) == 0 {
		return [][]byte{}
	}
	return bytes.Split(text, []byte("\n"))
}

func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}
