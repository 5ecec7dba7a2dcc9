// Command large measures a server whose record is many times as long as the real one: it fills a store with copies of the
// real events, each of another day and with texts of its own, and prints what start, pages and a write take, a row for each
// number of events.
//
//	go run ./server/bench/large bin/recognitionmap 600 6000 60000 300000
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/bench/internal/served"
	"recognitionmap/server/internal/eventstore"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "large:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("want the server's program and numbers of events")
	}
	fmt.Printf("%8s %9s %9s", "events", "start s", "MB")
	for _, p := range asked {
		fmt.Printf(" %*s", max(len(p), 9), p)
	}
	fmt.Printf(" %9s %9s %9s\n", "a write", "/ then", "MB then")
	for _, text := range args[1:] {
		n, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		if err := measure(args[0], n); err != nil {
			return fmt.Errorf("%d events: %w", n, err)
		}
	}
	return nil
}

// asked are addresses; %s is another day each time, so that nothing of it is kept.
var asked = []string{
	"/?date=%s", "/country/RUS?date=%s", "/events?year=2024&date=%s", "/events?country=RUS&date=%s", "/search?q=embassy&date=%s", "/table?date=%s",
	"/scene/?date=%s", "/api/v1/standing?date=%s", "/api/v1/events?limit=100&to=%s", "/feed.atom?date=%s", "/data/current.json?date=%s",
}

func measure(program string, n int) error {
	dir, err := os.MkdirTemp("", "recognitionmap-large")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	db := filepath.Join(dir, "record.db")
	if err := fill(db, n); err != nil {
		return err
	}
	made, err := exec.Command(program, "token", "create", "-name", "large", "-role", "publish", "-db", db).Output()
	if err != nil {
		return fmt.Errorf("token create: %w", err)
	}
	secret := made[bytes.LastIndexByte(bytes.TrimSpace(made), '\n')+1:]

	begin := time.Now()
	server, err := served.Start(program, "serve", "-addr", "127.0.0.1:0", "-db", db)
	if err != nil {
		return err
	}
	defer server.Stop()
	origin := server.Origin
	if _, err := ask("GET", origin+"/", "", ""); err != nil {
		return err
	}
	fmt.Printf("%8d %9.1f", n, time.Since(begin).Seconds())
	time.Sleep(5 * time.Second) // what it makes in advance
	fmt.Printf(" %9d", server.Memory("VmRSS"))
	for _, p := range asked {
		fmt.Printf(" %*.0f", max(len(p), 9), served.Milliseconds(median(5, func(i int) error {
			day := time.Date(2025, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			_, err := ask("GET", origin+strings.ReplaceAll(p, "%s", day), "", "")
			return err
		})))
	}
	write := func(i int) error {
		day := fmt.Sprintf("2025-02-%02d", i+1)
		body := fmt.Sprintf(`{"reason":"a test","event":{"country":"RUS","date":%q,"kind":"visit","headline":"A visit %d","confidence":"confirmed","sources":[{"url":"https://example.org/%d","publisher":"P","title":"T","supports":"S"}]}}`, day, i, i)
		_, err := ask("POST", origin+"/api/v1/events", body, string(bytes.TrimSpace(secret)))
		return err
	}
	var writes, pages []time.Duration
	for i := range 3 {
		begin := time.Now()
		if err := write(i); err != nil {
			return err
		}
		written := time.Now()
		if _, err := ask("GET", origin+"/", "", ""); err != nil { // of which nothing is left
			return err
		}
		writes, pages = append(writes, written.Sub(begin)), append(pages, time.Since(written))
	}
	slices.Sort(writes)
	slices.Sort(pages)
	fmt.Printf(" %9.0f %9.0f %9d\n", served.Milliseconds(writes[1]), served.Milliseconds(pages[1]), server.Memory("VmRSS"))
	return nil
}

// fill puts n events into a new store, in the order of their days' chance.
func fill(db string, n int) error {
	real, err := dataset.Events()
	if err != nil {
		return err
	}
	ctx := context.Background()
	store, err := eventstore.OpenSQLite(ctx, db)
	if err != nil {
		return err
	}
	defer store.Close()
	chance := rand.New(rand.NewPCG(1, 2))
	changes := make([]eventstore.Change, 0, n)
	for i := range n {
		e := real[i%len(real)]
		if i >= len(real) {
			day := relation.DayOf(1996, 1, 1) + relation.Day(chance.IntN(11000))
			e.ID = fmt.Sprintf("%s-%d", e.ID, i)
			e.Date = relation.Date{First: day}
			own := fmt.Sprintf(" (%d)", i) // nothing that is long is in memory once for many
			e.Headline, e.Detail, e.Sources = e.Headline+own, e.Detail+own, slices.Clone(e.Sources)
			for at := range e.Sources {
				s := &e.Sources[at]
				s.URL, s.Title, s.Supports = fmt.Sprintf("%s#%d", s.URL, i), s.Title+own, s.Supports+own
			}
		}
		changes = append(changes, eventstore.Change{EventID: e.ID, Event: &e, Origin: eventstore.FromImport, Reason: "to measure"})
	}
	for part := range slices.Chunk(changes, 10000) {
		if _, err := store.Append(ctx, part...); err != nil {
			return err
		}
	}
	return nil
}

// ask returns an answer of a status below 300.
func ask(method, address, body, token string) ([]byte, error) {
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("Accept-Encoding", "br")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode >= 300 {
		var problem struct{ Detail string }
		json.Unmarshal(text, &problem)
		err = fmt.Errorf("%s %s: %s %s", method, address, answer.Status, problem.Detail)
	}
	return text, err
}

// median is how long the middle one of some calls takes.
func median(times int, do func(i int) error) time.Duration {
	var took []time.Duration
	for i := range times {
		start := time.Now()
		if err := do(i); err != nil {
			fmt.Fprintln(os.Stderr, "large:", err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[len(took)/2]
}
