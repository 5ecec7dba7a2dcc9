package live

import (
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

func TestToggle(t *testing.T) {
	for _, test := range []struct{ name, address, want, shows string }{
		{"before the first change of an era", "/?date=1996-02-02", "ShowDay 1997-05-25, Speak now, Show, Replace /?date=1997-05-25", "/?date=1997-05-25"},
		{"among the changes", "/?date=2022-03-01", "ShowDay 2023-05-10, Speak now, Show, Step at pace", "/?date=2023-05-10"},
		{"with a country open", "/country/NOR?date=2022-03-01", "ShowDay 2023-05-10, Speak now, Show, Step at pace", "/country/NOR?date=2023-05-10"},
		{"before the last change, where it ends", "/?date=2024-12-31", "ShowDay 2025-02-02, Speak now, Show, Replace /?date=2025-02-02", "/?date=2025-02-02"},
		{"at the last change, where it starts over", "/?date=2025-02-02", "ShowDay 2021-08-15, Show, Step at pace", "/?date=2021-08-15"},
		{"today, where it starts over", "/", "ShowDay 2021-08-15, Show, Step at pace", "/?date=2021-08-15"},
		{"at the last change of an era that is past", "/?date=1997-05-25", "ShowDay 1996-01-01, Show, Step at pace", "/?date=1996-01-01"},
		{"in an era without a change", "/?date=2010-01-01", "ShowDay 2002-01-01, Show, Step at pace", "/?date=2002-01-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, effects := opened(t, test.address).Step(Toggle{})
			if got := told(effects); got != test.want {
				t.Errorf("Toggle at %s does %q, want %q", test.address, got, test.want)
			}
			if got := where(s); got != test.shows {
				t.Errorf("Toggle at %s shows %s, want %s", test.address, got, test.shows)
			}
		})
	}
}

// TestPlayGoesThroughAnEra: from its first day through all of its changes, where it stops.
func TestPlayGoesThroughAnEra(t *testing.T) {
	s, _ := opened(t, "/").Step(Toggle{})
	var got []string
	for s.Playing && len(got) < 9 {
		got = append(got, s.View.Day.String())
		s, _ = s.Step(Step{s.turn})
	}
	got = append(got, s.View.Day.String())
	want := []string{"2021-08-15", "2022-03-01", "2023-05-10", "2024-01-30", "2025-02-02"}
	if len(got) != len(want) {
		t.Fatalf("a play shows %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("a play shows %v, want %v", got, want)
		}
	}
}

func TestStepOfAPlay(t *testing.T) {
	playing, _ := opened(t, "/?date=2022-03-01").Step(Toggle{}) // shows 2023-05-10
	for _, test := range []struct {
		name    string
		before  []Action
		turn    int // of the play that set the timer, counted from this one
		want    string
		playing bool
	}{
		{"its own timer", nil, 0, "ShowDay 2024-01-30, Speak now, Show, Step at pace", true},
		{"the timer of an older play", nil, -1, "", true},
		{"its timer after it was paused", []Action{Toggle{}}, 0, "", false},
		{"its timer after it was paused and begun again", []Action{Toggle{}, Toggle{}}, 0, "", true},
		{"the timer of the play that was begun again, before its last change", []Action{Toggle{}, Toggle{}}, 1, "ShowDay 2025-02-02, Speak now, Show, Replace /?date=2025-02-02", false},
		{"its timer after the slider was moved", []Action{Slide{today}}, 0, "", false},
		{"its timer after a key on the slider", []Action{SlideKey{Key: "End"}}, 0, "", false},
		{"its timer after another page was opened", []Action{Follow{"/table", ""}}, 0, "", false},
		{"its timer after a country was opened", []Action{Open{"NOR"}}, 0, "ShowDay 2024-01-30, Speak now, Show, Step at pace", true},
		{"its timer after the page went out of sight", []Action{Hide{}}, 0, "", false},
		{"its timer after a press on the slider", []Action{Press{.5, 100}}, 0, "", false},
		{"its timer after Back to the day", []Action{Arrive{"/", "date=2022-03-01"}}, 0, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, _ := steps(playing, test.before...)
			s, effects := s.Step(Step{playing.turn + test.turn})
			if got := told(effects); got != test.want || s.Playing != test.playing {
				t.Errorf("Step does %q, playing %v, want %q, %v", got, s.Playing, test.want, test.playing)
			}
		})
	}
}

