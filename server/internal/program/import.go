package program

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// importOptions are the flags of import.
type importOptions struct {
	db, reason string
	dry        bool
	files      []string
}

func parseImport(args []string, stderr io.Writer) (o importOptions, err error) {
	flags := flag.NewFlagSet("import", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.db, "db", "", "`FILE` of an SQLite database or a postgres:// address; a file in the user's data folder by default")
	flags.BoolVar(&o.dry, "dry-run", false, "print what would change and write nothing")
	flags.StringVar(&o.reason, "reason", "", "`TEXT` that the history of each event gives as the reason; the names of the files by default")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.files = flags.Args(); len(o.files) == 0 {
		return o, errors.New("import: no file named, want files or folders of events, behind the flags")
	}
	if o.db == "" {
		if o.db, err = defaultDB(); err != nil {
			return o, fmt.Errorf("import: %w", err)
		}
	}
	if o.reason == "" {
		o.reason = importReason(o.files)
	}
	return o, nil
}

// importReason names the files, as far as the length of a reason allows.
func importReason(files []string) string {
	names := make([]string, len(files))
	for i, f := range files {
		if names[i] = filepath.Base(f); f == "-" {
			names[i] = stdinName
		}
	}
	const most = 200                                                                                  // less than the 500 that a reason may have, and more than anyone reads
	return relation.Clip(strings.ToValidUTF8("import of "+strings.Join(names, ", "), "\uFFFD"), most) // as names of files need not be
}

// importEvents implements "import FILE...": it checks files of events, prints what they change, and appends that.
func importEvents(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, err := parseImport(args, stderr)
	if err != nil {
		return err
	}
	events, faults, err := readEvents(o.files, os.Stdin, relation.Validate)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if len(faults) > 0 {
		return refuse(stdout, faults)
	}
	store, err := importStore(ctx, o)
	if err != nil {
		return fmt.Errorf("import: -db %s: %w", shown(o.db), err)
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	err = importInto(ctx, store, events, o, begun, log, stdout)
	return cmp.Or(err, store.Close())
}

// importStore opens the store. A look at what would change makes none.
func importStore(ctx context.Context, o importOptions) (eventstore.Store, error) {
	if o.dry && !strings.Contains(o.db, "://") {
		if _, err := os.Stat(o.db); errors.Is(err, fs.ErrNotExist) {
			return new(eventstore.Memory), nil
		}
	}
	if !o.dry && (o.db == "memory" || o.db == ":memory:") {
		return nil, errors.New("it would forget them at once, want a file or a postgres:// address")
	}
	return eventstore.Connect(ctx, o.db)
}

// refuse prints faults, one a line. Nothing is written.
func refuse(stdout io.Writer, faults relation.Faults) error {
	for _, f := range faults {
		fmt.Fprintln(stdout, f)
	}
	return fmt.Errorf("import: %s, nothing was written", plural(len(faults), "fault"))
}

// importAuthor stands where the history keeps who wrote; it is never shown.
const importAuthor = "import"

// importInto brings events into a store in one step: all or nothing. What an editor has touched stays.
func importInto(ctx context.Context, store eventstore.Store, events []relation.Event, o importOptions, begun func() relation.Day, log *slog.Logger, stdout io.Writer) error {
	d, err := desk.Open(ctx, store, begun, log)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	s := d.State()
	merge := s.Plan(events, eventstore.FromImport, o.reason)
	var faults relation.Faults
	for i := range merge.Changes {
		c := &merge.Changes[i]
		c.Author, c.Role = importAuthor, eventstore.RolePublish
		var found relation.Faults
		if err := d.Check(*c); errors.As(err, &found) {
			faults = append(faults, found...)
		} else if err != nil {
			return fmt.Errorf("import: %s: %w", c.EventID, err)
		}
	}
	if len(faults) > 0 {
		return refuse(stdout, faults)
	}
	printMerge(stdout, s, merge, events, begun())
	switch {
	case o.dry:
		fmt.Fprintln(stdout, "Nothing was written (-dry-run).")
		return nil
	case len(merge.Changes) == 0:
		fmt.Fprintln(stdout, "Nothing was written.")
		return nil
	}
	written, err := store.Append(ctx, merge.Changes...)
	var conflict *eventstore.Conflict
	if errors.As(err, &conflict) {
		return fmt.Errorf("import: %s was changed by another while this ran; nothing was written, run it again: %w", conflict.EventID, err)
	} else if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	fmt.Fprintf(stdout, "Written as %s, %d to %d.\n", plural(len(written), "revision"), written[0].Number, written[len(written)-1].Number)
	return nil
}
