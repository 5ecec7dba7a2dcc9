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

func countryChoices(chosen string) []choice {
	var list []choice
	for _, c := range country.All() {
		list = append(list, choice{Value: string(c.Code), Label: c.Name})
	}
	return choices(chosen, "Choose a country", list)
}

// inputs are the fields of an event above its sources. The name of an event that there is cannot change.
func (t typed) inputs(faults []fault, isNew bool) []input {
	var kinds []choice
	for _, k := range relation.Kinds {
		kinds = append(kinds, choice{Value: string(k), Label: k.Words()})
	}
	ends := []choice{{Value: string(relation.Sent), Label: endsWords(relation.Sent)}, {Value: string(relation.Accepted), Label: endsWords(relation.Accepted)}}
	confidence := []choice{
		{Value: string(relation.Confirmed), Label: "confirmed: an official source, or two independent ones"},
		{Value: string(relation.Reported), Label: "reported: one source, or one side’s word"},
		{Value: string(relation.Disputed), Label: "disputed: sources contradict each other"},
	}
	list := []input{
		{Name: "country", Type: "select", Value: t.Country, Choices: countryChoices(t.Country), Needed: true,
			Hint: "The state whose relations the event is about."},
		{Name: "date", Type: "text", Value: t.Date, Needed: true, Max: 10, Hint: "YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."},
		{Name: "kind", Type: "select", Value: t.Kind, Choices: choices(t.Kind, "Choose a kind", kinds), Needed: true},
		{Name: "ends", Type: "select", Value: t.Ends, Choices: choices(t.Ends, "Nothing", ends), Hint: "For a recall alone."},
		{Name: "headline", Type: "text", Value: t.Headline, Needed: true, Hint: "One neutral sentence: who did what."},
		{Name: "detail", Type: "area", Value: t.Detail, Hint: "What else a reader has to know. For a disputed event: how the sources differ."},
		{Name: "head", Type: "text", Value: t.Head, Hint: "Of an envoy or a handover: who leads the mission from then on, as the headline or the detail names them."},
		{Name: "seat", Type: "text", Value: t.Seat, Hint: "Where the head works, if not in the capital of the host."},
		{Name: "confidence", Type: "select", Value: t.Confidence, Choices: choices(t.Confidence, "Choose how sure it is", confidence), Needed: true},
	}
	if isNew {
		list = append(list, input{Name: "id", Type: "text", Value: t.ID, Max: 100,
			Hint: "Small letters, digits and hyphens. Leave it empty, and it is made of date, country and kind."})
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
		var s typedSource
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
