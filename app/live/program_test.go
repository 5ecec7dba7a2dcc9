package live

import (
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
		{"a key on the slider", "/", "slide", []string{"Home", "date"}, []float64{0, 0}, "ShowDay 2021-08-15", ""},
		{"a key on the time line of a country", "/country/NOR?date=2023-05-10", "slide", []string{"ArrowRight", "own"}, []float64{0, 0}, "ShowDay 2025-02-02", ""},
		{"a key of another kind on the slider", "/", "slide", []string{"Tab", "date"}, []float64{0, 0}, "", ""},
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
			b := Before{Map: s.View.HasMap(), Shows: s.View.URL(), First: s.era().First, Today: s.Today}
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
		{"the next day", Told{Today: today + 1}, true},
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
		{"the next day", Told{Today: today + 1}},
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
