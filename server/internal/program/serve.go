package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/site"
	"recognitionmap/server/internal/sources"
)

// Limits of a connection. How long a body may take to write grows with its length, see content.Serve.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 30 * time.Second
	idleTimeout  = 2 * time.Minute
	graceTimeout = 5 * time.Second // for requests under way when the program ends
	maxHeader    = 16 << 10        // bytes
)

// alertTime is how often is looked whether there is an alert to send.
const alertTime = time.Minute

// spare is how much may be garbage before it is collected, in percent of what is in use. By Go's 100 a server with a record of
// 300,000 events, which has some 400 MB in use, would hold as much again.
const spare = 50

// cores are those that the process may use, as Go found them.
var cores = runtime.GOMAXPROCS(0)

// serve implements "serve": it answers until ctx ends, then lets requests under way finish.
func serve(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, err := parseServe(args, stderr)
	if err != nil {
		return err
	}
	level := slog.LevelInfo
	if o.verbose {
		level = slog.LevelDebug
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level}))
	// What is made at a time keeps all cores busy. Go would have a request for what is there wait behind it, ten milliseconds
	// at every step; with threads to spare the system lets it pass: during make load the slowest of a hundred answers of
	// /healthz takes 6 ms beside pictures and maps, and 25 to 40 without this.
	runtime.GOMAXPROCS(2*cores + 2)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	d, closeStore, err := openDesk(ctx, o, log)
	if err != nil {
		return err
	}
	defer closeStore()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer listener.Close()
	origin := "http://" + listener.Addr().String()
	room, streams := access.Room(access.Descriptors())
	connections := access.NewConnections(listener, room)
	o.streams = streams

	if os.Getenv("GOGC") == "" { // once the record is read, which makes more than it leaves
		debug.SetGCPercent(spare)
	}
	parts, err := newParts(d, o, origin, log)
	if err != nil {
		return err
	}
	handler, publish, err := open(parts.site, o.dev)
	if err != nil {
		return err
	}
	show := &front{parts: parts, shown: parts.book.Learned(), today: o.today, publish: publish, log: log}
	d.OnState(func(*desk.State) { show.show(true) })
	parts.book.OnLearned(func(*sources.Learned) { show.show(false) })
	go d.Follow(ctx)
	tick := time.NewTicker(learnTime)
	defer tick.Stop()
	go parts.book.Follow(ctx, tick.C)
	if parts.alerts.Open() {
		tick := time.NewTicker(alertTime)
		defer tick.Stop()
		go parts.alerts.Follow(ctx, tick.C)
	}
	if err := serveMetrics(ctx, o.metrics, parts.ops.Metrics(), log); err != nil {
		return err
	}
	server := &http.Server{
		Handler: parts.ops.Watch(parts.shared(handler)), ConnState: connections.Watch, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadTimeout: readTimeout, ReadHeaderTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader,
	}
	server.RegisterOnShutdown(parts.endStreams)
	fmt.Fprintln(stdout, origin)
	log.Info("serving", "address", origin, "revision", d.State().Revision(), "events", len(d.State().Record.Events()), "store", shown(o.db))
	return run(ctx, server, connections)
}

// openDesk opens the store and brings what the program carries into it. A store that can be read and not written, or that
// is damaged, still serves what it has; where nothing is kept and nothing can be, that is what the program carries.
func openDesk(ctx context.Context, o options, log *slog.Logger) (*desk.Desk, func(), error) {
	events, reason, err := loadEvents(o.events)
	if err != nil {
		return nil, nil, err
	}
	d, closeStore, err := openStore(ctx, o, log)
	var merge desk.Merge
	if err == nil {
		merge, err = d.Seed(ctx, events, reason)
	}
	kept := d != nil && d.State().Number > 0
	switch {
	case err == nil:
	case kept && isReadOnly(err):
		log.Warn("the store cannot be written, so it is served as it is", "missing", len(merge.Changes), "err", err)
	case errors.Is(err, eventstore.ErrEmpty), d != nil && !kept && errors.Is(err, eventstore.ErrUnavailable) && !strings.HasPrefix(o.db, "postgres"):
		closeStore()
		log.Warn("nothing is kept, and nothing can be: the events of the program are served, and edits refused until the server is started again", "err", err)
		return carriedDesk(ctx, o, events, reason, err, log)
	default:
		closeStore()
		return nil, nil, fmt.Errorf("serve: -db %s: %w", shown(o.db), withAdvice(shown(o.db), err))
	}
	for _, id := range merge.Conflicts {
		log.Warn("an event that was edited here differs from the program's; it stays as edited", "event", id)
	}
	return d, closeStore, nil
}

