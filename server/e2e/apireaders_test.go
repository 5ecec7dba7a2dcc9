//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOthersReadTheAPI has programs of others read the API's document, and through it the server, see openapi/.
func TestOthersReadTheAPI(t *testing.T) {
	if _, err := os.Stat("openapi/node_modules"); err != nil {
		t.Fatalf("%v: make tools installs what reads the document", err)
	}
	db := filepath.Join(t.TempDir(), "events.db")
	s := serve(t, "-db", db)
	document, yaml := fetched(t, s, "/api/v1/openapi.json", "openapi.json"), fetched(t, s, "/api/v1/openapi.yaml", "openapi.yaml")
	for _, reader := range []struct{ name, says string }{
		{"lint", ""},
		{"client", "none recognized 2025-07-03-rus-recognition\n"},
		{"answers", ""},
	} {
		t.Run(reader.name, func(t *testing.T) {
			args := []string{document, yaml}
			switch reader.name {
			case "client":
				args = []string{document, s.origin, t.TempDir()}
			case "answers":
				args = []string{document, s.origin, newToken(t, db)}
			}
			out, err := exec.Command("node", append([]string{filepath.Join("openapi", reader.name+".mjs")}, args...)...).CombinedOutput()
			if err != nil || string(out) != reader.says {
				t.Errorf("node %s.mjs %s: %v\n%s", reader.name, strings.Join(args[:2], " "), err, out)
			}
		})
	}
}
