// Command recognitionmap serves the map and checks event files. Its parts are wired in server/internal/program.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"recognitionmap/server/internal/program"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := program.Run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "recognitionmap:", err)
		os.Exit(1)
	}
}
