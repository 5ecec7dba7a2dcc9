package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// Ribbon is time along the foot of the map: a slider over an era with a tick for every day on which something decided,
// steps to the change before and after, and a form that needs no script.
type Ribbon struct {
	View     state.View
	Today    relation.Day
	Record   *relation.Record
	OnInput  app.EventHandler // of the slider; nil on the server
	OnSubmit app.EventHandler // of the form; nil on the server
}

const svgNS = "http://www.w3.org/2000/svg"

// ribbonLength is the length of the ribbon's drawing in its own units.
const ribbonLength = 1000

// Element renders the ribbon.
func (r Ribbon) Element() app.UI {
	era := state.EraOf(r.View.Day, r.Today)
	action := "/"
	if r.View.Country != "" {
		action = "/country/" + string(r.View.Country)
	}
	return El("section").Class("time").Aria("label", "Time").Body(
		El("div").Class("when").Body(
			El("div").Class("steps").Body(r.step(-1), r.step(1)),
			El("p").Class("today").Body(
				El("span").ID("day").Class("day").Text(r.View.Day.Long()),
				Text("span", "asof", "newest event "+r.Record.Newest().Date.Long()),
			),
		),
		El("div").Class("track").Body(
			r.ticks(era),
			r.slider(era),
			r.years(era),
		),
		DayForm(r.View, action, r.Today, r.OnSubmit),
		El("nav").Class("eras").Aria("label", "Eras").Body(r.eras(era)...),
	)
}

func (r Ribbon) slider(era state.Era) app.UI {
	in := Input("date", "range").Class("needs-script").
		Attr("min", int(era.First)).Attr("max", int(era.Last)).Attr("step", 1).Attr("value", int(r.View.Day)).
		Aria("label", "Date").Aria("valuetext", r.View.Day.Long())
	if r.OnInput != nil {
		in = in.OnInput(r.OnInput)
	}
	return in
}

// step links to the nearest day before or after the view's on which a class changed.
func (r Ribbon) step(direction int) app.UI {
	label, class := "Previous change", "step back"
	if direction > 0 {
		label, class = "Next change", "step"
	}
	to, ok := r.neighbour(direction)
	if !ok {
		return El("span").Class(class+" off").Aria("hidden", "true")
	}
	return El("a").Class(class).Attr("href", r.View.OnDay(to, r.Today).URL()).Aria("label", label+": "+to.Long())
}

func (r Ribbon) neighbour(direction int) (relation.Day, bool) {
	changes := r.Record.Changes()
	if direction < 0 {
		for i := len(changes) - 1; i >= 0; i-- {
			if changes[i].Day < r.View.Day && changes[i].Day >= state.FirstDay {
				return changes[i].Day, true
			}
		}
		return 0, false
	}
	for _, c := range changes {
		if c.Day > r.View.Day && c.Day <= r.Today {
			return c.Day, true
		}
	}
	return r.Today, r.View.Day < r.Today
}

// ticks draws one path a kind of tick: every day with a deciding event, and taller ones where a class changed.
func (r Ribbon) ticks(era state.Era) app.UI {
	var events []byte
	last := -1
	for _, e := range r.Record.Events() {
		day := e.Date.Effective()
		if !e.Kind.Decides() || day < era.First || day > era.Last {
			continue
		}
		if x := ribbonAt(day, era); x != last {
			events = appendTick(events, x, 22, 10)
			last = x
		}
	}
	marks := map[relation.Class][]byte{}
	for _, c := range r.Record.Changes() {
		if c.Day >= era.First && c.Day <= era.Last {
			marks[c.To] = appendTick(marks[c.To], ribbonAt(c.Day, era), 6, 26)
		}
	}
	paths := []app.UI{El("path").XMLNS(svgNS).Attr("class", "tick").Attr("d", "M0 32h"+strconv.Itoa(ribbonLength)+string(events))}
	for _, class := range []relation.Class{relation.ClassNone, relation.ClassAmbassador, relation.ClassRecognized} {
		if d := marks[class]; len(d) > 0 {
			paths = append(paths, El("path").XMLNS(svgNS).Attr("class", "tick tick-"+string(class)).Attr("d", string(d)))
		}
	}
	return El("svg").XMLNS(svgNS).Attr("class", "ticks").Attr("viewBox", "0 0 "+strconv.Itoa(ribbonLength)+" 34").
		Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true").Body(paths...)
}

func ribbonAt(d relation.Day, era state.Era) int {
	span := int(era.Last - era.First)
	if span == 0 {
		return 0
	}
	return (int(d-era.First)*ribbonLength + span/2) / span
}

func appendTick(dst []byte, x, y, height int) []byte {
	dst = append(dst, 'M')
	dst = strconv.AppendInt(dst, int64(x), 10)
	dst = append(dst, ' ')
	dst = strconv.AppendInt(dst, int64(y), 10)
	dst = append(dst, 'v')
	return strconv.AppendInt(dst, int64(height), 10)
}

// years labels the years of the era. A percentage places each label: the content security policy allows no style
// attribute, and the ribbon's width is not known here.
func (r Ribbon) years(era state.Era) app.UI {
	first, _, _ := era.First.Civil()
	last, _, _ := era.Last.Civil()
	every := 1
	if last-first > 8 {
		every = 4
	}
	var labels []app.UI
	for y := first; y <= last; y += every {
		d := relation.DayOf(y, 1, 1)
		if at := float64(d-era.First) / float64(max(1, era.Last-era.First)); at >= 0 && at <= .96 {
			labels = append(labels, El("text").XMLNS(svgNS).Attr("x", strconv.FormatFloat(at*100, 'f', 1, 64)+"%").Attr("y", "12").Text(strconv.Itoa(y)))
		}
	}
	return El("svg").XMLNS(svgNS).Attr("class", "years").Attr("aria-hidden", "true").Body(labels...)
}

func (r Ribbon) eras(now state.Era) []app.UI {
	var out []app.UI
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
