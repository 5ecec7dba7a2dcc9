package pages

import (
	"cmp"
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
	var counted, others, territories []country.Country
	for _, c := range country.All() {
		switch {
		case c.Counted():
			counted = append(counted, c)
		case c.Kind == country.Territory:
			territories = append(territories, c)
		default:
			others = append(others, c)
		}
	}
	sortRows(counted, pic, m.View.Sort)
	region, bloc := country.Region(m.View.Filter.Region), country.Bloc(m.View.Filter.Bloc)
	dim := func(c country.Country) bool {
		return !ui.Lit(m.View.Look, pic, c) || region != nil && !region.Has(c.Code) || bloc != nil && !bloc.Has(c.Code)
	}
	counted, others, territories = slices.DeleteFunc(counted, dim), slices.DeleteFunc(others, dim), slices.DeleteFunc(territories, dim)
	title := "Every country"
	if words := filterWords(&m.View.Filter); len(words) > 0 {
		title = strings.Join(words, ", ")
	}
	body := []markup.Node{
		ui.Text("h1", "", title+" on "+m.View.Day.Long()),
		ui.Text("p", "lead", "The same facts as on the map, as rows. The counts are of the members and observers of the United Nations, Afghanistan itself left out."),
		ui.DayForm(m.View, "/table", m.Today),
		ui.Legend(m.View, pic),
		ui.Lenses(m.View),
		tableGroups(m, len(counted)),
		rows(m, pic, "The counted states", counted, true),
	}
	return append(body, rows(m, pic, "Outside the count", others, false), territoryRows(m, pic, territories), beside(m))
}

// tableGroups narrows the table to a region or a bloc, and says how many of the counted states are left.
func tableGroups(m *Model, n int) markup.Node {
	f := &m.View.Filter
	fields := []markup.Node{
		ui.Choose("region", "Region", f.Region, groupChoices(country.Regions)), ui.Choose("bloc", "Bloc", f.Bloc, groupChoices(country.Blocs)), ui.Submit("Show"),
		ui.El("p").ID("count").Body(ui.Text("b", "", strconv.Itoa(n)), ui.Text("span", "", " of "+strconv.Itoa(relation.Counted())+" counted states")),
	}
	for i, value := range [...]string{string(m.View.Look.Lens), m.View.Look.Show} {
		if value != "" {
			fields = append(fields, ui.Unseen([...]string{"lens", "show"}[i], value))
		}
	}
	return ui.Ask(m.View, "fields", "/table", fields...)
}

func sortRows(list []country.Country, pic relation.Picture, by state.Sort) {
	rank := map[relation.Class]int{relation.ClassRecognized: 0, relation.ClassAmbassador: 1, relation.ClassNone: 2, relation.ClassNA: 3}
	slices.SortStableFunc(list, func(a, b country.Country) int {
		x, y := pic.Of(a.Code), pic.Of(b.Code)
		switch by {
		case state.ByClass:
			return cmp.Compare(rank[x.Class], rank[y.Class])
		case state.BySince: // newest first; what began with no event last
			if x.SinceOK != y.SinceOK {
				if x.SinceOK {
					return -1
				}
				return 1
			}
			return cmp.Compare(y.Since.First, x.Since.First)
		}
		return 0
	})
}

func rows(m *Model, pic relation.Picture, caption string, list []country.Country, sortable bool) markup.Node {
	body := make([]markup.Node, len(list))
	for i, c := range list {
		body[i] = row(m, c, pic.Of(c.Code))
	}
	head := func(label string, by state.Sort) markup.Node {
		if !sortable {
			return ui.El("th").Attr("scope", "col").Text(label)
		}
		v := m.View
		v.Sort = by
		th := ui.El("th").Attr("scope", "col").Body(ui.Link(v.URL(), label))
		if m.View.Sort == by {
			th = th.Aria("sort", map[state.Sort]string{state.ByName: "ascending", state.ByClass: "ascending", state.BySince: "descending"}[by])
		}
		return th
	}
	heads := []markup.Node{head("Country", state.ByName)}
	if lens := m.View.Look.Lens; lens != relation.LensClass {
		heads = append(heads, ui.El("th").Attr("scope", "col").Text(lens.Label()))
	}
	heads = append(heads, head("Class", state.ByClass), head("Since", state.BySince))
	for _, f := range relation.FactRows {
		heads = append(heads, ui.El("th").Attr("scope", "col").Text(f.Label))
	}
	return ui.El("div").Class("scroll").TabIndex(0).Role("region").Aria("label", caption).Body(ui.El("table").Class("standings").Body(
		ui.Text("caption", "", caption),
		ui.El("thead").Body(ui.El("tr").Body(heads...)),
		ui.El("tbody").Body(body...),
	))
}

func row(m *Model, c country.Country, s relation.Standing) markup.Node {
	since := "–"
	if s.SinceOK {
		since = s.Since.Long()
	}
	label := ui.ClassLabel(s.Class) + ui.Doubt(s)
	if !s.Contested && s.Class == relation.ClassNone && !s.OnRecord {
		label += " (no record found)"
	}
	tr := ui.El("tr").DataSet("country", string(c.Code))
	if c.Kind == country.NonMember {
		tr = tr.DataSet("uncounted", string(s.Class))
	} else {
		tr = tr.DataSet("class", string(s.Class))
	}
	cells := []markup.Node{ui.El("th").Attr("scope", "row").Body(ui.Link(m.View.Open(c.Code).URL(), c.Name))}
	if lens := m.View.Look.Lens; lens != relation.LensClass {
		r := m.Picture().Read(lens, c.Code)
		tr = tr.DataSet("value", r.Value)
		value := lens.LabelOf(r.Value)
		if r.Contested {
			value += ", contested"
		}
		cells = append(cells, ui.El("td").Body(ui.Text("b", "", value)))
	}
	cells = append(cells, ui.El("td").Body(ui.Text("span", "status status-"+string(s.Class), label)), ui.Text("td", "", since))
	for _, f := range s.Facts() {
		class := ""
		if !f.Known() {
			class = "unknown"
		}
		cells = append(cells, ui.Text("td", class, ui.FactWords(*f)))
	}
	return tr.Body(cells...)
}

func territoryRows(m *Model, pic relation.Picture, list []country.Country) markup.Node {
	body := make([]markup.Node, len(list))
	for i, c := range list {
		holder, _ := country.Lookup(c.Parent)
		body[i] = ui.El("tr").DataSet("country", string(c.Code)).Body(
			ui.El("th").Attr("scope", "row").Body(ui.Link(m.View.Open(c.Code).URL(), c.Name)),
			ui.El("td").Body(ui.Link(m.View.Open(holder.Code).URL(), holder.Name)),
			ui.Text("td", "", ui.ClassLabel(pic.Of(c.Code).Class)),
		)
	}
	return ui.El("div").Class("scroll").TabIndex(0).Role("region").Aria("label", "Territories").Body(ui.El("table").Class("standings").Body(
		ui.Text("caption", "", "Territories, with the class of the state that conducts their foreign relations"),
		ui.El("thead").Body(ui.El("tr").Body(
			ui.El("th").Attr("scope", "col").Text("Territory"), ui.El("th").Attr("scope", "col").Text("State"), ui.El("th").Attr("scope", "col").Text("Class"),
		)),
		ui.El("tbody").Body(body...),
	))
}