// TestStepWhenTheChangesAreGone: a newer record may have none after the day that plays.
func TestStepWhenTheChangesAreGone(t *testing.T) {
	s, _ := opened(t, "/?date=2022-03-01").Step(Toggle{})
	s, _ = s.Step(Learn{relation.NewRecord(nil), 8})
	s, effects := s.Step(Step{s.turn})
	if got, want := told(effects), "Show, Replace /?date=2023-05-10"; got != want || s.Playing {
		t.Errorf("Step without a change does %q, playing %v, want %q, false", got, s.Playing, want)
	}
}

func TestPause(t *testing.T) {
	playing, _ := opened(t, "/?date=2022-03-01").Step(Toggle{})
	for _, test := range []struct {
		name   string
		state  State
		action Action
		want   string
	}{
		{"a second press of Play", playing, Toggle{}, "Show, Replace /?date=2023-05-10"},
		{"a page out of sight", playing, Hide{}, "Show, Replace /?date=2023-05-10"},
		{"a page out of sight that does not play", opened(t, "/"), Hide{}, ""},
	} {
		s, effects := test.state.Step(test.action)
		if got := told(effects); got != test.want || s.Playing {
			t.Errorf("%s does %q, playing %v, want %q, false", test.name, got, s.Playing, test.want)
		}
	}
}

// TestSlide: a day at which the slider rests is written at once, and nothing more is to come of it.
func TestSlide(t *testing.T) {
	s := opened(t, "/country/NOR?date=2022-03-01&lens=envoy")
	s.Notice = "of the address"
	s, effects := s.Step(Slide{day(t, "2023-05-10")})
	if got, want := told(effects), "Show, Replace /country/NOR?date=2023-05-10&lens=envoy"; got != want {
		t.Errorf("Slide does %q, want %q", got, want)
	}
	if got, want := where(s), "/country/NOR?date=2023-05-10&lens=envoy"; got != want || s.Notice != "" {
		t.Errorf("Slide shows %s with the notice %q, want %s without", got, s.Notice, want)
	}
	if s, _ = s.Step(Slide{today}); !s.View.Live {
		t.Errorf("Slide(today) shows %s, want an address that names no day", where(s))
	}
	if _, effects = opened(t, "/table").Step(Slide{day(t, "2023-05-10")}); told(effects) != "Show" {
		t.Errorf("Slide on another page does %q, want Show and no address", told(effects))
	}
}

// TestSlideEndsAPlay: and a timer of the play finds nothing to do.
func TestSlideEndsAPlay(t *testing.T) {
	s, effects := steps(opened(t, "/?date=2022-03-01"), Toggle{}, Slide{day(t, "2024-09-09")})
	if got, want := told(effects), "Show, Replace /?date=2024-09-09"; got != want || s.Playing {
		t.Errorf("Slide in a play does %q, playing %v, want %q, false", got, s.Playing, want)
	}
	for _, a := range []Action{Step{s.turn}, Speak{turn: s.turn, day: day(t, "2023-05-10"), now: clock0}} {
		if _, effects := s.Step(a); effects != nil {
			t.Errorf("%T of a play that Slide has ended does %q, want nothing", a, told(effects))
		}
	}
}

// TestSlideForgetsAKey: the rest that a key is waiting for is over where the slider rests.
func TestSlideForgetsAKey(t *testing.T) {
	s, effects := opened(t, "/").Step(SlideKey{Key: "Home"})
	rest := effects[len(effects)-1].(Later).Action
	s, _ = s.Step(Slide{day(t, "2023-05-10")})
	if _, effects = s.Step(rest); effects != nil {
		t.Errorf("the rest of a key before Slide does %q, want nothing", told(effects))
	}
}

