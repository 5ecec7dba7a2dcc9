package relation

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The table has the fields of Event, each under its JSON name and in the order of the JSON.
func TestFieldsAreThoseOfAnEvent(t *testing.T) {
	var names []string
	of := reflect.TypeFor[Event]()
	for i := range of.NumField() {
		name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	if !slices.Equal(names, fieldNames) {
		t.Errorf("an event has the fields %q, the table %q", names, fieldNames)
	}
	for i := range Fields {
		f := &Fields[i]
		text := "a text"
		if f.Name == "date" {
			text = "2025-07"
		}
		var e Event
		if err := f.Set(&e, text); err != nil || f.Of(&e) != text {
			t.Errorf("%s: after Set(%q) it says %q, error %v", f.Name, text, f.Of(&e), err)
		}
		written, err := json.Marshal(&e)
		if want := `"` + f.Name + `":"` + text + `"`; err != nil || !strings.Contains(string(written), want) {
			t.Errorf("%s: the event is %s, error %v, want %s in it", f.Name, written, err, want)
		}
		if FieldOf(f.Name) != f {
			t.Errorf("FieldOf(%q) is not its row", f.Name)
		}
	}
	if FieldOf("sources") != nil {
		t.Error(`FieldOf("sources") is a row, want nil: sources are more than a text`)
	}
}

// Each field has a place of its own in the wire form, and a new one none that another had before.
func TestPlacesOfFields(t *testing.T) {
	first := []string{"id", "country", "date", "kind", "ends", "confidence", "headline", "detail", "head", "seat", "evidence"}
	seen := map[int]bool{}
	for i := range Fields {
		seen[Fields[i].place] = true
	}
	for at, name := range first {
		if placed[at] == nil || placed[at].Name != name {
			t.Errorf("place %d has %+v, want %q", at, placed[at], name)
		}
	}
	const columns = "id,country,country_name,date,counts_from,kind,ends,confidence,headline,detail,sources,source_publishers,source_urls,head,seat,evidence"
	if got := strings.Join(CSVColumns, ","); !strings.HasPrefix(got+",", columns+",") {
		t.Errorf("the table has the columns %s, want %s before all others", got, columns)
	}
	if len(seen) != len(Fields) {
		t.Errorf("%d fields have %d places", len(Fields), len(seen))
	}
}

// Whatever a field says, the wire form and the table say it too.
func TestEveryFieldIsWritten(t *testing.T) {
	e := fullEvent()
	wire, table := string(AppendWire(nil, *e)), string(AppendCSV(nil, []*Event{e}))
	for i := range Fields {
		if says := Fields[i].Of(e); !strings.Contains(wire, says+endOfField) || !strings.Contains(table, says) {
			t.Errorf("%s: %q is not in the wire form %q or not in the table %q", Fields[i].Name, says, wire, table)
		}
	}
	back, err := ParseWire(wire)
	if err != nil || !reflect.DeepEqual(back, []Event{*e}) {
		t.Errorf("ParseWire(%q) = %+v, %v, want %+v", wire, back, err, *e)
	}
}
