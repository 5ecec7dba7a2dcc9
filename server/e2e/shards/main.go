// Command shards divides the browser tests into parts that take equally long. It is started at the top of the checkout:
//
//	go run ./server/e2e/shards -part 1 -of 3        # prints the pattern of a part, for go test -run
//	go run ./server/e2e/shards -measured FILE...    # writes the table anew from what go test -json has printed
//
// The table is server/e2e/testdata/seconds.txt. A test that is not in it counts as one of middle length and runs like all
// others: which tests there are is read from the sources.
package main

import (
	"flag"
	"fmt"
	"os"
)

const (
	folder = "server/e2e"
	table  = folder + "/testdata/seconds.txt"
)

func main() {
	part := flag.Int("part", 1, "which part's pattern to print, from 1")
	of := flag.Int("of", 1, "how many parts there are")
	measured := flag.Bool("measured", false, "write the table from files of go test -json")
	flag.Parse()
	if err := run(*part, *of, *measured, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "shards:", err)
		os.Exit(1)
	}
}

func run(part, of int, measured bool, reports []string) error {
	if measured {
		return measure(reports)
	}
	if part < 1 || part > of {
		return fmt.Errorf("-part %d -of %d, want a part from 1 to the number of parts", part, of)
	}
	tests, err := testsIn(folder)
	if err != nil {
		return err
	}
	seconds, err := readTable(table)
	if err != nil {
		return err
	}
	fmt.Println(pattern(divide(tests, seconds, of)[part-1]))
	return nil
}