// TestRest: page and address follow when the keys on the slider have rested, once.
func TestRest(t *testing.T) {
	s, _ := steps(opened(t, "/"), SlideKey{Key: "Home"}, SlideKey{Key: "ArrowRight"})
	for _, test := range []struct {
		name  string
		moves int
		want  string
	}{
		{"after the first of two keys", s.moves - 1, ""},
		{"after the last", s.moves, "Show, Replace /?date=2022-03-01"},
	} {
		if _, effects := s.Step(Rest{test.moves}); told(effects) != test.want {
			t.Errorf("Rest %s does %q, want %q", test.name, told(effects), test.want)
		}
	}
	s, _ = s.Step(Toggle{})
	if _, effects := s.Step(Rest{s.moves}); told(effects) != "Show" {
		t.Errorf("Rest in a play does %q, want Show and no address", told(effects))
	}
	s, _ = steps(opened(t, "/"), SlideKey{Key: "Home"}, Follow{"/table", "date=2021-08-15"})
	if _, effects := s.Step(Rest{s.moves}); told(effects) != "Show" {
		t.Errorf("Rest on another page does %q, want Show and no address", told(effects))
	}
}

func TestSlideKey(t *testing.T) {
	const at = "/?date=2023-05-10"
	for _, test := range []struct {
		name, address, key string
		shift, rtl         bool
		want               string // "" for a key that is not the slider's
	}{
		{"right", at, "ArrowRight", false, false, "2024-01-30"},
		{"up", at, "ArrowUp", false, false, "2024-01-30"},
		{"left", at, "ArrowLeft", false, false, "2022-03-01"},
		{"down", at, "ArrowDown", false, false, "2022-03-01"},
		{"right with Shift", at, "ArrowRight", true, false, "2023-05-11"},
		{"left with Shift", at, "ArrowLeft", true, false, "2023-05-09"},
		{"up with Shift", at, "ArrowUp", true, false, "2023-05-11"},
		{"down with Shift", at, "ArrowDown", true, false, "2023-05-09"},
		{"right where text runs to the left", at, "ArrowRight", false, true, "2022-03-01"},
		{"left where text runs to the left", at, "ArrowLeft", false, true, "2024-01-30"},
		{"up where text runs to the left", at, "ArrowUp", false, true, "2024-01-30"},
		{"right with Shift where text runs to the left", at, "ArrowRight", true, true, "2023-05-09"},
		{"a tenth of the era on", at, "PageUp", false, false, "2023-11-18"},
		{"a tenth of the era back", at, "PageDown", false, false, "2022-10-30"},
		{"a tenth of the era on, near its end", "/?date=2026-11-20", "PageUp", false, false, "2026-11-24"},
		{"a tenth of the era back, near its beginning", "/?date=2021-08-20", "PageDown", false, false, "2021-08-15"},
		{"the beginning of the era", at, "Home", false, false, "2021-08-15"},
		{"the end of the era", at, "End", false, false, "2026-11-24"},
		{"right after the last change", "/?date=2025-02-02", "ArrowRight", false, false, "2026-11-24"},
		{"right at the end", "/", "ArrowRight", false, false, "2026-11-24"},
		{"right with Shift at the end", "/", "ArrowRight", true, false, "2026-11-24"},
		{"left to a change on the first day", "/?date=2022-03-01", "ArrowLeft", false, false, "2021-08-15"},
		{"left at the beginning, never into the era before", "/?date=2021-08-15", "ArrowLeft", false, false, "2021-08-15"},
		{"left with Shift at the beginning", "/?date=2021-08-15", "ArrowLeft", true, false, "2021-08-15"},
		{"right in the first era, never into the next", "/?date=1997-05-25", "ArrowRight", false, false, "2001-12-31"},
		{"left in the first era", "/?date=2001-05-05", "ArrowLeft", false, false, "1997-05-25"},
		{"left before its first change", "/?date=1997-01-01", "ArrowLeft", false, false, "1996-01-01"},
		{"the end of an era that is past", "/?date=1997-05-25", "End", false, false, "2001-12-31"},
		{"left in an era without a change", "/?date=2010-01-01", "ArrowLeft", false, false, "2002-01-01"},
		{"a letter", at, "a", false, false, ""},
		{"the tab key", at, "Tab", false, false, ""},
		{"no key", at, "", false, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := opened(t, test.address)
			a := SlideKey{Key: test.key, Shift: test.shift, RightToLeft: test.rtl}
			if _, ok := s.slideKey(a); ok != (test.want != "") {
				t.Errorf("slideKey(%+v) at %s is the slider's: %v, want %v", a, test.address, ok, test.want != "")
			}
			next, effects := s.Step(a)
			want, shows := "ShowDay "+test.want+", Rest 150ms", test.want
			if test.want == "" {
				want, shows = "", s.View.Day.String()
			}
			if got := told(effects); got != want || next.View.Day.String() != shows {
				t.Errorf("Step(%+v) at %s does %q and shows %v, want %q, %s", a, test.address, got, next.View.Day, want, shows)
			}
		})
	}
}

