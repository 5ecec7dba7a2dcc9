package program

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// line is an event that is in order; the place is Antarctica, about whose relations nobody can be wrong.
const line = `{"id":"2022-03-01-ata-context","country":"ATA","date":"2022-03-01","kind":"context","headline":"H","confidence":"reported","sources":[{"url":"https://example.org/a","publisher":"P","title":"T","supports":"S"}]}`

// write puts files of events into a folder and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestCheck(t *testing.T) {
	another := strings.Replace(line, "2022-03-01-ata", "2022-03-02-ata", 1)
	for _, test := range []struct {
		name  string
		files map[string]string
		args  []string // below the folder, "" for the folder itself
		ok    bool
		want  []string // in the output
	}{
		{"a file in order", map[string]string{"a.jsonl": line + "\n\n" + another + "\n"}, []string{"a.jsonl"}, true,
			[]string{"2 events, 1 place, 2 sources, newest 2022-03-01"}},
		{"a folder in order", map[string]string{"a.jsonl": line, "b.jsonl": another, "c.txt": "{"}, []string{""}, true,
			[]string{"2 events"}},
		{"a broken line", map[string]string{"a.jsonl": line + "\n{\"id\":\n"}, []string{"a.jsonl"}, false,
			[]string{"a.jsonl:2: "}},
		{"a bad date and an unknown kind", map[string]string{"a.jsonl": "\n" + strings.NewReplacer(`"2022-03-01",`, `"2022-02-30",`, `"context"`, `"gossip"`).Replace(line)},
			[]string{"a.jsonl"}, false, []string{`a.jsonl:2: 2022-03-01-ata-context: date: bad date "2022-02-30", want YYYY-MM-DD`, `kind: unknown kind "gossip", want one of`}},
		{"faults of two files", map[string]string{"a.jsonl": "x", "b.jsonl": line, "c.jsonl": "y"}, []string{""}, false,
			[]string{"a.jsonl:1: ", "c.jsonl:1: "}},
		{"one id in two files", map[string]string{"a.jsonl": line, "b.jsonl": "\n\n" + line}, []string{"a.jsonl", "b.jsonl"}, false,
			[]string{"b.jsonl:3: 2022-03-01-ata-context: id: is used twice"}},
		{"no source", map[string]string{"a.jsonl": strings.Replace(line, "https://example.org/a", "ftp://example.org", 1)},
			[]string{"a.jsonl"}, false, []string{"a.jsonl:1: 2022-03-01-ata-context: "}},
		{"a mirror", map[string]string{"a.jsonl": "\n" + strings.Replace(line, "https://example.org/a", "https://d2.cloudfront.net/a?utm_source=rss", 1)},
			[]string{"a.jsonl"}, false, []string{"a.jsonl:2: 2022-03-01-ata-context: sources[0].url: d2.cloudfront.net is no publisher's host", "has the parameter utm_source"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := write(t, test.files)
			args := []string{"check"}
			for _, a := range test.args {
				args = append(args, filepath.Join(folder, a))
			}
			var out strings.Builder
			err := Run(t.Context(), args, &out, io.Discard)
			if (err == nil) != test.ok {
				t.Errorf("Run(%v) = %v", args, err)
			}
			for _, want := range test.want {
				if !strings.Contains(out.String(), want) {
					t.Errorf("Run(%v) prints\n%swant %q in it", args, out.String(), want)
				}
			}
		})
	}
}

func TestRunRefuses(t *testing.T) {
	empty := t.TempDir()
	t.Setenv("XDG_DATA_HOME", t.TempDir()) // where the store is that no flag names
	for _, test := range []struct{ args, want string }{
		{"chek", `unknown command "chek"`},
		{"check", "no file named"},
		{"check " + empty + "/none.jsonl", "none.jsonl"},
		{"check " + empty, "no *.jsonl"},
		{"check -db " + empty + "/none.db", "none.db"},
		{"check -db a.db file", "want one of them"},
		{"serve -db file:a.db", "-db a.db"},
		{"serve extra", `unexpected "extra"`},
		{"serve -nonsense", "nonsense"},
		{"serve -addr nonsense", "nonsense"},
		{"serve -today soon", `"soon"`},
		{"serve -today 1995-12-31", "want 1996-"},
		{"serve -base example.org", `-base "example.org"`},
		{"serve -base https://example.org/map", "-base"},
		{"serve -base javascript://example.org", "-base"},
		{"serve -alerts-after -1", "want 0 to 1440 minutes"},
		{"serve -alerts-after 1441", "-alerts-after 1441"},
		{"serve -events " + empty, "no *.jsonl"},
	} {
		var out strings.Builder
		err := Run(t.Context(), strings.Fields(test.args), &out, io.Discard)
		if err == nil || !strings.Contains(err.Error(), test.want) || out.Len() > 0 {
			t.Errorf("Run(%s) = %v, printing %q; want %q", test.args, err, out.String(), test.want)
		}
	}
}

func TestRunHelps(t *testing.T) {
	for _, args := range [][]string{nil, {"help"}, {"-h"}} {
		var out strings.Builder
		if err := Run(t.Context(), args, &out, io.Discard); err != nil || !strings.Contains(out.String(), "check FILE") {
			t.Errorf("Run(%v) = %v, printing %q", args, err, out.String())
		}
	}
	if err := Run(t.Context(), []string{"serve", "-h"}, io.Discard, io.Discard); err != nil {
		t.Errorf("Run(serve -h) = %v", err)
	}
}

func TestServeRefusesBrokenEvents(t *testing.T) {
	folder := write(t, map[string]string{"2022.jsonl": line + "\n" + strings.Replace(line, `"2022-03-01",`, `"yesterday",`, 1)})
	var out strings.Builder
	err := Run(t.Context(), []string{"serve", "-addr", "127.0.0.1:0", "-events", folder}, &out, io.Discard)
	if err == nil || !strings.Contains(err.Error(), `2022.jsonl:2: 2022-03-01-ata-context: date: bad date "yesterday"`) {
		t.Errorf("serve with a broken line = %v, want the fault that check prints", err)
	}
	if out.Len() > 0 {
		t.Errorf("serve with a broken line prints %q as if it listened", out.String())
	}
}

func TestServe(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want string // in the page
	}{
		{"the events in the program", nil, `<svg id="map"`},
		{"the events of a folder", []string{"-events", write(t, map[string]string{"2022.jsonl": line})}, `<svg id="map"`},
		{"another day", []string{"-today", "2025-07-03"}, "On 3 July 2025 "},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			stdout, stdoutWriter := io.Pipe()
			ended := make(chan error, 1)
			go func() {
				ended <- Run(ctx, append([]string{"serve", "-addr", "127.0.0.1:0", "-db", "memory"}, test.args...), stdoutWriter, io.Discard)
				stdoutWriter.Close()
			}()
			first, err := bufio.NewReader(stdout).ReadString('\n')
			if err != nil {
				t.Fatalf("no first line: %v, %v", err, <-ended)
			}
			origin := strings.TrimSpace(first)
			answer, err := http.Get(origin + "/")
			if err != nil {
				t.Fatalf("GET %q: %v", origin, err)
			}
			body, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err != nil || answer.StatusCode != 200 || !strings.Contains(string(body), test.want) {
				t.Errorf("GET / = %s, %d bytes, %v", answer.Status, len(body), err)
			}
			stop()
			if err := <-ended; err != nil {
				t.Errorf("Run ends with %v", err)
			}
		})
	}
}
