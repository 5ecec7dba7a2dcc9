package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/review"
)

// check implements "check FILE...": it prints every fault, of the rules and of the record (see review), one a line, and fails when there is one; and "check -db DB",
// which sees whether a store is what was written to it.
func check(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := flags.String("db", "", "`FILE` of an SQLite database or a postgres:// address to check instead of files")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case *db != "" && flags.NArg() > 0:
		return fmt.Errorf("check: -db and %q, want one of them", flags.Arg(0))
	case *db != "":
		return checkStore(ctx, *db, stdout)
	}
	if flags.NArg() == 0 {
		return errors.New("check: no file named, want files or folders of events")
	}
	persons, err := dataset.Persons()
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	events, faults, err := readEvents(flags.Args(), os.Stdin, relation.Validate, func(events []relation.Event) []relation.Fault {
		return review.Events(events, persons)
	})
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if len(faults) > 0 {
		for _, f := range faults {
			fmt.Fprintln(stdout, f)
		}
		return fmt.Errorf("check: %s", plural(len(faults), "fault"))
	}
	fmt.Fprintln(stdout, tally(events))
	return nil
}

// checkStore walks through all revisions of a store.
func checkStore(ctx context.Context, db string, stdout io.Writer) error {
	store, err := existing(ctx, db)
	if err != nil {
		return fmt.Errorf("check: %w", withAdvice(db, err))
	}
	defer store.Close()
	n, err := store.Check(ctx)
	if err != nil {
		return fmt.Errorf("check: -db %s: %w", shown(db), withAdvice(shown(db), err))
	}
	fmt.Fprintf(stdout, "%s, whole\n", plural(int(n), "revision"))
	return nil
}

// tally counts events, the places they are about and the sources under them.
func tally(events []relation.Event) string {
	places := map[country.Code]bool{}
	sources := 0
	for _, e := range events {
		places[e.Country] = true
		sources += len(e.Sources)
	}
	line := plural(len(events), "event") + ", " + plural(len(places), "place") + ", " + plural(sources, "source")
	if len(events) > 0 {
		line += ", newest " + relation.NewRecord(events).Newest().Date.String()
	}
	return line
}

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
