package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "recognitionmap"

// listed is what `go list` says of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Standard   bool
	Doc        string // the first sentence of the package comment
}

// list runs go list on patterns for a system, without a network.
func list(t *testing.T, system string, patterns ...string) []listed {
	t.Helper()
	args := append([]string{"list", "-e", "-deps", "-json=ImportPath,Imports,Deps,Standard,Doc"}, patterns...)
	command := exec.CommandContext(t.Context(), "go", args...)
	command.Dir = ".."
	command.Env = append(os.Environ(), "GOPROXY=off")
	if os_, arch, ok := strings.Cut(system, "/"); ok {
		command.Env = append(command.Env, "GOOS="+os_, "GOARCH="+arch)
	}
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args, " "), err)
	}
	var packages []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// under reports whether a package is p or below it.
func under(path, p string) bool { return path == p || strings.HasPrefix(path, p+"/") }

// rule says what no package under From may import itself, with the reason.
type rule struct {
	from, not, why string
}

var rules = []rule{
	{"geodata", "app", "the facts know no screen"},
	{"geodata", "server", "the facts know no server"},
	{"geodata", "web", "the facts know no files of the page"},
	{"app", "server", "pages know no server"},
	{"app", "web", "the files of the page are the server's to send"},
	{"app", "geodata/dataset", "the browser fetches the facts, or they would be in the program twice"},
	{"app", "geodata/review", "what only checking needs"},
	{"app", "geodata/internal", "the generator is for go generate"},
	{"app", "net/http", "0.85 MB in the browser, which has a fetch of its own"},
	{"app", "html/template", "pages are components"},
	{"app", "text/template", "pages are components"},
	{"app", "embed", "what the browser needs it fetches"},
	{"app", "github.com/paulmach/orb/geojson", "0.2 MB in the browser: it brings a BSON driver"},
	{"app", "github.com/paulmach/orb/maptile", "the map has no tiles"},
	{"app/carto", "github.com/maxence-charriere/go-app", "geometry knows no screen"},
	{"app/state", "github.com/maxence-charriere/go-app", "a view is a value"},
	{"app/carto", "app/ui", "geometry knows no screen"},
	{"app/state", "app/ui", "a view is a value"},
	{"app/label", "app/ui", "where names stand knows no document"},
	{"app/label", "app/state", "where names stand knows no view"},
	{"app/carto", "app/label", "geometry knows no names"},
	{"app/ui", "app/pages", "parts know no whole"},
	{"app/ui", "app/scene", "parts know no whole"},
	{"app/scene", "app/pages", "the map page is one of them"},
	{"app/pages", "app/live", "a page is written, whoever shows it"},
	{"app/scene", "app/live", "a page is written, whoever shows it"},
	{"app/goapp", "app/live", "go-app is the program's, not the other way round"},
	{"server/internal/content", "recognitionmap", "bytes and headers know nothing of the map"},
	{"server/internal/shelf", "recognitionmap", "a shelf knows nothing of what stands on it"},
	{"server/internal/fair", "recognitionmap", "who gives way has nothing to do with what is shared"},
	{"server/internal/publicnet", "recognitionmap", "what is asked for has nothing to do with where it may be"},
	{"server/internal/worddiff", "recognitionmap", "texts are compared whatever they speak of"},
	{"server/internal/frame", "recognitionmap", "what stands around a document knows nothing of what is in it"},
	{"server/e2e/engines", "recognitionmap", "browsers are driven whatever they show"},
	{"server/internal/proof", "app", "what is signed knows no screen"},
	{"server/internal/proof", "net/http", "a check needs no network"},
	{"server/internal/editions", "server/internal/site", "two parts of the site, side by side"},
	{"server/internal/editions", "server/internal/admin", "two parts of the site, side by side"},
	{"server/internal/alerts", "server/internal/site", "two parts of the site, side by side"},
	{"server/internal/alerts", "server/internal/admin", "two parts of the site, side by side"},
	{"server/internal/ssr", "server/internal/site", "pages know no addresses of files"},
	{"server/internal/site", "server/internal/sources", "pages are shown from facts, wherever they come from"},
	{"server/internal/sources", "net/http", "what a record rests on is counted without asking anybody"},
	{"server/internal/sources", "app", "what a record rests on knows no screen"},
	{"server/internal/reader", "app", "who asks others knows no screen"},
	{"server/internal/reader", "server/internal/desk", "who asks others knows no record"},
	{"server/internal/site", "geodata/dataset", "which facts a site shows is decided where it is put together"},
	{"server/internal/site", "web", "which files a site has is decided where it is put together"},
	{"server/internal/eventstore", "server/internal/desk", "a store knows no record"},
	{"server/internal/eventstore", "app", "a store knows no screen"},
	{"server/internal/desk", "app", "the record knows no screen"},
	{"server/internal/desk", "server/internal/site", "the desk is what others are made from"},
	{"server/internal/desk", "server/internal/access", "the desk decides, however one comes to it"},
	{"server/internal/desk", "net/http", "the desk decides, however one comes to it"},
	{"server/internal/access", "app", "answers know no pages"},
	{"server/internal/access", "server/internal/api", "one map from errors to answers, for both ways to the desk"},
	{"server/internal/access", "server/internal/admin", "one map from errors to answers, for both ways to the desk"},
	{"server/internal/api", "app", "programs see no pages"},
	{"server/internal/api", "server/internal/admin", "two ways to the desk, side by side"},
	{"server/internal/admin", "server/internal/api", "two ways to the desk, side by side"},
	{"server/internal/site", "server/internal/desk", "pages are shown from facts, wherever they come from"},
	{"server/internal/site", "server/internal/eventstore", "reads never touch a database"},
}

