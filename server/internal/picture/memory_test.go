package picture

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"os"
	"runtime"
	"testing"

	"recognitionmap/app/carto"
	sheets "recognitionmap/app/picture"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

// figure is a sheet of the whole world with its colours.
func figure(t *testing.T) (*sheets.Sheet, sheets.Colours) {
	t.Helper()
	css, err := os.ReadFile("../../../web/css/statuses.css")
	if err != nil {
		t.Fatal(err)
	}
	colours, err := Palette(string(css))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../../../geodata/dataset/world.bin")
	if err != nil {
		t.Fatal(err)
	}
	shapes, err := world.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	view, _, err := state.Parse("/share", "", relation.Takeover)
	if err != nil {
		t.Fatal(err)
	}
	return sheets.New(sheets.Subject{Drawing: ui.NewDrawing(carto.NewPlate(shapes)), View: view, Record: relation.NewRecord(nil)}), colours
}

// The largest picture has 15 million pixels, and is made in the memory of a strip of them.
func TestLargePictureTakesLittleMemory(t *testing.T) {
	sheet, colours := figure(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	file, err := PNG(t.Context(), sheet, colours, MaxScale)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil || size.Width != MaxScale*1200 {
		t.Fatalf("the picture is %d wide, %v", size.Width, err)
	}
	if all := after.TotalAlloc - before.TotalAlloc; all > 64<<20 {
		t.Errorf("%d MB were allocated on the way, want at most 64", all>>20)
	}
}

func TestNobodyWaits(t *testing.T) {
	sheet, colours := figure(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := PNG(ctx, sheet, colours, MaxScale); !errors.Is(err, context.Canceled) {
		t.Errorf("PNG for nobody = %v, want context.Canceled", err)
	}
	d := newDrawing(sheet, colours, 1)
	s := newStrips(ctx, d, nil)
	s.ColorIndexAt(0, 0)
	if !s.strip.rows.Empty() {
		t.Errorf("rows %v were drawn for nobody", s.strip.rows)
	}
}
