package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/export"
	"recognitionmap/server/internal/proof"
)

// errForgets says why the memory is no store for keys.
var errForgets = errors.New("-db memory would forget its key at once, want a file or a postgres:// address")

// release implements "release DIR": it writes the signed data package of an edition into a folder.
func release(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := flags.String("db", "", "`FILE` of an SQLite database or a postgres:// address; by default the file in the user's data folder, made of the program's events where there is none")
	edition := flags.String("edition", "", "`NUMBER` of the edition; the newest by default")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("release: %s named, want one, behind the flags", plural(flags.NArg(), "folder"))
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	d, store, err := releaseDesk(ctx, *db, log)
	if err != nil {
		return fmt.Errorf("release: %w", err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	s := d.State()
	if *edition != "" {
		if s, err = d.Asked(ctx, "", *edition, today()); err != nil {
			return fmt.Errorf("release: -edition: %w", err)
		}
	}
	r := export.Releaser{Shapes: dataset.WorldGeoJSON(), Tree: new(proof.Tree), Keys: &proof.Keyring{Store: store, Now: time.Now}}
	if err := r.Write(ctx, s, flags.Arg(0)); err != nil {
		return fmt.Errorf("release: %w", err)
	}
	fmt.Fprintf(stdout, "edition %s is in %s\n", s.Revision(), flags.Arg(0))
	return nil
}

// releaseDesk opens a store to be read as it is. Only the one that nobody has named is made, as serve makes it.
func releaseDesk(ctx context.Context, db string, log *slog.Logger) (*desk.Desk, eventstore.Store, error) {
	if db == "memory" || db == ":memory:" {
		return nil, nil, errForgets
	}
	open, named := existing, db
	if db == "" {
		open = eventstore.Connect
		var err error
		if named, err = defaultDB(); err != nil {
			return nil, nil, err
		}
	}
	store, err := open(ctx, named)
	if err != nil {
		return nil, nil, err
	}
	d, err := desk.Open(ctx, store, begun, log)
	if err == nil && d.State().Number == 0 && db == "" {
		events, reason, wrong := loadEvents("")
		if err = wrong; err == nil {
			_, err = d.Seed(ctx, events, reason)
		}
	}
	if err == nil && d.State().Number == 0 {
		err = fmt.Errorf("-db %s holds no events", shown(named))
	}
	if err != nil {
		return nil, nil, errors.Join(err, store.Close())
	}
	return d, store, nil
}
