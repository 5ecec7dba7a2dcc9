package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
	"time"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/proof"
)

const keyUsage = `recognitionmap key list [-db DB]
        list the keys that releases and receipts are signed with, the retired ones too
recognitionmap key rotate [-db DB]
        add a key; from then on it signs beside those that were there
recognitionmap key retire [-db DB] NUMBER
        have a key sign no more; what it signed still holds
`

// keys implements "key": it lists, adds and retires the keys by which the site signs.
func keys(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	if len(args) == 0 {
		return errors.New("key: no command, want list, rotate or retire")
	}
	command := args[0]
	do, known := map[string]func(context.Context, eventstore.Store, string, io.Writer) error{"list": listKeys, "rotate": rotateKey, "retire": retireKey}[command]
	switch {
	case command == "help" || command == "-h" || command == "-help" || command == "--help":
		fmt.Fprint(stdout, keyUsage)
		return nil
	case !known:
		return fmt.Errorf("key: unknown command %q, want list, rotate or retire", command)
	}
	flags := flag.NewFlagSet("key "+command, flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := flags.String("db", "", "`FILE` of an SQLite database or a postgres:// address; the file in the user's data folder by default")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if want := map[string]int{"retire": 1}[command]; flags.NArg() != want {
		return fmt.Errorf("key %s: %s behind the flags, want %d", command, plural(flags.NArg(), "argument"), want)
	}
	store, err := keyStore(ctx, *db)
	if err != nil {
		return fmt.Errorf("key %s: %w", command, err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := do(ctx, store, flags.Arg(0), stdout); err != nil {
		return fmt.Errorf("key %s: %w", command, err)
	}
	return nil
}

// keyStore opens a store that is there already.
func keyStore(ctx context.Context, db string) (eventstore.Store, error) {
	if db == "memory" || db == ":memory:" {
		return nil, errForgets
	}
	if db == "" {
		var err error
		if db, err = defaultDB(); err != nil {
			return nil, err
		}
	}
	return existing(ctx, db)
}

func listKeys(ctx context.Context, store eventstore.Store, _ string, stdout io.Writer) error {
	list, err := store.Keys(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NUMBER\tCREATED\tSTATE\tPUBLIC KEY")
	for _, k := range list {
		state := "signs"
		if !k.Retired.IsZero() {
			state = "retired " + k.Retired.UTC().Format(time.DateOnly)
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\n", k.Number, k.Created.UTC().Format(time.DateOnly), state, k.Public)
	}
	return w.Flush()
}

func rotateKey(ctx context.Context, store eventstore.Store, _ string, stdout io.Writer) error {
	k, err := proof.Rotate(ctx, store, time.Now())
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Key %d signs from now on, beside those that were there:\n%s\nPublish it, and retire the old one when readers have it.\n", k.Number, k.Public)
	return nil
}

// retireKey leaves at least one key that signs.
func retireKey(ctx context.Context, store eventstore.Store, which string, stdout io.Writer) error {
	number, err := strconv.ParseInt(which, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no number of a key, as key list shows it", which)
	}
	list, err := store.Keys(ctx)
	if err != nil {
		return err
	}
	signs := 0
	for _, k := range list {
		if k.Retired.IsZero() && k.Number != number {
			signs++
		}
	}
	if signs == 0 {
		return errors.New("no key would sign any more; key rotate makes another one first")
	}
	if err := store.RetireKey(ctx, number, time.Now()); errors.Is(err, eventstore.ErrNotFound) {
		return fmt.Errorf("no key that signs has the number %d: %w", number, err)
	} else if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Key %d signs no more. What it signed still holds, and its public key stays published.\n", number)
	return nil
}
