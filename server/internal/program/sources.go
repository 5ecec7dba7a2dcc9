package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/reader"
	"recognitionmap/server/internal/sources"
)

const sourcesUsage = `recognitionmap sources check [-db DB] [-older DAYS] [-base URL] [-v]
        ask for the page of each source whose last check is old, and note what is found
recognitionmap sources archive [-db DB] [-older DAYS] [-base URL] [-save URL] [-v] DIR
        keep a copy of each page of which there is none, as WARC files in a folder; with -save ask an archive for a snapshot too
Both can be broken off at any moment and begun again: what is done is not done twice.
`

// sourcesFlags are the flags of a command of sources.
type sourcesFlags struct {
	db, base, save string
	older          int // days
	verbose        bool
	ask            reader.Options
}

func parseSources(command string, args []string, stderr io.Writer) (f sourcesFlags, rest []string, err error) {
	flags := flag.NewFlagSet("sources "+command, flag.ContinueOnError)
	flags.SetOutput(stderr)
	f.ask = reader.Default("")
	flags.StringVar(&f.db, "db", "", "`FILE` of an SQLite database or a postgres:// address; by default the file in the user's data folder")
	flags.IntVar(&f.older, "older", 30, "`DAYS` after which a check is made again")
	flags.StringVar(&f.base, "base", "", "`URL` of the site, by which the program names itself to those whom it asks")
	flags.BoolVar(&f.verbose, "v", false, "print every page with what was found")
	flags.DurationVar(&f.ask.Pause, "pause", f.ask.Pause, "`TIME` between two requests of one host")
	flags.DurationVar(&f.ask.Timeout, "timeout", f.ask.Timeout, "`TIME` that an answer may take")
	flags.IntVar(&f.ask.Hosts, "hosts", f.ask.Hosts, "`N` hosts that are asked at the same time")
	flags.BoolVar(&f.ask.Loopback, "loopback", false, "for tests alone: ask this machine too")
	if command == "archive" {
		flags.StringVar(&f.save, "save", "", "`URL` of an archive behind which it takes the address of a page, such as https://web.archive.org/save/")
	}
	if err := flags.Parse(args); err != nil {
		return f, nil, err
	}
	if f.older < 1 || f.ask.Pause < 0 || f.ask.Timeout <= 0 || f.ask.Hosts < 1 {
		return f, nil, fmt.Errorf("-older, -timeout and -hosts: want 1 or more, and -pause not below 0")
	}
	if f.base != "" {
		if f.base, err = origin(f.base); err != nil {
			return f, nil, fmt.Errorf("-base %w", err)
		}
		f.ask.Agent = reader.Default(f.base).Agent
	}
	return f, flags.Args(), nil
}

// checkSources implements "sources": it asks for the pages of the record's sources, or keeps copies of them.
func checkSources(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	if len(args) == 0 {
		return errors.New("sources: no command, want check or archive")
	}
	command := args[0]
	switch command {
	case "check", "archive":
	case "help", "-h", "-help", "--help":
		fmt.Fprint(stdout, sourcesUsage)
		return nil
	default:
		return fmt.Errorf("sources: unknown command %q, want check or archive", command)
	}
	f, rest, err := parseSources(command, args[1:], stderr)
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if want := map[string]int{"archive": 1}[command]; err == nil && len(rest) != want {
		err = fmt.Errorf("%s behind the flags, want %d", plural(len(rest), "argument"), want)
	}
	if err == nil {
		err = f.run(ctx, command, rest, stdout, stderr)
	}
	if err != nil {
		return fmt.Errorf("sources %s: %w", command, err)
	}
	return nil
}

func (f *sourcesFlags) run(ctx context.Context, command string, rest []string, stdout, stderr io.Writer) (err error) {
	d, store, err := releaseDesk(ctx, f.db, slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	round := &reader.Round{Store: store, Reader: reader.New(f.ask), Older: time.Duration(f.older) * 24 * time.Hour}
	if f.verbose {
		var one sync.Mutex
		round.Said = func(p eventstore.Page) {
			one.Lock()
			defer one.Unlock()
			fmt.Fprintln(stdout, pageLine(&p))
		}
	}
	do := round.Check
	if command == "archive" {
		do = round.Archive
		if f.save != "" {
			if round.Save, err = url.Parse(f.save); err != nil || round.Save.Host == "" || round.Save.Scheme != "http" && round.Save.Scheme != "https" {
				return fmt.Errorf("-save %q, want the address of an archive such as https://web.archive.org/save/", f.save)
			}
		}
		var copies []reader.Copy
		if round.Keeper, copies, err = reader.OpenKeeper(rest[0]); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, round.Keeper.Close()) }()
		if err := round.Recall(ctx, copies); err != nil {
			return err
		}
	}
	done, err := do(ctx, addresses(d))
	fmt.Fprintln(stdout, tallyLine(&done, f.older))
	if ctx.Err() != nil {
		return errors.New("broken off; what was noted stays, and the next run goes on from it")
	}
	return err
}

// addresses are those of the sources of the newest record.
func addresses(d *desk.Desk) []string {
	all := sources.Of(d.State().Record, sources.Nothing)
	list := make([]string, len(all))
	for i, s := range all {
		list[i] = s.URL
	}
	return list
}

// pageLine says what was learned of a page last.
func pageLine(p *eventstore.Page) string {
	line := string(p.Answer) + " " + p.Address + ": " + p.Detail
	if p.To != "" {
		line += ", at " + p.To
	}
	for _, more := range []struct{ words, value string }{{"kept in ", p.File}, {"archived as ", p.Archive}, {"no snapshot: ", p.Refusal}} {
		if more.value != "" {
			line += "; " + more.words + more.value
		}
	}
	return line
}

// tallyLine says what came of a round.
func tallyLine(t *reader.Tally, older int) string {
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, fmt.Sprint(n, " ", words))
		}
	}
	for _, a := range eventstore.Answers {
		add(t.Answers[a], string(a))
	}
	add(t.Kept, "kept")
	add(t.Saved, "archived")
	add(t.Refused, "refused by the archive")
	add(t.Left, "left for later: the host or the archive does not take requests now")
	add(t.Fresh, "done already within "+plural(older, "day"))
	line := plural(t.Pages, "page") + " to be asked for"
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}
