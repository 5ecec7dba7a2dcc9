package program

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"recognitionmap/geodata/relation"
)

// stdinName names the standard input in faults.
const stdinName = "stdin"

// place is where an event stands.
type place struct {
	file string
	line int // from 1
}

// readEvents reads and checks files of events as one set, in the order given; a folder stands for its *.jsonl by name,
// "-" for stdin. rules are asked of them all together. faults are what a person has to mend; err is what kept a file from being read at all.
func readEvents(names []string, stdin io.Reader, rules ...func([]relation.Event) []relation.Fault) (events []relation.Event, faults relation.Faults, err error) {
	files, err := expand(names)
	if err != nil {
		return nil, nil, err
	}
	last := map[string]place{} // of each id
	for _, name := range files {
		text, err := readFile(&name, stdin)
		if err != nil {
			return nil, nil, err
		}
		found, err := relation.DecodeEvents(bytes.NewReader(text), name)
		var wrong relation.Faults
		if errors.As(err, &wrong) {
			faults = append(faults, wrong...)
		} else if err != nil {
			return nil, nil, err
		}
		for i, line := range filled(text) {
			if i < len(found) {
				last[found[i].ID] = place{name, line}
			}
		}
		events = append(events, found...)
	}
	if len(faults) > 0 { // the rules of the whole set would miss what is wrong in its parts
		return nil, faults, nil
	}
	for _, rule := range rules {
		for _, f := range rule(events) {
			if at, ok := last[f.ID]; ok && f.File == "" {
				f.File, f.Line = at.file, at.line
			}
			faults = append(faults, f)
		}
	}
	return events, faults, nil
}

// readFile returns the text of a file and puts the name for faults in place of "-".
func readFile(name *string, stdin io.Reader) ([]byte, error) {
	if *name == "-" {
		*name = stdinName
		return io.ReadAll(stdin)
	}
	return os.ReadFile(*name)
}

// filled returns the numbers of the lines that are not blank: each holds one event.
func filled(text []byte) []int {
	var numbers []int
	n := 0
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte(relation.BOM))) {
		n++
		if len(bytes.TrimSpace(line)) > 0 {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// expand replaces folders by the files of events in them.
func expand(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		if name == "-" {
			files = append(files, name)
			continue
		}
		stat, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !stat.IsDir() {
			files = append(files, name)
			continue
		}
		inside, err := filepath.Glob(filepath.Join(name, "*.jsonl"))
		if err != nil {
			return nil, err
		}
		if len(inside) == 0 {
			return nil, fmt.Errorf("%s: no *.jsonl in this folder", name)
		}
		slices.Sort(inside)
		files = append(files, inside...)
	}
	return files, nil
}
