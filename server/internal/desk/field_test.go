package desk

import (
	"testing"

	"recognitionmap/geodata/relation"
)

// Whoever adds a field says what it is.
func TestEveryFieldHasItsWords(t *testing.T) {
	for _, f := range relation.Fields {
		if w := WordsOf(f.Name); w.Label == "" || w.Column == "" {
			t.Errorf("WordsOf(%q) = %+v, want at least a label and what its column means", f.Name, w)
		}
	}
	if len(Fields) != len(relation.Fields) {
		t.Errorf("words are said of %d fields, an event has %d", len(Fields), len(relation.Fields))
	}
}
