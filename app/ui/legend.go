package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Legend renders what the colours and patterns mean, each class with its count. The counts are those of the elements
// with that class on the map and of the rows with it in the table.
func Legend(pic relation.Picture) app.UI {
	var na, missing, contested int
	for _, c := range country.All() {
		s := pic.Of(c.Code)
		if c.Kind == country.Territory {
			continue
		}
		if s.Class == relation.ClassNA {
			na++
		}
		if c.Counted() && s.Class == relation.ClassNone && !s.OnRecord {
			missing++
		}
		if s.Contested {
			contested++
		}
	}
	items := []app.UI{
		legendItem(relation.ClassRecognized, pic.Counts.Recognized),
		legendItem(relation.ClassAmbassador, pic.Counts.Ambassador),
		legendItem(relation.ClassNone, pic.Counts.None),
		legendNote("norecord", "no record found", missing),
		legendItem(relation.ClassNA, na),
	}
	if contested > 0 {
		items = append(items, legendNote("contested", "Contested", contested))
	}
	return El("ul").ID("legend").Aria("label", "Legend").Body(items...)
}

func legendItem(class relation.Class, n int) app.UI {
	return El("li").DataSet("class", string(class)).Body(
		swatch(string(class)),
		Text("span", "label", ClassLabel(class)),
		Text("span", "count", strconv.Itoa(n)),
	)
}

// legendNote is a line about a pattern that lies over a class.
func legendNote(pattern, label string, n int) app.UI {
	return El("li").Class("over").DataSet("pattern", pattern).Body(
		swatch(pattern),
		Text("span", "label", label),
		Text("span", "count", strconv.Itoa(n)),
	)
}

// swatch is a small rectangle in the fill that the map uses. It is drawn by the style sheet: pages without the map have
// none of its patterns.
func swatch(fill string) app.UI {
	return El("span").Class("swatch swatch-"+fill).Aria("hidden", "true")
}
