package web_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/app/scene"
)

// sources returns the text of all files of a pattern.
func sources(t *testing.T, patterns ...string) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no file is %s: %v", pattern, err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(b)
			all.WriteByte('\n')
		}
	}
	return all.String()
}

// declared returns the names that an interface of contract.d.ts has.
func declared(t *testing.T, name string) []string {
	t.Helper()
	text := sources(t, "js/contract.d.ts")
	_, body, ok := strings.Cut(text, "interface "+name+" {\n")
	if !ok {
		t.Fatalf("contract.d.ts has no interface %s", name)
	}
	body, _, _ = strings.Cut(body, "\n}\n")
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^  (\w+)\??[:(]`).FindAllStringSubmatch(body, -1) {
		names = append(names, m[1])
	}
	return names
}

// TestContractOfIDs: each id that scripts and the program ask for is one that Go writes, or that a script makes.
func TestContractOfIDs(t *testing.T) {
	_, list, _ := strings.Cut(sources(t, "js/contract.d.ts"), "type Id =")
	list, _, _ = strings.Cut(list, ";")
	ids := regexp.MustCompile(`"([\w-]+)"`).FindAllStringSubmatch(list, -1)
	if len(ids) < 15 {
		t.Fatalf("contract.d.ts names %d ids", len(ids))
	}
	pages, scripts, program := sources(t, "../app/*/*.go", "../server/internal/ssr/*.go"), sources(t, "js/*.js"), sources(t, "../app/live/*_js.go")
	for _, m := range ids {
		id := regexp.QuoteMeta(m[1])
		if !regexp.MustCompile(`ID\("` + id + `"\)|Input\("` + id + `"|\bid=\\?"?` + id + `[|"\x60]|MapHost = "` + id + `"|copied\("[^"]*", "` + id + `"`).MatchString(pages) {
			t.Errorf("no Go writes #%s, which contract.d.ts names", m[1])
		}
		if !strings.Contains(scripts, `"`+m[1]+`"`) && !strings.Contains(scripts+program, "#"+m[1]) {
			t.Errorf("neither a script nor the program asks for #%s, which contract.d.ts names", m[1])
		}
	}
	known := map[string]bool{}
	for _, m := range ids {
		known[m[1]] = true
	}
	asked := append(regexp.MustCompile(`byId\("([\w-]+)"\)`).FindAllStringSubmatch(scripts, -1), regexp.MustCompile(`"#([\w-]+)`).FindAllStringSubmatch(program, -1)...)
	for _, m := range asked {
		if !known[m[1]] {
			t.Errorf("a script or the program asks for #%s, which contract.d.ts does not name", m[1])
		}
	}
}

// TestContractOfMessages: what Go hands over has the fields that the scripts know.
func TestContractOfMessages(t *testing.T) {
	for name, value := range map[string]any{"First": pages.First{}, "Message": pages.Message{}, "Rows": scene.Rows{}} {
		var fields []string
		for f := range reflect.TypeOf(value).Fields() {
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields = append(fields, key)
		}
		want := declared(t, name)
		slices.Sort(fields)
		slices.Sort(want)
		if !slices.Equal(fields, want) {
			t.Errorf("%s has the fields %q in Go and %q in contract.d.ts", name, fields, want)
		}
	}
}

// TestContractOfThePage: what the program calls of the page is there, and what the page tells the program is heard.
func TestContractOfThePage(t *testing.T) {
	functions, scripts := append(declared(t, "Page"), declared(t, "Later")...), sources(t, "js/*.js")
	edge := sources(t, "../app/live/*_js.go")
	calls := regexp.MustCompile(`\.(?:tell|ask|when)\("(\w+)"`).FindAllStringSubmatch(edge, -1)
	if len(calls) < 10 {
		t.Fatalf("the program calls %d functions of the page", len(calls))
	}
	for _, m := range calls {
		if !slices.Contains(functions, m[1]) {
			t.Errorf("the program calls page.%s, which contract.d.ts does not name", m[1])
		}
	}
	for _, name := range functions {
		if !regexp.MustCompile(`(const|export) ` + name + `\b|\b` + name + `:|\b` + name + `\b[,} ]`).MatchString(scripts) {
			t.Errorf("no script has page.%s, which contract.d.ts names", name)
		}
	}
	heard := sources(t, "../app/live/program.go", "../app/live/browser_js.go")
	kinds := regexp.MustCompile(`\b(?:hear|act)(?:\?\.)?\("(\w+)"`).FindAllStringSubmatch(scripts, -1)
	if len(kinds) < 12 {
		t.Fatalf("the page tells %d things", len(kinds))
	}
	for _, m := range kinds {
		if !strings.Contains(heard, `case "`+m[1]+`":`) {
			t.Errorf("the page tells %q, which the program does not hear", m[1])
		}
	}
}

// TestScriptsHaveNoWords: sentences and forms of dates come from Go.
func TestScriptsHaveNoWords(t *testing.T) {
	scripts := regexp.MustCompile(`(?m)//.*$|/\*(?s:.*?)\*/`).ReplaceAllString(sources(t, "js/*.js", "../server/internal/alerts/alerts.js"), "")
	for _, m := range regexp.MustCompile(`"[^"\n]*"`).FindAllString(scripts, -1) {
		if regexp.MustCompile(`"[A-Z]?[a-z]+ [a-z]+ [a-z]+`).MatchString(m) && m != `"use strict"` {
			t.Errorf("a script has the words %s", m)
		}
	}
	for _, form := range []string{"toLocale", "toISOString", "Intl.", "getUTC", "getMonth", "new Date", "Date.parse"} {
		if strings.Contains(scripts, form) {
			t.Errorf("a script has %s: dates are written by Go", form)
		}
	}
}

// TestProportionOfTheMap: style sheets know the proportion of the plate.
func TestProportionOfTheMap(t *testing.T) {
	text := sources(t, "css/*.css", "../server/internal/ssr/embed.css")
	found := regexp.MustCompile(`aspect-ratio: (\d{4}) / (\d{4});`).FindAllStringSubmatch(text, -1)
	if len(found) != 3 {
		t.Errorf("the proportion stands in %d places, want 3", len(found))
	}
	for _, m := range found {
		if m[1] != strconv.Itoa(carto.Width) || m[2] != strconv.Itoa(carto.Height) {
			t.Errorf("%s, want %d to %d", m[0], carto.Width, carto.Height)
		}
	}
}
