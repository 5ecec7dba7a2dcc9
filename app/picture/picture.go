// Package picture lays the map out on a sheet of its own: title, map, legend, source, address. The server draws the
// sheet as SVG and, from the same layout, as PNG; the browser program draws it as SVG for readers without a network.
//
// Lengths are pixels of the sheet at its own size, y down. A sheet is always drawn in the colours of the light page:
// it is looked at on paper and beside other people's text.
package picture

import (
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/app/label"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Subject is what a sheet shows.
type Subject struct {
	Drawing *ui.Drawing
	Detail  *carto.Detail // for windows that show a part of the world, nil for none
	Record  *relation.Record
	View    state.View // its day, look and country; of an event's page the event
	Edition int
	Address string // of the page with the same view, as it is printed
}

// Sheet is a laid out picture.
type Sheet struct {
	Width, Height float64
	Title, Text   string // what it shows, for those who do not see it
	Map           Frame
	Groups        []Group
	Outline       string        // path data on the plate of the chosen place
	Ring          *Point        // on the sheet: around a chosen place too small to see
	Swatches      []Swatch      // of the legend
	Lines         []Line        // all words
	Names         []label.Label // on the map
	plate         *carto.Plate
	drawing       *ui.Drawing // in detail where the window is near
	zoom          float64     // of the window
	seen          orb.Bound   // of the plate
}

// Point is a place on the sheet.
type Point struct{ X, Y float64 }

// Frame is the part of the sheet that holds the map: a point of the plate is drawn at its coordinates times Scale plus
// DX, DY, and nothing outside X, Y, Width, Height.
type Frame struct{ X, Y, Width, Height, DX, DY, Scale float64 }

// At returns where a point of the plate stands on the sheet.
func (f Frame) At(x, y float64) Point { return Point{x*f.Scale + f.DX, y*f.Scale + f.DY} }

// Group is a state with its territories, in one fill.
type Group struct {
	Fill      ui.Fill
	Class     relation.Class
	Value     string // in the view's lens, "" without one
	Uncounted bool   // outside the counts of the legend
	Mark      relation.Mark
	Doubt     bool // a disputed event speaks for a closer Value
	Faint     bool // not among what the view keeps bright
	Places    []Place
}

// Place is one place of a group.
type Place struct {
	Code     country.Code
	Label    string
	Disputed bool   // its border is, see country.Country.Disputed
	Path     string // on the plate, "" for none
	Dot      *Point // on the plate: the marker of a place too small to see
}

// Swatch is a rectangle of the legend, or a line where it has no height: a disputed border.
type Swatch struct {
	X, Y, Width, Height float64
	Fill                ui.Fill // of a rectangle
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

// Name is what a file with the picture of a view is called, without its ending.
func Name(v state.View) string {
	name := "recognition-map-" + v.Day.String()
	if v.Country != "" {
		name += "-" + strings.ToLower(string(v.Country))
	}
	return name
}

// New lays out a figure for an article: it says all that must be said when it stands alone.
func New(s Subject) *Sheet { return s.lay((*Sheet).figure) }

// Card lays out a sheet of 1200 by 628 with few large words, which is seen at half its size beside a link.
func Card(s Subject) *Sheet { return s.lay((*Sheet).card) }

// words are what is to be said of a subject's event and place.
type words struct {
	headline, name, standing string // "" for none; standing begins with the name
	picture                  relation.Picture
}

func (s Subject) lay(out func(*Sheet, Subject, words)) *Sheet {
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
	sheet := &Sheet{Width: sheetWidth, plate: s.Drawing.Plate(), Title: ui.FindingText(pic, v.Look.Lens)}
	if l := v.Look.Lens; l != relation.LensClass && l.Said() == "" {
		sheet.Title = l.Label() + " on " + day.Long()
	}
	place, chosen := country.Lookup(open)
	said := words{headline: event.Headline, name: place.Name, picture: pic}
	if chosen {
		said.standing = ui.PlaceLabel(pic, v.Look.Lens, place)
		if s := pic.Of(open); s.SinceOK && v.Look.Lens == relation.LensClass {
			said.standing += ", since " + s.Since.Long()
		}
	}
	out(sheet, s, said)
	sheet.Text = sheet.Title
	if chosen {
		sheet.Text = "On " + day.Long() + ", " + said.standing + ". " + sheet.Title
		sheet.choose(open)
	}
	sheet.groups(pic, v.Look)
	sheet.Names = s.Drawing.Labels(pic, v.Look, label.View{Seen: sheet.seen, Scale: sheet.Map.Scale, Zoom: sheet.zoom})
	return sheet
}

func (sheet *Sheet) figure(s Subject, said words) {
	y := 24.0
	y = sheet.write(margin, y, sheet.Width-2*margin, 24, true, "ink", sheet.Title)
	if l := s.View.Look.Lens; l != relation.LensClass {
		y = sheet.write(margin, y+4, sheet.Width-2*margin, 16, false, "ink", l.Rule())
	}
	if said.headline != "" {
		y = sheet.write(margin, y+4, sheet.Width-2*margin, 16, false, "ink", said.headline)
	}
	if said.standing != "" {
		y = sheet.write(margin, y+4, sheet.Width-2*margin, 16, true, "ink", said.standing)
	}
	y += 12
	w := ui.WindowOf(s.View.Look.At)
	sheet.frame(s.Drawing.Near(w, s.Detail), w, margin, y, sheet.Width-2*margin)
	y += sheet.Map.Height + 28
	y = sheet.legend(append(Legend(said.picture, s.View.Look), border), margin, y, sheet.Width-2*margin, 16)
	newest := s.Record.Newest().Date.Long()
	y = sheet.named(margin, y+4, 16, "edition "+strconv.Itoa(s.Edition)+", newest event of "+newest)
	y = sheet.write(margin, y, sheet.Width-2*margin, footSize, false, "quiet",
		"Source: every event with its sources at the address below. Events CC BY 4.0; shapes Natural Earth, public domain. Boundaries imply no endorsement.")
	y = sheet.write(margin, y, sheet.Width-2*margin, footSize, false, "quiet", s.Address)
	sheet.Height = y + 18
}

// frame puts the window w of a drawing on the sheet, its top left corner at x, y.
func (sheet *Sheet) frame(d *ui.Drawing, w carto.Window, x, y, width float64) {
	scale := width / w.Width()
	sheet.drawing, sheet.zoom, sheet.seen = d, w.Zoom, w.Bound()
	sheet.Map = Frame{X: x, Y: y, Width: width, Height: w.Height() * scale, DX: x - w.X*scale, DY: y - w.Y*scale, Scale: scale}
}

// choose outlines the place that the view is about.
func (sheet *Sheet) choose(c country.Code) {
	sheet.Outline = sheet.drawing.Outline(c)
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

func (sheet *Sheet) groups(pic relation.Picture, look state.Look) {
	sheet.drawing.Each(func(holder country.Country, f carto.Feature) {
		n := len(sheet.Groups)
		c, _ := country.Lookup(f.Code)
		if n == 0 || c.Kind != country.Territory || c.Parent != sheet.Groups[n-1].holder() {
			sheet.Groups = append(sheet.Groups, newGroup(holder, pic, look))
			n++
		}
		g := &sheet.Groups[n-1]
		p := Place{Code: f.Code, Label: ui.PlaceLabel(pic, look.Lens, c), Disputed: c.Disputed(), Path: f.Path}
		if f.Small && c.Kind != country.Ungoverned {
			p.Dot = &Point{f.Anchor[0], f.Anchor[1]}
		}
		g.Places = append(g.Places, p)
	})
}

func newGroup(holder country.Country, pic relation.Picture, look state.Look) Group {
	s := pic.Of(holder.Code)
	g := Group{
		Fill: ui.FillOf(pic, look.Lens, s), Class: s.Class, Uncounted: holder.Kind == country.NonMember, Mark: s.Mark(),
	}
	if look.Lens != relation.LensClass {
		r := pic.Read(look.Lens, holder.Code)
		g.Value, g.Doubt = r.Value, r.Contested
	}
	if look.Patterns {
		g.Fill = strong(g.Fill)
	}
	g.Faint = !g.bright(look.Show)
	return g
}

func (g *Group) holder() country.Code {
	c, _ := country.Lookup(g.Places[0].Code)
	return c.Holder()
}

// Sea and Graticule are path data on the plate.
func (sheet *Sheet) Sea() string       { return sheet.plate.Sea }
func (sheet *Sheet) Graticule() string { return sheet.plate.Graticule }
