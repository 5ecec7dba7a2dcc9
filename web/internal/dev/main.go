// Command dev serves the map to those who work on it: it looks several times a second whether a source was saved, has make
// build what that changes, and starts the server anew where it must. Pages that are open load themselves again: see
// site.Follow. It is started by make dev, at the top of the checkout.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"
)

const (
	interval = 300 * time.Millisecond // between two looks
	patience = 2 * time.Second        // for a server that is told to end
	program  = "bin/dev"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8000", "where to serve")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends. What was built before it began is taken as built of the sources as they are.
func run(ctx context.Context, addr string) error {
	seen, err := lookAt(sources)
	if err != nil {
		return err
	}
	built, err := lookAt([]string{program})
	if err != nil {
		return err
	}
	stopServer, err := serve(addr)
	if err != nil {
		return err
	}
	defer func() { stopServer() }()
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		began := time.Now()
		now, err := lookAt(sources)
		if err != nil || now == seen { // a file can go while the folders are read
			continue
		}
		seen = now
		build := exec.CommandContext(ctx, "make", "--silent", "dev-parts")
		build.Stdout, build.Stderr = os.Stdout, os.Stderr
		if err := build.Run(); err != nil {
			fmt.Println("- not built: what was there before goes on")
			continue
		}
		if err := date(began); err != nil {
			return err
		}
		if fresh, err := lookAt([]string{program}); err == nil && fresh != built {
			built = fresh
			stopServer()
			if stopServer, err = serve(addr); err != nil {
				return err
			}
		}
		fmt.Printf("- built in %.1f s\n", time.Since(began).Seconds())
	}
}

// date makes what was just built as old as the look at its sources, or make would take it as built of what was saved
// meanwhile.
func date(began time.Time) error {
	for _, name := range []string{program, "bin/app.wasm"} {
		info, err := os.Stat(name)
		if err == nil && info.ModTime().After(began) {
			err = os.Chtimes(name, began, began)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// serve starts the server. It returns how to end it, which waits until its address is free.
func serve(addr string) (stop func(), err error) {
	server := exec.Command(program, "serve", "-dev", "-addr", addr)
	server.Stdout, server.Stderr = os.Stdout, os.Stderr
	if err := server.Start(); err != nil {
		return nil, err
	}
	ended := make(chan struct{})
	go func() {
		server.Wait()
		close(ended)
	}()
	return func() {
		server.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(patience):
			server.Process.Kill()
			<-ended
		}
	}, nil
}