// tools are programs of our own inside a folder that end up in no other program.
var tools = []string{"app/goapp/slim", "web/internal", "geodata/internal"}

// Of the app only what runs the page and what meets go-app know a browser; all else is pure.
func TestWhoKnowsABrowser(t *testing.T) {
	for _, p := range list(t, "js/wasm", "./app/...") {
		from, ours := strings.CutPrefix(p.ImportPath, module+"/")
		if !ours || !under(from, "app") || under(from, "app/live") || under(from, "app/goapp") {
			continue
		}
		for _, imported := range p.Imports {
			if imported == "syscall/js" || strings.HasPrefix(imported, "github.com/maxence-charriere/go-app") {
				t.Errorf("%s imports %s", from, imported)
			}
		}
	}
}

func TestWhoImportsWhom(t *testing.T) {
	for _, p := range list(t, "", "./...") {
		from, ours := strings.CutPrefix(p.ImportPath, module+"/")
		if !ours || isTool(from) {
			continue
		}
		for _, r := range rules {
			if !under(from, r.from) {
				continue
			}
			for _, imported := range p.Imports {
				if short := strings.TrimPrefix(imported, module+"/"); short != from && (under(short, r.not) || under(imported, r.not)) {
					t.Errorf("%s imports %s: %s", from, imported, r.why)
				}
			}
		}
	}
}

// Who comes to a package learns what it is for before anything else.
func TestEveryPackageHasAComment(t *testing.T) {
	for _, system := range []string{"", "js/wasm"} {
		for _, p := range list(t, system, "./...") {
			if under(p.ImportPath, module) && p.Doc == "" {
				t.Errorf("%s has no package comment", p.ImportPath)
			}
		}
	}
}

func isTool(path string) bool {
	for _, tool := range tools {
		if under(path, tool) {
			return true
		}
	}
	return false
}

// The browser program links none of these through any of our packages. (go-app itself names net/http, unused.)
func TestBrowserProgram(t *testing.T) {
	packages := list(t, "js/wasm", "./app")
	found := false
	for _, p := range packages {
		found = found || p.ImportPath == module+"/app"
		for _, not := range []string{
			module + "/server", module + "/web", module + "/geodata/dataset", module + "/geodata/internal", module + "/geodata/naturalearth",
			"github.com/paulmach/orb/geojson", "github.com/paulmach/orb/maptile", "go.mongodb.org", "github.com/andybalholm/brotli",
		} {
			if under(p.ImportPath, not) {
				t.Errorf("the browser program links %s, through %v", p.ImportPath, importers(packages, p.ImportPath))
			}
		}
	}
	if !found {
		t.Error("go list does not know the browser program")
	}
}

// importers returns the packages that import path themselves.
func importers(packages []listed, path string) []string {
	var names []string
	for _, p := range packages {
		for _, i := range p.Imports {
			if i == path {
				names = append(names, p.ImportPath)
			}
		}
	}
	return names
}

// The domain needs the standard library alone, in every build, and of ours what orders lists.
func TestDomainNeedsNothing(t *testing.T) {
	for _, system := range []string{"", "js/wasm"} {
		for _, p := range list(t, system, "./geodata/relation", "./geodata/country") {
			if ours := []string{"relation", "country", "order"}; !p.Standard && !slices.Contains(ours, strings.TrimPrefix(p.ImportPath, module+"/geodata/")) {
				t.Errorf("the domain needs %s, through %v", p.ImportPath, importers(list(t, system, "./geodata/..."), p.ImportPath))
			}
			for _, not := range []string{"net", "os/exec", "database/sql"} {
				if p.ImportPath == not {
					t.Errorf("the domain needs %s", not)
				}
			}
		}
	}
}

// Of the app the server knows what draws pages: no network code of the browser, no main package.
func TestServerRendersPagesOnly(t *testing.T) {
	allowed := map[string]bool{"pages": true, "state": true, "ui": true, "carto": true, "picture": true, "markup": true, "label": true}
	for _, p := range list(t, "", "./server/...") {
		from, ours := strings.CutPrefix(p.ImportPath, module+"/server")
		if !ours {
			continue
		}
		for _, i := range p.Imports {
			if part, ok := strings.CutPrefix(i, module+"/app/"); ok && !allowed[part] {
				t.Errorf("server%s imports app/%s", from, part)
			}
			if i == module+"/app" {
				t.Errorf("server%s imports the browser's main package", from)
			}
		}
	}
}
