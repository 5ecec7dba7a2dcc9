package pages

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// table is the map as rows: the counted states, then what stands outside the count, then the territories.
func table(m *Model) []markup.Node {
	pic := m.Picture()
	var lists [3][]country.Country
	for _, c := range country.All() {
		switch {
		case c.Counted():
			lists[0] = append(lists[0], c)
		case c.Kind == country.Territory:
			lists[2] = append(lists[2], c)
		default:
			lists[1] = append(lists[1], c)
		}
	}
	counted, others := columnsOf(pic, lists[0]), columnsOf(pic, lists[1])
	sortRows(lists[0], pic, m.View.Sort)
	narrowed := narrowing(m)
	for i := range lists {
		lists[i] = slices.DeleteFunc(lists[i], func(c country.Country) bool { return !narrowed(&c) })
	}
	title := "Every country"
	f := m.View.Filter
	f.Text = "" // or the heading would change with every letter
	if words := filterWords(&f); len(words) > 0 {
		title = strings.Join(words, ", ")
	}
	body := []markup.Node{
		ui.Text("h1", "", title),
		ui.El("p").Class("lead").Body(findingSpans(m)...),
		ui.El("div").Class("tools").Body(byName(m, len(lists[0]), len(lists[1])+len(lists[2])), tableTools(m)),
		ui.Legend(m.View, pic),
	}
	nothing := len(body)
	if len(lists[0]) > 0 {
		body = append(body, rows(m, "The counted states", lists[0], counted, true))
	}
	if len(lists[1]) > 0 {
		body = append(body, rows(m, "Outside the count", lists[1], others, false))
	}
	if len(lists[2]) > 0 {
		body = append(body, territoryRows(m, lists[2]))
	}
	if len(body) == nothing {
		all := m.View.On(state.Table)
		all.Look.Show, all.Sort = "", m.View.Sort
		body = append(body, ui.Tag("p|class=note|id=none").Body(
			ui.Text("span", "", "No place has all that is asked for. A shorter name, a capital or a code such as RU finds more; so does leaving out a region, a bloc or a class: "),
			ui.Link(all.URL(), "show every country"), ui.Text("span", "", ".")))
	}
	return append(body, beside(m))
}

// narrowing returns what tells whether a place is among those asked for: by its name, its class or value, its group.
func narrowing(m *Model) func(*country.Country) bool {
	f, pic := &m.View.Filter, m.Picture()
	region, bloc := country.Region(f.Region), country.Bloc(f.Bloc)
	var named map[country.Code]bool
	if f.Text != "" {
		named = map[country.Code]bool{}
		for _, c := range country.Match(f.Text) {
			named[c.Code] = true
		}
	}
	return func(c *country.Country) bool {
		return ui.Lit(m.View.Look, pic, *c) && (region == nil || region.Has(c.Code)) && (bloc == nil || bloc.Has(c.Code)) && (named == nil || named[c.Code])
	}
}

// byName is the form that narrows the table to names, which the program does with every letter (Narrow in app/live), and
// how many rows there are.
func byName(m *Model, counted, others int) markup.Node {
	said := " of " + strconv.Itoa(relation.Counted()) + " counted states"
	if f := m.View.Filter; f.Text != "" && others > 0 {
		said += ", and " + strconv.Itoa(others) + " besides"
	}
	return ui.Ask(m.View, "narrow", "/table", append([]markup.Node{
		ui.Void("type=search|name=q|autocomplete=off|maxlength=100|enterkeyhint=search|aria-label=Narrow by name|placeholder=Narrow by name").Attr("value", m.View.Filter.Text),
		ui.Submit("Show"),
		ui.Tag("p|id=count|role=status").Body(ui.Text("b", "", strconv.Itoa(counted)), ui.Text("span", "", said)),
	}, kept(m, "q")...)...)
}

// kept are the fields that a form of the table hands on unseen, all but its own.
func kept(m *Model, own ...string) (fields []markup.Node) {
	v := m.View
	for _, field := range [...][2]string{
		{"q", v.Filter.Text}, {"sort", v.Sort.Word()}, {"lens", string(v.Look.Lens)}, {"show", v.Look.Show}, {"region", v.Filter.Region}, {"bloc", v.Filter.Bloc},
	} {
		if field[1] != "" && !slices.Contains(own, field[0]) {
			fields = append(fields, ui.Unseen(field[0], field[1]))
		}
	}
	return fields
}

// orders are those of the heads of columns, which cards have not.
var orders = []ui.Choice{{Label: "who has relations first"}, {Value: state.ByName.Word(), Label: "by name"}, {Value: state.BySince.Word(), Label: "newest class first"}}

// tableTools are what else chooses rows and columns.
func tableTools(m *Model) markup.Node {
	f := &m.View.Filter
	return ui.Tag("details|class=filters").Body(
		ui.Text("summary", "", "Day, region, bloc, order"),
		ui.DayForm(m.View, "/table", m.Today),
		ui.Ask(m.View, "fields", "/table", append([]markup.Node{
			ui.Choose("region", "Region", f.Region, groupChoices(country.Regions)), ui.Choose("bloc", "Bloc", f.Bloc, groupChoices(country.Blocs)),
			ui.Choose("sort", "Order", m.View.Sort.Word(), orders), ui.Submit("Show"),
		}, kept(m, "region", "bloc", "sort")...)...),
		ui.Lenses(m.View),
	)
}
