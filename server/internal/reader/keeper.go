package reader

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nlnwa/gowarc/v3"
)

// Keeper writes copies of pages into files of a folder, as WARC 1.1: of each page its requests and answers, and behind them
// a record that says whose they are. A copy is there when that record is. One program writes into a folder at a time.
type Keeper struct {
	dir  string
	most int64 // bytes from which on another file is begun

	mu   sync.Mutex
	file *os.File
	name string
	size int64
}

// maxWARC is how long a file becomes before the next is begun, in bytes, as the standard advises.
const maxWARC = 1 << 30

// errTaken says that another program has the folder.
var errTaken = errors.New("another program writes into it")

// OpenKeeper opens a folder, and makes it where there is none. What a program that was killed has left half written is cut
// off. The copies are those of the last file: of the newest it may not have been noted that they are there.
func OpenKeeper(dir string) (k *Keeper, last []Copy, err error) { return openKeeper(dir, maxWARC) }

func openKeeper(dir string, most int64) (k *Keeper, last []Copy, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("reader: %w", err)
	}
	names, err := filepath.Glob(filepath.Join(escaped(dir), "sources-*.warc.gz"))
	if err != nil {
		return nil, nil, fmt.Errorf("reader: %w", err)
	}
	k = &Keeper{dir: dir, most: most, name: fileName(1)}
	if len(names) > 0 {
		k.name = filepath.Base(slices.Max(names))
	}
	if err := k.open(); err != nil {
		return nil, nil, err
	}
	if last, err = k.mend(); err != nil {
		return nil, nil, errors.Join(err, k.Close())
	}
	return k, last, nil
}

// escaped is a path as a pattern that has only itself.
func escaped(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func fileName(n int) string { return fmt.Sprintf("sources-%05d.warc.gz", n) }

// open opens the file of k.name for this program alone.
func (k *Keeper) open() error {
	f, err := os.OpenFile(filepath.Join(k.dir, k.name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("reader: %w", err)
	}
	if err := lock(f); err != nil {
		return errors.Join(fmt.Errorf("reader: %s: %w", f.Name(), err), f.Close())
	}
	k.file = f
	return nil
}

// Keep writes a copy of a page that was read whole, and returns the file that has it when it is on the disk. On an error the
// file is as it was before.
func (k *Keeper) Keep(address string, found *Found) (file string, at time.Time, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.size >= k.most {
		if err := k.next(); err != nil {
			return "", at, err
		}
	}
	var b bytes.Buffer
	if k.size == 0 {
		info := fmt.Sprintf("software: %s\r\nformat: WARC File Format 1.1\r\n", product)
		if _, err := writeRecord(&b, gowarc.Warcinfo, "application/warc-fields", found.hops[0].at, "", "", []byte(info)); err != nil {
			return "", at, err
		}
	}
	for i := range found.hops {
		if err := writeHop(&b, &found.hops[i]); err != nil {
			return "", at, err
		}
	}
	at = found.hops[len(found.hops)-1].at.UTC().Truncate(time.Second) // WARC records have whole seconds
	fields := fmt.Sprintf("sha256: %s\r\nanswer: %s\r\ndetail: %s\r\nfound-at: %s\r\n", found.Hash, found.Answer, found.Detail, found.To)
	if _, err := writeRecord(&b, gowarc.Metadata, "application/warc-fields", at, address, "", []byte(fields)); err != nil {
		return "", at, err
	}
	if err := k.append(b.Bytes()); err != nil {
		return "", at, err
	}
	return k.name, at, nil
}

// append writes at the end of the file, all or nothing.
func (k *Keeper) append(text []byte) error {
	_, err := k.file.WriteAt(text, k.size)
	if err == nil {
		err = k.file.Sync()
	}
	if err != nil {
		return fmt.Errorf("reader: the copy could not be written, and %s is as it was: %w", k.file.Name(), errors.Join(err, k.file.Truncate(k.size)))
	}
	k.size += int64(len(text))
	return nil
}

// next begins another file.
func (k *Keeper) next() error {
	var n int
	if _, err := fmt.Sscanf(k.name, "sources-%d.warc.gz", &n); err != nil {
		return fmt.Errorf("reader: %s: %w", k.name, err)
	}
	old := k.file
	k.name = fileName(n + 1)
	if err := k.open(); err != nil {
		return err
	}
	k.size = 0
	return old.Close()
}

// Close ends the work on the folder.
func (k *Keeper) Close() error { return k.file.Close() }
