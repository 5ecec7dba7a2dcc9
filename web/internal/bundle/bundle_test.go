package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// folder writes files to a new folder web/ with every entry in it, and returns where that is.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	web := t.TempDir()
	all := map[string]string{}
	for _, name := range scripts {
		all["js/"+name] = "void 0;\n"
	}
	for _, name := range firstSheets {
		all["css/"+name] = "/* " + name + " */\n"
	}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range all {
		path := filepath.Join(web, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return web
}

func TestBundles(t *testing.T) {
	web := folder(t, map[string]string{
		"js/hold.js":      "// The head.\nvar held = null;\nfunction adopt(element) { return element; }\n",
		"js/page.js":      "import { day } from \"./day.js\";\nwindow.page = day + \"</script>\";\n",
		"js/day.js":       "export const day = \"\u00c5land\";\nexport const unused = \"unused\";\n",
		"css/base.css":    "body { margin: 0; }\n",
		"css/panel.css":   "#panel { --x: #ffffff; fill: url(#p-na); }\n",
		"css/another.css": ".b::before { content: \"\u2192\"; }\n",
		"css/zebra.css":   ".c { color: var(--x); }\n",
	})
	if err := run(web); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, file, want string }{ // short names are for esbuild to choose
		{"a plain script keeps the names of the page", "hold.js", `var held=null;function adopt\((\w)\){return \w}`},
		{"a module is one function with what it imports", "page.js", `\(\(\)=>{var \w="\\xC5land";window.page=\w\+"<\\/script>";}\)\(\);`},
		{"what draws the map comes first", "style.css", `body{margin:0}#panel{--x: #ffffff;fill:url\(#p-na\)}`},
		{"the others follow by name", "rest.css", `\.b:before{content:"\\2192"}\.c{color:var\(--x\)}`},
		{"nothing is left out", "share.js", ``},
	} {
		got, err := os.ReadFile(filepath.Join(web, "built", test.file))
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`^` + test.want + `\n?$`).Match(got) {
			t.Errorf("%s: built/%s = %q, want %s", test.name, test.file, got, test.want)
		}
	}
}

func TestMistakeIsNamedAndNothingIsWritten(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"a script that does not parse", "js/app.js", "let a = ;\n", "app.js:1:8"},
		{"a style sheet that does not", "css/map.css", "#map { fill: red;\n", "map.css:2:0"},
		{"an import of nothing", "js/move.js", "import \"./gone.js\";\n", `Could not resolve "./gone.js"`},
		{"a picture that is not there", "css/zebra.css", "a { background: url(gone.png) }\n", "gone.png"},
	} {
		web := folder(t, map[string]string{test.file: test.text})
		if err := run(web); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: run(web) = %v, want %q in it", test.name, err, test.want)
		}
		if left, _ := filepath.Glob(filepath.Join(web, "built", "*")); len(left) > 0 {
			t.Errorf("%s: run(web) wrote %q, want nothing", test.name, left)
		}
	}
}

// The bundles of the project stand inline in pages, which are in ASCII.
func TestOwnSourcesCanStandInline(t *testing.T) {
	web := t.TempDir()
	for _, part := range []string{"js", "css"} {
		if err := os.CopyFS(filepath.Join(web, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(web); err != nil {
		t.Fatal(err)
	}
	for _, name := range append([]string{"style.css", "rest.css"}, scripts...) {
		text, err := os.ReadFile(filepath.Join(web, "built", name))
		if err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(string(text), func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
			t.Errorf("built/%s holds %.20q, want ASCII", name, text[i:])
		}
		for _, end := range []string{"</script", "</style", "<!--"} {
			if strings.Contains(strings.ToLower(string(text)), end) {
				t.Errorf("built/%s holds %q", name, end)
			}
		}
	}
}
