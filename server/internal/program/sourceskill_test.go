//go:build !race

package program

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/nlnwa/gowarc/v3"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// childName says in the environment that the test binary is to be the program itself.
const childName = "PROGRAM_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childName) != "" {
		if err := Run(context.Background(), os.Args[1:], os.Stdout, os.Stderr); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// press is a number of hosts on this machine with pages of every kind.
type press struct {
	mu     sync.Mutex
	asks   map[string]int // by address, of those that sources name
	named  map[string]eventstore.Answer
	after  int           // how many requests for them wake the test
	enough chan struct{} // is told then
	ends   chan struct{} // closed when the test ends
}

// answers are what the pages of a folder come to.
var answersOf = map[string]eventstore.Answer{
	"alive": eventstore.Alive, "lent": eventstore.Alive, "moved": eventstore.Moved, "gone": eventstore.Gone, "lying": eventstore.SoftGone, "front": eventstore.SoftGone,
	"closed": eventstore.Refused, "inward": eventstore.Private, "tofile": eventstore.Unreachable, "loop": eventstore.Unreachable, "broken": eventstore.Unreachable, "slow": eventstore.Unreachable,
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	folder, _, _ := strings.Cut(r.URL.Path[1:], "/")
	address := "http://" + r.Host + r.URL.Path
	p.mu.Lock()
	if _, ok := p.named[address]; ok {
		p.asks[address]++
		if p.after--; p.after == 0 {
			p.enough <- struct{}{}
		}
	}
	p.mu.Unlock()
	to := map[string]string{"lent": "/today", "moved": "/new", "front": "/", "inward": "http://10.9.8.7/", "tofile": "file:///etc/passwd", "loop": r.URL.Path + "x"}[folder]
	switch {
	case r.URL.Path == "/robots.txt":
		io.WriteString(w, "User-agent: *\nDisallow: /closed/\n")
	case folder == "gone":
		w.WriteHeader(http.StatusNotFound)
	case folder == "broken":
		w.WriteHeader(http.StatusInternalServerError)
	case folder == "lying":
		io.WriteString(w, "<title>Page not found - A paper</title>")
	case folder == "slow":
		select {
		case <-r.Context().Done():
		case <-p.ends:
		}
	case folder == "moved" || folder == "front":
		http.Redirect(w, r, to, http.StatusMovedPermanently)
	case to != "":
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	default:
		io.WriteString(w, "<title>An envoy is received</title>")
	}
}

