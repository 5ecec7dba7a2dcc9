package eventstore

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// Watch has a connection of its own, since it waits on it all the time. Without notifications, as behind a pooler, it
// still looks each second.
func (p *Postgres) Watch(ctx context.Context, heard func()) error {
	heard()
	known := int64(-1)
	for pause := firstPause; ; pause = min(2*pause, pollTime) {
		began := time.Now()
		p.listen(ctx, &known, heard) // its error is a lost connection: what follows is to try again
		if time.Since(began) > connectTime {
			pause = firstPause // it did work for a while
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
}

const (
	firstPause = 50 * time.Millisecond
	// answerTime is how long a server may take for a small question before it counts as lost.
	answerTime = 5 * time.Second
)

// listen calls heard whenever the last number is another than known, until the connection breaks.
func (p *Postgres) listen(ctx context.Context, known *int64, heard func()) error {
	conn, err := pgx.ConnectConfig(ctx, p.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer func() {
		end, stop := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer stop()
		conn.Close(end)
	}()
	ask := func(text string, found ...any) error {
		ctx, stop := context.WithTimeout(ctx, answerTime)
		defer stop()
		return conn.QueryRow(ctx, text).Scan(found...)
	}
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for {
		var n int64
		if err := ask("SELECT COALESCE(max(number), 0) FROM revisions", &n); err != nil {
			return err
		}
		if n != *known {
			*known = n
			heard()
		}
		wait, stop := context.WithTimeout(ctx, pollTime)
		_, err := conn.WaitForNotification(wait)
		passed := wait.Err() != nil
		stop()
		if ctx.Err() != nil || err != nil && !passed {
			return err
		}
	}
}
