package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/eventstore"
)

const tokenUsage = `recognitionmap token create -name N -role propose|publish [-expires 2006-01-02] [-db DB]
        make a token; its secret is printed alone on the last line, and nowhere else ever
recognitionmap token list [-db DB]
        list the tokens, the revoked ones too
recognitionmap token revoke [-db DB] ID
        end a token, and the sessions that were begun with it
`

// tokens implements "token": it makes, lists and revokes the rights to write.
func tokens(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	return tokensAt(ctx, args, stdout, stderr, time.Now())
}

// tokensAt is tokens at a moment.
func tokensAt(ctx context.Context, args []string, stdout, stderr io.Writer, now time.Time) error {
	if len(args) == 0 {
		return errors.New("token: no command, want create, list or revoke")
	}
	switch command, rest := args[0], args[1:]; command {
	case "create":
		return createToken(ctx, rest, stdout, stderr, now)
	case "list":
		return listTokens(ctx, rest, stdout, stderr, now)
	case "revoke":
		return revokeToken(ctx, rest, stdout, stderr, now)
	case "help", "-h", "-help", "--help":
		fmt.Fprint(stdout, tokenUsage)
		return nil
	default:
		return fmt.Errorf("token: unknown command %q, want create, list or revoke", command)
	}
}

// tokenFlags are the flags of a command of token, db among them.
func tokenFlags(command string, stderr io.Writer) (flags *flag.FlagSet, db *string) {
	flags = flag.NewFlagSet("token "+command, flag.ContinueOnError)
	flags.SetOutput(stderr)
	return flags, flags.String("db", "", "`FILE` of an SQLite database or a postgres:// address; a file in the user's data folder by default")
}

// tokenStore opens the store that db names.
func tokenStore(ctx context.Context, db string) (eventstore.Store, error) {
	if db == "memory" || db == ":memory:" {
		return nil, errors.New("token: -db memory would forget the token at once, want a file or a postgres:// address")
	}
	if db == "" {
		var err error
		if db, err = defaultDB(); err != nil {
			return nil, fmt.Errorf("token: %w", err)
		}
	}
	store, err := eventstore.Connect(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	return store, nil
}

func createToken(ctx context.Context, args []string, stdout, stderr io.Writer, now time.Time) (err error) {
	flags, db := tokenFlags("create", stderr)
	name := flags.String("name", "", "`NAME` of the person, in the audit trail and never public")
	role := flags.String("role", "", "propose or publish; who may publish also decides on what others proposed")
	until := flags.String("expires", "", "`DAY` after which the token is no good, as 2006-01-02 in UTC; never by default")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("token create: unexpected %q", flags.Arg(0))
	}
	var expires time.Time
	if *until != "" {
		day, err := time.Parse(time.DateOnly, *until)
		if err != nil {
			return fmt.Errorf("token create: -expires %q, want a day such as %s", *until, now.AddDate(1, 0, 0).Format(time.DateOnly))
		}
		expires = day.AddDate(0, 0, 1) // good on the day itself
	}
	secret, t, err := access.New(*name, eventstore.Role(*role), expires, now)
	if err != nil {
		return fmt.Errorf("token create: %w", err)
	}
	store, err := tokenStore(ctx, *db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.AddToken(ctx, t); errors.Is(err, eventstore.ErrNameTaken) {
		return fmt.Errorf("token create: a token of %q holds already; revoke it first, or take another name: %w", *name, err)
	} else if err != nil {
		return fmt.Errorf("token create: %w", err)
	}
	fmt.Fprintf(stdout, "Token %s of %s may %s%s.\nIts secret follows. It is not kept here and cannot be shown again.\n%s\n", t.ID, t.Name, t.Role, lasts(t), secret)
	return nil
}

// lasts says until when a token holds.
func lasts(t eventstore.Token) string {
	if t.Expires.IsZero() {
		return " until it is revoked"
	}
	return " until " + t.Expires.UTC().Add(-1).Format(time.DateOnly)
}

func listTokens(ctx context.Context, args []string, stdout, stderr io.Writer, now time.Time) (err error) {
	flags, db := tokenFlags("list", stderr)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("token list: unexpected %q", flags.Arg(0))
	}
	store, err := tokenStore(ctx, *db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	list, err := store.Tokens(ctx)
	if err != nil {
		return fmt.Errorf("token list: %w", err)
	}
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tROLE\tCREATED\tSTATE\tNAME")
	for _, t := range list {
		state := "holds" + lasts(t)
		switch {
		case !t.Revoked.IsZero():
			state = "revoked " + t.Revoked.UTC().Format(time.DateOnly)
		case !t.Valid(now):
			state = "expired " + t.Expires.UTC().Add(-1).Format(time.DateOnly)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", t.ID, t.Role, t.Created.UTC().Format(time.DateOnly), state, t.Name)
	}
	return w.Flush()
}

func revokeToken(ctx context.Context, args []string, stdout, stderr io.Writer, now time.Time) (err error) {
	flags, db := tokenFlags("revoke", stderr)
	id := ""
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' { // the id may stand before the flags or after them
		id, args = args[0], args[1:]
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if id == "" {
		id = flags.Arg(0)
	} else if flags.NArg() > 0 {
		return fmt.Errorf("token revoke: unexpected %q", flags.Arg(0))
	}
	if id == "" || flags.NArg() > 1 {
		return errors.New("token revoke: want one ID, as token list shows it")
	}
	store, err := tokenStore(ctx, *db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.RevokeToken(ctx, id, now); errors.Is(err, eventstore.ErrNotFound) {
		return fmt.Errorf("token revoke: no token that holds has the id %q: %w", id, err)
	} else if err != nil {
		return fmt.Errorf("token revoke: %w", err)
	}
	fmt.Fprintf(stdout, "Token %s is revoked, and the sessions begun with it have ended.\n", id)
	return nil
}