// isReadOnly reports whether an error leaves what there is to be read.
func isReadOnly(err error) bool {
	return errors.Is(err, eventstore.ErrUnavailable) || errors.Is(err, eventstore.ErrDamaged)
}

// openStore opens the store that options name and reads it. Then it sees whether it is whole: writes wait for that, and a
// damaged one takes none. The desk is nil where the store could not be opened or read.
func openStore(ctx context.Context, o options, log *slog.Logger) (*desk.Desk, func(), error) {
	opened, err := eventstore.Connect(ctx, o.db)
	if err != nil {
		return nil, func() {}, err
	}
	ctx, stop := context.WithCancel(ctx)
	read := make(chan struct{}) // closed when it has been read, which readers wait for
	store := eventstore.Guard(opened, func() error {
		<-read
		_, err := opened.Check(ctx)
		if !errors.Is(err, eventstore.ErrDamaged) {
			return nil // what could not be looked at now, writes will find out
		}
		log.Error("the store is damaged: it is served as it is, and edits are refused", "err", withAdvice(shown(o.db), err))
		return err
	})
	closeStore := func() {
		stop()
		if err := store.Close(); err != nil {
			log.Warn("the store did not close in order", "err", err)
		}
	}
	d, err := desk.Open(ctx, store, o.begun, log)
	close(read)
	if err != nil {
		return nil, closeStore, err
	}
	return d, closeStore, nil
}

// carriedDesk is a desk of the events that the program carries, which takes no edits for a reason.
func carriedDesk(ctx context.Context, o options, events []relation.Event, reason string, why error, log *slog.Logger) (*desk.Desk, func(), error) {
	memory := new(eventstore.Memory)
	changes := new(desk.State).Plan(events, eventstore.FromDataset, reason).Changes
	if _, err := memory.Append(ctx, changes...); err != nil {
		return nil, func() {}, fmt.Errorf("serve: %w", err)
	}
	d, err := desk.Open(ctx, eventstore.Guard(memory, func() error { return why }), o.begun, log)
	return d, func() {}, err
}

// serveMetrics answers for metrics on an address of its own until ctx ends.
func serveMetrics(ctx context.Context, addr string, handler http.Handler, log *slog.Logger) error {
	if addr == "" {
		return nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("serve: -metrics: %w", err)
	}
	server := &http.Server{Handler: handler, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout}
	log.Info("metrics", "address", "http://"+listener.Addr().String()+"/metrics")
	context.AfterFunc(ctx, func() { server.Close() })
	go server.Serve(listener)
	return nil
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

// open returns the handler of a site, warm, and how to give it newer facts; in development one that follows the files
// of web/.
func open(c site.Config, dev bool) (http.Handler, func(site.Facts) error, error) {
	if dev {
		c.Web = os.DirFS("web")
		if _, err := fs.Stat(c.Web, "built"); err != nil {
			return nil, nil, fmt.Errorf("serve: -dev wants to be started where the folder web is: %w", err)
		}
		f, err := site.Follow(c)
		if err != nil {
			return nil, nil, err
		}
		return f, f.Publish, nil
	}
	s, err := site.New(c)
	if err != nil {
		return nil, nil, err
	}
	go func() {
		s.Warm()
		debug.FreeOSMemory() // what starting took is more than serving does
	}()
	return s, s.Publish, nil
}

// loadEvents reads the events of a folder, or those in the program when it is "", and says where they come from. With a
// fault in them there is no map: a wrong one would be worse.
func loadEvents(folder string) ([]relation.Event, string, error) {
	if folder != "" {
		events, err := readFolder(folder)
		return events, "files of " + filepath.Base(folder), err
	}
	events, err := dataset.Events()
	if err != nil {
		return nil, "", fmt.Errorf("serve: %w", err)
	}
	n, _ := dataset.Edition()
	return events, fmt.Sprintf("data set, edition %d", n), nil
}
