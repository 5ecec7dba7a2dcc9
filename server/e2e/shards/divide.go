package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// testsIn returns the names of the tests of a folder, in order.
func testsIn(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return nil, err
	}
	var tests []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") && f.Name.Name != "TestMain" {
				tests = append(tests, f.Name.Name)
			}
		}
	}
	if len(tests) == 0 {
		return nil, fmt.Errorf("no tests in %s", folder)
	}
	slices.Sort(tests)
	return tests, nil
}

// divide puts each test, the longest first, into the part that is the shortest until then. A test that nobody has measured
// counts as one of middle length.
func divide(tests []string, seconds map[string]float64, parts int) [][]string {
	known := make([]float64, 0, len(seconds))
	for _, s := range seconds {
		known = append(known, s)
	}
	slices.Sort(known)
	middle := 1.0
	if len(known) > 0 {
		middle = known[len(known)/2]
	}
	takes := func(test string) float64 {
		if s, ok := seconds[test]; ok {
			return s
		}
		return middle
	}
	tests = slices.Clone(tests)
	slices.SortStableFunc(tests, func(a, b string) int {
		switch x, y := takes(a), takes(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	divided, sums := make([][]string, parts), make([]float64, parts)
	for _, test := range tests {
		least := 0
		for i := range sums {
			if sums[i] < sums[least] {
				least = i
			}
		}
		divided[least] = append(divided[least], test)
		sums[least] += takes(test)
	}
	return divided
}

// pattern matches these tests and no others.
func pattern(tests []string) string { return "^(" + strings.Join(tests, "|") + ")$" }
