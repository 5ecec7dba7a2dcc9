package ui

import "recognitionmap/geodata/relation"

// Pattern is what lies over the ground of an area, so that it is told from others without colours.
type Pattern uint8

const (
	Plain Pattern = iota
	Dots
	FineDots
	Stripes // from the lower left to the upper right
	Bars    // upright
	Lines   // level and thin
	Mesh    // level and upright, thin
)

// Fill is what an area looks like. Colours are names, of which web/css/statuses.css alone knows the values.
type Fill struct {
	Name    string // with "p-" before it that of its pattern on the page, with "w-" its class where two maps are compared
	Ground  string
	Pattern Pattern
	Ink     string // the pattern's, "" for Plain
	Stroke  string
	Width   float64 // of the stroke, in pixels
	Dot     string  // the marker of a small place
}

// fills is the table of all fills. The style sheets say the same, see fill_test.go; pictures take what stands here.
var fills = [...]Fill{
	{"recognized", "recognized", Plain, "", "recognized-line", 1.2, "recognized"},
	{"ambassador", "ambassador", Dots, "ambassador-dot", "coast", .5, "ambassador"},
	{"reported", "ambassador", Lines, "none", "coast", .5, "ambassador"},
	{"reported-recognized", "recognized", Lines, "none", "recognized-line", 1.2, "recognized"},
	{"contested", "none", Stripes, "contested", "shore", .5, "contested"},
	{"contested-ambassador", "ambassador", Stripes, "none", "shore", .5, "contested"},
	{"unrecorded", "none", Mesh, "ambassador", "shore", .5, "none-dot"},
	{"none", "none", Plain, "", "shore", .5, "none-dot"},
	{"na", "na", Stripes, "na-hatch", "na-hatch", .5, "none-dot"},
	{"norecord", "none", FineDots, "norecord-dot", "shore", .5, "none-dot"},
	{"ended", "none", Bars, "none-dot", "shore", .5, "none-dot"},
}

// look is what a value of a lens looks like, as names of fills.
type look struct {
	lens      relation.Lens
	value     string
	fill      string
	contested string // where a disputed event speaks for a closer relation
	bare      string // of a class: where it rests on reports alone, or none on no event at all; "" as it is
	title     string // of a class: where an ambassador serves whom it does not count
}

// looks is the table of what every value of every lens looks like. In a lens the colours of fills are others, see lensColours.
var looks = [...]look{
	{relation.LensClass, string(relation.ClassRecognized), "recognized", "contested", "reported-recognized", ""},
	{relation.LensClass, string(relation.ClassAmbassador), "ambassador", "contested-ambassador", "reported", ""},
	{relation.LensClass, string(relation.ClassNone), "none", "contested", "norecord", "unrecorded"},
	{relation.LensClass, string(relation.ClassNA), "na", "na", "", ""},
	{relation.LensRecognition, relation.ValueInForce, "recognized", "contested", "", ""},
	{relation.LensRecognition, relation.ValueWithdrawn, "ended", "contested", "", ""},
	{relation.LensRecognition, relation.ValueNo, "none", "contested", "", ""},
	{relation.LensRecognition, relation.ValueUnknown, "norecord", "contested", "", ""},
	{relation.LensEnvoy, relation.ValueAmbassador, "recognized", "contested", "", ""},
	{relation.LensEnvoy, relation.ValueUnrecorded, "unrecorded", "contested", "", ""},
	{relation.LensEnvoy, relation.ValueStayedOn, "norecord", "contested", "", ""},
	{relation.LensEnvoy, relation.ValueCharge, "ambassador", "contested-ambassador", "", ""},
	{relation.LensEnvoy, relation.ValueRecalled, "ended", "contested", "", ""},
	{relation.LensEnvoy, relation.ValueUnknown, "none", "contested", "", ""},
	{relation.LensMission, relation.ValueEmirate, "recognized", "contested", "", ""},
	{relation.LensMission, relation.ValueUnknown, "none", "contested", "", ""},
	{relation.LensPost, relation.ValueOpen, "recognized", "contested", "", ""},
	{relation.LensPost, relation.ValueClosed, "ambassador", "contested-ambassador", "", ""},
	{relation.LensPost, relation.ValueUnknown, "none", "contested", "", ""},
	{relation.LensDelisting, relation.ValueDelisted, "recognized", "contested", "", ""},
	{relation.LensDelisting, relation.ValueUnknown, "none", "contested", "", ""},
	{relation.EverRecognized, relation.ValueStill, "recognized", "contested", "", ""},
	{relation.EverRecognized, relation.ValueEarlier, "ambassador", "contested-ambassador", "", ""},
	{relation.EverRecognized, relation.ValueUnknown, "none", "contested", "", ""},
	{relation.EverAmbassador, relation.ValueStill, "recognized", "contested", "", ""},
	{relation.EverAmbassador, relation.ValueEarlier, "ambassador", "contested-ambassador", "", ""},
	{relation.EverAmbassador, relation.ValueUnknown, "none", "contested", "", ""},
	{relation.EverMission, relation.ValueStill, "recognized", "contested", "", ""},
	{relation.EverMission, relation.ValueEarlier, "ambassador", "contested-ambassador", "", ""},
	{relation.EverMission, relation.ValueUnknown, "none", "contested", "", ""},
}

// lensColours are what the colours of fills are under a lens: no state may look recognized that is not.
var lensColours = [...][2]string{
	{"recognized", "lens-one"}, {"recognized-line", "lens-one-line"}, {"ambassador", "lens-two"}, {"ambassador-dot", "lens-two-dot"},
	{"contested", "lens-doubt"},
}

// lookOf returns the row of a value. What has none, which a test does not let happen, looks like what no event speaks of.
func lookOf(lens relation.Lens, value string) look {
	lens = lens.Plain()
	if value == relation.ValueNA {
		lens = relation.LensClass
	}
	for _, l := range looks {
		if l.lens == lens && l.value == value {
			return l
		}
	}
	return look{lens, value, "norecord", "contested", "", ""}
}

// fillNamed returns the row of a name.
func fillNamed(name string) Fill {
	for _, f := range fills {
		if f.Name == name {
			return f
		}
	}
	panic("ui: no fill " + name)
}

// FillOf returns what a state, or a place that stands alone, looks like in a picture through a lens.
func FillOf(pic relation.Picture, lens relation.Lens, s relation.Standing) Fill {
	r := pic.Read(lens, s.Country)
	mark := s.Mark()
	if lens != relation.LensClass {
		mark = relation.Unmarked
	}
	if r.Contested {
		mark = relation.MarkContested
	}
	return FillFor(lens, r.Value, mark)
}

// FillFor returns what a value of a lens looks like under a mark.
func FillFor(lens relation.Lens, value string, mark relation.Mark) Fill {
	l := lookOf(lens, value)
	name := l.fill
	switch {
	case mark == relation.MarkContested:
		name = l.contested
	case mark == relation.MarkUnrecorded && l.title != "":
		name = l.title
	case mark != relation.Unmarked && l.bare != "":
		name = l.bare
	}
	f := fillNamed(name)
	if lens == relation.LensClass {
		return f
	}
	for _, colour := range []*string{&f.Ground, &f.Ink, &f.Stroke, &f.Dot} {
		for _, c := range lensColours {
			if *colour == c[0] {
				*colour = c[1]
				break
			}
		}
	}
	return f
}
