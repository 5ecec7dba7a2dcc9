package ssr

import (
	"context"
	"fmt"
	"sync"

	sheets "recognitionmap/app/picture"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/picture"
	"recognitionmap/server/internal/shelf"
)

// What a snapshot keeps of pictures at most.
const (
	maxPictures      = 1000
	maxPictureWeight = 32 << 20
)

// MaxScale is how many pixels of a PNG a pixel of a figure can become, each way.
const MaxScale = picture.MaxScale

// Form says as what a picture is wanted.
type Form struct {
	PNG   bool    // else SVG
	Card  bool    // for links that are shared, 1200 by 628; else as a figure
	Scale float64 // of a PNG, above 0 to MaxScale
}

// gallery keeps the pictures of a snapshot.
type gallery struct {
	shelf   *shelf.Shelf[*content.Content]
	colours func() (sheets.Colours, error)
}

func newGallery(style string, makers *shelf.Makers, share int) gallery {
	return gallery{
		shelf.New(maxPictures/share, maxPictureWeight/share, makers, (*content.Content).Weight),
		sync.OnceValues(func() (sheets.Colours, error) { return picture.Palette(style) }),
	}
}

// Picture returns the map of a view, whichever page it is of, as a picture that stands alone.
// The error is that of shelf.Shelf.Get, or a mistake of ours.
func (s *Snapshot) Picture(ctx context.Context, v state.View, f Form, today relation.Day) (*content.Content, error) {
	v = s.pictured(v)
	key := fmt.Sprintf("%d %+v %s", today, f, v.URL())
	c, _, err := s.gallery.shelf.Get(ctx, shelf.Age{}, key, func(work context.Context) (*content.Content, error) {
		colours, err := s.gallery.colours()
		if err != nil {
			return nil, err
		}
		sheet := s.sheet(v, f.Card)
		if !f.PNG {
			return content.PackedFor(work, "image/svg+xml", sheet.AppendSVG(nil, colours), content.Quick), nil
		}
		body, err := picture.PNG(work, sheet, colours, f.Scale)
		if err != nil {
			return nil, err
		}
		return content.New("image/png", body, content.Quick), nil
	})
	return c, err
}

// pictured is what a picture can show of a view: a day, a look, and a country or an event of the record.
func (s *Snapshot) pictured(v state.View) state.View {
	p := state.View{Page: state.Share, Country: v.Country, Day: v.Day, Live: v.Live, Look: v.Look}
	if _, ok := s.record.Event(v.EventID); ok {
		p.EventID = v.EventID
	}
	if _, ok := country.Lookup(p.Country); !ok || p.EventID != "" {
		p.Country = ""
	}
	return p
}

func (s *Snapshot) sheet(v state.View, card bool) *sheets.Sheet {
	of := sheets.Subject{Drawing: s.drawing, Detail: s.detail, Record: s.record, View: v, Edition: s.frame.Edition, Address: s.frame.Origin + sheets.Address(v)}
	if card {
		return sheets.Card(of)
	}
	return sheets.New(of)
}
