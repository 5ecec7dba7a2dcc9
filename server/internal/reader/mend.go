package reader

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/nlnwa/gowarc/v3"

	"recognitionmap/server/internal/eventstore"
)

// mend reads the file and cuts off what stands behind its last copy, where that is what a program leaves that is killed
// while it writes. What is damaged otherwise is not touched: there may be copies behind it.
func (k *Keeper) mend() ([]Copy, error) {
	copies, end, err := readCopies(k.file, filepath.Base(k.name))
	if err != nil {
		return nil, fmt.Errorf("reader: %s: %w", k.file.Name(), err)
	}
	if err := k.file.Truncate(end); err != nil {
		return nil, fmt.Errorf("reader: %w", err)
	}
	k.size = end
	return copies, nil
}

// readCopies returns the copies of a file, and where the last one ends.
func readCopies(f *os.File, name string) (copies []Copy, end int64, err error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, 0, err
	}
	from := &counter{from: bufio.NewReader(f)}
	var z gzip.Reader
	for at := int64(0); ; at = from.n {
		err := z.Reset(from)
		if errors.Is(err, io.EOF) {
			return copies, end, nil
		}
		z.Multistream(false)
		var text []byte
		if err == nil {
			text, err = io.ReadAll(&z)
		}
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF):
			return copies, end, nil
		case err != nil && zeros(f, at): // what a file system may leave of what was not written to the end
			return copies, end, nil
		case err != nil:
			return nil, 0, fmt.Errorf("damaged at byte %d, put it aside: %w", at, err)
		}
		kind, c := recordOf(text, name)
		if kind == gowarc.Metadata {
			copies = append(copies, c)
		}
		if kind == gowarc.Metadata || kind == gowarc.Warcinfo {
			end = from.n
		}
	}
}

// recordOf returns what kind of record a text is, and of one that stands behind a copy whose it is; 0 for none.
func recordOf(text []byte, file string) (kind gowarc.RecordType, c Copy) {
	r, _, _, err := gowarc.NewUnmarshaler(lenient...).Unmarshal(bufio.NewReader(bytes.NewReader(text)))
	if err != nil {
		return 0, c
	}
	defer r.Close()
	if r.Type() != gowarc.Metadata {
		return r.Type(), c
	}
	at, err := r.Date()
	if err != nil {
		return 0, c
	}
	field := func(name string) string {
		_, value, _ := strings.Cut(string(text), "\r\n"+name+": ")
		value, _, _ = strings.Cut(value, "\r\n")
		return value
	}
	c = Copy{strings.Trim(r.WarcHeader().Get(gowarc.WarcTargetURI), "<>"), file, at.UTC(),
		Found{Answer: eventstore.Answer(field("answer")), Detail: field("detail"), To: field("found-at"), Hash: field("sha256")}}
	if len(c.found.Hash) != 64 || !c.found.read() {
		return 0, c
	}
	return gowarc.Metadata, c
}

// zeros reports whether a file has nothing but zeros from a place on.
func zeros(f *os.File, at int64) bool {
	rest, err := io.ReadAll(io.NewSectionReader(f, at, 64<<20))
	return err == nil && len(bytes.Trim(rest, "\x00")) == 0
}

// counter counts the bytes that were taken of a reader. It hands them out one by one too, so that nothing is read ahead.
type counter struct {
	from *bufio.Reader
	n    int64
}

// Read implements io.Reader.
func (c *counter) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.n += int64(n)
	return n, err
}

// ReadByte implements io.ByteReader.
func (c *counter) ReadByte() (byte, error) {
	b, err := c.from.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}
