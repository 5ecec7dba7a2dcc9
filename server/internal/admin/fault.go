package admin

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// fault is one thing wrong with one field of a form.
type fault struct {
	Name    string // of the field; its element has the id "f-" + Name
	Label   string
	Message string
}

// maxReason is the longest reason that the desk takes, in characters.
const maxReason = 500

// faults returns all that is wrong with what was typed: in the order of the form's fields as the validator has them, the
// reason last.
func (a *admin) faults(t typed, c eventstore.Change) []fault {
	var list []fault
	reason := "reason"
	if t.Withdraw {
		reason = "withdraw-reason"
	} else {
		list = a.eventFaults(t, c)
	}
	if wrong := textFault(t.Reason, 1, maxReason); wrong != "" {
		list = append(list, fault{reason, label("reason"), wrong})
	}
	return list
}

// eventFaults returns what the desk finds wrong with an event.
func (a *admin) eventFaults(t typed, c eventstore.Change) []fault {
	c.Reason = "checked apart" // or the desk would say nothing of the event
	err := a.desk.Check(c)
	var found relation.Faults
	if err != nil && !errors.As(err, &found) {
		return []fault{{"id", label("id"), err.Error()}}
	}
	var list []fault
	for _, f := range found {
		switch {
		case f.Field == "date" && c.Event.Date.IsZero() && t.Date != "":
			_, err := relation.ParseDate(t.Date)
			f.Message = strings.TrimPrefix(err.Error(), "relation: ")
		case f.Field == "id" && t.ID == "":
			continue // it is made of date, country and kind, one of which is at fault
		case f.Field == "country" && t.Country == "", f.Field == "kind" && t.Kind == "", f.Field == "confidence" && t.Confidence == "":
			f.Message = "is not chosen"
		}
		name, words := fieldOf(f.Field)
		list = append(list, fault{name, words, f.Message})
	}
	if s := a.desk.State(); len(list) == 0 {
		now, _ := s.Current(t.ID)
		if now.Event != nil && reflect.DeepEqual(*now.Event, *c.Event) {
			list = append(list, fault{"headline", "The event", "is on record just so: nothing would change"})
		}
	}
	return list
}

// fieldOf returns the name of a form's field and its words, for a field as the validator calls it: "sources[2].url".
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
		field = "id"
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
