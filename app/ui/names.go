package ui

import (
	"sync"

	"recognitionmap/app/carto"
	"recognitionmap/app/label"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Labels are the names on a map in a view, whose grounds are those of the picture: none where the look is one without names.
func (d *Drawing) Labels(pic relation.Picture, look state.Look, v label.View) []label.Label {
	if look.Nameless {
		return nil
	}
	v.Ground = GroundOf(pic, look.Lens)
	return d.land().Place(v)
}

// GroundOf returns what the names of places stand on in a picture through a lens, by the state that holds them: the name of the
// colour, and whether it is one of a relation.
func GroundOf(pic relation.Picture, lens relation.Lens) func(holder country.Code) (string, bool) {
	return func(holder country.Code) (string, bool) {
		ground := FillOf(pic, lens, pic.Of(holder)).Ground
		return ground, ground != "none" && ground != "na"
	}
}

// InkOn is the colour of what a label writes on a ground, by its name in the style sheet. The halo around letters is the
// ground's own.
func InkOn(ground string, kind label.Kind) string {
	for _, i := range inks {
		if i.ground == ground {
			return i.ink
		}
	}
	if kind == label.Place {
		return "ink"
	}
	return "quiet"
}

// inks are those that another ground than that of the page wants. The style sheet says the same.
var inks = [...]struct{ ground, ink string }{
	{"recognized", "paper"}, {"lens-one", "paper"}, {"ambassador", "on-ambassador"}, {"lens-two", "on-ambassador"},
}

// Ready reads what can be named, so that Labels need not: it takes a browser as long as all else about names.
func (d *Drawing) Ready() { d.land() }

// landOf reads what a plate can name when it is first asked for.
func landOf(plate *carto.Plate) func() *label.Land {
	return sync.OnceValue(func() *label.Land { return label.NewLand(plate) })
}
