package live

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"recognitionmap/app/pages"
	"recognitionmap/app/state"
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

// TestFind: what the page's script reads.
func TestFind(t *testing.T) {
	s := opened(t, "/?date=2024-06-01")
	for _, test := range []struct {
		name, text string
		offers     []string // one a line: address, whether it is a place, what more, and the pieces of the name
		line       string
	}{
		{"nothing typed", "", nil, ""},
		{"nothing found", "qqqqzzzz", nil, "Nothing is found. Fewer letters find more."},
		{"only a blank", " ", nil, "Nothing is found. Fewer letters find more."},
		{"a place", "denm", []string{
			"/country/DNK?date=2024-06-01|true|Recognized since 10 May 2023||Denm|ark",
			"/events/yes?date=2024-06-01|false|10 May 2023|Headline of yes",
			"/search?date=2024-06-01&q=denm|false|events: 1|All that is found",
		}, "3 offered."},
		{"words of an event", "of guest", []string{
			"/events/guest?date=2024-06-01|false|30 January 2024|Headline |of| |guest",
			"/search?date=2024-06-01&q=of+guest|false|events: 1|All that is found",
		}, "2 offered."},
		{"markup", "<>&", nil, "Nothing is found. Fewer letters find more."},
	} {
		t.Run(test.name, func(t *testing.T) {
			var found struct {
				Offers [][]any
				Line   string
			}
			if err := json.Unmarshal([]byte(s.Find(test.text)), &found); err != nil {
				t.Fatalf("Find(%q) = %s: %v", test.text, s.Find(test.text), err)
			}
			if found.Offers == nil {
				t.Errorf("Find(%q) = %s, want a list", test.text, s.Find(test.text))
			}
			if len(found.Offers) != len(test.offers) || found.Line != test.line {
				t.Fatalf("Find(%q) = %s, want %d offers, %q", test.text, s.Find(test.text), len(test.offers), test.line)
			}
			for i, o := range found.Offers {
				var cells []string
				for _, cell := range o {
					cells = append(cells, fmt.Sprint(cell))
				}
				if got := strings.Join(cells, "|"); got != test.offers[i] {
					t.Errorf("Find(%q) offers %s, want %s", test.text, got, test.offers[i])
				}
			}
		})
	}
}

// TestFindMarksWhatWasAsked: of the pieces of a name every second one was asked for, and together they are the name.
func TestFindMarksWhatWasAsked(t *testing.T) {
	s := opened(t, "/")
	for _, text := range []string{"s", "north", "and", "gu bis", "st"} {
		var found struct{ Offers [][]any }
		if err := json.Unmarshal([]byte(s.Find(text)), &found); err != nil {
			t.Fatal(err)
		}
		for i, o := range s.offers(text) {
			name := ""
			for k, piece := range found.Offers[i][3:] {
				name += piece.(string)
				asked := false
				for _, w := range state.Words(text) {
					asked = asked || strings.HasPrefix(country.Fold(piece.(string)), w)
				}
				if k%2 == 1 && !asked {
					t.Errorf("Find(%q) marks %q of %q", text, piece, o.name)
				}
			}
			if name != o.name {
				t.Errorf("Find(%q) has %q in pieces, want %q", text, name, o.name)
			}
		}
	}
}

func TestRows(t *testing.T) {
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
			got := s.Rows()
			if test.want == nil {
				if got != "" {
					t.Errorf("Rows at %s = %q, want none", test.address, got)
				}
				return
			}
			var want []relation.Event
			for _, id := range test.want {
				e, _ := s.Record.Event(id)
				want = append(want, e)
			}
			if csv := string(relation.AppendCSV(nil, want)); got != csv {
				t.Errorf("Rows at %s = %q, want %q", test.address, got, csv)
			}
		})
	}
}
