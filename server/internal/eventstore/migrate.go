package eventstore

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

// migrate brings the tables to what this program knows. Who calls it holds a lock, or hands one over in options: two
// programs of one version may start at once.
func migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect, folder string, options ...goose.ProviderOption) error {
	files, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return err
	}
	options = append(options, goose.WithDisableGlobalRegistry(true), goose.WithSlog(slog.New(slog.DiscardHandler)))
	provider, err := goose.NewProvider(dialect, db, files, options...)
	if err != nil {
		return err
	}
	// A newer database has all that this program would bring, so that Up leaves it alone.
	if _, err := provider.Up(ctx); err != nil {
		return err
	}
	is, known, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if is > known {
		return newer(is, known)
	}
	return nil
}

// newer is the error for tables of a newer program.
func newer(is, known int64) error {
	return fmt.Errorf("%w: its tables are version %d, this program knows %d", ErrNewer, is, known)
}

// newestVersion returns the version of the tables that this program knows.
func newestVersion(folder string) (int64, error) {
	files, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return 0, err
	}
	names, err := fs.Glob(files, "*.sql")
	return int64(len(names)), err // they are numbered from 1
}
