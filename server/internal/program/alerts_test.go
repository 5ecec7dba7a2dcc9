package program

import (
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// A server with an https address sends alerts, those too that were there before it was started; and it asks nothing in its
// own network for it. One without such an address sends none.
func TestServeSendsAlerts(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	store, err := eventstore.OpenSQLite(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	first := &relation.Event{ID: "first", Country: "ATA", Date: relation.Date{First: relation.DayOf(2022, 3, 1)}, Kind: relation.Context, Headline: "H", Confidence: relation.Reported}
	if _, err := store.Append(t.Context(), eventstore.Change{EventID: first.ID, Event: first, Origin: eventstore.FromEditor}); err != nil {
		t.Fatal(err)
	}
	events := write(t, map[string]string{"2025.jsonl": strings.NewReplacer(`"ATA"`, `"FRA"`, `2022-03-01`, `2025-07-03`, `"context"`, `"recognition"`, "-ata-context", "-fra-recognition", "https://example.org/a", "https://mfa.gov.fr/a").Replace(line)})
	alert := eventstore.Alert{Endpoint: "https://127.0.0.1/1", About: "recognition", Seen: 1,
		Key: "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8", Auth: "AAAAAAAAAAAAAAAAAAAAAA"}
	if err := store.AddAlert(t.Context(), alert, 1); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	args := []string{"-db", db, "-events", events, "-today", "2025-07-10", "-alerts-after", "0"} // a week after a recognition
	_, log, stop := serving(t, args...)
	stop()
	if strings.Contains(log.String(), "alert") {
		t.Errorf("a server without an address logs\n%s", log)
	}
	_, log, stop = serving(t, append(args, "-base", "https://map.example.org")...)
	defer stop()
	log.until("alerts were not taken")
	if got := log.String(); !strings.Contains(got, "an address of a private network: 127.0.0.1") || strings.Contains(got, alert.Endpoint) {
		t.Errorf("it logs\n%s", got)
	}
}
