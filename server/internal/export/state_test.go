package export

import (
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// today is the day on which the tests take place.
var today = relation.DayOf(2025, 7, 10)

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// stateOf returns a state of events.
func stateOf(t testing.TB, events ...relation.Event) *desk.State {
	t.Helper()
	store := new(eventstore.Memory)
	var changes []eventstore.Change
	for i := range events {
		changes = append(changes, eventstore.Change{EventID: events[i].ID, Event: &events[i], Origin: eventstore.FromDataset, Reason: "data set"})
	}
	if _, err := store.Append(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), store, func() relation.Day { return today }, quiet())
	if err != nil {
		t.Fatal(err)
	}
	return d.State()
}

// realEvents are those of the data set, read once.
var realEvents = sync.OnceValues(dataset.Events)

// realState is the state of the data set.
func realState(t testing.TB) *desk.State {
	t.Helper()
	events, err := realEvents()
	if err != nil {
		t.Fatal(err)
	}
	return stateOf(t, events...)
}

// event returns an event in order about some counted state.
func event(id, date string, kind relation.Kind) relation.Event {
	on, err := relation.ParseDate(date)
	if err != nil {
		panic(err)
	}
	return relation.Event{
		ID: id, Country: someState(), Date: on, Kind: kind, Headline: "Headline of " + id, Confidence: relation.Confirmed,
		Sources: []relation.Source{{URL: "https://example.org/" + id, Publisher: "Publisher", Title: "Title", Supports: "Support"}},
	}
}

func someState() country.Code {
	for _, c := range country.All() {
		if c.Counted() {
			return c.Code
		}
	}
	panic("no counted state")
}

// tree returns the files below dir by name, and everything that stands beside it.
func tree(t testing.TB, dir string) (files map[string]string, beside []string) {
	t.Helper()
	files = map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(body)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(dir) {
			beside = append(beside, e.Name())
		}
	}
	return files, beside
}

// names returns the names of files, sorted, between spaces.
func names(files map[string]string) string {
	var all []string
	for name := range files {
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
