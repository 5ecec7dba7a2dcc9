package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
)

// Ask begins a form that asks for a page of the site: without script the browser follows it, with script the program
// does. What is not asked for but belongs to the view goes along unseen, here the day.
func Ask(v state.View, class, action string, fields ...markup.Node) *markup.Element {
	if !v.Live {
		fields = append(fields, Unseen("date", v.Day.String()))
	}
	return Tag("form|method=get|class=ask " + class + "|action=" + action).Body(fields...)
}

// Unseen is a field of a form that nobody fills in.
func Unseen(name, value string) markup.Node {
	return Void("type=hidden|name="+name).Attr("value", value)
}

// Choice is an option of a form: what stands in the address, and what is read.
type Choice struct{ Value, Label string }

// Choose is a labelled list of which one thing is chosen, by default the first, which stands for no choice.
//
//go:noinline
func Choose(name, label, chosen string, choices []Choice) markup.Node {
	options := make([]markup.Node, len(choices))
	for i, c := range choices {
		value := c.Value
		if value == "" {
			value = state.NoChoice
		}
		o := Tag("option").Attr("value", value)
		if c.Value == chosen {
			o = o.Attr("selected", true)
		}
		options[i] = o.Text(c.Label)
	}
	return labelled(label, Tag("select|name="+name).Body(options...))
}

// Field is a labelled line to type in.
//
//go:noinline
func Field(name, label, value, hint string) markup.Node {
	return labelled(label, Void("type=text|autocomplete=off|name="+name+"|placeholder="+hint).Attr("value", value))
}

func labelled(label string, field markup.Node) markup.Node {
	return El("label").Body(Text("span", "", label), field)
}

// Submit is the button of a form.
func Submit(label string) markup.Node { return El("button").Attr("type", "submit").Text(label) }

// Marked renders a text in which words stand out that a search asked for. Without words it is the text.
func Marked(text string, words []string) []markup.Node {
	marks := state.Marks(text, words)
	out := make([]markup.Node, len(marks))
	for i, m := range marks {
		if m.Found {
			out[i] = Text("mark", "", m.Text)
		} else {
			out[i] = Text("span", "", m.Text)
		}
	}
	return out
}
