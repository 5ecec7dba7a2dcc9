package live

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"recognitionmap/app/pages"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestHear: what the page's script tells, what the program does about it at once and when the rest of it is painted.
func TestHear(t *testing.T) {
	for _, test := range []struct {
		name, from, kind string
		text             []string
		number           []float64
		at, then         string
	}{
		{"a country", "/", "open", []string{"NOR"}, nil, "ReplaceAddress /country/NOR, Announce “Norway: None, since 2 February 2025”", "Apply /country/NOR"},
		{"no country", "/country/NOR", "open", []string{""}, nil, "ReplaceAddress /", "Apply /"},
		{"a day", "/", "day", nil, []float64{19487}, "ReplaceAddress /?date=2023-05-10", "Apply /?date=2023-05-10"},
		{"Play", "/?date=2022-03-01", "play", nil, nil, "ShowDay 2023-05-10, Announce “10 May 2023: Denmark, from none to recognized”", "Apply /?date=2023-05-10"},
		{"a press", "/", "press", nil, []float64{62, 0}, "", ""},
		{"a release", "/", "release", nil, []float64{62, 0}, "", ""},
		{"the map moved", "/", "moved", nil, []float64{1000, 500, 2000}, "", ""},
		{"the page hidden", "/", "seen", nil, []float64{0}, "", ""},
		{"a link within the page", "/", "link", []string{"/?date=2023-05-10"}, nil,
			"Push /?date=2023-05-10, ShowDay 2023-05-10, Announce “10 May 2023: Denmark, from none to recognized”", "Apply /?date=2023-05-10"},
		{"a link to another page", "/", "link", []string{"/table"}, nil,
			"Push /table, Apply /table whole, Scroll 0 true, Announce “Every country’s standing toward the Taliban government on 24 November 2026”", ""},
		{"a link from another page to the map", "/table", "link", []string{"/"}, nil,
			"Push /, Apply / whole with rows, Scroll 0 true, Announce “Who recognizes the Taliban government? A map, as of 24 November 2026”", ""},
		{"a link to another era", "/", "link", []string{"/?date=1997-05-25"}, nil,
			"Push /?date=1997-05-25, Announce “25 May 1997: Norway, from none to recognized”", "Apply /?date=1997-05-25 with rows"},
		{"a link to another lens", "/", "link", []string{"/?lens=post"}, nil, "Push /?lens=post", "Apply /?lens=post with rows"},
		{"a link to the same address", "/table", "link", []string{"/table"}, nil, "", ""},
		{"a link that is the browser's", "/", "link", []string{"/feed.atom?a=b"}, nil, "Leave /feed.atom?a=b", ""},
		{"a form", "/", "submit", []string{"/search", "q=norway"}, nil, "Push /search?q=norway, Apply /search?q=norway whole, Scroll 0 true, Announce “Search · Recognition Map”", ""},
		{"a form that is the browser's", "/", "submit", []string{"/edit", "a=b"}, nil, "Leave /edit?a=b", ""},
		{"letters in the table's field", "/table", "narrow", []string{"/table", "q=nor"}, nil, "ReplaceAddress /table?q=nor", "Apply /table?q=nor whole"},
		{"a text in the search field", "/", "type", []string{"norw"}, nil, "Offer 5 0", ""},
		{"a key in the search field", "/", "choose", []string{"Escape", "norw"}, nil, "Searched false", ""},
		{"an offer that is not there", "/", "take", nil, []float64{3}, "", ""},
		{"the rows of a page that is no log", "/", "rows", []string{"/events.csv", "events.csv"}, nil, "Leave /events.csv", ""},
		{"a place of a comparison", "/compare?from=2022-03-01&to=2023-05-10", "pair", []string{"DNK"}, nil, "Compare 1 March 2022 – Denmark: None. 10 May 2023 – Denmark: Recognized.", ""},
		{"a place of no comparison", "/", "pair", []string{"DNK"}, nil, "Compare none", ""},
		{"a key on the slider", "/", "slide", []string{"Home"}, []float64{0, 0}, "ShowDay 2021-08-15", ""},
		{"a key of another kind on the slider", "/", "slide", []string{"Tab"}, []float64{0, 0}, "", ""},
		{"a key on the map", "/", "key", []string{"g", "NOR"}, []float64{0}, "Focus DEU", "Uncover"},
		{"an arrow on the map", "/", "key", []string{"ArrowRight", "NOR"}, []float64{0}, "Focus SWE", ""},
		{"the key that lists the keys", "/", "key", []string{"?", "NOR"}, []float64{0}, "Dialog", ""},
		{"what nobody knows", "/", "unheard", nil, nil, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, test.from)
			f.middles = map[country.Code][2]float64{"NOR": {10, 10}, "SWE": {20, 11}, "FIN": {30, 10}}
			p.Hear(test.kind, test.text, test.number)
			if got := f.took(); got != test.at {
				t.Errorf("Hear(%s, %q) does\n%s, want\n%s", test.kind, test.text, got, test.at)
			}
			f.painted()
			if got := f.took(); got != test.then {
				t.Errorf("Hear(%s, %q) does later\n%s, want\n%s", test.kind, test.text, got, test.then)
			}
		})
	}
}

