package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/export"
	"recognitionmap/server/internal/feeds"
	"recognitionmap/server/internal/site"
)

// localBase is what feeds and sitemap of an exported site name where no other name is given: the address of Python's
// own static host.
const localBase = "http://127.0.0.1:8000"

// exportOptions are the flags of export.
type exportOptions struct {
	db, base, to string // to is a folder, or with carry a file
	data, carry  bool
	day          relation.Day
}

func parseExport(args []string, stderr io.Writer) (o exportOptions, err error) {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var date string
	flags.StringVar(&o.db, "db", "", "`FILE` of an SQLite database or a postgres:// address; the data set in the program by default")
	flags.StringVar(&o.base, "base", "", "`URL` by which readers will know the site; "+localBase+" by default")
	flags.BoolVar(&o.data, "data", false, "write the facts as files for other programs instead of the site")
	flags.BoolVar(&o.carry, "carry", false, "write the site as one file that opens from a disk without a network")
	flags.StringVar(&date, "date", "", "with -data: `YYYY-MM-DD` of the standing and the map; today by default")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	what := "folder"
	if o.carry {
		what = "file"
	}
	switch {
	case flags.NArg() != 1:
		return o, fmt.Errorf("export: %s named, want one, behind the flags", plural(flags.NArg(), what))
	case o.data && o.carry:
		return o, errors.New("export: -data and -carry are two exports: want one of them")
	}
	o.to, o.day = flags.Arg(0), today()
	if date != "" {
		if !o.data {
			return o, errors.New("export: -date goes with -data: a site has pages for the day of the export")
		}
		if o.day, err = relation.ParseDay(date); err != nil {
			return o, fmt.Errorf("export: -date: %w", err)
		}
	}
	if o.base == "" && o.carry {
		return o, nil // the file then names no site
	}
	if o.base == "" {
		o.base = localBase
		if !o.data {
			fmt.Fprintf(stderr, "export: no -base, so feeds and sitemap name %s\n", localBase)
		}
	}
	o.base, err = origin(o.base)
	if err != nil {
		return o, fmt.Errorf("export: -base %w", err)
	}
	return o, nil
}

// exportSite implements "export": it writes the site, or with -data the facts, into a folder, or with -carry the site into one
// file, of which it prints the line that sha256sum checks.
func exportSite(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, err := parseExport(args, stderr)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	store, err := exportStore(ctx, o.db)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer store.Close()
	d, err := desk.Open(ctx, store, begun, log)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if d.State().Number == 0 {
		return fmt.Errorf("export: -db %s holds no events", shown(o.db))
	}
	what, sum := "the site", ""
	if o.data {
		what = "the data of " + o.day.String()
		err = export.Data(ctx, d.State(), o.day, dataset.WorldGeoJSON(), o.to)
	} else {
		sum, err = exportPages(ctx, d, o, log)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s, revision %s, is in %s\n%s", what, d.State().Revision(), o.to, sum)
	return nil
}

// exportPages writes the site that a server around d would serve; as one file it also returns the line that sha256sum checks.
func exportPages(ctx context.Context, d *desk.Desk, o exportOptions, log *slog.Logger) (sum string, err error) {
	handler, end, err := wholeSite(d, o.base, log)
	if err != nil {
		return "", err
	}
	defer end()
	if o.carry {
		return export.Carry(ctx, handler, o.to)
	}
	return "", export.Site(ctx, handler, feeds.Addresses(), o.to)
}

// wholeSite returns all that a server around d answers, without a server.
func wholeSite(d *desk.Desk, base string, log *slog.Logger) (handler http.Handler, end func(), err error) {
	parts, err := newParts(d, options{base: base, today: today}, base, log)
	if err != nil {
		return nil, nil, err
	}
	parts.site.Stream = "" // files have none, and a page that is told of one asks for it again and again
	s, err := site.New(parts.site)
	if err != nil {
		parts.endStreams()
		return nil, nil, err
	}
	return s, parts.endStreams, nil
}

// exportStore opens the store that is to be exported, as it is: nothing is brought into it, and none is made.
func exportStore(ctx context.Context, db string) (eventstore.Store, error) {
	if db == "" {
		return carried(ctx)
	}
	return existing(ctx, db)
}

// existing opens a store that is there already.
func existing(ctx context.Context, db string) (eventstore.Store, error) {
	if !strings.Contains(db, "://") {
		if _, err := os.Stat(db); err != nil {
			return nil, fmt.Errorf("-db: %w", err)
		}
	}
	store, err := eventstore.Connect(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("-db %s: %w", shown(db), err)
	}
	return store, nil
}

// embedded is a store with the data set in the program. The data set has no clock, so its revisions count as those of
// the day of its newest event: of one program every export is the same, byte for byte.
type embedded struct {
	eventstore.Memory
	at time.Time
}

// carried returns the data set in the program as a store.
func carried(ctx context.Context) (*embedded, error) {
	events, err := dataset.Events()
	if err != nil {
		return nil, err
	}
	year, month, day := relation.NewRecord(events).Newest().Date.Effective().Civil()
	store := &embedded{at: time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
	n, _ := dataset.Edition()
	changes := make([]eventstore.Change, len(events))
	for i := range events {
		changes[i] = eventstore.Change{EventID: events[i].ID, Event: &events[i], Origin: eventstore.FromDataset, Reason: fmt.Sprintf("data set, edition %d", n)}
	}
	_, err = store.Append(ctx, changes...)
	return store, err
}

// Since returns revisions as the memory does, with the time of the data set.
func (e *embedded) Since(ctx context.Context, after int64, limit int) ([]eventstore.Revision, error) {
	revisions, err := e.Memory.Since(ctx, after, limit)
	for i := range revisions {
		revisions[i].Time = e.at
	}
	return revisions, err
}
