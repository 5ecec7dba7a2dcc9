package scene

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
	"recognitionmap/geodata/relation"
)

// Rows are the scenes of all days of an era through one lens, as far as they differ: what the page's script looks up
// when a slider moves or a country is tapped, before the program has come and after. It composes nothing: where a day, a
// country or an address belongs, a fragment has a hole with a name, such as {day}, that is filled from another row.
//
// Days are numbers since 1970. A list of steps, [from, a, b, from, a, b …], holds from each day on until the next.
type Rows struct {
	Lens     relation.Lens          `json:"lens"`
	First    int                    `json:"first"`    // day of the era
	Last     int                    `json:"last"`     // day of the era
	Today    int                    `json:"today"`    // the day that addresses do not name
	Months   [][3]any               `json:"months"`   // first day, and with a hole {n} the words and the address of a day
	Numerals [2][]string            `json:"numerals"` // of the days of a month, for words and for addresses
	Dated    string                 `json:"dated"`    // what {dated} stands for on days other than Today
	Texts    map[string]string      `json:"texts"`    // fragments by what they are for
	Marks    []string               `json:"marks"`    // every attribute that a look may have
	Looks    []lookRow              `json:"looks"`
	Stands   [][2]string            `json:"stands"` // how a country stands: for the entry, and behind its name in a tip
	Places   map[country.Code][]any `json:"places"` // name, then steps of look and stand; of a territory name, words, holder
	Spoken   []string               `json:"spoken"` // sentences
	Rolls    []string               `json:"rolls"`  // the panel with no country open
	Counts   [][]any                `json:"counts"` // of the legend's entries in their order, nil for one that is not there
	Days     []int                  `json:"days"`   // steps of sentence, roll and counts
}

// lookRow is a ui.Look: attributes, and words of a name.
type lookRow struct {
	Set   map[string]string `json:"set"`
	Says  string            `json:"says"`
	Doubt string            `json:"doubt,omitempty"`
}

// never is a day that no view has: fragments are made for it, and where it stands in them is a hole.
var never = relation.DayOf(9999, 12, 31)

// RowsOf returns the rows for a view's era and look.
func RowsOf(s Subject, v state.View) *Rows { return RowsIn(s, v, state.EraOf(v.Day, s.Today)) }

// RowsIn returns the rows for a stretch of time and a view's look.
func RowsIn(s Subject, v state.View, era state.Era) *Rows {
	r := &Rows{
		Lens: v.Look.Lens, First: int(era.First), Last: int(era.Last), Today: int(s.Today),
		Dated:  "?date={iso}",
		Places: map[country.Code][]any{}, Marks: ui.MarkNames,
	}
	r.months(era)
	m := maker{Subject: s, rows: r, lens: v.Look.Lens, view: anyView(v), looks: map[string]int{}, texts: map[string]int{}, pictures: map[relation.Day]relation.Picture{}, rolled: map[relation.Day]bool{}}
	r.Texts = m.fragments()
	days := m.everyPlace(era)
	for _, d := range days {
		m.day(d)
	}
	return r
}

// months writes how the days of an era are called.
func (r *Rows) months(era state.Era) {
	for n := 1; n <= 31; n++ {
		d := relation.DayOf(2001, 1, n)
		words, _, _ := strings.Cut(d.Long(), " ")
		iso := d.String()
		r.Numerals[0], r.Numerals[1] = append(r.Numerals[0], words), append(r.Numerals[1], iso[len(iso)-2:])
	}
	year, month, _ := era.First.Civil()
	for d := relation.DayOf(year, month, 1); d <= era.Last; {
		_, words, _ := strings.Cut(d.Long(), " ")
		iso := d.String()
		r.Months = append(r.Months, [3]any{int(d), "{n} " + words, iso[:len(iso)-2] + "{n}"})
		if month++; month > 12 {
			year, month = year+1, 1
		}
		d = relation.DayOf(year, month, 1)
	}
}

// maker fills rows.
type maker struct {
	Subject
	rows  *Rows
	lens  relation.Lens
	view  state.View     // see anyView
	looks map[string]int // of the rows' tables, by what stands there
	texts map[string]int

	pictures map[relation.Day]relation.Picture // each costs a count of all changes, and many places ask for the same day

	rolled map[relation.Day]bool // days on which the rolls may change
	roll   int                   // the one that holds
}

// fragments are those that hold for the whole era.
func (m *maker) fragments() map[string]string {
	const code = "AFG" // stands in for any country, whose code no address has otherwise
	open := holed(m.view.Open(code).URL())
	entry := ui.EntryHead("{name}", "", "{close}")
	entry = append(entry, ui.Opening(ui.El("span").Class("stand").Body(markup.Made("{stand}"))),
		ui.El("p").Class("note more").Body(markup.Made(`<a href="{open}">`), markup.Text("The whole entry, with events and sources"), markup.Made(`</a>`)))
	return map[string]string{
		"open": strings.Replace(open, code, "{code}", 1), "close": holed(m.view.URL()),
		"title": titleOf("", "{day}"), "asks": asks("{name}", "{day}"),
		"entry": markup.HTML(entry...),
	}
}

// anyView is a view for which fragments are made: no country, a day and a part of the world that no view has.
func anyView(v state.View) state.View {
	v = v.Open("").OnDay(never, 0)
	v.Look = state.Look{Lens: relation.LensClass, At: "-"}
	return v
}

// holed puts holes into HTML or an address where what anyView has stands: {query} where a link keeps day and look, {dated}
// where it keeps the day.
func holed(text string) string { return holes.Replace(text) }

