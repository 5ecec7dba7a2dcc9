package pages

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// way is which ambassadors a country and the Emirate have with each other.
type way uint8

const (
	bothWays way = iota
	toKabul
	fromKabul
	noWay
)

// wayOf says which way the ambassadors go by a country's undisputed facts.
func wayOf(s *relation.Standing) way {
	sent, accepted := s.Envoy.Value == relation.RankAmbassador, s.EmirateEnvoy.Value == relation.RankAmbassador
	switch {
	case sent && accepted:
		return bothWays
	case sent:
		return toKabul
	case accepted:
		return fromKabul
	}
	return noWay
}

// ways are the titles and leads of the ways, bothWays first.
var ways = [...][2]string{
	{"Both ways", "Each side has an ambassador with the other."},
	{"To Kabul only", "The state keeps an ambassador in Kabul; no ambassador of the Emirate is on record there."},
	{"From Kabul only", "The state accepts the Emirate’s ambassador; none of its own in Kabul is on record."},
}

// oneWay is the table of the states between which and Kabul the ambassadors go the same way.
func (m *Model) oneWay(w int, list []*country.Country) []markup.Node {
	title := ways[w][0]
	out := []markup.Node{
		ui.Tag("h2|data-way="+strconv.Itoa(w)).Body(ui.Text("span", "", title+" "), ui.Text("span", "count", strconv.Itoa(len(list)))),
		ui.Text("p", "note", ways[w][1]),
	}
	if len(list) == 0 {
		return append(out, ui.Text("p", "nobody", "No state on this day."))
	}
	rows := make([]markup.Node, len(list))
	for i, c := range list {
		s := m.standing(c.Code)
		rows[i] = ui.Tag("tr|data-country="+string(c.Code)).Body(ui.Tag("th|scope=row").Body(m.placeLink(c)),
			ui.El("td").Body(m.fact(&s.Envoy)...), ui.El("td").Body(m.fact(&s.EmirateEnvoy)...), ui.El("td").Body(classWord(s)))
	}
	return append(out, tableOf("ways", title, "State|Its envoy to Kabul|Kabul’s envoy there|Class", rows))
}

// reciprocity shows which way the ambassadors go on the day shown: both ways, or one, with the side that is missing.
func reciprocity(m *Model) []markup.Node {
	out := []markup.Node{
		ui.Text("h1", "", "Which way the ambassadors go, on "+m.View.Day.Long()),
		ui.Text("p", "lead", "Whether a state keeps an ambassador in Kabul, accepts the Emirate’s ambassador, or both. “Unknown” is what no event on record says."),
		ui.DayForm(m.View, "/reciprocity", m.Today),
	}
	var members [4][]*country.Country
	all := country.All()
	for i := range all {
		if c := &all[i]; c.State() {
			w := wayOf(m.standing(c.Code))
			members[w] = append(members[w], c)
		}
	}
	for w, list := range members[:noWay] {
		out = append(out, m.oneWay(w, list)...)
	}
	return append(out,
		ui.Text("p", "note", "Neither side has an ambassador with the other, or none is on record: "+strconv.Itoa(len(members[noWay]))+" states. The four numbers add up to "+
			strconv.Itoa(len(members[0])+len(members[1])+len(members[2])+len(members[3]))+", every state but Afghanistan, those outside the United Nations too."),
		beside(m))
}
