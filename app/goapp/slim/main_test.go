package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is the package of the browser program.
const program = "recognitionmap/app"

// overlaid writes the overlay into a new folder and returns its file.
func overlaid(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := run(folder); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "overlay.json")
}

// inBrowser runs a command of Go for the browser, with what is there already.
func inBrowser(t *testing.T, args ...string) string {
	t.Helper()
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOPROXY=off", "GOFLAGS=-trimpath -gcflags=all=-l") // as the Makefile builds it
	var out, wrong bytes.Buffer
	c.Stdout, c.Stderr = &out, &wrong
	if err := c.Run(); err != nil {
		t.Errorf("go %s: %v\n%s", strings.Join(args, " "), err, wrong.String())
	}
	return strings.TrimSpace(out.String())
}

// TestStandIns: what is shipped builds, so that each stand-in has all that go-app and the program use of its package, and
// the program links none of what they stand in for.
func TestStandIns(t *testing.T) {
	overlay := overlaid(t)
	inBrowser(t, "build", "-overlay", overlay, "-o", filepath.Join(t.TempDir(), "app.wasm"), program)
	linked := "\n" + inBrowser(t, "list", "-deps", "-overlay", overlay, program) + "\n"
	for pkg := range standIns {
		if !strings.Contains(linked, "\n"+pkg+"\n") {
			t.Errorf("%s is linked no more, want no stand-in for it", pkg)
		}
	}
	for _, pkg := range []string{"crypto/tls", "crypto/x509", "mime/multipart", "regexp/syntax", "net/textproto"} {
		if strings.Contains(linked, "\n"+pkg+"\n") {
			t.Errorf("%s is linked, want the stand-ins to keep it out", pkg)
		}
	}
}

// TestVet: go vet has nothing against what is shipped, which is not what it sees without the overlay. Tests are left out:
// they are no part of it, and use of the library what the stand-ins lack.
func TestVet(t *testing.T) {
	overlay := overlaid(t)
	text, err := os.ReadFile(overlay)
	if err != nil {
		t.Fatal(err)
	}
	var over struct{ Replace map[string]string }
	if err := json.Unmarshal(text, &over); err != nil {
		t.Fatal(err)
	}
	ours := []string{"vet", "-overlay", overlay}
	for _, line := range strings.Split(inBrowser(t, "list", "-deps", "-overlay", overlay, "-f", "{{with .Module}}{{if .Main}}{{$.ImportPath}} {{$.Dir}}{{end}}{{end}}", program), "\n") {
		pkg, dir, ok := strings.Cut(line, " ")
		if !ok {
			continue
		}
		tests, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, test := range tests {
			over.Replace[test] = ""
		}
		ours = append(ours, pkg)
	}
	if len(ours) < 10 {
		t.Fatalf("the program has the packages %q, want more", ours[3:])
	}
	if text, err = json.Marshal(over); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, text, 0o644); err != nil {
		t.Fatal(err)
	}
	inBrowser(t, ours...)
}

// TestOverlay: every file of a package gives way to its stand-in, and nothing else is touched but what is patched.
func TestOverlay(t *testing.T) {
	overlay := overlaid(t)
	text, err := os.ReadFile(overlay)
	if err != nil {
		t.Fatal(err)
	}
	var over struct{ Replace map[string]string }
	if err := json.Unmarshal(text, &over); err != nil {
		t.Fatal(err)
	}
	put := map[string]string{} // what stands where, without the files that are taken out
	for file, by := range over.Replace {
		switch {
		case by == "":
			if _, err := os.Stat(file); err != nil {
				t.Errorf("the overlay takes out %s: %v", file, err)
			}
		default:
			if _, err := os.Stat(by); err != nil {
				t.Errorf("the overlay puts %s in the place of %s: %v", by, file, err)
			}
			put[file] = by
		}
	}
	if want := len(standIns) + len(patches); len(put) != want {
		t.Errorf("the overlay puts %d files in, want %d: %v", len(put), want, put)
	}
	for pkg, standIn := range standIns {
		found := false
		for file, by := range put {
			found = found || strings.HasSuffix(file, filepath.Join("src", pkg, "zz_standin.go")) && strings.HasSuffix(by, filepath.Join("slim", standIn))
		}
		if !found {
			t.Errorf("nothing stands in for %s, want %s", pkg, standIn)
		}
	}
}

// TestPatch: each changed line is in this Go's library once, and with the change the rest of the file is as it was.
func TestPatch(t *testing.T) {
	for _, p := range patches {
		original, patched, err := p.apply(t.TempDir())
		if err != nil {
			t.Errorf("%s: %v", p.pkg, err)
			continue
		}
		before, err := os.ReadFile(original)
		if err != nil {
			t.Fatal(err)
		}
		after, err := os.ReadFile(patched)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(after), p.line) || strings.Count(string(after), p.with) != 1 {
			t.Errorf("%s as patched has %q, want %q once in its place", p.file, p.line, p.with)
		}
		if back := strings.Replace(string(after), p.with, p.line, 1); back != string(before) {
			t.Errorf("%s as patched differs in more than %q", p.file, p.line)
		}
	}
}

// TestPatchThatDoesNotFit: the build stops where a newer Go has another line.
func TestPatchThatDoesNotFit(t *testing.T) {
	for _, test := range []struct {
		name string
		p    patch
		want string
	}{
		{"a line that is not there", patch{"syscall/js", "js.go", "no such line", ""}, `has "no such line" 0 times, not once`},
		{"a line that is there more than once", patch{"syscall/js", "js.go", "func ", ""}, `has "func " `},
		{"a file that is not there", patch{"syscall/js", "none.go", "a", "b"}, "none.go: no such file"},
		{"a package that is not there", patch{"syscall/none", "js.go", "a", "b"}, "go list -f {{.Dir}} syscall/none"},
	} {
		if _, _, err := test.p.apply(t.TempDir()); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: apply = %v, want an error with %q", test.name, err, test.want)
		}
	}
}
