// Command bundle writes what the browser gets of web/js and web/css, one minified file for each entry, to web/built/. It
// is started where the folder web is, or told where that is.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	flag.Parse()
	web := "web"
	if flag.NArg() > 0 {
		web = flag.Arg(0)
	}
	if err := run(web); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// run writes all bundles, or with a mistake in one of the sources none.
func run(web string) error {
	files := map[string][]byte{}
	for _, name := range scripts {
		js, err := bundleScript(filepath.Join(web, "js", name))
		if err != nil {
			return err
		}
		files[name] = js
	}
	first, rest, err := sheets(filepath.Join(web, "css"))
	if err != nil {
		return err
	}
	for name, list := range map[string][]string{"style.css": first, "rest.css": rest} {
		if files[name], err = bundleSheets(filepath.Join(web, "css"), list); err != nil {
			return err
		}
	}
	built := filepath.Join(web, "built")
	if err := os.MkdirAll(built, 0o755); err != nil {
		return err
	}
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(built, name), body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// build returns the one file that the options make, in ASCII: pages that hold it are. What esbuild has to say, warnings
// too, is the error.
func build(o api.BuildOptions) ([]byte, error) {
	o.MinifyWhitespace, o.MinifySyntax, o.MinifyIdentifiers = true, true, true
	o.Charset, o.LegalComments, o.LogLevel = api.CharsetASCII, api.LegalCommentsNone, api.LogLevelSilent
	o.Target = api.ES2020 // of February 2020, older than the streaming of WebAssembly in Safari (15), which the program needs
	result := api.Build(o)
	if messages := append(result.Errors, result.Warnings...); len(messages) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(api.FormatMessages(messages, api.FormatMessagesOptions{}), ""))
	}
	return result.OutputFiles[0].Contents, nil
}
