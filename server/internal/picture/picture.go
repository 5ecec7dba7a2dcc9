// Package picture makes PNG of the sheets of app/picture: the same layout as their SVG, drawn here, so that no browser
// and no program of the system is needed. Its typefaces are the Go family, which has Latin, Greek and Cyrillic letters.
//
// A sheet becomes a list of shapes. They are drawn strip by strip from the top down, each strip is encoded before the next
// is drawn, and so a picture of any size takes the memory of one strip.
package picture

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"image/png"
	"strconv"
	"strings"

	sheets "recognitionmap/app/picture"
)

// MaxScale is how many pixels of a PNG a pixel of the sheet can become, each way.
const MaxScale = 4

// Palette reads the colours of the pages from a style sheet: the custom properties of its first :root, which are those
// of the light page. The error names one that is missing.
func Palette(css string) (sheets.Colours, error) {
	_, rules, _ := strings.Cut(css, ":root")
	rules, _, _ = strings.Cut(strings.TrimLeft(rules, " {"), "}")
	named := map[string]string{}
	for declaration := range strings.SplitSeq(rules, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		if name, ok := strings.CutPrefix(strings.TrimSpace(name), "--"); ok {
			named[name] = strings.TrimSpace(value)
		}
	}
	for _, name := range sheets.Names {
		if _, err := parseColour(named[name]); err != nil {
			return nil, fmt.Errorf("picture: colour %s: %w", name, err)
		}
	}
	return func(name string) string { return named[name] }, nil
}

func parseColour(s string) (color.RGBA, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return color.RGBA{}, fmt.Errorf("%q, want #rrggbb", s)
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, nil
}

// PNG draws a sheet with scale pixels for each of its own, above 0 to MaxScale. The image has a palette of 256 colours: areas
// have exactly the colours of the pages, and of the blends along their edges the rarest become their neighbours. When ctx
// ends it stops drawing and returns the reason.
func PNG(ctx context.Context, sheet *sheets.Sheet, colours sheets.Colours, scale float64) ([]byte, error) {
	small := newDrawing(sheet, colours, min(scale, 1)) // has the colours that the large one has
	palette, err := small.palette(ctx)
	if err != nil {
		return nil, err
	}
	large := small
	if scale > 1 {
		large = newDrawing(sheet, colours, scale)
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.DefaultCompression} // the best takes four times as long for 6 %
	if scale > 1 {
		e.CompressionLevel = png.BestSpeed // four to sixteen times the pixels, for 10 % more bytes
	}
	if err := e.Encode(&b, newStrips(ctx, large, palette)); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return b.Bytes(), ctx.Err()
}
