package eventstore

import (
	"path/filepath"
	"testing"
	"unsafe"

	"recognitionmap/geodata/relation"
)

// What the revisions of one hand say alike, and the id of an event, is in memory once: a long record is mostly that.
func TestTextsAreKeptOnce(t *testing.T) {
	s, err := OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var changes []Change
	for _, id := range []string{"one", "two", "three"} {
		e := &relation.Event{ID: id, Country: "XAA", Headline: "A headline", Kind: relation.Visit}
		changes = append(changes, Change{EventID: id, Event: e, Origin: FromEditor, Author: "An Editor", Role: RolePublish, Reason: "a long reason"})
	}
	if _, err := s.Append(t.Context(), changes...); err != nil {
		t.Fatal(err)
	}
	found, err := s.Since(t.Context(), 0, 10)
	if err != nil || len(found) != len(changes) {
		t.Fatalf("%d revisions, %v", len(found), err)
	}
	same := func(a, b string) bool { return unsafe.StringData(a) == unsafe.StringData(b) }
	for i, r := range found {
		if first := found[0]; !same(r.Reason, first.Reason) || !same(r.Author, first.Author) || !same(string(r.Origin), string(first.Origin)) || !same(string(r.Role), string(first.Role)) {
			t.Errorf("revision %d has copies of what the first says", r.Number)
		}
		if !same(r.EventID, r.Event.ID) || r.EventID != changes[i].EventID {
			t.Errorf("revision %d has its id %q twice", r.Number, r.EventID)
		}
	}
}