// holes is made once: making it takes longer than what it does to a fragment, of which a page has hundreds.
var holes = strings.NewReplacer(
	"?date="+never.String()+"&amp;at=-", "{query}", "?date="+never.String()+"&at=-", "{query}", "?date="+never.String(), "{dated}", never.Long(), "{day}",
)

// Queries are what {query} stands for in the rows of a view: on a day, with a hole {iso}, and today.
func Queries(v state.View) [2]string {
	dated, live := v.Open("").OnDay(never, 0), v.Open("").OnDay(v.Day, v.Day)
	return [2]string{strings.Replace(strings.TrimPrefix(dated.URL(), "/"), never.String(), "{iso}", 1), strings.TrimPrefix(live.URL(), "/")}
}

// everyPlace adds the rows of all places, and returns the days of the era on which anything on the page changes.
func (m *maker) everyPlace(era state.Era) []relation.Day {
	days := append([]relation.Day{era.First}, ui.PowerDays[:]...)
	if _, from, isEver := m.lens.Ever(); isEver { // from which on the sentence has the ends of the span in the other order
		days = append(days, from)
	}
	for _, c := range country.All() {
		name, as := ui.NameOf(c)
		if as != "" {
			m.rows.Places[c.Code] = []any{name, as, c.Holder()}
			continue
		}
		own := []relation.Day{era.First}
		if m.lens == relation.LensClass { // others may read any event, and not the standing alone
			own = append(own, m.Record.Turns(c.Code)...)
		} else {
			for _, e := range m.Record.Of(c.Code) {
				own = append(own, e.Date.Effective())
			}
		}
		own = within(era, own)
		days = append(days, own...)
		m.place(c, name, own)
	}
	return within(era, days)
}

// within returns the days that lie in an era, ascending, each once.
func within(era state.Era, days []relation.Day) []relation.Day {
	days = slices.DeleteFunc(days, func(d relation.Day) bool { return d < era.First || d > era.Last })
	order.By(days, func(a, b *relation.Day) int { return int(*a - *b) })
	return slices.Compact(days)
}

// place adds the row of a place, which can change on the days of its own events alone.
func (m *maker) place(c country.Country, name string, days []relation.Day) {
	row, plain := []any{name}, true
	for _, d := range days {
		pic := m.on(d)
		panel := &ui.Panel{View: m.view, Record: m.Record, Picture: pic}
		step := []any{m.look(ui.LookOf(pic, m.lens, c)), m.stand(panel, &c)}
		if len(row) == 1 || !slices.Equal(row[len(row)-2:], step) {
			row = append(append(row, int(d)), step...)
		}
		reading, s := pic.Read(m.lens, c.Code), pic.Of(c.Code)
		was := plain
		if plain = !reading.Known() && !reading.Contested && !s.Unrecorded; !plain || !was {
			m.rolled[d] = true
		}
	}
	m.rows.Places[c.Code] = row
}

// on is the record's picture of a day.
func (m *maker) on(d relation.Day) relation.Picture {
	pic, ok := m.pictures[d]
	if !ok {
		pic = m.Record.On(d)
		m.pictures[d] = pic
	}
	return pic
}

// day adds what the page as a whole says from a day on.
func (m *maker) day(d relation.Day) {
	pic, r := m.on(d), m.rows
	if m.rolled[d] || len(r.Days) == 0 {
		m.roll = m.text(&r.Rolls, holed(markup.HTML((&ui.Panel{View: m.view, Record: m.Record, Picture: pic, Rests: m.Rests}).Overview(m.lens)...)))
	}
	step := []int{m.text(&r.Spoken, markup.HTML(sentence("{day}", pic, m.lens)...)), m.roll, m.counts(pic)}
	if n := len(r.Days); n == 0 || !slices.Equal(r.Days[n-3:], step) {
		r.Days = append(append(r.Days, int(d)), step...)
	}
}

func (m *maker) look(l ui.Look) int {
	row := lookRow{map[string]string{}, l.Says, l.Doubt}
	key := l.Says + "\x00" + l.Doubt
	for _, mark := range l.Marks {
		row.Set[mark.Name] = mark.Value
		key += "\x00" + mark.Name + "=" + mark.Value
	}
	i, ok := m.looks[key]
	if !ok {
		i = len(m.rows.Looks)
		m.looks[key], m.rows.Looks = i, append(m.rows.Looks, row)
	}
	return i
}

// stand is how a country stands, for its entry and for a tip.
func (m *maker) stand(p *ui.Panel, c *country.Country) int {
	s := p.Picture.Of(c.Code)
	html, tip := holed(markup.HTML(p.Stand(c, &s)...)), ""
	if s.SinceOK && m.lens == relation.LensClass {
		tip = ", since " + s.Since.Long()
	}
	key := "stand " + tip + html
	i, ok := m.texts[key]
	if !ok {
		i = len(m.rows.Stands)
		m.texts[key], m.rows.Stands = i, append(m.rows.Stands, [2]string{html, tip})
	}
	return i
}

// counts are the numbers of the legend's entries.
func (m *maker) counts(pic relation.Picture) int {
	var row []any
	key := "counts "
	for _, e := range ui.Entries(m.lens, pic) {
		row = append(row, e.Count)
		if e.Rare && e.Count == 0 {
			row[len(row)-1] = nil
		}
		key += strconv.Itoa(e.Count) + " "
	}
	i, ok := m.texts[key]
	if !ok {
		i = len(m.rows.Counts)
		m.texts[key], m.rows.Counts = i, append(m.rows.Counts, row)
	}
	return i
}

// text returns the place of a text in a table, to which it is added where it is new.
func (m *maker) text(table *[]string, text string) int {
	i := slices.Index(*table, text)
	if i < 0 {
		i, *table = len(*table), append(*table, text)
	}
	return i
}
