package program

import (
	"fmt"

	"recognitionmap/geodata/relation"
)

// readFolder reads the events of a folder of event files.
func readFolder(folder string) ([]relation.Event, error) {
	events, faults, err := readEvents([]string{folder}, nil, relation.Validate)
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("serve: the events in %s are not fit to be shown:\n%w", folder, faults)
	}
	return events, nil
}
