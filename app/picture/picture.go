// Package picture lays the map out on a sheet of its own: title, map, legend, source, address. The server draws the
// sheet as SVG and, from the same layout, as PNG; the browser program draws it as SVG for readers without a network.
//
// Lengths are pixels of the sheet at its own size, y down. A sheet is always drawn in the colours of the light page:
// it is looked at on paper and beside other people's text.
package picture

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Subject is what a sheet shows.
type Subject struct {
	Drawing *ui.Drawing
	Record  *relation.Record
	View    state.View // its day, look and country; of an event's page the event
	Edition int
	Address string // of the page with the same view, as it is printed
	Card    bool   // 1200 by 628 with few large words, for links that are shared; else all that a figure needs
}

// Sheet is a laid out picture.
type Sheet struct {
	Width, Height float64
	Title, Text   string // what it shows, for those who do not see it
	Map           Frame
	Groups        []Group
	Outline       string   // path data on the plate of the chosen place
	Ring          *Point   // on the sheet: around a chosen place too small to see
	Swatches      []Swatch // of the legend
	Lines         []Line   // all words
	plate         *carto.Plate
}

// Point is a place on the sheet.
type Point struct{ X, Y float64 }

// Frame is the part of the sheet that holds the map: a point of the plate is drawn at its coordinates times Scale plus
// DX, DY, and nothing outside X, Y, Width, Height.
type Frame struct{ X, Y, Width, Height, DX, DY, Scale float64 }

// At returns where a point of the plate stands on the sheet.
func (f Frame) At(x, y float64) Point { return Point{x*f.Scale + f.DX, y*f.Scale + f.DY} }

// Group is a state with its territories, in one style.
type Group struct {
	Style     Style
	Class     relation.Class
	Uncounted bool // outside the counts of the legend
	Contested bool
	NoRecord  bool
	Faint     bool // not among what the view keeps bright
	Places    []Place
}

// Place is one place of a group.
type Place struct {
	Code  country.Code
	Label string
	Path  string // on the plate, "" for none
	Dot   *Point // on the plate: the marker of a place too small to see
}

// Swatch is a rectangle of the legend.
type Swatch struct {
	X, Y, Width, Height float64
	Style               Style
}

// Line is a line of words; X, Y is the start of its base line.
type Line struct {
	X, Y, Size float64
	Bold       bool
	Colour     string // a name, see Colours
	Text       string
}

const (
	margin      = 32
	sheetWidth  = 1200
	cardHeight  = 628
	footSize    = 14
	swatchWidth = 22
)

// Address is that of the page with the same view, at this day for good.
func Address(v state.View) string {
	page := v.Open(v.Country)
	if v.EventID != "" {
		page = v.On(state.Event)
		page.EventID = v.EventID
	}
	page.Live = false
	return page.URL()
}

// New lays a sheet out.
func New(s Subject) *Sheet {
	v := s.View
	day, open := v.Day, v.Country
	var event relation.Event
	if v.Page == state.Event || v.Page == state.Share && v.EventID != "" {
		if e, ok := s.Record.Event(v.EventID); ok {
			event, open = e, e.Country
			if d := e.Date.Effective(); d >= state.FirstDay {
				day = d
			}
		}
	}
	pic := s.Record.On(day)
	sheet := &Sheet{Width: sheetWidth, plate: s.Drawing.Plate(), Title: ui.FindingText(day, pic.Counts)}
	place, chosen := country.Lookup(open)
	words := ""
	if chosen {
		words = place.Name + ": " + standingWords(place, pic.Of(open))
	}
	if s.Card {
		sheet.card(event.Headline, place.Name, words, pic)
	} else {
		sheet.figure(s, event.Headline, words, pic)
	}
	sheet.Text = sheet.Title
	if chosen {
		sheet.Text = "On " + day.Long() + ", " + words + ". " + sheet.Title
		sheet.choose(s.Drawing, open)
	}
	sheet.groups(s.Drawing, pic, v.Look)
	return sheet
}

// standingWords say how a place stands: "Recognized, since 3 July 2025".
func standingWords(c country.Country, s relation.Standing) string {
	words := ui.ClassLabel(s.Class)
	if s.SinceOK {
		words += ", since " + s.Since.Long()
	}
	if s.Contested {
		words += ", contested"
	}
	if c.Kind == country.Territory {
		if holder, ok := country.Lookup(c.Parent); ok {
			words += ", as " + holder.Name
		}
	}
	return words
}

