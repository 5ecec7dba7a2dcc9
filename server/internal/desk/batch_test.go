package desk

import (
	"fmt"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

func TestBatches(t *testing.T) {
	one := event(t, "one", "FRA", "2024-01-01", relation.Recognition)
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	var log []eventstore.Revision
	for _, r := range []struct {
		id     string
		event  *relation.Event
		hours  int
		reason string
	}{
		{"one", one, 0, "data set"}, {"two", one, 0, "data set"}, {"three", one, 0, "import"}, {"one", one, 1, "data set"}, {"two", nil, 1, "data set"}, {"two", one, 2, "data set"},
	} {
		log = append(log, eventstore.Revision{Number: int64(len(log) + 1), Time: at.Add(time.Duration(r.hours) * time.Hour), Change: eventstore.Change{EventID: r.id, Event: r.event, Reason: r.reason}})
	}
	s, got := new(State).next(log), ""
	for _, b := range s.Batches() {
		got += fmt.Sprintf("%d-%d %s; ", b.First, b.Last, b.Words())
	}
	if want := "1-2 2 events added; 3-3 1 event added; 4-5 1 event corrected, 1 withdrawn; 6-6 1 event restored; "; got != want {
		t.Errorf("batches %s\nwant    %s", got, want)
	}
	for number, want := range map[int64]string{
		1: "1 event added 0 2", 2: "2 events added 0 3", 3: "1 event added 2 5", 4: "1 event corrected 3 5", 5: "1 event corrected, 1 withdrawn 3 6", 6: "1 event restored 5 0",
	} {
		b, earlier, later := s.BatchAt(number)
		if got := fmt.Sprint(b.Words(), " ", earlier, later); got != want {
			t.Errorf("BatchAt(%d) = %s, want %s", number, got, want)
		}
	}
}