// TestBegin: the page that the server wrote is written again only where it is not what its address names.
func TestBegin(t *testing.T) {
	lens := func(b *Before) { b.Lens = "post" }
	for _, test := range []struct {
		name, address string
		change        func(*Before)
		now, painted  string
	}{
		{"the map as it came", "/", func(*Before) {}, "", ""},
		{"another page as it came", "/table", func(*Before) {}, "", ""},
		{"a hand has been on it", "/", func(b *Before) { b.Shows = "" }, "", "Apply /"},
		{"it shows another day", "/", func(b *Before) { b.Shows = "/?date=2023-05-10" }, "", "Apply /"},
		{"its rows are of another lens", "/", func(b *Before) { b.Shows = ""; lens(b) }, "", "Apply / with rows"},
		{"its rows are of another era", "/", func(b *Before) { b.Shows = ""; b.First = 0 }, "", "Apply / with rows"},
		{"its rows are of yesterday", "/", func(b *Before) { b.Shows = ""; b.Today-- }, "", "Apply / with rows"},
		{"it is no map page, though the address names one", "/", func(b *Before) { *b = Before{} }, "Apply / whole with rows", ""},
		{"it is the map page, though the address names another", "/table", func(b *Before) { b.Map = true }, "Apply /table whole", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, test.address)
			s := p.state
			b := Before{Edition: s.Edition, Map: s.View.HasMap(), Shows: s.View.URL(), First: s.era().First, Today: s.Today}
			test.change(&b)
			p = New(s, f, bar{f}, f, worldURL, detailURL)
			p.Begin(b)
			if got := f.took(); got != test.now {
				t.Errorf("Begin(%+v) does %q, want %q", b, got, test.now)
			}
			if f.painted(); f.took() != test.painted {
				t.Errorf("Begin(%+v) does later %q, want %q", b, f.log, test.painted)
			}
		})
	}
}

// TestWrittenOnce: what is shown twice before it is painted is written once, and a page that is left is not written.
func TestWrittenOnce(t *testing.T) {
	f, p := served(t, "/")
	p.Hear("open", []string{"NOR"}, nil)
	p.Hear("open", []string{"DNK"}, nil)
	f.took()
	if f.painted(); f.took() != "Apply /country/DNK" {
		t.Errorf("two countries in one moment are written as %q, want the second alone", f.log)
	}
	p.Hear("open", []string{"NOR"}, nil)
	p.Hear("link", []string{"/about"}, nil)
	f.took()
	if f.painted(); f.took() != "" {
		t.Errorf("a page that was left is written: %q", f.log)
	}
}

// TestParts: the map page is written in its parts, another page with its content whole.
func TestParts(t *testing.T) {
	f, p := served(t, "/")
	p.Do(Open{"NOR"})
	f.painted()
	p.Do(Follow{"/table", ""})
	var got []string
	for _, m := range f.messages {
		var names []string
		for _, part := range m.Parts {
			names = append(names, part[0])
		}
		got = append(got, strings.Join(names, " "))
	}
	want := []string{"masthead notice foot note move key time panel", "masthead notice content foot"}
	if !slices.Equal(got, want) {
		t.Errorf("the messages have the parts %q, want %q", got, want)
	}
}

