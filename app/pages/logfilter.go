package pages

import (
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

var (
	anyOne      = []ui.Choice{{Label: "any"}}
	confidences = []ui.Choice{{Label: "any"}, {Value: "confirmed", Label: "confirmed"}, {Value: "reported", Label: "reported"}, {Value: "disputed", Label: "disputed"}}
	changes     = []ui.Choice{{Label: "not asked"}, {Value: state.AnyStanding, Label: "one of the five facts moved"}, {Value: "any", Label: "changed"}, {Value: "recognized", Label: "changed to “Recognized”"},
		{Value: "ambassador", Label: "changed to “Ambassador sent”"}, {Value: "none", Label: "changed to “None”"}}
)

// filters is the form that narrows the log.
func filters(m *Model, filtered bool) markup.Node {
	f := &m.View.Filter
	kinds := anyOne[:1:1]
	for _, k := range relation.Kinds {
		kinds = append(kinds, ui.Choice{Value: string(k), Label: k.Words()})
	}
	var from, to string
	if f.From != 0 {
		from = f.From.String()
	}
	if f.To != 0 {
		to = f.To.String()
	}
	tick := ui.Void("type=checkbox|name=contested|value=1")
	if f.Contested {
		tick = tick.Attr("checked", true)
	}
	summary := "Filter"
	if filtered {
		summary = "Filter: " + strings.Join(filterWords(f), ", ")
	}
	return ui.Tag("details|class=filters").Body(ui.Text("summary", "", summary), ui.Ask(m.View, "fields", "/events",
		ui.Field("q", "Words", f.Text, "text or publisher"),
		ui.Choose("kind", "Kind", string(f.Kind), kinds),
		ui.Choose("change", "Standing of the country", f.Change, changes),
		ui.Choose("country", "Country", string(f.Country), placeChoices("any", func(c *country.Country) bool {
			return c.Code == f.Country || m.Record.Standing(c.Code, m.Today).OnRecord && c.Kind != country.Territory
		})),
		ui.Choose("region", "Region", f.Region, groupChoices(country.Regions)),
		ui.Choose("bloc", "Bloc", f.Bloc, groupChoices(country.Blocs)),
		ui.Field("from", "From", from, "YYYY-MM-DD"),
		ui.Field("to", "To", to, "YYYY-MM-DD"),
		ui.Choose("confidence", "Confidence", string(f.Confidence), confidences),
		ui.El("label").Class("tick").Body(tick, ui.Text("span", "", "Only what sources disagree about")),
		ui.Submit("Show"),
		ui.Link(m.View.On(state.Events).URL(), "Clear").Class("clear"),
	))
}

// filterWords are the parts of a filter as its form has them.
func filterWords(f *state.Filter) (words []string) {
	add := func(there bool, word string) {
		if there {
			words = append(words, word)
		}
	}
	add(f.Text != "", "“"+f.Text+"”")
	add(f.Kind != "", f.Kind.Words())
	for _, c := range changes {
		add(f.Change != "" && f.Change == c.Value, map[bool]string{true: "changes of standing", false: "class " + c.Label}[c.Value == state.AnyStanding])
	}
	c, ok := country.Lookup(f.Country)
	add(ok, c.Name)
	for _, g := range []*country.Group{country.Region(f.Region), country.Bloc(f.Bloc)} {
		if g != nil {
			add(true, g.Name)
		}
	}
	add(f.From != 0, "from "+f.From.Long())
	add(f.To != 0, "to "+f.To.Long())
	add(f.Confidence != "", string(f.Confidence))
	add(f.Contested, "sources disagree")
	return words
}

// placeChoices are the places that keep lets through, behind what stands for none.
func placeChoices(none string, keep func(*country.Country) bool) []ui.Choice {
	list := []ui.Choice{{Label: none}}
	all := country.All()
	for i := range all {
		if keep(&all[i]) {
			list = append(list, ui.Choice{Value: string(all[i].Code), Label: all[i].Name})
		}
	}
	return list
}

func groupChoices(groups []country.Group) []ui.Choice {
	list := anyOne[:1:1]
	for i := range groups {
		label := groups[i].Name
		if groups[i].Part != "" {
			label = "– " + label
		}
		list = append(list, ui.Choice{Value: groups[i].Key, Label: label})
	}
	return list
}
