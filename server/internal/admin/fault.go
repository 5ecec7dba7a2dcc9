package admin

import (
	"strconv"
	"strings"

	"recognitionmap/geodata/relation"
)

// fault is one thing wrong with one field of a form.
type fault struct {
	Name    string // of the field; its element has the id "f-" + Name
	Label   string
	Message string
}

// faults puts what the desk found wrong beside the fields of the form.
func (t typed) faults(found relation.Faults) []fault {
	list := make([]fault, len(found))
	for i, f := range found {
		name, words := fieldOf(f.Field)
		switch {
		case f.Field == "country" && t.Country == "", f.Field == "kind" && t.Kind == "", f.Field == "confidence" && t.Confidence == "":
			f.Message = "is not chosen"
		case f.Field == "reason" && t.Withdraw:
			name = "withdraw-reason"
		}
		list[i] = fault{name, words, f.Message}
	}
	return list
}

// fieldOf returns the name of a form's field and its words, for a field as the validator calls it: "sources[2].url", "" for
// the event as a whole.
func fieldOf(field string) (name, words string) {
	if rest, ok := strings.CutPrefix(field, "sources["); ok {
		at, part, _ := strings.Cut(rest, "]")
		if row, err := strconv.Atoi(at); err == nil {
			words = "Source " + strconv.Itoa(row+1)
			if part = strings.TrimPrefix(part, "."); part != "" {
				words += ", " + strings.ToLower(label(part))
			}
			return sourceName(row, part), words
		}
	}
	if field == "" {
		return "headline", "The event" // where a form begins to say what it is
	}
	return field, label(field)
}

// faultOf returns the message about a field, "" for none.
func faultOf(list []fault, name string) string {
	for _, f := range list {
		if f.Name == name {
			return f.Message
		}
	}
	return ""
}
