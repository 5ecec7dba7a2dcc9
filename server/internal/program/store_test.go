package program

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// lines is a log that may be read while it is written.
type lines struct {
	mu   sync.Mutex
	more sync.Cond // something was written
	text strings.Builder
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.more.Broadcast()
	return l.text.Write(b)
}

// until waits for words in the log.
func (l *lines) until(words string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !strings.Contains(l.text.String(), words) {
		l.more.Wait()
	}
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// serving starts a server and returns its address, its log, and how to end it.
func serving(t *testing.T, args ...string) (origin string, log *lines, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	log = new(lines)
	log.more.L = &log.mu
	stdout, stdoutWriter := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, append([]string{"serve", "-addr", "127.0.0.1:0"}, args...), stdoutWriter, log)
		stdoutWriter.Close()
	}()
	first, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("no first line: %v, %v", err, <-ended)
	}
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve ends with %v", err)
		}
	})
	t.Cleanup(stop)
	return strings.TrimSpace(first), log, stop
}

// fetch returns the status and the text of an answer; body is sent where there is one.
func fetch(t *testing.T, address, body string) (int, string) {
	t.Helper()
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
	}
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// readOnly wants a server that shows the map and the event of line, and refuses writes in words.
func readOnly(t *testing.T, origin, why string) {
	t.Helper()
	for _, path := range []string{"/", "/events/2022-03-01-ata-context"} {
		if status, text := fetch(t, origin+path, ""); status != http.StatusOK || !strings.Contains(text, "<h1") {
			t.Errorf("GET %s = %d", path, status)
		}
	}
	if status, text := fetch(t, origin+"/readyz", ""); status != http.StatusServiceUnavailable || !strings.Contains(text, why) {
		t.Errorf("/readyz = %d %s, want 503 and %q", status, text, why)
	}
	status, text := fetch(t, origin+"/report/2022-03-01-ata-context", "text=There+is+an+error+in+the+headline.")
	if status != http.StatusServiceUnavailable || !strings.Contains(text, why) {
		t.Errorf("a report = %d, want 503 and %q:\n%s", status, why, text)
	}
}

// Where no store can be made, the server shows what it carries and says that nothing can be written.
func TestServeWithoutARoomForAStore(t *testing.T) {
	events := write(t, map[string]string{"2022.jsonl": line})
	const room = "/proc/recognitionmap" // where nobody can make a folder, whoever they are
	origin, log, _ := serving(t, "-events", events, "-db", room+"/record.db")
	readOnly(t, origin, "reads go on")
	if !strings.Contains(log.String(), "nothing can be") || !strings.Contains(log.String(), room) {
		t.Errorf("the log does not say so:\n%s", log)
	}
}

// A store whose bytes were changed is shown, takes no writes, and the log says what to do.
func TestServeDamaged(t *testing.T) {
	events, db := write(t, map[string]string{"2022.jsonl": line}), filepath.Join(t.TempDir(), "record.db")
	_, _, stop := serving(t, "-events", events, "-db", db)
	stop()
	var out strings.Builder
	if err := Run(t.Context(), []string{"check", "-db", db}, &out, io.Discard); err != nil || out.String() != "1 revision, whole\n" {
		t.Errorf("check -db = %v, %q", err, out.String())
	}
	text, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(db, bytes.ReplaceAll(text, []byte("example.org/a"), []byte("example.com/b")), 0o600); err != nil {
		t.Fatal(err)
	}
	origin, log, _ := serving(t, "-events", events, "-db", db)
	readOnly(t, origin, "damaged")
	err = Run(t.Context(), []string{"check", "-db", db}, io.Discard, io.Discard)
	for where, said := range map[string]string{"the log": log.String(), "check -db": err.Error()} {
		for _, want := range []string{"revision 1", ".backup", ".recover"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s lacks %q:\n%s", where, want, said)
			}
		}
	}
}

// A file that was removed under the server keeps nothing, and the server says so.
func TestServeRemovedFile(t *testing.T) {
	events, db := write(t, map[string]string{"2022.jsonl": line}), filepath.Join(t.TempDir(), "record.db")
	origin, _, _ := serving(t, "-events", events, "-db", db)
	if err := os.Remove(db); err != nil {
		t.Fatal(err)
	}
	readOnly(t, origin, "reads go on")
}
