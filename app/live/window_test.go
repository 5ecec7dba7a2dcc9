package live

import (
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/ui"
)

// square is the path of a square place with its upper left corner at x, y of the plate.
const (
	square = "m1000 600 200 0 0 200-200 0z"
	speck  = "m2000 500 4 0 0 4-4 0z"
)

func TestMove(t *testing.T) {
	s, effects := opened(t, "/country/NOR?lens=envoy").Step(Move{ui.WindowOf("20,20,4")})
	if got, want := told(effects), "Redraw, Rest 150ms"; got != want {
		t.Errorf("Move does %q, want %q", got, want)
	}
	if got, want := where(s), "/country/NOR?lens=envoy&at=20,20,4"; got != want {
		t.Errorf("Move shows %s, want %s", got, want)
	}
	if _, effects = s.Step(Rest{s.moves}); told(effects) != "Show, Replace /country/NOR?lens=envoy&at=20,20,4" {
		t.Errorf("Rest after a move does %q, want its address in place of the last", told(effects))
	}
	if s, _ = s.Step(Move{carto.Whole}); s.View.Look.At != "" {
		t.Errorf("Move to the whole world leaves at=%s, want none", s.View.Look.At)
	}
}

// TestMovedByHandIsNoNews: the drawing shows already where the hand has moved it, so nothing brings it there again.
func TestMovedByHandIsNoNews(t *testing.T) {
	s, _ := opened(t, "/").Step(Move{ui.WindowOf("20,20,4")})
	for _, test := range []struct{ name, query, want string }{
		{"the window that is shown", "date=2023-05-10&at=20,20,4", "Push /?date=2023-05-10&at=20,20,4, ShowDay 2023-05-10, Show, Scroll, Announce “10 May 2023: Denmark, from none to recognized”"},
		{"another window", "at=20,20,5", "Push /?at=20,20,5, Show, Look 20,20,5, Redraw, Scroll"},
	} {
		if _, effects := s.Step(Follow{"/", test.query}); told(effects) != test.want {
			t.Errorf("Follow to %s does %q, want %q", test.name, told(effects), test.want)
		}
	}
}

// TestLookedIsKeptWhileAway: the drawing is kept while another page is shown.
func TestLookedIsKeptWhileAway(t *testing.T) {
	s, _ := steps(opened(t, "/?at=gulf"), Follow{"/about", ""})
	if _, effects := s.Step(Arrive{"/", "at=gulf"}); told(effects) != "Show, Scroll to the top, Announce “Who recognizes the Taliban government? A map, as of 24 November 2026”" {
		t.Errorf("Back to what the drawing shows does %q, want no look", told(effects))
	}
	if _, effects := s.Step(Arrive{"/", ""}); told(effects) != "Show, Look none, Redraw, Scroll to the top, Announce “Who recognizes the Taliban government? A map, as of 24 November 2026”" {
		t.Errorf("Back to the whole world does %q, want a look", told(effects))
	}
}

func TestBring(t *testing.T) {
	whole, fitting := carto.Whole, ui.WindowOf(ui.Fitted(square))
	away := carto.Window{X: 3000, Y: 1200, Zoom: 4}
	for _, test := range []struct {
		name    string
		country string // that is open
		found   Found
		want    string // "" for nothing, "still" for what is seen already
		zoom    float64
	}{
		{"a place that the map lacks", "NOR", Found{Bring{"NOR", true}, "", whole}, "", 0},
		{"a place that is open no more", "SWE", Found{Bring{"NOR", true}, square, whole}, "", 0},
		{"a chosen place that is small in the world", "NOR", Found{Bring{"NOR", true}, square, whole}, "moves", fitting.Zoom},
		{"a chosen speck, as far as zooming goes", "NOR", Found{Bring{"NOR", true}, speck, whole}, "moves", carto.MaxZoom},
		{"a chosen place that is seen well", "NOR", Found{Bring{"NOR", true}, square, fitting}, "still", 0},
		{"a chosen place out of sight", "NOR", Found{Bring{"NOR", true}, square, away}, "moves", fitting.Zoom},
		{"a place under the keyboard that is seen whole", "", Found{Bring{"NOR", false}, square, whole}, "still", 0},
		{"a speck under the keyboard that is seen", "", Found{Bring{"NOR", false}, speck, whole}, "still", 0},
		{"a place under the keyboard out of sight, at the same scale", "", Found{Bring{"NOR", false}, square, away}, "moves", 4},
		{"a place under the keyboard that is larger than the window", "", Found{Bring{"NOR", false}, square, carto.Window{X: 1050, Y: 650, Zoom: 12}}, "moves", fitting.Zoom},
	} {
		t.Run(test.name, func(t *testing.T) {
			address := "/"
			if test.country != "" {
				address = "/country/" + test.country
			}
			s := opened(t, address)
			next, effects := s.Step(test.found)
			switch test.want {
			case "":
				if effects != nil {
					t.Errorf("Found does %q, want nothing", told(effects))
				}
			case "still":
				if told(effects) != "Uncover" || next.View != s.View {
					t.Errorf("Found does %q and shows %s, want Uncover alone", told(effects), where(next))
				}
			default:
				at := next.View.Look.At
				if got, want := told(effects), "Look "+at+", Redraw, Uncover, Rest 150ms"; got != want {
					t.Errorf("Found does %q, want %q", got, want)
				}
				w := ui.WindowOf(at)
				b, _ := carto.PathBounds(test.found.Outline)
				if _, seen := w.Share(b); !seen {
					t.Errorf("Found looks at %s, which does not hold %v", at, b)
				}
				if off := w.Zoom - test.zoom; off > .02 || off < -.02 {
					t.Errorf("Found looks at %s, want the zoom %v", at, test.zoom)
				}
				if next.looked != at {
					t.Errorf("Found leaves the state looking at %q, want %q", next.looked, at)
				}
			}
		})
	}
}
