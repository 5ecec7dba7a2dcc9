package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// load returns the events and their record.
func load(t *testing.T) ([]relation.Event, *relation.Record) {
	t.Helper()
	events, err := Events()
	if err != nil {
		t.Fatal(err)
	}
	return events, relation.NewRecord(events)
}

func TestEventsAreSound(t *testing.T) {
	events, _ := load(t)
	if len(events) < 632 {
		t.Errorf("Events() are %d, want the 632 of the first edition at least", len(events))
	}
}

// corrected are the ids of events whose date or kind has been corrected since they were published: an id stays.
var corrected = strings.Fields(`
1997-05-are-recognition 1999-are-ambassador-recalled 2021-11-24-kgz-embassy-open 2021-11-24-kaz-embassy-open
2021-egy-embassy-closed 2021-uga-statement 2022-10-jpn-embassy-open 2022-11-pak-charge-sent 2022-12-21-kor-charge-sent
2023-mys-charge-accepted 2023-rus-embassy-open 2023-02-27-tur-mission-handover 2023-03-tjk-mission-handover
2023-03-13-are-mission-handover 2023-11-09-tjk-mission-handover 2023-12-kaz-delisted 2024-06-are-visit
2024-moz-statement 2024-11-11-ind-mission-handover 2025-01-31-nor-charge-accepted 2025-grc-statement 2025-pol-statement
2025-02-deu-statement 2025-07-03-rus-mission-handover 2025-07-21-deu-charge-accepted 2025-dza-statement
2025-guy-statement 2025-sle-statement 2025-som-statement 2025-10-29-tur-charge-sent 2025-11-10-deu-mission-handover
2025-11-26-deu-mission-handover 2025-12-qat-ambassador-sent 2026-01-deu-mission-handover 2026-01-ind-mission-handover
2026-01-bel-visit 2026-04-swe-statement
`)

// TestFiles holds the files to their form: a year each, ascending, every line as the program itself would write it.
func TestFiles(t *testing.T) {
	entries, err := files.ReadDir("events")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := "events/" + entry.Name()
		text, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		events, err := relation.DecodeEvents(bytes.NewReader(text), name)
		if err != nil {
			t.Fatal(err)
		}
		var written bytes.Buffer
		encoder := json.NewEncoder(&written)
		encoder.SetEscapeHTML(false)
		for i, e := range events {
			if err := encoder.Encode(e); err != nil {
				t.Fatal(err)
			}
			if year := strings.TrimSuffix(entry.Name(), ".jsonl"); e.Date.String()[:4] != year {
				t.Errorf("%s is in %s", e.ID, name)
			}
			if i > 0 && e.Date.First < events[i-1].Date.First {
				t.Errorf("%s: %s comes after %s", name, e.ID, events[i-1].ID)
			}
			made := strings.HasPrefix(e.ID, e.Date.String()+"-"+strings.ToLower(string(e.Country))+"-"+string(e.Kind))
			if kept := slices.Contains(corrected, e.ID); made == kept {
				t.Errorf("%s: %s of %s on %s has the id %s: want one of its date, country and kind, or among the corrected a name that it had before", name, e.Kind, e.Country, e.Date, e.ID)
			}
		}
		if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(written.String(), "\n")); diff != "" {
			t.Errorf("%s is not written as the program writes it (-file +program):\n%s", name, diff)
		}
	}
}

func TestOurWordsAreSpeltOneWay(t *testing.T) {
	events, _ := load(t)
	for _, e := range events {
		texts := []string{e.Headline, e.Detail}
		for _, s := range e.Sources {
			texts = append(texts, s.Supports)
		}
		for _, s := range texts {
			for _, spelling := range []string{"recognis", "organis", "normalis", "legitimis", "criticise", "criticising"} {
				if strings.Contains(strings.ToLower(s), spelling) {
					t.Errorf("%s: %q has %s…, want -ize", e.ID, s, spelling)
				}
			}
		}
	}
}

func TestEditionIsOfTheseEvents(t *testing.T) {
	entries, err := files.ReadDir("events")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, entry := range entries {
		text, err := files.ReadFile("events/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(text)
	}
	n, hash := Edition()
	if got := hex.EncodeToString(sum.Sum(nil)); n < 1 || hash != got {
		t.Errorf("Edition() = %d, %s, want that of the events, %s: run go generate ./geodata", n, hash, got)
	}
}

func TestWorldIsThere(t *testing.T) {
	if len(World()) == 0 {
		t.Error("World() is empty")
	}
	var collection struct {
		Type     string
		Features []struct {
			ID         string
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(WorldGeoJSON(), &collection); err != nil {
		t.Fatal(err)
	}
	if collection.Type != "FeatureCollection" || len(collection.Features) != len(country.All()) {
		t.Errorf("WorldGeoJSON() is a %s of %d, want a FeatureCollection of %d", collection.Type, len(collection.Features), len(country.All()))
	}
}
