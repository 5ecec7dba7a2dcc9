package relation

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// DecodeEvents reads events as JSON lines: one event a line, blank lines skipped, a BOM before the first left out. name names the file in faults. It
// checks each event by itself and the ids of the file among each other, and reports every fault it finds: the error is
// then Faults and the events are nil. An error of r is returned as it is, wrapped with name.
func DecodeEvents(r io.Reader, name string) ([]Event, error) {
	var events []Event
	var faults Faults
	lines := map[string]int{} // of each id
	in := bufio.NewReader(r)
	for line := 1; ; line++ {
		text, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		if line == 1 {
			text = bytes.TrimPrefix(text, []byte(BOM))
		}
		if text := bytes.TrimSpace(text); len(text) > 0 {
			e, found := decodeEvent(text)
			if at := lines[e.ID]; at > 0 {
				found = append(found, Fault{ID: e.ID, Field: "id", Message: "is used on line " + strconv.Itoa(at) +
					" already, want one event for each id"})
			} else if e.ID != "" {
				lines[e.ID] = line
			}
			for _, f := range found {
				f.File, f.Line = name, line
				faults = append(faults, f)
			}
			events = append(events, e)
		}
		if err == io.EOF {
			break
		}
	}
	if err := faults.errorOrNil(); err != nil {
		return nil, err
	}
	return events, nil
}

// decodeEvent reads one event and checks it by itself. After a fault of form the event has what could be read of it.
func decodeEvent(text []byte) (Event, []Fault) {
	if !utf8.Valid(text) {
		return Event{}, []Fault{{Message: "is not valid UTF-8"}}
	}
	if err := checkNames(text); err != nil {
		return Event{}, []Fault{{Message: err.Error()}}
	}
	var w wireEvent
	if err := json.Unmarshal(text, &w); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return Event{}, []Fault{{ID: w.ID, Field: strings.TrimPrefix(wrong.Field, "Event."),
				Message: "bad value of type " + printable(Clip(wrong.Value, 60)) + ", want " + wants(wrong.Type.Kind().String())}}
		}
		return Event{}, []Fault{{Message: "bad JSON: " + err.Error()}}
	}
	e := w.Event
	var faults []Fault
	date, err := ParseDate(w.Date)
	e.Date = date
	for _, f := range validate(&e) {
		if f.Field == "date" && err != nil { // say what was written instead of what became of it
			f.Message = "bad date " + quote(w.Date) + ", " + wantDate
		}
		faults = append(faults, f)
	}
	return e, faults
}

// wireEvent is an event whose date is still text, so that a bad date is a fault among others and not the end.
type wireEvent struct {
	Event
	Date string `json:"date"`
}

// wants names the JSON type for a Go kind.
func wants(kind string) string {
	switch kind {
	case "struct":
		return "an object"
	case "slice":
		return "a list"
	}
	return "a " + kind
}

// sourceNames are the names of a source's fields.
var sourceNames = []string{"url", "publisher", "title", "published", "supports"}

// checkNames reports the first field of an event or of its sources that is unknown or stands twice, and JSON that is
// no single object: encoding/json would take a name in any case and any number.
func checkNames(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if err := checkObject(d, fieldNames, "an event"); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("has more than one JSON value, want one event a line")
	}
	return nil
}

// checkObject reads one object from d whose fields must be among names.
func checkObject(d *json.Decoder, names []string, what string) error {
	if t, err := d.Token(); err != nil {
		return badJSON(err)
	} else if t != json.Delim('{') {
		return fmt.Errorf("is %s, want %s as a JSON object", quote(fmt.Sprint(t)), what)
	}
	var seen uint
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return badJSON(err)
		}
		name, _ := t.(string)
		at := -1
		for i, n := range names {
			if n == name {
				at = i
			}
		}
		switch {
		case at < 0:
			return fmt.Errorf("unknown field %s, want one of %v", quote(name), names)
		case seen&(1<<at) != 0:
			return fmt.Errorf("field %s stands twice", quote(name))
		}
		seen |= 1 << at
		if err := checkValue(d, name); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil { // the closing brace
		return badJSON(err)
	}
	return nil
}

// checkValue reads the value of a field: the sources object by object, any other whole.
func checkValue(d *json.Decoder, name string) error {
	var value json.RawMessage
	if err := d.Decode(&value); err != nil {
		return badJSON(err)
	}
	if name != "sources" || len(value) == 0 || value[0] != '[' {
		return nil // of a wrong type, if at all: json.Unmarshal says so
	}
	list := json.NewDecoder(bytes.NewReader(value))
	if _, err := list.Token(); err != nil {
		return badJSON(err)
	}
	for list.More() {
		if err := checkObject(list, sourceNames, "a source"); err != nil {
			return fmt.Errorf("sources: %w", err)
		}
	}
	return nil
}

func badJSON(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("bad JSON: ends too early, want one whole event a line")
	}
	return fmt.Errorf("bad JSON: %w", err)
}
