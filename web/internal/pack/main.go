// Command pack compresses built files once, so that the server never has to: it writes NAME.br and NAME.gz to a folder and
// prints the three sizes. A program of WebAssembly is first written anew so that it compresses better: see join and unname.
// All that takes half a minute for the program of browsers; with -quick NAME.gz alone is written, in a fraction of it, for a
// server that is only looked at here.
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

func main() {
	folder := flag.String("to", ".", "folder to write to")
	quick := flag.Bool("quick", false, "write gzip alone, and fast")
	flag.Parse()
	if err := run(flag.Args(), *folder, *quick); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(files []string, folder string, quick bool) error {
	level := gzip.BestCompression
	if quick {
		level = gzip.BestSpeed
	}
	for _, name := range files {
		plain, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if filepath.Ext(name) == ".wasm" {
			if plain, err = join(plain); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		packed := filepath.Join(folder, filepath.Base(name))
		gz, err := compress(plain, func(w io.Writer) io.WriteCloser {
			z, _ := gzip.NewWriterLevel(w, level) // the level is valid
			return z
		})
		if err != nil {
			return err
		}
		var br []byte
		if quick { // what was packed well is of another build
			err = os.Remove(packed + ".br")
			if errors.Is(err, fs.ErrNotExist) {
				err = nil
			}
		} else if br, err = packBest(plain); err == nil {
			err = os.WriteFile(packed+".br", br, 0o644)
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(packed+".gz", gz, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes, gzip %d", packed, len(plain), len(gz))
		if br != nil {
			fmt.Printf(", brotli %d", len(br))
		}
		fmt.Println()
	}
	return nil
}

// packBest compresses as well as brotli can: its window of 16 MiB spans the whole program.
func packBest(plain []byte) ([]byte, error) {
	return compress(plain, func(w io.Writer) io.WriteCloser {
		return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	})
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
