package program

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/site"
)

// readFolder reads the facts of a folder of event files. Their edition is the time of the last change to a file in
// seconds since 1970: it rises whenever an editor saves, which is all that a browser asks of it.
func readFolder(folder string) (site.Facts, error) {
	events, faults, err := readEvents([]string{folder}, nil)
	if err != nil {
		return site.Facts{}, fmt.Errorf("serve: %w", err)
	}
	if len(faults) > 0 {
		return site.Facts{}, fmt.Errorf("serve: the events in %s are not fit to be shown:\n%w", folder, faults)
	}
	text, err := json.Marshal(events)
	if err != nil {
		return site.Facts{}, fmt.Errorf("serve: %w", err)
	}
	sum := sha256.Sum256(text)
	changed, err := lastChange(folder)
	if err != nil {
		return site.Facts{}, fmt.Errorf("serve: %w", err)
	}
	return site.Facts{Record: relation.NewRecord(events), Edition: int(changed.Unix()), Hash: hex.EncodeToString(sum[:])}, nil
}

// lastChange returns when a file of events in folder was last written.
func lastChange(folder string) (time.Time, error) {
	files, err := expand([]string{folder})
	if err != nil {
		return time.Time{}, err
	}
	var last time.Time
	for _, name := range files {
		stat, err := os.Stat(name)
		if err != nil {
			return time.Time{}, err
		}
		if stat.ModTime().After(last) {
			last = stat.ModTime()
		}
	}
	return last, nil
}
