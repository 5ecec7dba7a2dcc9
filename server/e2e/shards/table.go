package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// readTable returns seconds by test, from lines "TestName 1.2".
func readTable(name string) (map[string]float64, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	seconds := map[string]float64{}
	for line := range strings.Lines(string(text)) {
		test, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		s, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %q, want a test and its seconds", name, line)
		}
		seconds[test] = s
	}
	return seconds, nil
}

// measure writes the table: tests that are no more go, and those that the reports do not name keep what they had.
func measure(reports []string) error {
	seconds, err := readTable(table)
	if err != nil {
		return err
	}
	for _, name := range reports {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		err = readReport(file, seconds)
		file.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	tests, err := testsIn(folder)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, test := range slices.Sorted(maps.Keys(seconds)) {
		if _, there := slices.BinarySearch(tests, test); there {
			fmt.Fprintf(&b, "%s %.1f\n", test, seconds[test])
		}
	}
	return os.WriteFile(table, []byte(b.String()), 0o644)
}

// readReport adds what go test -json says of whole tests that have passed.
func readReport(r io.Reader, seconds map[string]float64) error {
	lines := json.NewDecoder(bufio.NewReader(r))
	for {
		var line struct {
			Action, Test string
			Elapsed      float64
		}
		switch err := lines.Decode(&line); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if line.Action == "pass" && line.Test != "" && !strings.Contains(line.Test, "/") {
			seconds[line.Test] = line.Elapsed
		}
	}
}
