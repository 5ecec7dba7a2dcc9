// Package dataset carries the facts and the shapes inside the program: the events that people wrote, one file a year,
// and the world that `go generate ./geodata` made. It is the only package that embeds data, and the browser program
// never imports it.
package dataset

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/review"
)

//go:embed events/*.jsonl
var files embed.FS

//go:embed persons.jsonl
var persons string

//go:embed edition.txt
var edition string

//go:embed world.bin
var world []byte

//go:embed detail.bin
var detail []byte

//go:embed names.txt
var names []byte

//go:embed world-50m.geojson
var worldGeoJSON []byte

// Events returns the events in the order of their files, decoded and checked. The error names every fault of every
// file with its line, see relation.DecodeEvents and relation.Validate.
func Events() ([]relation.Event, error) {
	entries, err := files.ReadDir("events") // by name, so by year
	if err != nil {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	var events []relation.Event
	var faults relation.Faults
	for _, entry := range entries {
		name := "events/" + entry.Name()
		ofYear, err := eventsOf(name)
		if found, ok := err.(relation.Faults); ok {
			faults = append(faults, found...)
		} else if err != nil {
			return nil, fmt.Errorf("dataset: %w", err)
		}
		events = append(events, ofYear...)
	}
	if len(faults) == 0 {
		faults = relation.Validate(events) // ids that two files share
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return events, nil
}

// eventsOf returns the events of one file.
func eventsOf(name string) ([]relation.Event, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return relation.DecodeEvents(file, name)
}

// Persons returns those whom the events name under one spelling. The error is of a line that is no person.
func Persons() ([]review.Person, error) {
	var all []review.Person
	for line := range strings.Lines(persons) {
		var p review.Person
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			return nil, fmt.Errorf("dataset: persons.jsonl: %w in %s", err, line)
		}
		all = append(all, p)
	}
	return all, nil
}

// Edition returns the number of the data set, which rises by one whenever `go generate ./geodata` finds other events,
// and the SHA-256 of the event files, one after another in the order of their names, in hexadecimal.
func Edition() (n int, hash string) {
	number, hash, _ := strings.Cut(strings.TrimSpace(edition), " ")
	n, err := strconv.Atoi(number)
	if err != nil || len(hash) != 64 {
		panic(fmt.Sprintf("dataset: edition.txt: %q, want \"N HASH\"", edition)) // embedded, so a fault of the build
	}
	return n, hash
}

// World returns the shapes of all places in the compact form that world.Decode reads. Nobody changes the bytes.
func World() []byte { return world }

// Detail returns the shapes of all places in the compact form, in the detail that a map zoomed in shows. Nobody changes
// the bytes.
func Detail() []byte { return detail }

// Names returns the names of places in other languages, as country.Learn takes them. Nobody changes the bytes.
func Names() []byte { return names }

// WorldGeoJSON returns the shapes of all places as RFC 7946 GeoJSON. Nobody changes the bytes.
func WorldGeoJSON() []byte { return worldGeoJSON }
