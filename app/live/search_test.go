package live

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"recognitionmap/app/pages"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestOffers: places come first, what was typed finds the place whatever its case, accents and keyboard, each keeps day and
// lens, and the last line leads to all.
func TestOffers(t *testing.T) {
	s := opened(t, "/?date=2025-07-03&lens=post")
	for query, want := range map[string]country.Code{
		"cote d'iv": "CIV", "RU": "RUS", "tashkent": "UZB", "پاكستان": "PAK", "burma": "MMR", " norway ": "NOR",
	} {
		list := s.offers(query)
		if len(list) < 2 {
			t.Errorf("offers(%q) = %+v, want %s and the way to all", query, list, want)
			continue
		}
		if got, want := list[0].to, "/country/"+string(want)+"?date=2025-07-03&lens=post"; got != want || !list[0].place {
			t.Errorf("offers(%q)[0] = %+v, want the place %s", query, list[0], want)
		}
		last := list[len(list)-1]
		if !strings.HasPrefix(last.to, "/search?date=2025-07-03&lens=post&q=") || last.place || last.name != pages.AllFound {
			t.Errorf("offers(%q) ends with %+v, want all that is found", query, last)
		}
	}
	for _, nothing := range []string{"", " ", "’", "-", "qqqqzzzz"} {
		if list := s.offers(nothing); list != nil {
			t.Errorf("offers(%q) = %+v, want none", nothing, list)
		}
	}
}

func TestOffersHaveAnEnd(t *testing.T) {
	s := opened(t, "/")
	var many []relation.Event
	for i := range 40 {
		many = append(many, relation.Event{ID: fmt.Sprint("e", i), Country: "NOR", Date: relation.Date{First: relation.Takeover + relation.Day(i)}, Kind: relation.Visit, Headline: "A visit"})
	}
	s.Record = relation.NewRecord(many)
	places, others := 0, 0
	list := s.offers("a")
	for _, o := range list {
		if o.place {
			places++
		} else {
			others++
		}
	}
	if places != mostPlaces || others != mostEvents+1 {
		t.Errorf("offers(a) has %d places and %d others, want %d, %d", places, others, mostPlaces, mostEvents+1)
	}
	if got, want := list[mostPlaces].name+" "+list[mostPlaces].more, "A visit "+(relation.Takeover+39).Long(); got != want {
		t.Errorf("offers(a) has %q as its first event, want the newest, %q", got, want)
	}
	if got, want := list[len(list)-1].more, "events: 40"; got != want {
		t.Errorf("offers(a) counts %q, want %q", got, want)
	}
}

// TestOffersBeforeTheTexts: events are not looked for in texts that have not come.
func TestOffersBeforeTheTexts(t *testing.T) {
	s := opened(t, "/")
	s.Record, s.Complete = relation.NewRecord(core(t)), false
	for query, want := range map[string]int{"headline": 1, "norway": 2, "": 0} {
		list := s.offers(query)
		if len(list) != want {
			t.Errorf("offers(%q) without texts = %+v, want %d", query, list, want)
			continue
		}
		if want > 0 && list[want-1].more != pages.OnTheirWay {
			t.Errorf("offers(%q) without texts ends with %q, want %q", query, list[want-1].more, pages.OnTheirWay)
		}
	}
}

// TestOfferedList: the list as the page shows it, what was asked for marked, and what a screen reader hears when it stands.
func TestOfferedList(t *testing.T) {
	for _, test := range []struct {
		name, text string
		lines      []string // what more, after the name with marks
		active     int
		spoken     string
	}{
		{"nothing typed", "", nil, -1, ""},
		{"nothing found", "qqqqzzzz", nil, -1, "Nothing is found. Fewer letters find more."},
		{"only a blank", " ", nil, -1, "Nothing is found. Fewer letters find more."},
		{"a place", "denm", []string{
			"<span><mark>Denm</mark>ark</span><small>Recognized since 10 May 2023</small>",
			"<span>Headline of yes</span><small>10 May 2023</small>",
			"<span>All that is found</span><small>events: 1</small>",
		}, 0, "3 offered."},
		{"words of an event", "of guest", []string{
			"<span>Headline <mark>of</mark> <mark>guest</mark></span><small>30 January 2024</small>",
			"<span>All that is found</span><small>events: 1</small>",
		}, -1, "2 offered."},
		{"markup", "<>&", nil, -1, "Nothing is found. Fewer letters find more."},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, "/?date=2024-06-01")
			p.Do(Type{test.text})
			shown := p.state.offered(test.text)
			want := ""
			for i, line := range test.lines {
				want += fmt.Sprintf(`<li id="found-%d" role="option" aria-selected="%v">%s</li>`, i, i == test.active, line)
			}
			if shown.HTML != want || shown.Active != test.active {
				t.Errorf("what is offered for %q is\n%s, %d is chosen, want\n%s, %d", test.text, shown.HTML, shown.Active, want, test.active)
			}
			f.wait(999 * time.Millisecond)
			if got := f.took(); strings.Contains(got, "Announce") {
				t.Errorf("offers for %q are counted at once: %s", test.text, got)
			}
			f.wait(time.Millisecond)
			said := ""
			if test.spoken != "" {
				said = "Announce “" + test.spoken + "”"
			}
			if got := f.took(); got != said {
				t.Errorf("after a second a screen reader hears %q, want %q", got, said)
			}
		})
	}
}