// figure is a sheet for an article: it says all that must be said when it stands alone.
func (sheet *Sheet) figure(s Subject, headline, chosen string, pic relation.Picture) {
	y := 24.0
	y = sheet.write(margin, y, sheet.Width-2*margin, 24, true, "ink", sheet.Title)
	if headline != "" {
		y = sheet.write(margin, y+4, sheet.Width-2*margin, 16, false, "ink", headline)
	}
	if chosen != "" {
		y = sheet.write(margin, y+4, sheet.Width-2*margin, 16, true, "ink", chosen)
	}
	y += 12
	sheet.frame(margin, y, sheet.Width-2*margin, s.View.Look.At)
	y += sheet.Map.Height + 28
	y = sheet.legend(Legend(pic), margin, y, sheet.Width-2*margin, 16)
	newest := s.Record.Newest().Date.Long()
	y = sheet.write(margin, y+4, sheet.Width-2*margin, footSize, false, "quiet",
		"Source: Recognition Map, edition "+strconv.Itoa(s.Edition)+", newest event of "+newest+"; every event with its sources at the address below. Events CC BY 4.0; shapes Natural Earth, public domain. Boundaries imply no endorsement.")
	y = sheet.write(margin, y, sheet.Width-2*margin, footSize, false, "quiet", s.Address)
	sheet.Height = y + 18
}

// card is a sheet that is seen at half its size beside a link.
func (sheet *Sheet) card(headline, name, words string, pic relation.Picture) {
	sheet.Height = cardHeight
	const left = 40
	y := 30.0
	on := "on " + pic.Day.Long() + ": " + strings.TrimPrefix(words, name+": ")
	switch {
	case headline != "":
		y = sheet.write(left, y, sheet.Width-2*left, 38, true, "ink", clip(headline, 110))
		y = sheet.write(left, y+2, sheet.Width-2*left, 26, false, "ink", name+" "+on)
	case name != "":
		y = sheet.write(left, y, sheet.Width-2*left, 52, true, "ink", name)
		y = sheet.write(left, y+2, sheet.Width-2*left, 30, false, "ink", "O"+on[1:])
	default:
		y = sheet.write(left, y, sheet.Width-2*left, 38, true, "ink", sheet.Title)
	}
	height := cardHeight - 62 - y - 14
	width := min(height*float64(sheet.plate.Width)/float64(sheet.plate.Height), 880)
	sheet.frame(sheet.Width-left-width, y+14, width, "")
	const row = 34
	entries := slices.DeleteFunc(Legend(pic), func(e Entry) bool { return e.Word == "norecord" || e.Word == "na" })
	sheet.legendColumn(entries, left, cardHeight-70-float64(len(entries)-1)*row, 22, row)
	sheet.write(left, cardHeight-50, sheet.Width-2*left, 20, false, "quiet", "Recognition Map: who recognizes the Taliban government, and on what evidence")
}

// frame puts the map on the sheet, its top left corner at x, y.
func (sheet *Sheet) frame(x, y, width float64, at string) {
	w := window(sheet.plate, at)
	scale := width / w.width
	sheet.Map = Frame{X: x, Y: y, Width: width, Height: w.height * scale, DX: x - w.x*scale, DY: y - w.y*scale, Scale: scale}
}

// choose outlines the place that the view is about.
func (sheet *Sheet) choose(d *ui.Drawing, c country.Code) {
	sheet.Outline = d.Outline(c)
	for _, f := range sheet.plate.Features {
		if f.Code != c {
			continue
		}
		p := sheet.Map.At(f.Anchor[0], f.Anchor[1])
		if m := sheet.Map; f.Side*m.Scale < 24 && p.X > m.X && p.X < m.X+m.Width && p.Y > m.Y && p.Y < m.Y+m.Height {
			sheet.Ring = &p
		}
	}
}

func (sheet *Sheet) groups(d *ui.Drawing, pic relation.Picture, look state.Look) {
	d.Each(func(holder country.Country, f carto.Feature) {
		n := len(sheet.Groups)
		c, _ := country.Lookup(f.Code)
		if n == 0 || c.Kind != country.Territory || c.Parent != sheet.Groups[n-1].holder() {
			s := pic.Of(holder.Code)
			missing := s.Class == relation.ClassNone && !s.OnRecord
			sheet.Groups = append(sheet.Groups, Group{
				Style: styleOf(s), Class: s.Class, Uncounted: holder.Kind == country.NonMember, Contested: s.Contested, NoRecord: missing,
				Faint: !bright(look.Show, s),
			})
			n++
		}
		g := &sheet.Groups[n-1]
		p := Place{Code: f.Code, Label: ui.ShapeLabel(c, pic.Of(f.Code)), Path: f.Path}
		if f.Small && c.Kind != country.Ungoverned {
			p.Dot = &Point{f.Anchor[0], f.Anchor[1]}
		}
		g.Places = append(g.Places, p)
	})
}

func (g *Group) holder() country.Code {
	c, _ := country.Lookup(g.Places[0].Code)
	return c.Holder()
}

// Sea and Graticule are path data on the plate.
func (sheet *Sheet) Sea() string       { return sheet.plate.Sea }
func (sheet *Sheet) Graticule() string { return sheet.plate.Graticule }
