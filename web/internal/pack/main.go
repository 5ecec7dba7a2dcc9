// Command pack compresses a built file once, so that the server never has to: it writes FILE.br and FILE.gz beside it
// and prints the three sizes. With -budget it fails when FILE.br is larger than that many bytes.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/andybalholm/brotli"
)

func main() {
	budget := flag.Int("budget", 0, "most bytes that FILE.br may have, 0 for any")
	flag.Parse()
	if err := run(flag.Args(), *budget); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(files []string, budget int) error {
	for _, name := range files {
		plain, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		// A window of 16 MiB spans the whole program.
		br, err := compress(plain, func(w io.Writer) io.WriteCloser {
			return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
		})
		if err != nil {
			return err
		}
		gz, err := compress(plain, func(w io.Writer) io.WriteCloser {
			z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // the level is valid
			return z
		})
		if err != nil {
			return err
		}
		if err := os.WriteFile(name+".br", br, 0o644); err != nil {
			return err
		}
		if err := os.WriteFile(name+".gz", gz, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes, gzip %d, brotli %d\n", name, len(plain), len(gz), len(br))
		if budget > 0 && len(br) > budget {
			return fmt.Errorf("%s.br has %d bytes, more than the budget of %d", name, len(br), budget)
		}
	}
	return nil
}

func compress(plain []byte, to func(io.Writer) io.WriteCloser) ([]byte, error) {
	var out bytes.Buffer
	w := to(&out)
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
