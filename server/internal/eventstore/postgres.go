package eventstore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// Postgres keeps everything in a PostgreSQL database, which several servers may share.
type Postgres struct {
	tables
	pool *pgxpool.Pool
	name string // of the server, without user and password
}

const (
	// channel is where a server tells the others that there are revisions.
	channel = "recognitionmap_revisions"
	// Keys of the locks, which are the database's own, so any numbers: "rec" and "map" in ASCII.
	writeLock   = 0x726563
	migrateLock = 0x6d6170
	// connectTime is how long a connection may take to come about, in seconds where the address says nothing else.
	connectTime = 5 * time.Second
	// pollTime is how often a Watch looks by itself: half of what Store promises.
	pollTime = time.Second
)

// OpenPostgres opens the database at an address like "postgres://user:password@host:5432/database". It tries once: the
// error is ErrUnavailable when the database cannot be reached, or ErrNewer. No error has the password in it.
func OpenPostgres(ctx context.Context, address string) (*Postgres, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		// The cause may quote any part of the address.
		return nil, errors.New("eventstore: bad address of a PostgreSQL database, want postgres://user:password@host:5432/database " +
			"with other characters than letters and digits as %XX")
	}
	config.ConnConfig.ConnectTimeout = cmp.Or(config.ConnConfig.ConnectTimeout, connectTime)
	// A connection that died unseen would fail a write that a new connection could do.
	config.ShouldPing = func(context.Context, pgxpool.ShouldPingParams) bool { return true }
	p := &Postgres{name: hostName(config.ConnConfig)}
	if p.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, p.explainPostgres(err)
	}
	p.begin = []string{
		"BEGIN",
		"SELECT pg_advisory_xact_lock(" + strconv.Itoa(writeLock) + ")",
		// What is acknowledged is on disk, whatever the server does for others.
		"SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'",
	}
	p.announce = "SELECT pg_notify('" + channel + "', '')"
	p.fault, p.filler = p.explainPostgres, 1<<10
	p.writer = stdlib.OpenDBFromPool(p.pool)
	p.reader = p.writer
	if err := p.migrate(ctx); err != nil {
		return nil, cmp.Or(p.explain(ctx, err), p.Close())
	}
	return p, nil
}

func (p *Postgres) migrate(ctx context.Context) error {
	if err := p.pool.Ping(ctx); err != nil {
		return err
	}
	// Try each second for a minute, so that a second server does not wait long for the first.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockID(migrateLock), lock.WithLockTimeout(1, 60))
	if err != nil {
		return err
	}
	return migrate(ctx, p.writer, goose.DialectPostgres, "postgres", goose.WithSessionLocker(locker))
}

// hostName is what an error may say of where the database is.
func hostName(config *pgx.ConnConfig) string {
	if strings.HasPrefix(config.Host, "/") {
		return config.Host // the folder of a socket
	}
	return net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port)))
}

// passing are the kinds of errors that the server itself reports and that may pass, by their first characters: lost
// connections, no memory or disk left, an operator at work, trouble with files, a server that only reads, a lock not
// given, a deadlock. Source: PostgreSQL documentation, appendix A.
var passing = []string{"08", "53", "57", "58", "25006", "55P03", "40"}

// explainPostgres sorts errors: what does not come from the server as an answer comes from the way there.
func (p *Postgres) explainPostgres(err error) error {
	if errors.Is(err, ErrNewer) {
		return fmt.Errorf("PostgreSQL at %s: %w", p.name, err)
	}
	var answer *pgconn.PgError
	var connect *pgconn.ConnectError
	if errors.As(err, &answer) && !errors.As(err, &connect) {
		for _, kind := range passing {
			if strings.HasPrefix(answer.Code, kind) {
				return fmt.Errorf("%w: PostgreSQL at %s: %w", ErrUnavailable, p.name, err)
			}
		}
		return fmt.Errorf("eventstore: PostgreSQL at %s: %w", p.name, err)
	}
	return fmt.Errorf("%w: PostgreSQL at %s: %w", ErrUnavailable, p.name, err)
}

// Close waits for what is under way.
func (p *Postgres) Close() error {
	err := p.writer.Close()
	p.pool.Close()
	return err
}
