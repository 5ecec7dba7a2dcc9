package live

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"recognitionmap/app/pages"
)

// TestPicture: the picture of the view, drawn when its shapes have come.
func TestPicture(t *testing.T) {
	colours := func(string) string { return "#123456" }
	for _, test := range []struct {
		name, address string
		lacks         string
		asked         []string
		file          string
	}{
		{"of the world", "/?date=2023-05-10", "", []string{worldURL}, "recognition-map-2023-05-10"},
		{"of a country", "/country/NOR?date=2023-05-10", "", []string{worldURL}, "recognition-map-2023-05-10-nor"},
		{"of a part of the world, in detail", "/?date=2023-05-10&at=15,45,5", "", []string{worldURL, detailURL}, "recognition-map-2023-05-10"},
		{"of a part of the world, where the detail does not come", "/?date=2023-05-10&at=15,45,5", detailURL, []string{worldURL, detailURL}, "recognition-map-2023-05-10"},
		{"without shapes", "/", worldURL, []string{worldURL}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, test.address)
			delete(f.files, test.lacks)
			var svg, file string
			answers := 0
			answer := func(s, name string) { svg, file = s, name; answers++ }
			p.Picture(colours, answer)
			f.answer()
			if answers != 1 || file != test.file || !slices.Equal(f.asked, test.asked) {
				t.Errorf("Picture answers %d times with %q, asking for %q, want once, %q, %q", answers, file, f.asked, test.file, test.asked)
			}
			if drawn := strings.HasPrefix(svg, "<svg"); drawn != (test.file != "") || svg == "" {
				t.Errorf("Picture answers %.60q, want a drawing: %v", svg, test.file != "")
			}
			if test.lacks == worldURL {
				return
			}
			p.Picture(colours, answer)
			if f.answer(); answers != 2 || slices.Contains(f.asked[len(test.asked):], worldURL) {
				t.Errorf("a second picture answers %d times, asking for %q, want the shapes that are there", answers, f.asked)
			}
		})
	}
}

// TestSavePicture: what is saved, and what is said of it.
func TestSavePicture(t *testing.T) {
	const busy, failed = "Tell “The picture is being made.”, ", "That did not work: "
	for _, test := range []struct {
		name  string
		scale float64
		image [2]int
		lacks string
		want  string
	}{
		{"as it is drawn", 0, [2]int{}, "", `Save recognition-map-2023-05-10.svg LINES, Did [data-do="svg"] Saved`},
		{"as a PNG", 1, [2]int{1200, 700}, "", busy + `SavePNG recognition-map-2023-05-10.png, Tell “Saved a PNG of 1200 by 700 pixels.”, Did [data-do="png"][data-of="1"] Saved`},
		{"as a larger PNG", 2, [2]int{1200, 700}, "", busy + `SavePNG recognition-map-2023-05-10-2x.png, Tell “Saved a PNG of 2400 by 1400 pixels.”, Did [data-do="png"][data-of="2"] Saved`},
		{"too large", 4, [2]int{1200, 700}, "", busy + "SavePNG recognition-map-2023-05-10-4x.png, LINE" + failed + pages.PictureTooLarge(4800, 2800)},
		{"not to be drawn", 1, [2]int{}, "", busy + "SavePNG recognition-map-2023-05-10.png, LINE" + failed + pages.PictureUndrawn},
		{"without shapes", 1, [2]int{}, worldURL, busy + "LINE" + failed + errNoAnswer.Error()},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, "/?date=2023-05-10")
			f.image = test.image
			delete(f.files, test.lacks)
			p.Hear("picture", nil, []float64{test.scale})
			f.answer()
			want, got := test.want, regexp.MustCompile(`svg \d+`).ReplaceAllString(f.took(), "svg LINES")
			if before, line, ok := strings.Cut(want, "LINE"+failed); ok {
				want = before + "Tell “" + failed + line + ".”, Announce “" + failed + line + ".”"
			}
			if got != want {
				t.Errorf("a picture %s does\n%s, want\n%s", test.name, got, want)
			}
		})
	}
}
