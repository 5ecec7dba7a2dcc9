package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/site"
	"recognitionmap/web"
)

// Limits of a connection. How long a body may take to write grows with its length, see content.Serve.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 30 * time.Second
	idleTimeout  = 2 * time.Minute
	graceTimeout = 5 * time.Second // for requests under way when the program ends
	maxHeader    = 16 << 10        // bytes
)

// options are the flags of serve.
type options struct {
	addr, base, events string
	dev                bool
}

func parseServe(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8000", "`HOST:PORT` to listen on; port 0 picks one")
	flags.StringVar(&o.base, "base", "", "`URL` by which readers know the site, for links that must be absolute")
	flags.StringVar(&o.events, "events", "", "`DIR` with event files to serve instead of those in the program")
	flags.BoolVar(&o.dev, "dev", false, "read the folder web/ anew when a file in it changes")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("serve: unexpected %q", flags.Arg(0))
	}
	if o.base != "" {
		u, err := url.Parse(o.base)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.User != nil {
			return o, fmt.Errorf("serve: -base %q, want a scheme and a host such as https://example.org", o.base)
		}
		o.base = u.Scheme + "://" + u.Host
	}
	return o, nil
}

// serve implements "serve": it answers until ctx ends, then lets requests under way finish.
func serve(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, err := parseServe(args, stderr)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(stderr, nil))
	facts, err := loadFacts(o.events)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer listener.Close()
	origin := "http://" + listener.Addr().String()

	config := site.Config{
		Web: web.Files, World: dataset.World(), GeoJSON: dataset.WorldGeoJSON(), Facts: facts,
		Base: o.base, Listen: origin, Today: today, Log: log,
	}
	handler, err := open(config, o.dev)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler: handler, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadTimeout: readTimeout, ReadHeaderTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader,
	}
	fmt.Fprintln(stdout, origin)
	log.Info("serving", "address", origin, "revision", facts.Revision(), "events", len(facts.Record.Events()))
	return run(ctx, server, listener)
}

// run serves until ctx ends.
func run(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTimeout)
	defer cancel()
	if err := server.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// open returns the handler of a site, warm; in development one that follows the files of web/.
func open(c site.Config, dev bool) (http.Handler, error) {
	if dev {
		c.Web = os.DirFS("web")
		if _, err := fs.Stat(c.Web, "early.js"); err != nil {
			return nil, fmt.Errorf("serve: -dev wants to be started where the folder web is: %w", err)
		}
		return site.Follow(c)
	}
	s, err := site.New(c)
	if err != nil {
		return nil, err
	}
	go s.Warm()
	return s, nil
}

// loadFacts reads the events of a folder, or those in the program when it is "". With a fault in them there is no map:
// a wrong one would be worse.
func loadFacts(folder string) (site.Facts, error) {
	if folder != "" {
		return readFolder(folder)
	}
	events, err := dataset.Events()
	if err != nil {
		return site.Facts{}, fmt.Errorf("serve: %w", err)
	}
	n, hash := dataset.Edition()
	return site.Facts{Record: relation.NewRecord(events), Edition: n, Hash: hash}, nil
}

// today is the calendar day in UTC, the last one that a reader can choose.
func today() relation.Day { return relation.DayOf(time.Now().UTC().Date()) }
