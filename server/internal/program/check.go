package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// check implements "check FILE...": it prints every fault, one a line, and fails when there is one.
func check(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("check: no file named, want files or folders of events")
	}
	events, faults, err := readEvents(flags.Args(), os.Stdin)
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