// TestSlideKeysStayInTheEra: whatever key, day and direction, the day stays one that the slider has.
func TestSlideKeysStayInTheEra(t *testing.T) {
	s := opened(t, "/")
	for d := state.FirstDay; d <= today; d += 11 {
		s.View = s.View.OnDay(d, today)
		for _, key := range []string{"ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End"} {
			for _, shift := range []bool{false, true} {
				if to, ok := s.slideKey(SlideKey{Key: key, Shift: shift}); !ok || to < s.era().First || to > s.era().Last {
					t.Fatalf("slideKey(%s, shift %v) at %v = %v, %v, want a day of %v", key, shift, d, to, ok, s.era())
				}
			}
		}
	}
}

// TestPressAndRelease: a click beside the mark of a change shows that change; a drag does not.
func TestPressAndRelease(t *testing.T) {
	length := float64(today - relation.Takeover) // pixels: a day is one
	mark := func(date string) float64 { return float64(day(t, date)-relation.Takeover) / length }
	for _, test := range []struct {
		name   string
		at, to float64 // where the press is, from the mark of the date, and from there the release, in pixels
		date   string
		want   string
	}{
		{"on the mark", 0, 0, "2023-05-10", "ShowDay 2023-05-10, Rest 150ms"},
		{"six pixels before it", -6, 0, "2023-05-10", "ShowDay 2023-05-10, Rest 150ms"},
		{"six pixels after it", 6, 0, "2023-05-10", "ShowDay 2023-05-10, Rest 150ms"},
		{"seven pixels after it", 7, 0, "2023-05-10", ""},
		{"on the mark, with a hand that trembles", 0, 5, "2023-05-10", "ShowDay 2023-05-10, Rest 150ms"},
		{"on the mark and dragged on", 0, 7, "2023-05-10", ""},
		{"on the mark and dragged back", 0, -7, "2023-05-10", ""},
		{"on the first day of the era", 0, 0, "2021-08-15", "ShowDay 2021-08-15, Rest 150ms"},
		{"where nothing is", 0, 0, "2025-10-10", ""},
		{"beyond the end", 0, 0, "2027-06-01", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := mark(test.date) + test.at/length
			s, effects := opened(t, "/").Step(Press{at, length})
			if len(effects) > 0 {
				t.Errorf("Press does %q, want nothing", told(effects))
			}
			if _, effects = s.Step(Release{at + test.to/length, length}); told(effects) != test.want {
				t.Errorf("Release does %q, want %q", told(effects), test.want)
			}
		})
	}
	if _, effects := opened(t, "/").Step(Release{0, length}); effects != nil {
		t.Errorf("Release without a press does %q, want nothing", told(effects))
	}
	s, _ := steps(opened(t, "/"), Press{mark("2023-05-10"), length}, Release{mark("2023-05-10"), length})
	if _, effects := s.Step(Release{mark("2023-05-10"), length}); effects != nil {
		t.Errorf("a second release does %q, want nothing", told(effects))
	}
}

