package ui

import (
	"bytes"
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Ribbon is time along the foot of the map: a slider over an era with a tick for every day on which something decided,
// a button that plays its changes, steps to the change before and after, and a form that needs no script.
type Ribbon struct {
	View    state.View
	Today   relation.Day
	Record  *relation.Record
	Playing bool
}

// ribbonLength is the length of the ribbon's drawing in its own units.
const ribbonLength = 1000

// near is how many units apart two changes are that the eye takes for one: a few pixels.
const near = 8

// Element renders the ribbon.
func (r Ribbon) Element() *markup.Element {
	era := state.EraOf(r.View.Day, r.Today)
	action := "/"
	if r.View.Country != "" {
		action = "/country/" + string(r.View.Country)
	}
	return El("section").Class("time").Aria("label", "Time").Body(
		El("div").Class("when").Body(
			El("div").Class("steps").Body(r.step(-1), r.play(), r.step(1)),
			El("p").Class("today").Body(
				El("span").ID("day").Class("day").Text(r.View.Day.Long()),
				Text("span", "asof", "newest event "+r.Record.Newest().Date.Long()),
			),
		),
		El("div").Class("track").Body(
			r.ticks(era),
			r.slider("date", "Date", era),
			El("span").ID("thumb").DataSet("keep", "children").Aria("hidden", "true"), // the day at the slider's thumb: web/js/tip.js
			r.years(era),
		),
		El("div").Class("beneath").Body(
			DayForm(r.View, action, r.Today),
			El("nav").Class("eras").Aria("label", "Eras").Body(r.eras(era)...),
			El("div").Class("beside").Body(r.pace(), Link(r.View.On(state.Compare).URL(), "Compare two days")),
		),
	)
}

func (r Ribbon) slider(id, label string, era state.Era) markup.Node {
	return Input(id, "range").Class("needs-script").
		Attr("min", int(era.First)).Attr("max", int(era.Last)).Attr("step", 1).Attr("value", int(r.View.Day)).
		Aria("label", label).Aria("valuetext", r.View.Day.Long())
}

// play starts and stops going from change to change.
func (r Ribbon) play() markup.Node {
	class, label := "step play needs-script", "Play"
	if r.Playing {
		class, label = "step play on needs-script", "Pause"
	}
	return El("button").ID("play").Class(class).Attr("type", "button").Aria("label", label)
}

// paces are the milliseconds from one change to the next, by what they are called.
var paces = [...]struct{ label, ms string }{{"½×", "1800"}, {"1×", "900"}, {"2×", "450"}}

// pace chooses how fast it plays. The program reads the choice where it stands.
func (r Ribbon) pace() markup.Node {
	options := make([]markup.Node, len(paces))
	for i, p := range paces {
		o := El("option").Attr("value", p.ms).Text(p.label)
		if p.label == "1×" {
			o = o.Attr("selected", true)
		}
		options[i] = o
	}
	return El("select").ID("pace").Class("needs-script").Aria("label", "Speed").Body(options...)
}

// step links to the nearest day before or after the view's on which a class changed; after the last of them, to the last
// day. Where there is none it stays an element that can have the focus: whoever steps to the end is still there.
func (r Ribbon) step(direction int) markup.Node {
	label, class, none := "Previous change", "step back", "No earlier change"
	if direction > 0 {
		label, class, none = "Next change", "step", "No later change"
	}
	to, ok := r.neighbour(direction)
	if !ok && direction > 0 && r.View.Day < r.Today {
		label, to, ok = "No later change; to the last day", r.Today, true
	}
	if !ok {
		return El("a").Class(class+" off").Role("link").Aria("disabled", "true").TabIndex(0).Aria("label", none)
	}
	return El("a").Class(class).Attr("href", r.View.OnDay(to, r.Today).URL()).Aria("label", label+": "+ChangeLine(r.Record, to))
}

func (r Ribbon) neighbour(direction int) (relation.Day, bool) {
	if direction < 0 {
		d, ok := r.Record.ChangeBefore(r.View.Day)
		return d, ok && d >= state.FirstDay
	}
	d, ok := r.Record.ChangeAfter(r.View.Day)
	return d, ok && d <= r.Today
}

// ticks draws one path a kind of tick: every day with a deciding event, and taller ones where a class changed. What is
// known to the month or the year only is as wide as that. The days of change are links for where no slider lies above
// them, each with what happened, which web/js/tip.js shows; the keyboard has the steps.
func (r Ribbon) ticks(era state.Era) markup.Node {
	var events, spans []byte
	last := -1
	for _, e := range r.Record.Events() {
		day := e.Date.Effective()
		if !e.Kind.Decides() || e.Date.Last() < era.First || day > era.Last {
			continue
		}
		if e.Date.Precision != relation.ToDay {
			spans = appendSpan(spans, e.Date, era, 23, 8)
		} else if x := ribbonAt(day, era); x != last && day >= era.First {
			events = appendTick(events, x, 22, 10)
			last = x
		}
	}
	marks := map[string][]byte{} // by class of the stroke
	var links, counts []markup.Node
	days := r.daysOfChange(era)
	for i, d := range days {
		x := ribbonAt(d, era)
		for _, c := range r.Record.ChangesOn(d) {
			s, mark := r.Record.Standing(c.Country, d), "tick tick-"+string(c.To)
			if s.Reported {
				mark += " reported"
			}
			if s.Since.Precision != relation.ToDay {
				marks[mark] = appendSpan(marks[mark], s.Since, era, 6, 26)
			} else {
				marks[mark] = appendTick(marks[mark], x, 6, 26)
			}
		}
		links = append(links, r.tickLink(d, x, Text("title", "", ChangeLine(r.Record, d))))
		if i == 0 || x-ribbonAt(days[i-1], era) > near {
			counts = append(counts, r.count(days, i, era)...)
		}
	}
	var drawn []markup.Node
	if len(spans) > 0 { // under the ticks, which they would hide
		drawn = append(drawn, strokes("tick span", spans))
	}
	if newest := r.Record.Newest(); newest.Date.Last() < era.Last { // hatched: of these days nothing is known yet
		drawn = append(drawn, strokes("tick ahead", appendNumbers(nil, 'M', ribbonAt(max(newest.Date.Last()+1, era.First), era), ' ', 27, 'H', ribbonLength)))
	}
	drawn = append(drawn, strokes("tick", append([]byte("M0 32h"+strconv.Itoa(ribbonLength)), events...)))
	for _, class := range []relation.Class{relation.ClassNone, relation.ClassAmbassador, relation.ClassRecognized} {
		for _, doubt := range []string{" reported", ""} {
			if mark := "tick tick-" + string(class) + doubt; len(marks[mark]) > 0 {
				drawn = append(drawn, strokes(mark, marks[mark]))
			}
		}
	}
	return El("svg").Attr("class", "ticks").Attr("aria-hidden", "true").Body(append([]markup.Node{scaled(append(drawn, links...))}, counts...)...)
}

//go:noinline
func strokes(class string, d []byte) markup.Node {
	return El("path").Attr("class", class).Attr("d", string(d))
}

// count writes how many changes stand at days[first] and after it with no more than near between one and the next, where
// they are more than one, on the side with more room.
func (r Ribbon) count(days []relation.Day, first int, era state.Era) []markup.Node {
	at := func(i int) int {
		switch {
		case i < 0:
			return 0
		case i == len(days):
			return ribbonLength
		}
		return ribbonAt(days[i], era)
	}
	n, last := len(r.Record.ChangesOn(days[first])), first
	for last+1 < len(days) && at(last+1)-at(last) <= near {
		last++
		n += len(r.Record.ChangesOn(days[last]))
	}
	if n < 2 {
		return nil
	}
	x, dx, anchor := at(last), 5, "start"
	if at(last+1)-at(last) < at(first)-at(first-1) {
		x, dx, anchor = at(first), -5, "end"
	}
	return []markup.Node{El("text").Attr("x", percent(x)).Attr("dx", dx).Attr("y", 14).Attr("text-anchor", anchor).Text(strconv.Itoa(n))}
}

// daysOfChange are the days of an era on which a class changed, ascending.
func (r Ribbon) daysOfChange(era state.Era) (days []relation.Day) {
	for d, ok := r.Record.ChangeAfter(era.First - 1); ok && d <= era.Last; d, ok = r.Record.ChangeAfter(d) {
		days = append(days, d)
	}
	return days
}

func ribbonAt(d relation.Day, era state.Era) int {
	span := int(era.Last - era.First)
	if span == 0 {
		return 0
	}
	return (int(d-era.First)*ribbonLength + span/2) / span
}

// OwnSlider is the id of the slider over the events of the open country.
const OwnSlider = "own"

// own is the time line of one country, nothing where none of its events lies in the era: a tick for each event, higher where it
// sets a fact, and for what is known to the month or the year a box over all days between which it happened. Moving along it
// shows the map of each day, as on the ribbon; the ticks are links where no slider lies above them.
func (r Ribbon) own(c *country.Country) []markup.Node {
	era := state.EraOf(r.View.Day, r.Today)
	var ticks, decide, spans []byte
	var links []markup.Node
	var linked relation.Day // by the last of links
	for _, e := range r.Record.Of(c.Code) {
		day := max(e.Date.Effective(), era.First)
		if e.Date.Last() < era.First || day > era.Last {
			continue
		}
		x := ribbonAt(day, era)
		switch {
		case e.Date.Precision != relation.ToDay:
			spans = once(spans, appendSpan(nil, e.Date, era, 12, 20))
		case e.Kind.Decides():
			decide = once(decide, appendTick(nil, x, 6, 26))
		default:
			ticks = once(ticks, appendTick(nil, x, 22, 10))
		}
		if day != linked {
			links, linked = append(links, r.tickLink(day, x)), day
		}
	}
	if len(links) == 0 {
		return nil
	}
	drawn := []markup.Node{strokes("tick span", spans), strokes("tick", append([]byte("M0 32h"+strconv.Itoa(ribbonLength)), ticks...)), strokes("tick tick-none", decide)}
	return []markup.Node{Text("h3", "rubric", era.Name+", event by event"), El("div").Class("track").Body(
		El("svg").Attr("class", "ticks").Attr("aria-hidden", "true").Body(scaled(append(drawn, links...))),
		r.slider(OwnSlider, c.Name+": the map on the day of each event", era), r.years(era))}
}

// tickLink leads to a day from where its tick stands, and may say what happened on it.
func (r Ribbon) tickLink(d relation.Day, x int, says ...markup.Node) markup.Node {
	return El("a").Attr("href", r.View.OnDay(d, r.Today).URL()).TabIndex(-1).Body(append([]markup.Node{strokes("", appendTick(nil, x, 0, 34))}, says...)...)
}

// scaled is a drawing that is stretched to the width of its place.
func scaled(drawn []markup.Node) markup.Node {
	return El("svg").Attr("viewBox", "0 0 "+strconv.Itoa(ribbonLength)+" 34").Attr("width", "100%").Attr("height", "34").
		Attr("preserveAspectRatio", "none").Body(drawn...)
}

// percent is a place on the ribbon as a part of its length. A percentage places what must not be stretched with the
// drawing: the content security policy allows no style attribute, and the ribbon's width is not known here.
func percent(x int) string { return strconv.FormatFloat(float64(x)*100/ribbonLength, 'f', 1, 64) + "%" }

// once appends a mark to a path that does not end with it: those of many events can be one.
func once(path, mark []byte) []byte {
	if bytes.HasSuffix(path, mark) {
		return path
	}
	return append(path, mark...)
}

func appendTick(dst []byte, x, y, height int) []byte {
	return appendNumbers(dst, 'M', x, ' ', y, 'v', height)
}

// appendSpan appends a box over the part of a date that lies in an era.
func appendSpan(dst []byte, date relation.Date, era state.Era, y, height int) []byte {
	from := ribbonAt(max(date.Effective(), era.First), era)
	width := ribbonAt(min(date.Last(), era.Last), era) - from
	dst = appendNumbers(dst, 'M', from, ' ', y, 'h', width, 'v', height, 'h', -width)
	return append(dst, 'z')
}

// appendNumbers appends path data: letters and numbers in turn.
func appendNumbers(dst []byte, parts ...int) []byte {
	for i, p := range parts {
		if i%2 == 0 {
			dst = append(dst, byte(p))
		} else {
			dst = strconv.AppendInt(dst, int64(p), 10)
		}
	}
	return dst
}

// years labels the years of the era.
func (r Ribbon) years(era state.Era) markup.Node {
	first, _, _ := era.First.Civil()
	last, _, _ := era.Last.Civil()
	every := 1
	if last-first > 8 {
		every = 4
	}
	var labels []markup.Node
	for y := first; y <= last; y += every {
		d := relation.DayOf(y, 1, 1)
		if x := ribbonAt(d, era); x >= 0 && x <= ribbonLength*96/100 {
			labels = append(labels, El("text").Attr("x", percent(x)).Attr("y", "12").Text(strconv.Itoa(y)))
		}
	}
	return El("svg").Attr("class", "years").Attr("aria-hidden", "true").Body(labels...)
}

func (r Ribbon) eras(now state.Era) []markup.Node {
	var out []markup.Node
	for _, e := range state.Eras(r.Today) {
		if e.First == now.First {
			out = append(out, El("span").Aria("current", "true").Text(e.Name))
			continue
		}
		day := e.Last
		if e.First == state.FirstDay {
			day = relation.DayOf(1999, 1, 1) // a day of the first Emirate on which there is something to see
		}
		out = append(out, Link(r.View.OnDay(day, r.Today).URL(), e.Name))
	}
	return out
}
