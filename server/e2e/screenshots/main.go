//go:build e2e

// Command screenshots takes the pictures of the README and of the manifest: it starts the site on a free port, opens it
// in a headless Chromium, and writes PNG files to the folder named.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"recognitionmap/server/e2e/chromium"
	"recognitionmap/server/internal/program"
)

// picture is one screenshot. Addresses name their day, so that the pictures change with the facts alone.
type picture struct {
	name, address string
	width, height int64
	scheme        string
}

var pictures = []picture{
	{"wide-light", "/country/RUS?date=2025-07-03", 1280, 800, "light"},
	{"wide-dark", "/country/RUS?date=2025-07-03", 1280, 800, "dark"},
	{"narrow-light", "/country/PAK?date=2025-07-03", 412, 823, "light"},
	{"narrow-dark", "/country/PAK?date=2025-07-03", 412, 823, "dark"},
}

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
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	for _, p := range pictures {
		png, err := take(ctx, origin, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if err := os.WriteFile(filepath.Join(os.Args[1], p.name+".png"), png, 0o644); err != nil {
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
		failed <- program.Run(ctx, []string{"serve", "-addr", "127.0.0.1:0", "-db", "memory"}, in, io.Discard)
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return "", <-failed
	}
	go io.Copy(io.Discard, out)
	return strings.TrimSpace(line), nil
}

func take(ctx context.Context, origin string, p picture) ([]byte, error) {
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	mobile := func(o *emulation.SetDeviceMetricsOverrideParams, _ *emulation.SetTouchEmulationEnabledParams) {
		o.Mobile = p.width < 600
	}
	media := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: p.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return err
	})
	if err := chromedp.Do(ctx,
		chromedp.EmulateViewport(p.width, p.height, mobile), media,
		chromedp.Navigate(origin+p.address),
		chromedp.WaitReady(`html[data-app="ready"] #names`), // which come last
	); err != nil {
		return nil, err
	}
	return chromedp.Run(ctx, chromedp.CaptureScreenshot())
}
