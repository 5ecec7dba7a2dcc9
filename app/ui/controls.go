package ui

import (
	"recognitionmap/app/markup"
	"recognitionmap/app/state"
)

// Controls is the toolbar of the map: lists of regions and of layers, whose links work without any script, and buttons, which
// web/js/move.js answers, or page.js where they fold the list beside the map.
func Controls(v state.View) *markup.Element {
	region := func(key, name string) markup.Node {
		to := v
		to.Look.At = key
		a := Link(to.URL(), name)
		if v.Look.At == key {
			a = a.Aria("current", "true")
		}
		return El("li").Body(a)
	}
	regions := []markup.Node{region("", "World")}
	for _, r := range state.Regions {
		regions = append(regions, region(r.Key, r.Name))
	}
	return El("div").ID("move").Role("group").Aria("label", "Tools of the map").Body(
		El("details").Class("regions").Body(
			Text("summary", "", "Regions"),
			El("div").Body(
				El("ul").Body(regions...),
				El("p").Class("pad needs-script").Body(
					button("left", "Move left"), button("up", "Move up"), button("down", "Move down"), button("right", "Move right"),
				),
			),
		),
		layers(v),
		button("in", "Zoom in"), button("out", "Zoom out"), button("reset", "Whole world"), button("full", "Full screen"),
		tool("Hide the list").DataSet("fold", "away"), tool("Show the list").DataSet("fold", "back"), // one of the two is seen
	)
}

func button(move, label string) markup.Node { return tool(label).DataSet("move", move) }

// tool is a button that shows a sign, and its name where a mouse rests on it.
func tool(label string) *markup.Element {
	return El("button").Class("needs-script").Attr("type", "button").Title(label)
}
