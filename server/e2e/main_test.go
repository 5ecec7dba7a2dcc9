//go:build e2e

package e2e

import (
	"fmt"
	"io/fs"
	"os"
	"testing"

	"recognitionmap/server/internal/eventstore/pgtest"
	"recognitionmap/web"
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run runs the tests between one server and one browser, both started when first asked for.
func run(m *testing.M) int {
	for _, name := range []string{"built/app.wasm.gz", "built/wasm_exec.js"} {
		if _, err := fs.Stat(web.Files, name); err != nil {
			fmt.Fprintf(os.Stderr, "e2e: web/%s is missing: make build makes it\n", name)
			return 1
		}
	}
	code := m.Run()
	if stopBrowser != nil {
		stopBrowser()
	}
	pgtest.StopShared()
	if err := stopCommon(); err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		return 1
	}
	return code
}
