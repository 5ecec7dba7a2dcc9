package live

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestPlay: one change every 900 ms from when the last was painted, announcements no less than three seconds apart, and the
// change that is shown when it stops is said.
func TestPlay(t *testing.T) {
	for _, test := range []struct {
		name, pace string
		spoken     []string // seconds after the beginning
	}{
		{"at the usual pace", "900", []string{"0.9 1 March 2022", "3.9 2 February 2025"}},
		{"twice as fast", "450", []string{"0.45 1 March 2022", "3.45 2 February 2025"}},
		{"slowly", "3000", []string{"3 1 March 2022", "6 10 May 2023", "9 30 January 2024", "12 2 February 2025"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, "/")
			f.pace = test.pace
			p.Hear("play", nil, nil)
			var shown, spoken []string
			for range 2000 {
				f.wait(10 * time.Millisecond)
				for _, line := range f.log {
					if rest, ok := strings.CutPrefix(line, "ShowDay "); ok {
						shown = append(shown, rest)
					}
					if rest, ok := strings.CutPrefix(line, "Announce “"); ok {
						date, _, _ := strings.Cut(rest, ":")
						spoken = append(spoken, fmt.Sprint(f.now.Sub(clock0).Truncate(50*time.Millisecond).Seconds(), " ", date))
					}
				}
				f.log = nil
			}
			if want := []string{"2021-08-15", "2022-03-01", "2023-05-10", "2024-01-30", "2025-02-02"}; !slices.Equal(shown, want) {
				t.Errorf("a play shows %q, want %q", shown, want)
			}
			if !slices.Equal(spoken, test.spoken) {
				t.Errorf("a play says %q, want %q", spoken, test.spoken)
			}
			if p.state.Playing || f.bar != "/?date=2025-02-02" {
				t.Errorf("after a play the address is %s, playing %v, want /?date=2025-02-02, false", f.bar, p.state.Playing)
			}
		})
	}
}

// TestPlayTwice: the timer of a play that was stopped does nothing to the next.
func TestPlayTwice(t *testing.T) {
	f, p := served(t, "/?date=2022-03-01")
	for range 3 {
		p.Hear("play", nil, nil) // on, off, on: two timers, of which the first is old
	}
	f.took()
	if f.wait(800 * time.Millisecond); strings.Contains(f.took(), "ShowDay") {
		t.Error("a change is shown before its time")
	}
	f.wait(200 * time.Millisecond)
	if got := strings.Count(f.took(), "ShowDay"); got != 1 {
		t.Errorf("%d changes are shown in the time of one", got)
	}
}

// TestAddressFollows: of many keys on the slider, each day at once and one address, when they have rested.
func TestAddressFollows(t *testing.T) {
	f, p := served(t, "/?date=2021-08-15")
	var days []string
	for i := range 10 {
		p.Do(SlideKey{Key: "ArrowRight", Shift: true})
		f.wait(100 * time.Millisecond)
		days = append(days, "ShowDay "+(relation.Takeover+relation.Day(i+1)).String())
	}
	if got, want := f.took(), strings.Join(days, ", "); got != want {
		t.Errorf("keys on the slider do %q, want each day and nothing else yet: %q", got, want)
	}
	f.wait(49 * time.Millisecond) // 149 since the last
	if got := f.took(); got != "" {
		t.Errorf("keys that have not rested do %q, want nothing yet", got)
	}
	f.wait(time.Second)
	if got, want := f.took(), "ReplaceAddress /?date=2021-08-25, Apply /?date=2021-08-25"; got != want {
		t.Errorf("keys that rest do %q, want %q", got, want)
	}
}

// TestRestedSlide: a day at which the slider rests is in the address at once, and once, whatever key was before it.
func TestRestedSlide(t *testing.T) {
	f, p := served(t, "/")
	p.Do(SlideKey{Key: "Home"})
	f.wait(100 * time.Millisecond)
	f.took()
	p.Hear("day", nil, []float64{float64(day(t, "2023-05-10"))})
	if got, want := f.took(), "ReplaceAddress /?date=2023-05-10"; got != want || f.bar != "/?date=2023-05-10" {
		t.Errorf("a slider that rests does %q, the address is %s, want %q", got, f.bar, want)
	}
	f.wait(time.Second)
	if got, want := f.took(), "Apply /?date=2023-05-10"; got != want || len(f.later) > 0 {
		t.Errorf("a slider that has rested does later %q and waits for %d timers, want %q alone", got, len(f.later), want)
	}
}

// TestRestedSlideInAPlay: the play is over, and its timers show and say nothing.
func TestRestedSlideInAPlay(t *testing.T) {
	f, p := served(t, "/?date=2022-03-01")
	p.Hear("play", nil, nil)
	f.painted()
	f.took()
	p.Hear("day", nil, []float64{float64(day(t, "2024-09-09"))})
	f.wait(10 * time.Second)
	if got, want := f.took(), "ReplaceAddress /?date=2024-09-09, Apply /?date=2024-09-09"; got != want || p.state.Playing {
		t.Errorf("a slider that rests in a play does %q, playing %v, want %q, false", got, p.state.Playing, want)
	}
}

// TestKeyBeforeTheFocus: a key that was pressed before the keyboard was where the last one has sent it goes on from there.
func TestKeyBeforeTheFocus(t *testing.T) {
	f, p := served(t, "/")
	f.middles = map[country.Code][2]float64{"DNK": {10, 10}, "DEU": {20, 10}, "FIN": {30, 10}}
	p.Hear("key", []string{"ArrowRight", "DNK"}, []float64{0})
	p.Hear("key", []string{"ArrowRight", "DNK"}, []float64{0})
	if got, want := f.took(), "Focus DEU, Focus FIN"; got != want {
		t.Errorf("two arrows in one moment do %q, want %q", got, want)
	}
	p.Hear("key", []string{"ArrowLeft", "DEU"}, []float64{2}) // after a click
	if got, want := f.took(), "Focus DNK"; got != want {
		t.Errorf("an arrow after the keyboard has followed does %q, want %q", got, want)
	}
}

// TestLate: a message that came after the reader has done something else is not shown; what follows from both is, with rows
// that the page still lacks.
func TestLate(t *testing.T) {
	f, p := served(t, "/")
	p.Hear("link", []string{"/?lens=post"}, nil)
	f.took()
	f.ahead = true
	f.painted()
	if got, want := f.took(), "Apply: late"; got != want {
		t.Fatalf("a message after an act does %q, want %q", got, want)
	}
	p.Hear("moved", nil, []float64{1000, 500, 2000}) // before the program hears of that act
	f.painted()
	f.took()
	f.ahead = false
	p.Hear("open", []string{"NOR"}, nil)
	f.took()
	f.painted()
	if got, want := f.took(), "Apply /country/NOR?lens=post&at=11,0.5,2 with rows"; got != want {
		t.Errorf("the act after a late message does %q, want %q", got, want)
	}
}