// TestRowsComeWhenTheyChange: with another lens, era, day of today or record, and not otherwise.
func TestRowsComeWhenTheyChange(t *testing.T) {
	f, p := served(t, "/")
	more := relation.NewRecord(events(t)[1:])
	for _, test := range []struct {
		name   string
		action Action
		want   bool
	}{
		{"another day of the era", Follow{"/", "date=2023-05-10"}, false},
		{"a country", Open{"NOR"}, false},
		{"a word of the legend", Follow{"/", "show=none"}, false},
		{"another lens", Follow{"/", "lens=envoy"}, true},
		{"another day through it", Follow{"/", "lens=envoy&date=2023-05-10"}, false},
		{"another era through it", Follow{"/", "lens=envoy&date=2010-01-01"}, true},
		{"another page", Follow{"/table", "date=2010-01-01"}, false},
		{"the map of the same era and lens again", Follow{"/", "lens=envoy&date=2010-01-02"}, false},
		{"a newer record", Learn{more, 8}, true},
		{"the next day", Date{today + 1}, true},
	} {
		p.Do(test.action)
		f.painted()
		m := f.messages[len(f.messages)-1]
		if got := m.Rows != nil; got != test.want {
			t.Errorf("%s brings rows: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestReplacedWhere: a page that lacks a part is written anew, once, and has the rows that belong to it.
func TestReplaced(t *testing.T) {
	for _, test := range []struct{ name, lacks, to, want string }{
		{"the map page without its panel", "panel", "/country/NOR", "Apply: no panel, Replace the page, Apply /country/NOR"},
		{"the map page without its panel, in another lens", "panel", "/?lens=post", "Apply: no panel, Replace the page, Apply /?lens=post with rows"},
		{"the map page without a head", "masthead", "/?date=2010-01-01", "Apply: no masthead, Replace the page, Apply /?date=2010-01-01 with rows"},
		{"another page without content", "content", "/table", "Apply: no content, Replace the page, Apply /table whole"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, "/")
			delete(f.parts, test.lacks)
			p.Do(Follow{cutPath(test.to), cutQuery(test.to)})
			f.painted()
			var got []string
			for _, line := range f.log {
				if strings.HasPrefix(line, "Apply") || strings.HasPrefix(line, "Replace the") {
					got = append(got, line)
				}
			}
			if got := strings.Join(got, ", "); got != test.want {
				t.Errorf("%s is written by %q, want %q", test.to, got, test.want)
			}
			f.log = nil
			p.Do(Follow{"/about", ""})
			if got := f.took(); strings.Contains(got, "Replace the") {
				t.Errorf("the next page is written by %q, want no other replacement", got)
			}
		})
	}
}

// TestReplacedBeforeRows: a document of another build, which has neither parts nor rows, gets both.
func TestReplacedBeforeRows(t *testing.T) {
	f, p := served(t, "/")
	f.parts, f.rows, f.mapPage, f.drawn = map[string]bool{}, nil, false, false
	p = New(p.state, f, bar{f}, f, worldURL, detailURL)
	p.Begin(Before{})
	if got, want := f.took(), "Apply: no masthead, Replace the page, Apply / with rows"; got != want {
		t.Errorf("Begin on a document of another build does %q, want %q", got, want)
	}
	if p.Do(SlideKey{Key: "Home"}); f.took() != "ShowDay 2021-08-15" {
		t.Errorf("a key on the slider does %q, want the day shown", f.log)
	}
}

func cutPath(address string) string  { path, _ := cut(address); return path }
func cutQuery(address string) string { _, query := cut(address); return query }

// TestDrawnWhereThereIsNone: a page that came without a map gets one, once.
func TestDrawnWhereThereIsNone(t *testing.T) {
	f, p := served(t, "/table")
	p.Do(Follow{"/", ""})
	if f.HasMap() || !slices.Equal(f.asked, []string{worldURL}) {
		t.Fatalf("the map page has a map: %v, asked for %q, want the shapes asked for", f.HasMap(), f.asked)
	}
	p.Do(Open{"NOR"})
	f.painted()
	f.answer()
	f.painted()
	if !f.HasMap() || len(f.asked) != 1 {
		t.Errorf("with the shapes the page has a map: %v, asked for %q, want a map and one question", f.HasMap(), f.asked)
	}
	p.Do(Follow{"/about", ""})
	p.Do(Arrive{"/", ""})
	if !f.HasMap() || len(f.asked) != 1 {
		t.Errorf("back on the map page there is a map: %v, asked for %q, want the one that was kept", f.HasMap(), f.asked)
	}
}

// TestCompareIsDrawn: a comparison has maps of its own, which the program draws when it has the shapes.
func TestCompareIsDrawn(t *testing.T) {
	f, p := served(t, "/")
	p.Do(Follow{"/compare", "from=2022-03-01&to=2023-05-10"})
	svgs := func() int {
		m := f.messages[len(f.messages)-1]
		return strings.Count(m.Parts[2][1], "<svg")
	}
	before := svgs()
	f.answer()
	f.painted()
	if after := svgs(); after < before+2 {
		t.Errorf("the comparison has %d drawings before the shapes have come and %d after, want two more", before, after)
	}
}

func TestNotDrawn(t *testing.T) {
	for name, body := range map[string][]byte{"no answer": nil, "shapes that are none": []byte("<!doctype html>")} {
		t.Run(name, func(t *testing.T) {
			f, p := served(t, "/table")
			if delete(f.files, worldURL); body != nil {
				f.files[worldURL] = body
			}
			p.Do(Follow{"/", ""})
			for range 5 {
				f.answer()
				f.painted()
			}
			if !strings.HasPrefix(p.state.Status, "The map could not be drawn: ") || len(f.asked) > 2 {
				t.Errorf("with %s the status is %q after %q, want that there is no map", name, p.state.Status, f.asked)
			}
		})
	}
}

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

// TestBrought: a country that a link names is brought into view when it has been painted; one that the keyboard reaches is
// uncovered.
func TestBrought(t *testing.T) {
	f, p := served(t, "/")
	p.Do(Follow{"/country/DEU", ""})
	f.took()
	f.painted()
	at := ui.Fitted(square)
	if got, want := f.took(), "Apply /country/DEU, Look "+at+", Uncover"; got != want {
		t.Errorf("a link to a country does later %q, want %q", got, want)
	}
	f.wait(time.Second)
	if want := "/country/DEU?at=" + at; f.bar != want {
		t.Errorf("the address is %s, want %s", f.bar, want)
	}
	p.Do(MapKey{Key: "g", At: "NOR", When: clock0})
	f.took()
	if f.painted(); f.took() != "Uncover" {
		t.Errorf("a key to a country does later %q, want Uncover", f.log)
	}
}

// TestNotBroughtWhereThereIsNoMap: a reader may have gone on to another page before the place was looked for.
func TestNotBroughtWhereThereIsNoMap(t *testing.T) {
	f, p := served(t, "/")
	p.Do(Follow{"/country/DEU", ""})
	p.Do(Follow{"/about", ""})
	f.took()
	if f.painted(); f.took() != "" {
		t.Errorf("a country that was sought on a page that is left does %q, want nothing", f.log)
	}
	f, p = served(t, "/table")
	p.Do(Follow{"/country/DEU", ""}) // before there is a drawing
	f.painted()
	if got := f.took(); strings.Contains(got, "Uncover") || strings.Contains(got, "Look") {
		t.Errorf("a country that is sought before there is a map does %q, want no look", got)
	}
}

// TestRedraw: near enough, places are drawn in detail; back at the whole world as at first.
func TestRedraw(t *testing.T) {
	f, p := served(t, "/")
	move := func(at string) {
		f.window = ui.WindowOf(at)
		p.Do(Move{f.window})
		f.answer()
	}
	if move("15,45,2"); len(f.asked) > 0 || len(f.reshaped) > 0 {
		t.Fatalf("at zoom 2 the detail is asked for: %q", f.asked)
	}
	move("15,45,5")
	if !slices.Equal(f.asked, []string{worldURL, detailURL}) || len(f.reshaped) == 0 {
		t.Fatalf("at zoom 5 %q is asked for and %d places drawn, want the shapes as they were and the detail", f.asked, len(f.reshaped))
	}
	for c, path := range f.reshaped {
		if path == "" || path == drawing(t).Shape(c) {
			t.Errorf("%s is drawn as %q", c, path)
		}
	}
	near := len(f.reshaped)
	if move("15,45,6"); len(f.asked) != 2 {
		t.Errorf("the detail is asked for again: %q", f.asked)
	}
	move("")
	again := 0
	for c, path := range f.reshaped {
		if path == drawing(t).Shape(c) {
			again++
		}
	}
	if again != near {
		t.Errorf("%d of %d places are drawn as at first", again, near)
	}
}

// TestRedrawInSlices: no more than a few milliseconds at a time, nothing while a hand is on the map, and nothing more when
// it has come to rest elsewhere.
func TestRedrawInSlices(t *testing.T) {
	f, p := served(t, "/")
	f.slow = 4 * time.Millisecond
	f.window = ui.WindowOf("15,45,3")
	p.Do(Move{f.window})
	f.answer()
	if got := len(f.reshaped); got != 2 {
		t.Errorf("%d places are drawn in one go, want 2, which take more than %v", got, slice)
	}
	f.busy = true
	f.rest()
	if got := len(f.reshaped); got != 2 {
		t.Errorf("%d places are drawn while a hand is on the map, want none more than 2", got)
	}
	f.busy = false
	f.rest()
	if got := len(f.reshaped); got != 4 {
		t.Errorf("%d places are drawn after another turn, want 4", got)
	}
	p.Do(Move{f.window})
	f.reshaped = map[country.Code]string{}
	old := f.idle[:1]
	f.idle = f.idle[1:]
	for _, then := range old {
		then()
	}
	if got := len(f.reshaped); got != 0 {
		t.Errorf("%d places are drawn for where the map was before", got)
	}
	for range 9 {
		f.rest()
	}
	if got := len(f.reshaped); got != 3 {
		t.Errorf("%d places are drawn in the end, want the 3 that are left of 5", got)
	}
}

// TestRedrawAsksOnce: a map that is moved again before the detail has come does not ask for it again.
func TestRedrawAsksOnce(t *testing.T) {
	f, p := served(t, "/")
	for _, at := range []string{"15,45,4", "15,45,5", "15,45,6"} {
		f.window = ui.WindowOf(at)
		p.Do(Move{f.window})
	}
	if f.answer(); !slices.Equal(f.asked, []string{worldURL, detailURL}) || len(f.reshaped) == 0 {
		t.Errorf("three moves ask for %q and draw %d places, want both shapes once", f.asked, len(f.reshaped))
	}
}

// TestRedrawWithoutDetail: without a network, or without an address for it, the map stays as it is.
func TestRedrawWithoutDetail(t *testing.T) {
	f, p := served(t, "/")
	delete(f.files, detailURL)
	f.window = ui.WindowOf("15,45,5")
	p.Do(Move{f.window})
	if f.answer(); len(f.reshaped) > 0 {
		t.Errorf("%d places are drawn in a detail that has not come", len(f.reshaped))
	}
	f.files[detailURL] = shapes()
	p.Do(Move{f.window})
	if f.answer(); len(f.reshaped) == 0 {
		t.Error("the detail is not asked for again when there is a network")
	}
	f, p = served(t, "/")
	p.finer.address = ""
	p.Do(Move{ui.WindowOf("15,45,5")})
	if f.answer(); len(f.asked) > 0 {
		t.Errorf("without an address %q is asked for", f.asked)
	}
	f, p = served(t, "/about")
	p.redraw()
	if f.answer(); len(f.asked) > 0 {
		t.Errorf("on a page without a map %q is asked for", f.asked)
	}
}

// TestInSight: what is drawn in detail is what can be seen, on a screen higher than the window too, and some more.
func TestInSight(t *testing.T) {
	f, _ := served(t, "/")
	w := ui.WindowOf("15,45,4")
	for _, width := range []float64{1000, 0} { // a map that has no size yet shows its window
		f.width = width
		b := inSight(w, f)
		for i, want := range [4]float64{w.X - w.Width()/4, w.Y - w.Height()/4, w.X + w.Width()*5/4, w.Y + w.Height()*5/4} {
			if got := [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}[i]; got-want > 1e-6 || want-got > 1e-6 {
				t.Errorf("inSight on a screen of %v pixels = %v, want a window %v and a quarter", width, b, w)
			}
		}
	}
}

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

// TestMessagesHaveAHead: the title of each message is that of its page.
func TestMessagesHaveAHead(t *testing.T) {
	f, p := served(t, "/")
	for _, address := range []string{"/country/NOR", "/?date=1997-05-25", "/table", "/events", "/nowhere", "/"} {
		p.Do(Follow{cutPath(address), cutQuery(address)})
		f.painted()
		m := f.messages[len(f.messages)-1]
		if want := pages.Head(p.state.Model()).Title; m.Title != want {
			t.Errorf("the message for %s has the title %q, want %q", address, m.Title, want)
		}
	}
}

// TestMapIsKept: a map that came with the page is there again after other pages, and nothing is fetched for it.
func TestMapIsKept(t *testing.T) {
	f, p := served(t, "/?at=15,45,5")
	p.Do(Follow{"/about", ""})
	p.Do(Arrive{"/", "at=15,45,5"})
	f.answer()
	f.painted()
	if !f.HasMap() || len(f.asked) > 0 {
		t.Errorf("back on the map page there is a map: %v, asked for %q, want the one that was there", f.HasMap(), f.asked)
	}
}

// TestNothingLiesReady: a key that comes before the rows of another era or lens does not ask the page for what it lacks.
func TestNothingLiesReady(t *testing.T) {
	for _, test := range []struct {
		name   string
		before Action
	}{
		{"another era", Follow{"/", "date=2010-01-01"}},
		{"another lens", Follow{"/", "lens=post"}},
		{"the next day", Date{today + 1}},
		{"a newer record", Learn{relation.NewRecord(events(t)[1:]), 8}},
	} {
		f, p := served(t, "/")
		p.Do(test.before)
		p.Do(SlideKey{Key: "End"})
		if got := f.took(); strings.Contains(got, "ShowDay") {
			t.Errorf("a key right after %s does %q, want no day shown before its rows", test.name, got)
		}
		f.painted()
		f.took()
		if p.Do(SlideKey{Key: "Home"}); !strings.HasPrefix(f.took(), "ShowDay") {
			t.Errorf("a key after the rows of %s shows no day", test.name)
		}
	}
}

// TestScrolled: a page to which the reader goes back is shown where it was left, one that a link leads to at its top.
func TestScrolled(t *testing.T) {
	f, p := served(t, "/table")
	p.at = "/table"
	for _, step := range []struct {
		at         float64 // how far the page is scrolled when it is left, or that it is another still
		kind, to   string
		want, what string
	}{
		{1200, "link", "/method", "Scroll 0 true", "a link"},
		{300, "arrive", "/table", "Scroll 1200 true", "Back"},
		{200, "arrive", "/method", "Scroll 300 true", "Forward"},
		{-1, "arrive", "/table", "Scroll 200 true", "Back, before the page was there"},
		{50, "link", "/table?sort=since", "", "another form of the page"},
		{70, "arrive", "/table", "Scroll 50 false", "Back within the page"},
		{70, "arrive", "/table", "", "the address that is shown"},
		{70, "arrive", "/table?q=nor", "", "Forward to where it never was"},
		{70, "link", "/method", "Scroll 0 true", "a link to what was left"},
	} {
		p.Scrolled(step.at)
		p.Hear(step.kind, []string{step.to}, nil)
		f.painted()
		if got := f.took(); !strings.Contains(got, step.want) || strings.Contains(got, "Scroll") != (step.want != "") {
			t.Errorf("%s to %s does %q, want %q", step.what, step.to, got, step.want)
		}
	}
}
