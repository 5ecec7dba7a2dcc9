package program

import (
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// options are the flags of serve.
type options struct {
	addr, base, events, db, metrics string
	proxies                         int
	after                           int // minutes that a revision stands before alerts tell of it
	streams                         int // most at a time, 0 for the API's own; no flag: it follows from what the process may open
	dev, verbose, forget            bool
	today                           func() relation.Day // the last day that a reader can choose
	begun                           func() relation.Day // the last day that an event can have
}

func parseServe(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8000", "`HOST:PORT` to listen on; port 0 picks one")
	flags.StringVar(&o.base, "base", "", "`URL` by which readers know the site, for links that must be absolute")
	flags.StringVar(&o.db, "db", "", "`FILE` of an SQLite database, a postgres:// address, or memory; a file in the user's data folder by default")
	flags.StringVar(&o.events, "events", "", "`DIR` with event files instead of those in the program; kept in memory unless -db names a store")
	flags.StringVar(&o.metrics, "metrics", "", "`HOST:PORT` for Prometheus metrics; none by default")
	flags.IntVar(&o.proxies, "proxies", 0, "`N` trusted proxies in front that add to X-Forwarded-For")
	flags.IntVar(&o.after, "alerts-after", 10, "`MINUTES` that a write stands before alerts tell of it, so that it can be taken back")
	o.today, o.begun = today, begun
	flags.Func("today", "`YYYY-MM-DD` to take for today, for tests and rehearsals", func(text string) error {
		day, err := relation.ParseDay(text)
		if err == nil && day < state.FirstDay {
			err = fmt.Errorf("want %s or later", state.FirstDay)
		}
		o.today = func() relation.Day { return day }
		o.begun = o.today
		return err
	})
	flags.BoolVar(&o.dev, "dev", false, "read what is served of the folder web/ anew when it changes, and have open pages load themselves again")
	flags.BoolVar(&o.forget, "forget", false, "have browsers drop all that they keep of the site for use with no network")
	flags.BoolVar(&o.verbose, "v", false, "log every request")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("serve: unexpected %q", flags.Arg(0))
	}
	if o.proxies < 0 || o.proxies > 10 {
		return o, fmt.Errorf("serve: -proxies %d, want 0 to 10", o.proxies)
	}
	if o.after < 0 || o.after > 24*60 {
		return o, fmt.Errorf("serve: -alerts-after %d, want 0 to %d minutes", o.after, 24*60)
	}
	if o.base != "" {
		if o.base, err = origin(o.base); err != nil {
			return o, fmt.Errorf("serve: -base %w", err)
		}
	}
	switch {
	case o.db == "" && o.events != "":
		o.db = "memory"
	case o.db == "":
		if o.db, err = defaultDB(); err != nil {
			return o, fmt.Errorf("serve: %w", err)
		}
	}
	return o, nil
}

// defaultDB is recognitionmap.db in the user's data folder, by the XDG base directory specification.
func defaultDB() (string, error) {
	folder := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(folder) { // the specification has relative ones ignored
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("no data folder of the user: %w; name a database with -db, or -db memory", err)
		}
		folder = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(folder, "recognitionmap", "recognitionmap.db"), nil
}

// shown is the address of a store without its password.
func shown(db string) string {
	if u, err := url.Parse(db); err == nil && strings.HasPrefix(u.Scheme, "postgres") {
		return u.Redacted()
	}
	return db
}
