//go:build e2e

// Command screenshots takes the pictures of the site: it starts the site on a free port, opens it in a headless Chromium,
// and writes to the folder named the four that README and manifest show, and to its folder matrix each kind of page at
// each size of screen, to be looked at.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/chromedp"

	"recognitionmap/server/e2e/chromium"
	"recognitionmap/server/internal/program"
)

// mouse is the pointer of screens without touch: a headless browser has none, and style sheets ask.
const mouse = "primaryPointerType=4,availablePointerTypes=4,primaryHoverType=2,availableHoverTypes=2"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("want one argument, the folder to write to")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	browser, err := chromium.Path()
	if err != nil {
		return err
	}
	origin, err := serve(ctx)
	if err != nil {
		return err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("blink-settings", mouse))
	ctx, cancel := chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := os.MkdirAll(filepath.Join(os.Args[1], "matrix"), 0o755); err != nil {
		return err
	}
	for _, p := range slices.Concat(shown, matrix()) {
		image, err := take(ctx, origin, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.file, err)
		}
		if err := os.WriteFile(filepath.Join(os.Args[1], p.file), image, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// serve starts the site and returns its origin. It ends with ctx.
func serve(ctx context.Context) (string, error) {
	out, in := io.Pipe()
	failed := make(chan error, 1)
	go func() {
		failed <- program.Run(ctx, []string{"serve", "-addr", "127.0.0.1:0", "-db", "memory", "-today", today}, in, io.Discard)
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return "", <-failed
	}
	go io.Copy(io.Discard, out)
	return strings.TrimSpace(line), nil
}
