package live

import (
	"encoding/json"
	"fmt"

	"recognitionmap/geodata/relation"
)

// Current names the newest edition of the record, as /data/current.json does.
type Current struct {
	Edition  int          `json:"edition"` // rises by one with every change of the events
	Revision string       `json:"revision"`
	Build    string       `json:"build"`  // of the program that can read Core and Events
	Core     string       `json:"core"`   // address of the events that decide, without texts
	Events   string       `json:"events"` // address of all events, whole
	Today    relation.Day `json:"today"`  // the server's; 0 where it says none
}

// CurrentURL is where Current is asked for.
const CurrentURL = "/data/current.json"

// ParseCurrent reads the answer of CurrentURL.
func ParseCurrent(body []byte) (Current, error) {
	var c Current
	if err := json.Unmarshal(body, &c); err != nil {
		return c, fmt.Errorf("live: %s: %w", CurrentURL, err)
	}
	return c, nil
}

// ParseRecord reads the events of an answer and folds them.
func ParseRecord(body []byte) (*relation.Record, error) {
	events, err := relation.ParseWire(string(body))
	if err != nil {
		return nil, fmt.Errorf("live: events: %w", err)
	}
	return relation.NewRecord(events), nil
}
