package live

import (
	"fmt"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/app/picture"
	"recognitionmap/app/ui"
)

// savePicture gives the picture of the view to the reader, as it is drawn (scale 0) or as a PNG of so many times its size.
func (p *Program) savePicture(scale int) {
	d := p.document
	failed := func(why string) {
		line := pages.Failed(why)
		d.Tell(line)
		p.announcer.Announce(line)
	}
	if scale > 0 {
		d.Tell(pages.PictureBusy) // though the page has: the program may just have taken over, and written what stands there at first
	}
	p.Picture(d.Colour, func(svg, name string) {
		switch {
		case name == "":
			failed(svg)
			return
		case scale == 0:
			d.Save(svg, name+".svg", "image/svg+xml")
			d.Did(`[data-do="svg"]`, pages.Saved)
			return
		case scale > 1:
			name += fmt.Sprintf("-%dx", scale)
		}
		d.SavePNG(svg, scale, name+".png", func(width, height int, saved bool) {
			switch {
			case width == 0:
				failed(pages.PictureUndrawn)
			case !saved:
				failed(pages.PictureTooLarge(width, height))
			default:
				d.Tell(pages.PictureSaved(width, height))
				d.Did(fmt.Sprintf(`[data-do="png"][data-of="%d"]`, scale), pages.Saved)
			}
		})
	})
}

// Picture composes the picture of the view: it calls answer with an SVG and a name for its file, or with what went wrong.
func (p *Program) Picture(colours picture.Colours, answer func(svg, name string)) {
	m := p.state.Model()
	compose := func(err error) {
		if err != nil {
			answer(err.Error(), "")
			return
		}
		sheet := picture.New(picture.Subject{Drawing: p.drawing, Detail: p.finer.detail, Record: m.Record, View: m.View, Edition: m.Edition, Address: m.Origin + picture.Address(m.View)})
		answer(string(sheet.AppendSVG(nil, colours)), picture.Name(m.View))
	}
	p.withDrawing(func(err error) {
		if err != nil || ui.WindowOf(m.View.Look.At).Zoom < carto.FineFrom {
			compose(err)
			return
		}
		p.withDetail(func() { compose(nil) })
	})
}
