// Package remote brings the record to the browser program: through the browser's own fetch, which the page's first
// requests and the service worker have warmed.
package remote

import (
	"encoding/json"
	"errors"
	"fmt"

	"recognitionmap/geodata/relation"
)

// ErrOffline is wrapped by errors of requests that got no answer.
var ErrOffline = errors.New("remote: no answer")

// Current names the newest edition of the record, as /data/current.json does.
type Current struct {
	Edition  int    `json:"edition"` // rises by one with every change of the events
	Revision string `json:"revision"`
	Core     string `json:"core"`   // address of the events that decide, without texts
	Events   string `json:"events"` // address of all events, whole
}

// CurrentURL is where Current is asked for.
const CurrentURL = "/data/current.json"

// FetchCurrent asks for the newest edition.
func FetchCurrent() (Current, error) {
	var c Current
	b, err := Fetch(CurrentURL)
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(b, &c); err != nil {
		return c, fmt.Errorf("remote: %s: %w", CurrentURL, err)
	}
	return c, nil
}

// FetchRecord asks for the events at an address and folds them.
func FetchRecord(url string) (*relation.Record, error) {
	b, err := Fetch(url)
	if err != nil {
		return nil, err
	}
	events, err := relation.ParseWire(string(b))
	if err != nil {
		return nil, fmt.Errorf("remote: %s: %w", url, err)
	}
	return relation.NewRecord(events), nil
}
