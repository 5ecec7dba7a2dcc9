package api

import (
	"encoding/json"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// A standing in JSON has the facts of the table, each under its key.
func TestStandingHasEachFactUnderItsKey(t *testing.T) {
	var s relation.Standing
	for i, f := range s.Facts() {
		f.Value, f.Event = "value of "+relation.FactRows[i].Key, relation.FactRows[i].Key
	}
	text, err := json.Marshal(newStanding(&country.Country{}, s))
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		t.Fatal(err)
	}
	for _, row := range relation.FactRows {
		var got fact
		name := strings.ReplaceAll(row.Key, "-", "_")
		if err := json.Unmarshal(fields[name], &got); err != nil || got.Value != "value of "+row.Key || got.Event != row.Key {
			t.Errorf("the standing's %q is %s, want the fact %q", name, fields[name], row.Key)
		}
	}
}
