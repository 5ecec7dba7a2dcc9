package ui

import (
	"recognitionmap/app/markup"
	"recognitionmap/app/state"
)

// Controls is what moves the map without a gesture: buttons, which web/js/move.js answers, and links to the regions, which
// work without any script.
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
	return El("div").ID("move").Role("group").Aria("label", "Move the map").Body(
		El("details").Class("regions").Body(
			Text("summary", "", "Regions"),
			El("div").Body(
				El("ul").Body(regions...),
				El("p").Class("pad needs-script").Body(
					button("left", "Move left"), button("up", "Move up"), button("down", "Move down"), button("right", "Move right"),
				),
			),
		),
		fold("away", "Hide list"), fold("back", "Show list"),
		button("in", "Zoom in"), button("out", "Zoom out"), button("reset", "Whole world"),
	)
}

// fold folds the list beside the map "away", or brings it "back": where there is one, one of the two is seen.
func fold(to, label string) markup.Node {
	return El("button").Class("needs-script").Attr("type", "button").DataSet("fold", to).Text(label)
}

func button(move, label string) markup.Node {
	return El("button").Class("needs-script").Attr("type", "button").DataSet("move", move).Aria("label", label)
}