// openPress returns 1,174 addresses, and a store in whose record they stand.
func openPress(t *testing.T) (p *press, db string) {
	t.Helper()
	p = &press{asks: map[string]int{}, named: map[string]eventstore.Answer{}, enough: make(chan struct{}, 1), ends: make(chan struct{})}
	host := func() string {
		s := httptest.NewServer(p)
		t.Cleanup(s.Close)
		return s.URL
	}
	for range 40 {
		at := host()
		for folder, answer := range answersOf {
			if folder != "slow" {
				p.named[at+"/"+folder+"/1"] = answer
				p.named[at+"/"+folder+"/2"] = answer
			}
		}
		for i := range 6 {
			p.named[fmt.Sprint(at, "/alive/again/", i)] = eventstore.Alive
		}
	}
	t.Cleanup(func() { close(p.ends) }) // before the servers are closed
	for range 6 {
		p.named[host()+"/slow/1"] = eventstore.Unreachable
	}
	for i := 0; len(p.named) < 1174; i++ {
		p.named[fmt.Sprintf("http://192.168.%d.1/%d", i, i)] = eventstore.Private
	}
	db = filepath.Join(t.TempDir(), "record.db")
	store, err := eventstore.OpenSQLite(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	e := &relation.Event{ID: "a", Country: "RUS", Kind: "visit", Date: relation.Date{First: relation.DayOf(2024, 1, 1)}, Headline: "A visit", Confidence: relation.Reported}
	for address := range p.named {
		e.Sources = append(e.Sources, relation.Source{URL: address, Publisher: "A paper", Supports: "all"})
	}
	if _, err := store.Append(t.Context(), eventstore.Change{EventID: "a", Event: e, Origin: eventstore.FromImport}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return p, db
}

// noted returns what the store has learned.
func noted(t *testing.T, db string) []eventstore.Page {
	t.Helper()
	store, err := eventstore.OpenSQLite(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	list, err := store.Pages(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// killed runs a command of sources that is killed a number of times, after so many requests each, and then once to its end.
// The addresses that had been noted by the end of a run are not asked for in a later one.
func (p *press) killed(t *testing.T, db string, kills, step int, isNoted func(eventstore.Page) bool, args ...string) {
	t.Helper()
	settled := map[string]int{} // how often an address had been asked for when it was first found noted
	for run := range kills + 1 {
		var said bytes.Buffer
		c := exec.CommandContext(t.Context(), os.Args[0], args...)
		c.Env = append(os.Environ(), childName+"=1")
		c.Stdout, c.Stderr = &said, &said
		p.mu.Lock()
		if p.after = 0; run < kills {
			p.after = step
		}
		p.mu.Unlock()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		if run < kills {
			select {
			case <-p.enough:
			case err := <-ended:
				t.Fatalf("run %d ended before it was killed: %v\n%s", run, err, &said)
			}
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			<-ended
		} else if err := <-ended; err != nil {
			t.Fatalf("the last run: %v\n%s", err, &said)
		}
		p.mu.Lock()
		for _, page := range noted(t, db) {
			if _, ok := settled[page.Address]; !ok && isNoted(page) {
				settled[page.Address] = p.asks[page.Address]
			}
		}
		p.mu.Unlock()
	}
	for address, n := range settled {
		if p.asks[address] != n {
			t.Errorf("%s was asked for again after it was noted", address)
		}
	}
}

// quick are the flags of a command that asks this machine and waits for nothing but slow pages.
func quick(command, db string, more ...string) []string {
	return append([]string{"sources", command, "-db", db, "-loopback", "-pause", "0s", "-timeout", "3s", "-hosts", "16"}, more...)
}

// Of 1,174 pages each is sorted rightly by a check that is killed ten times, and none is noted twice, or asked for after it was
// noted.
func TestCheckOfSourcesKilled(t *testing.T) {
	p, db := openPress(t)
	p.killed(t, db, 10, 80, func(eventstore.Page) bool { return true }, quick("check", db)...)
	pages := noted(t, db)
	if len(pages) != len(p.named) || pages[len(pages)-1].Number != int64(len(p.named)) {
		t.Errorf("%d pages were noted, the last change has the number %d, want %d of both", len(pages), pages[len(pages)-1].Number, len(p.named))
	}
	for _, page := range pages {
		if want := p.named[page.Address]; page.Answer != want {
			t.Errorf("%s: %s (%s), want %s", page.Address, page.Answer, page.Detail, want)
		}
		if (page.Hash != "") != (page.Answer == eventstore.Alive || page.Answer == eventstore.Moved) {
			t.Errorf("%s: %s with the hash %q", page.Address, page.Answer, page.Hash)
		}
	}
	var said bytes.Buffer
	if err := Run(t.Context(), quick("check", db), &said, io.Discard); err != nil || said.String() != "0 pages to be asked for: 1174 done already within 30 days\n" {
		t.Errorf("one more run: %v, %q", err, &said)
	}
}

// An archive that is killed has one copy of each page that can be read, and one snapshot.
func TestArchiveOfSourcesKilled(t *testing.T) {
	p, db := openPress(t)
	archive := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if page, ok := strings.CutPrefix(r.URL.RequestURI(), "/save/"); ok {
			w.Header().Set("Location", "/web/20261130/"+page)
			w.WriteHeader(http.StatusFound)
			return
		}
		io.WriteString(w, "<title>A snapshot</title>")
	}))
	t.Cleanup(archive.Close)
	dir := t.TempDir()
	p.killed(t, db, 4, 200, func(page eventstore.Page) bool { return page.File != "" }, quick("archive", db, "-save", archive.URL+"/save/", dir)...)
	copies := map[string]int{}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) != 1 {
		t.Fatalf("the folder has %v, %v", names, err)
	}
	f, err := gowarc.NewWarcFileReader(names[0], 0, gowarc.WithStrictValidation())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for {
		r, err := f.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if r.WarcRecord.Type() == gowarc.Metadata {
			copies[r.WarcRecord.WarcHeader().Get(gowarc.WarcTargetURI)]++
		}
		r.Close()
	}
	for _, page := range noted(t, db) {
		want := p.named[page.Address]
		read := want == eventstore.Alive || want == eventstore.Moved
		if page.Answer != want || (page.File != "") != read || (copies[page.Address] == 1) != read {
			t.Errorf("%s: %s (%s) in %q with %d copies, want %s", page.Address, page.Answer, page.Detail, page.File, copies[page.Address], want)
		}
		saved := read || want == eventstore.Refused
		if (page.Archive == archive.URL+"/web/20261130/"+page.Address) != saved {
			t.Errorf("%s: %s is archived as %q (%s)", page.Address, page.Answer, page.Archive, page.Refusal)
		}
		delete(copies, page.Address)
	}
	if len(copies) > 0 {
		t.Errorf("there are copies of %v", copies)
	}
}