// TestPressBetweenTwoMarks: the nearer one is meant.
func TestPressBetweenTwoMarks(t *testing.T) {
	near := events(t)
	near[5].Date.First, near[5].Confidence = day(t, "2023-05-16"), relation.Confirmed // six days after another change
	s := opened(t, "/")
	s.Record = relation.NewRecord(near)
	length := float64(today - relation.Takeover)
	for _, test := range []struct{ at, want string }{{"2023-05-12", "2023-05-10"}, {"2023-05-14", "2023-05-16"}} {
		at := float64(day(t, test.at)-relation.Takeover) / length
		next, _ := steps(s, Press{at, length}, Release{at, length})
		if got := next.View.Day.String(); got != test.want {
			t.Errorf("a click at %s shows %s, want %s", test.at, got, test.want)
		}
	}
}

func TestPressEndsAPlay(t *testing.T) {
	s, effects := steps(opened(t, "/?date=2022-03-01"), Toggle{}, Press{.9, 100})
	if got, want := told(effects), "Show, Replace /?date=2023-05-10"; got != want || s.Playing {
		t.Errorf("Press in a play does %q, playing %v, want %q, false", got, s.Playing, want)
	}
}

func TestSpeak(t *testing.T) {
	s, _ := opened(t, "/?date=2022-03-01").Step(Toggle{}) // shows 2023-05-10
	noon := clock0
	spoken := s
	spoken.spoke = noon
	const line = "Announce “10 May 2023: Denmark, from none to recognized”"
	for _, test := range []struct {
		name  string
		state State
		speak Speak
		want  string
	}{
		{"the first change", s, Speak{s.turn, s.View.Day, noon}, line},
		{"a change that is shown no more", s, Speak{s.turn, s.View.Day - 1, noon}, ""},
		{"a change of an older play", s, Speak{s.turn - 1, s.View.Day, noon}, ""},
		{"a second after another", spoken, Speak{s.turn, s.View.Day, noon.Add(second)}, "Speak 2s"},
		{"as soon as it may", spoken, Speak{s.turn, s.View.Day, noon.Add(quietFor)}, line},
	} {
		if _, effects := test.state.Step(test.speak); told(effects) != test.want {
			t.Errorf("Speak of %s does %q, want %q", test.name, told(effects), test.want)
		}
	}
}

// TestKeysOnTheOwnTimeLine: with a country open, the arrows go from one of its events to the next, whether it changed a class
// or not, and stay in the era.
func TestKeysOnTheOwnTimeLine(t *testing.T) {
	for _, test := range []struct{ address, key, want string }{
		{"/country/NOR?date=2021-12-01", "ArrowRight", "2022-03-01"}, {"/country/NOR?date=2022-03-01", "ArrowRight", "2025-02-02"},
		{"/country/NOR?date=2025-02-02", "ArrowLeft", "2022-03-01"}, {"/country/NOR?date=2022-03-01", "ArrowLeft", "2021-08-15"},
		{"/country/NOR?date=2025-02-02", "ArrowRight", "2026-11-24"}, {"/country/SWE?date=2024-01-30", "ArrowRight", "2024-09-09"},
		{"/country/DEU?date=2024-01-30", "ArrowRight", "2026-11-24"},
	} {
		_, effects := opened(t, test.address).Step(SlideKey{Key: test.key, Own: true})
		if got, want := told(effects), "ShowDay "+test.want+", Rest 150ms"; got != want {
			t.Errorf("%s at %s does %q, want %q", test.key, test.address, got, want)
		}
	}
}
