package admin

import (
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// input is a field of a form with its label, what was typed, and what is wrong with it.
type input struct {
	Name, Label, Value, Hint, Fault string
	Type                            string // "text", "url", "area" or "select"
	Needed                          bool
	Max                             int // characters that the browser lets in, 0 for no limit of its own
	Choices                         []choice
}

// choice is a line of a select.
type choice struct {
	Value, Label string
	Chosen       bool
}

// Describedby names what a screen reader reads with the field.
func (i input) Describedby() string {
	switch hint, fault := "h-"+i.Name, "e-"+i.Name; {
	case i.Hint != "" && i.Fault != "":
		return fault + " " + hint
	case i.Fault != "":
		return fault
	case i.Hint != "":
		return hint
	}
	return ""
}

// choices marks the chosen one of a list. What was sent and is not in it stays to be seen.
func choices(chosen, none string, list []choice) []choice {
	out := []choice{{"", none, chosen == ""}}
	found := chosen == ""
	for _, c := range list {
		c.Chosen = c.Value == chosen
		found = found || c.Chosen
		out = append(out, c)
	}
	if !found {
		out = append(out, choice{chosen, chosen, true})
	}
	return out
}

// listed are the fields of which one of a list is chosen, with what choosing none is called.
var listed = map[string]struct {
	none string
	list func() []choice
}{
	"country": {"Choose a country", func() (list []choice) {
		for _, c := range country.All() {
			list = append(list, choice{Value: string(c.Code), Label: c.Name})
		}
		return list
	}},
	"kind": {"Choose a kind", func() (list []choice) {
		for _, k := range relation.Kinds {
			list = append(list, choice{Value: string(k), Label: k.Words()})
		}
		return list
	}},
	"ends": {"Nothing", func() []choice {
		return []choice{{Value: string(relation.Sent), Label: endsWords(relation.Sent)}, {Value: string(relation.Accepted), Label: endsWords(relation.Accepted)}}
	}},
	"evidence": {"Not an ambassador", func() (list []choice) {
		for _, v := range relation.Evidences {
			list = append(list, choice{Value: string(v), Label: string(v) + ": " + v.Words()})
		}
		return list
	}},
	"confidence": {"Choose how sure it is", func() []choice {
		return []choice{
			{Value: string(relation.Confirmed), Label: "confirmed: an official source, or two independent ones"},
			{Value: string(relation.Reported), Label: "reported: one source, or one side’s word"},
			{Value: string(relation.Disputed), Label: "disputed: sources contradict each other"},
		}
	}},
}

// choicesOf returns the list of a field with the chosen one marked.
func choicesOf(field, chosen string) []choice {
	return choices(chosen, listed[field].none, listed[field].list())
}

// longest are the fields of which a browser lets in so many characters and no more.
var longest = map[string]int{"date": 10, "id": 100}

// inputs are the fields of an event above its sources. The name of an event that there is cannot change, and that of a new
// one is made where none is typed.
func (t typed) inputs(faults []fault, isNew bool) []input {
	var list []input
	for _, words := range desk.Fields {
		f := relation.FieldOf(words.Name)
		if f.Name == "id" && !isNew {
			continue
		}
		in := input{Name: f.Name, Type: "text", Value: t.in(f), Hint: words.Hint, Needed: f.Needed && f.Name != "id", Max: longest[f.Name]}
		if _, ok := listed[f.Name]; ok {
			in.Type, in.Choices = "select", choicesOf(f.Name, in.Value)
		} else if f.Shape == relation.Text {
			in.Type = "area"
		}
		list = append(list, in)
	}
	return labelled(list, faults)
}

// reasonInput asks why, under a name of its own where a page asks twice.
func reasonInput(name, value string, faults []fault) input {
	return labelled([]input{{Name: name, Label: label("reason"), Type: "area", Value: value, Needed: true, Max: desk.MaxReason,
		Hint: "Why the record changes. It is shown in the event’s public history, at most 500 characters."}}, faults)[0]
}

// sourceRow is a source in the form.
type sourceRow struct {
	Number int
	Inputs []input
}

// rows are the sources of the form: those that there are, and empty ones up to eight, at least one.
func (t typed) rows(faults []fault) (shown, more []sourceRow) {
	const eight, room = 8, 2
	for i := range max(eight, len(t.Sources)+1) {
		var s relation.Source
		if i < len(t.Sources) {
			s = t.Sources[i]
		}
		r := sourceRow{i + 1, labelled([]input{
			{Name: sourceName(i, "url"), Label: label("url"), Type: "url", Value: s.URL},
			{Name: sourceName(i, "publisher"), Label: label("publisher"), Type: "text", Value: s.Publisher},
			{Name: sourceName(i, "title"), Label: label("title"), Type: "text", Value: s.Title},
			{Name: sourceName(i, "published"), Label: label("published"), Type: "text", Value: s.Published},
			{Name: sourceName(i, "supports"), Label: label("supports"), Type: "text", Value: s.Supports},
		}, faults)}
		if i < max(len(t.Sources), room) {
			shown = append(shown, r)
		} else {
			more = append(more, r)
		}
	}
	return shown, more
}

// labelled adds the words of labels and faults.
func labelled(list []input, faults []fault) []input {
	for i := range list {
		if list[i].Label == "" {
			list[i].Label = label(list[i].Name)
		}
		list[i].Fault = faultOf(faults, list[i].Name)
	}
	return list
}
