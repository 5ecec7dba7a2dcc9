package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestDivide(t *testing.T) {
	for _, test := range []struct {
		name    string
		tests   string
		seconds map[string]float64
		parts   int
		want    string
	}{
		{"the longest is alone", "A B C D", map[string]float64{"A": 1, "B": 9, "C": 2, "D": 3}, 2, "[[B] [D C A]]"},
		{"one that nobody has measured runs, as one of middle length", "A B C New", map[string]float64{"A": 1, "B": 5, "C": 9}, 2, "[[C A] [B New]]"},
		{"nothing is known", "A B C", nil, 2, "[[A C] [B]]"},
		{"more parts than tests", "A", nil, 2, "[[A] []]"},
	} {
		if got := fmt.Sprint(divide(strings.Fields(test.tests), test.seconds, test.parts)); got != test.want {
			t.Errorf("%s: divide(%s) = %s, want %s", test.name, test.tests, got, test.want)
		}
	}
}

// Each browser test there is runs in exactly one part, and the table is read.
func TestEachRunsOnce(t *testing.T) {
	tests, err := testsIn("..")
	if err != nil {
		t.Fatal(err)
	}
	seconds, err := readTable("../testdata/seconds.txt")
	if err != nil {
		t.Fatal(err)
	}
	var patterns []*regexp.Regexp
	for _, part := range divide(tests, seconds, 3) {
		patterns = append(patterns, regexp.MustCompile(pattern(part)))
	}
	for _, test := range tests {
		n := 0
		for _, p := range patterns {
			if p.MatchString(test) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s runs in %d parts, want one", test, n)
		}
	}
	if len(tests) < 100 || !slices.Contains(tests, "TestLensesAgree") {
		t.Errorf("testsIn(..) = %q, want those of the browser", tests)
	}
}

func TestReadReport(t *testing.T) {
	report := `{"Action":"run","Test":"TestA"}
{"Action":"pass","Test":"TestA/part","Elapsed":1}
{"Action":"pass","Test":"TestA","Elapsed":2.5}
{"Action":"fail","Test":"TestB","Elapsed":30}
{"Action":"pass","Elapsed":99}
`
	got := map[string]float64{"TestB": 4}
	if err := readReport(strings.NewReader(report), got); err != nil {
		t.Fatal(err)
	}
	if want := "map[TestA:2.5 TestB:4]"; fmt.Sprint(got) != want {
		t.Errorf("readReport = %v, want %s", got, want)
	}
	if err := readReport(strings.NewReader("no JSON"), got); err == nil {
		t.Error("readReport takes what is no report")
	}
}