// TestSearchKeys: arrows go through what is offered and round its ends, Enter takes what is chosen or asks for all that is
// found, Escape hides the list and then empties the field.
func TestSearchKeys(t *testing.T) {
	for _, test := range []struct {
		name, text string
		keys       []string
		want       string
	}{
		{"down from a place that is chosen", "denm", []string{"ArrowDown"}, "Offer 3 1"},
		{"down round the end", "denm", []string{"ArrowDown", "ArrowDown", "ArrowDown"}, "Offer 3 0"},
		{"up round the beginning", "denm", []string{"ArrowUp"}, "Offer 3 2"},
		{"up where nothing is chosen", "of guest", []string{"ArrowUp"}, "Offer 2 1"},
		{"down after the list was hidden", "denm", []string{"Escape", "ArrowDown"}, "Offer 3 0"},
		{"up after the list was hidden", "denm", []string{"Escape", "ArrowUp"}, "Offer 3 0"},
		{"out of the list", "denm", []string{"Escape"}, "Offer 0 -1"},
		{"out of the field", "denm", []string{"Escape", "Escape"}, "Searched false"},
		{"a key that is no list's", "denm", []string{"a"}, "Offer 3 0"},
		{"a place", "denm", []string{"Enter"}, "Offer 0 -1, Searched true, Push /country/DNK, ShowCountry DNK, Announce “Denmark: Recognized, since 10 May 2023”"},
		{"an event", "of guest", []string{"ArrowDown", "Enter"}, "Offer 0 -1, Searched true, Push /events/guest, Apply /events/guest whole, Scroll 0 true, Announce “Headline of guest · Recognition Map”"},
		{"all that is found", "of guest", []string{"Enter"}, "Offer 0 -1, Searched true, Push /search?q=of+guest, Apply /search?q=of+guest whole, Scroll 0 true, Announce “Search · Recognition Map”"},
		{"what is not found", "qqqq", []string{"Enter"}, "Offer 0 -1, Searched true, Push /search?q=qqqq, Apply /search?q=qqqq whole, Scroll 0 true, Announce “Search · Recognition Map”"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, p := served(t, "/")
			p.Do(Type{test.text})
			for _, key := range test.keys {
				f.took()
				p.Do(Choose{key, test.text})
			}
			if got := f.took(); got != test.want {
				t.Errorf("%q, then %q does\n%s, want\n%s", test.text, test.keys, got, test.want)
			}
		})
	}
}

// TestOfferIsTaken: by a click on its line.
func TestOfferIsTaken(t *testing.T) {
	f, p := served(t, "/table")
	p.Do(Type{"norw"})
	p.Do(Take{0})
	if f.bar != "/country/NOR" {
		t.Errorf("the first offer for norw leads to %s, want /country/NOR", f.bar)
	}
	before := f.bar
	for _, i := range []int{-1, 0, 7} { // the list has gone
		p.Do(Take{i})
	}
	if f.bar != before {
		t.Errorf("offers that are not there lead to %s", f.bar)
	}
}

func TestDownload(t *testing.T) {
	for _, test := range []struct {
		name, address string
		complete      bool
		want          []string // ids, from the oldest
	}{
		{"of changes of standing", "/events", true, []string{"first", "envoy", "yes", "guest", "rumour", "home"}},
		{"of a year", "/events?year=2024", true, []string{"guest", "talks", "rumour"}},
		{"of a filter", "/events?country=NOR", true, []string{"first", "envoy", "home"}},
		{"of a filter that lets nothing through", "/events?kind=agreement", true, []string{}},
		{"before the texts have come", "/events?country=NOR", false, nil},
		{"of a page that is no log", "/", true, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := opened(t, test.address)
			s.Complete = test.complete
			_, effects := s.Step(Download{"/events.csv?a=b", "events.csv"})
			if test.want == nil {
				if want := (Leave{"/events.csv?a=b"}); len(effects) != 1 || effects[0] != want {
					t.Errorf("a download at %s does %+v, want %+v", test.address, effects, want)
				}
				return
			}
			var want []*relation.Event
			for _, id := range test.want {
				e, _ := s.Record.Event(id)
				want = append(want, &e)
			}
			if save := (Save{string(relation.AppendSheet(nil, want)), "events.csv"}); len(effects) != 1 || effects[0] != save {
				t.Errorf("a download at %s does %+v, want %+v", test.address, effects, save)
			}
		})
	}
}

// TestDownloadOfTheMap: what is shared is saved as the table that its address has, of its day and lens.
func TestDownloadOfTheMap(t *testing.T) {
	for address, want := range map[string]relation.Lens{"/share?country=NOR&date=2022-03-01": relation.LensClass, "/share?date=2022-03-01&lens=envoy": relation.LensEnvoy} {
		s := opened(t, address)
		s.Complete = false // texts are not needed
		_, effects := s.Step(Download{"/map.csv?a=b", "map.csv"})
		table := relation.AppendStandings([]byte(relation.BOM), s.Record.On(day(t, "2022-03-01")), want)
		if save := (Save{string(table), "map.csv"}); len(effects) != 1 || effects[0] != save {
			t.Errorf("a download at %s does %+v, want %+v", address, effects, save)
		}
	}
}
