package program

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"recognitionmap/server/internal/proof"
)

// maxSigned is the longest signed file that is read, in bytes. A receipt with every event of a country has some 50,000.
const maxSigned = 1 << 20

// verify implements "verify FILE|DIR": it checks a receipt, an edition or the folder of a release, prints what it found, and
// fails where something is not as it was signed.
func verify(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	flags.SetOutput(stderr)
	key := flags.String("key", "", "public `KEY` to trust, or a file of them as /keys.txt of the site has it")
	db := flags.String("db", "", "trust the keys of a store: `FILE` of an SQLite database or a postgres:// address")
	against := flags.String("against", "", "`FILE|DIR` that was checked before, to see whether the history has gone on from it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("verify: %s named, want one file or folder, behind the flags", plural(flags.NArg(), "name"))
	}
	name := flags.Arg(0)
	trusted, came, err := trustedKeys(ctx, *key, *db, name)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	found, err := checked(name, trusted)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	if *against != "" {
		other, err := checked(*against, trusted)
		if err != nil {
			return fmt.Errorf("verify: -against: %w", err)
		}
		found.Against(other)
	}
	for _, text := range append(found.Said, found.Faults...) {
		fmt.Fprintln(stdout, text)
	}
	if came {
		fmt.Fprintf(stdout, "The key, %s, came with the folder: it is genuine only if the site's /keys.txt has it. -key checks that.\n", trusted.Named())
	}
	if len(found.Faults) > 0 {
		return fmt.Errorf("verify: %s: %s", name, plural(len(found.Faults), "fault"))
	}
	return nil
}

// trustedKeys returns the keys to go by: those that were named, else those in the folder, of which came tells.
func trustedKeys(ctx context.Context, key, db, name string) (trusted proof.Trusted, came bool, err error) {
	switch {
	case key != "" && db != "":
		return trusted, false, errors.New("-key and -db, want one of them")
	case db != "":
		store, err := existing(ctx, db)
		if err != nil {
			return trusted, false, err
		}
		list, err := store.Keys(ctx)
		if err = errors.Join(err, store.Close()); err != nil {
			return trusted, false, fmt.Errorf("-db %s: %w", shown(db), err)
		}
		if trusted, err = proof.ParseKeys(proof.KeysText(list)); err != nil {
			err = fmt.Errorf("-db %s: %w", shown(db), err)
		}
		return trusted, false, err
	case key != "":
		text := []byte(key)
		if file, err := os.ReadFile(key); err == nil {
			text = file
		}
		if trusted, err = proof.ParseKeys(text); err != nil {
			err = fmt.Errorf("-key %.40q: %w", key, err)
		}
		return trusted, false, err
	}
	text, err := os.ReadFile(filepath.Join(name, proof.KeysFile))
	if err != nil {
		return trusted, false, errors.New("no key to go by: name one with -key, as /keys.txt of the site has it, or the store with -db")
	}
	if trusted, err = proof.ParseKeys(text); err != nil {
		err = fmt.Errorf("%s: %w", filepath.Join(name, proof.KeysFile), err)
	}
	return trusted, true, err
}

// checked checks a file or a folder.
func checked(name string, trusted proof.Trusted) (*proof.Checked, error) {
	stat, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if stat.IsDir() {
		return proof.CheckFolder(name, os.DirFS(name), trusted), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var text bytes.Buffer
	if _, err := io.Copy(&text, io.LimitReader(f, maxSigned)); err != nil {
		return nil, err
	}
	return proof.CheckFile(name, text.Bytes(), trusted), nil
}
