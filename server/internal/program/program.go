// Package program is the server as a function: the commands, what each reads, and how the parts are put together.
package program

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
)

const usage = `Recognition Map: who recognizes the Taliban government of Afghanistan, who exchanges ambassadors with it, day by day.

  recognitionmap serve [-addr 127.0.0.1:8000] [-base URL] [-db FILE|postgres://...|memory] [-events DIR] [-metrics HOST:PORT] [-proxies N] [-alerts-after MINUTES] [-dev] [-v]
        serve the map, the API and the editing pages; the first line printed is the address
  recognitionmap check FILE... | -db DB
        check files of events, one JSON object a line; a folder stands for its *.jsonl, "-" for the standard input; with -db
        see whether a store is what was written to it
  recognitionmap token create -name N -role propose|publish [-expires 2006-01-02] -db DB | list -db DB | revoke ID -db DB
        make a token for a curator, shown once; list them; end one
  recognitionmap import [-db DB] [--dry-run] [-reason TEXT] FILE...
        bring events of files into a store, or say what would change
  recognitionmap export [-db DB] [-base URL] [--data] DIR | --carry FILE
        write the whole site as files for any static host, or with --data the events, standings and shapes; with --carry the
        site as one file that opens from a disk without a network
  recognitionmap release [-db DB] [-edition N] DIR
        write the data of an edition with its history, signed: the same files again from the same edition
  recognitionmap verify [-key KEY|FILE] [-db DB] [-against FILE|DIR] FILE|DIR
        check a receipt or a release, and name what is not as it was signed
  recognitionmap key list | rotate | retire NUMBER [-db DB]
        the keys that releases and receipts are signed with
  recognitionmap sources check [-db DB] | archive [-db DB] [-save URL] DIR
        ask whether the pages of sources can still be read; keep copies of them

recognitionmap COMMAND -h lists the flags of a command.
`

// Run runs the command that args name until it is done or ctx ends. What a command is asked for goes to stdout, its log
// to stderr. The error is for a person, one or more lines.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		fmt.Fprint(stdout, usage)
		return nil
	}
	var err error
	switch command, rest := args[0], args[1:]; command {
	case "serve":
		err = serve(ctx, rest, stdout, stderr)
	case "check":
		err = check(ctx, rest, stdout, stderr)
	case "token":
		err = tokens(ctx, rest, stdout, stderr)
	case "import":
		err = importEvents(ctx, rest, stdout, stderr)
	case "export":
		err = exportSite(ctx, rest, stdout, stderr)
	case "release":
		err = release(ctx, rest, stdout, stderr)
	case "verify":
		err = verify(ctx, rest, stdout, stderr)
	case "key":
		err = keys(ctx, rest, stdout, stderr)
	case "sources":
		err = checkSources(ctx, rest, stdout, stderr)
	case "help", "-h", "-help", "--help":
		fmt.Fprint(stdout, usage)
	default:
		return fmt.Errorf("unknown command %q, want serve, check, token, import, export, release, verify, key or sources", command)
	}
	if errors.Is(err, flag.ErrHelp) {
		return nil // the flag package has printed it
	}
	return err
}
