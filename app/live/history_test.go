package live

import (
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

func TestFollow(t *testing.T) {
	for _, test := range []struct{ name, from, to, want, shows string }{
		{"to a country", "/", "/country/NOR", "Push /country/NOR, ShowCountry NOR, Show, Scroll, Announce “Norway: None, since 2 February 2025”, Bring NOR well", "/country/NOR"},
		{"to a country without a record", "/", "/country/DEU", "Push /country/DEU, ShowCountry DEU, Show, Scroll, Announce “Germany: None”, Bring DEU well", "/country/DEU"},
		{"to the country that is open, on another day", "/country/DNK", "/country/DNK?date=2023-05-10", "Push /country/DNK?date=2023-05-10, ShowDay 2023-05-10, Show, Scroll, Announce “10 May 2023: Denmark, from none to recognized”", "/country/DNK?date=2023-05-10"},
		{"to no country", "/country/NOR", "/", "Push /, ShowCountry none, Show, Scroll, Focus NOR", "/"},
		{"to another day", "/?date=2022-03-01", "/?date=2023-05-10", "Push /?date=2023-05-10, ShowDay 2023-05-10, Show, Scroll, Announce “10 May 2023: Denmark, from none to recognized”", "/?date=2023-05-10"},
		{"to a day without a change", "/?date=2022-03-01", "/?date=2022-03-02", "Push /?date=2022-03-02, ShowDay 2022-03-02, Show, Scroll, Announce “2 March 2022”", "/?date=2022-03-02"},
		{"to a day of another era, for which nothing lies ready", "/", "/?date=1997-05-25", "Push /?date=1997-05-25, Show, Scroll, Announce “25 May 1997: Norway, from none to recognized”", "/?date=1997-05-25"},
		{"to another lens, for which nothing lies ready", "/", "/?lens=envoy", "Push /?lens=envoy, Show, Scroll", "/?lens=envoy"},
		{"to a word of the legend", "/", "/?show=ambassador", "Push /?show=ambassador, Show, Scroll", "/?show=ambassador"},
		{"to a part of the world", "/", "/?at=gulf", "Push /?at=gulf, Show, Look gulf, Redraw, Scroll", "/?at=gulf"},
		{"to the whole world", "/?at=gulf", "/", "Push /, Show, Look none, Redraw, Scroll", "/"},
		{"to a country on another day", "/", "/country/SWE?date=2024-09-09", "Push /country/SWE?date=2024-09-09, ShowDay 2024-09-09, ShowCountry SWE, Show, Scroll, Announce “Sweden: Ambassador sent, since 30 January 2024”, Bring SWE well", "/country/SWE?date=2024-09-09"},
		{"to another page", "/", "/table", "Push /table, Show, Scroll to the top, Announce “Every country’s standing toward the Taliban government on 24 November 2026”", "/table"},
		{"from another page to the map", "/table", "/", "Push /, Show, Scroll to the top, Announce “Who recognizes the Taliban government? A map, as of 24 November 2026”", "/"},
		{"from another page to a country", "/table", "/country/NOR", "Push /country/NOR, Show, Scroll to the top, Announce “Does Norway recognize the Taliban government? Status on 24 November 2026”, Bring NOR well", "/country/NOR"},
		{"from another page to a part of the world", "/table", "/?at=gulf", "Push /?at=gulf, Show, Look gulf, Redraw, Scroll to the top, Announce “Who recognizes the Taliban government? A map, as of 24 November 2026”", "/?at=gulf"},
		{"to another form of another page", "/table", "/table?sort=since", "Push /table?sort=since, Show, Scroll", "/table?sort=since"},
		{"to the same address", "/?date=2023-05-10", "/?date=2023-05-10", "", "/?date=2023-05-10"},
		{"to another form of the same address", "/country/NOR", "/country/no?date=latest", "", "/country/NOR"},
		{"to a better form of an address", "/", "/country/nor?date=2023-05-10", "Push /country/NOR?date=2023-05-10, ShowDay 2023-05-10, ShowCountry NOR, Show, Scroll, Announce “Norway: Ambassador sent, since 1 March 2022”, Bring NOR well", "/country/NOR?date=2023-05-10"},
		{"to a page that is not the program's", "/", "/history/yes", "Leave /history/yes", "/"},
		{"to a file with a query", "/", "/map.svg?date=2023-05-10", "Leave /map.svg?date=2023-05-10", "/"},
		{"to an event", "/", "/events/yes", "Push /events/yes, Show, Scroll to the top, Announce “Headline of yes · Recognition Map”", "/events/yes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path, query := cut(test.to)
			s, effects := opened(t, test.from).Step(Follow{path, query})
			if got := told(effects); got != test.want {
				t.Errorf("Follow from %s to %s does\n%s, want\n%s", test.from, test.to, got, test.want)
			}
			if got := where(s); got != test.shows {
				t.Errorf("Follow from %s to %s shows %s, want %s", test.from, test.to, got, test.shows)
			}
		})
	}
}

// TestArrive: Back and Forward show what a link shows, and add no step to the history.
func TestArrive(t *testing.T) {
	for _, test := range []struct{ name, from, to, want, shows string }{
		{"at the same address", "/?date=2023-05-10", "/?date=2023-05-10", "", "/?date=2023-05-10"},
		{"at no country", "/country/NOR", "/", "ShowCountry none, Show, Scroll, Focus NOR", "/"},
		{"at a country, which is not sought on the map", "/", "/country/DEU", "ShowCountry DEU, Show, Scroll, Announce “Germany: None”", "/country/DEU"},
		{"at another page", "/", "/method", "Show, Scroll to the top, Announce “Method: from events to colours · Recognition Map”", "/method"},
		{"at a page that the server alone writes whole", "/", "/share?date=2023-05-10", "Leave /share?date=2023-05-10", "/"},
		{"at the map in words", "/table", "/text/map", "Leave /text/map", "/table"},
		{"at the map again", "/method?date=2023-05-10", "/?date=2023-05-10", "Show, Scroll to the top, Announce “Who recognizes the Taliban government? A map, as of 10 May 2023”", "/?date=2023-05-10"},
		{"at a worse form of an address", "/", "/country/nor", "Replace /country/NOR, ShowCountry NOR, Show, Scroll, Announce “Norway: None, since 2 February 2025”", "/country/NOR"},
		{"at a worse form of the same address", "/country/NOR", "/country/nor", "Replace /country/NOR", "/country/NOR"},
		{"at another part of the world", "/?at=gulf", "/?at=europe", "Show, Look europe, Redraw, Scroll", "/?at=europe"},
		{"at two days", "/", "/?from=2022-03-01&to=2023-05-10", "Replace /compare?from=2022-03-01&to=2023-05-10, Show, Scroll to the top, Announce “What changed from 1 March 2022 to 10 May 2023 · Recognition Map”", "/compare?from=2022-03-01&to=2023-05-10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path, query := cut(test.to)
			s, effects := opened(t, test.from).Step(Arrive{path, query})
			if got := told(effects); got != test.want {
				t.Errorf("Arrive from %s at %s does\n%s, want\n%s", test.from, test.to, got, test.want)
			}
			if got := where(s); got != test.shows {
				t.Errorf("Arrive from %s at %s shows %s, want %s", test.from, test.to, got, test.shows)
			}
		})
	}
}

func TestOpen(t *testing.T) {
	for _, test := range []struct {
		name, address string
		open          Open
		want          string
	}{
		{"a country", "/?date=2023-05-10&lens=envoy", Open{"DNK"}, "Replace /country/DNK?date=2023-05-10&lens=envoy, Show, Announce “Denmark: Recognized, since 10 May 2023”"},
		{"another country", "/country/NOR", Open{"SWE"}, "Replace /country/SWE, Show, Announce “Sweden: Ambassador sent, since 30 January 2024”"},
		{"a territory", "/", Open{"GRL"}, "Replace /country/GRL, Show, Announce “Greenland: Recognized, since 10 May 2023”"},
		{"a place of which nothing is asked", "/", Open{"ATA"}, "Replace /country/ATA, Show, Announce “Antarctica: Not applicable”"},
		{"none", "/country/NOR", Open{}, "Replace /, Show"},
		{"the open one", "/country/NOR", Open{"NOR"}, ""},
		{"none where none is open", "/", Open{}, ""},
	} {
		if _, effects := opened(t, test.address).Step(test.open); told(effects) != test.want {
			t.Errorf("Open of %s at %s does %q, want %q", test.name, test.address, told(effects), test.want)
		}
	}
}

// TestSoughtOnce: a country that a link named is brought into view by that link alone.
func TestSoughtOnce(t *testing.T) {
	s, effects := opened(t, "/").Step(Follow{"/country/NOR", ""})
	if !strings.Contains(told(effects), "Bring NOR well") {
		t.Fatalf("Follow does %q, want it to bring Norway", told(effects))
	}
	for _, a := range []Action{Arrive{"/", ""}, Arrive{"/country/NOR", ""}, Follow{"/country/NOR", "date=2023-05-10"}, Follow{"/country/NOR", "date=2023-05-10&show=none"}} {
		if s, effects = s.Step(a); strings.Contains(told(effects), "Bring") {
			t.Errorf("%T %+v does %q, want it to bring nothing", a, a, told(effects))
		}
	}
}

// TestNoticeBelongsToOneView: it comes with the address that it is about, and goes with it.
func TestNoticeBelongsToOneView(t *testing.T) {
	const early = "The record starts in 1996: the map shows its first day instead of 1 January 1990."
	for _, test := range []struct {
		name    string
		actions []Action
		want    string
		shown   bool
	}{
		{"a link to a day before the record", []Action{Follow{"/", "date=1990-01-01"}}, early, true},
		{"Back to it", []Action{Arrive{"/", "date=1990-01-01"}}, early, true},
		{"a form with it", []Action{Submit{"/", "date=1990-01-01"}}, early, true},
		{"a link to it from the day that it shows", []Action{Follow{"/", "date=1996-01-01"}, Follow{"/", "date=1990-01-01"}}, early, true},
		{"Back to it from the day that it shows", []Action{Arrive{"/", "date=1996-01-01"}, Arrive{"/", "date=1990-01-01"}}, early, true},
		{"a form with it on the day that it shows", []Action{Arrive{"/", "date=1996-01-01"}, Submit{"/", "date=1990-01-01"}}, early, true},
		{"a link away", []Action{Follow{"/", "date=1990-01-01"}, Follow{"/", ""}}, "", true},
		{"a link to the same view by its own address", []Action{Follow{"/", "date=1990-01-01"}, Follow{"/", "date=1996-01-01"}}, "", true},
		{"a country that is opened", []Action{Follow{"/", "date=1990-01-01"}, Open{"NOR"}}, "", true},
		{"the slider where it rests", []Action{Follow{"/", "date=1990-01-01"}, Slide{relation.Takeover}}, "", true},
		{"a key on the slider, until it rests", []Action{Follow{"/", "date=1990-01-01"}, SlideKey{Key: "End"}}, "", false},
		{"a play", []Action{Follow{"/", "date=1990-01-01"}, Toggle{}}, "", true},
		{"the map that is moved", []Action{Follow{"/", "date=1990-01-01"}, Move{}}, "", false},
		{"the texts that come", []Action{Follow{"/", "date=1990-01-01"}, Say{"Offline."}}, early, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, effects := steps(opened(t, "/"), test.actions...)
			if s.Notice != test.want {
				t.Errorf("after %+v the notice is %q, want %q", test.actions, s.Notice, test.want)
			}
			if got := strings.Contains(told(effects), "Show") && !strings.HasSuffix(told(effects), "Rest 150ms"); got != test.shown {
				t.Errorf("after %+v the page is written: %v (%s), want %v", test.actions, got, told(effects), test.shown)
			}
		})
	}
}

// TestNarrow: the table follows the letters, keeps what else is chosen, and no letter is a step of the history.
func TestNarrow(t *testing.T) {
	s := opened(t, "/table?sort=since")
	for _, step := range []struct{ query, address, want string }{
		{"q=n&sort=since", "/table?sort=since&q=n", "Replace /table?sort=since&q=n, Show, Scroll"},
		{"q=no&sort=since&region=europe", "/table?sort=since&q=no&region=europe", "Replace /table?sort=since&q=no&region=europe, Show, Scroll"},
		{"q=no+&sort=since&region=europe", "/table?sort=since&q=no&region=europe", ""},
		{"q=&sort=since", "/table?sort=since", "Replace /table?sort=since, Show, Scroll"},
	} {
		var effects []Effect
		s, effects = s.Step(Narrow{"/table", step.query})
		if got := told(effects); where(s) != step.address || got != step.want {
			t.Errorf("Narrow(%s) shows %s and does %q, want %s and %q", step.query, where(s), got, step.address, step.want)
		}
	}
}

func TestSubmit(t *testing.T) {
	for _, test := range []struct{ name, from, path, query, want string }{
		{"the form of a day keeps lens, window and patterns", "/?lens=envoy&patterns=on&at=gulf", "/", "date=2023-05-10", "/?date=2023-05-10&lens=envoy&patterns=on&at=gulf"},
		{"the form of a day keeps the open country", "/country/NOR?show=none", "/country/NOR", "date=2023-05-10", "/country/NOR?date=2023-05-10&show=none"},
		{"the form of a day with today", "/?date=2023-05-10", "/", "date=2026-11-24", "/"},
		{"the form of a day with no date", "/?date=2023-05-10", "/", "date=soon", "/"},
		{"the form of a day with a day of one figure", "/", "/", "date=2023", "/?date=2023-01-01"},
		{"the form of a day on another page", "/table?sort=since", "/table", "date=2023-05-10", "/table?date=2023-05-10&sort=since"},
		{"the form of a day that leads to another page", "/about", "/table", "date=2023-05-10", "/table?date=2023-05-10"},
		{"the form of two days keeps the lens", "/compare?from=2022-03-01&to=2023-05-10&lens=envoy", "/compare", "from=2022-03-02&to=2024-01-30", "/compare?lens=envoy&from=2022-03-02&to=2024-01-30"},
		{"the form of two days in one map", "/compare?date=2024-01-30&from=2022-03-01&to=2023-05-10&as=one", "/compare", "from=2022-03-02&to=2024-01-30&as=one", "/compare?date=2024-01-30&from=2022-03-02&to=2024-01-30&as=one"},
		{"the form of a span", "/country/NOR?ever=ambassador&from=2022-03-01&to=2023-05-10&at=gulf", "/country/NOR", "from=2022-03-02&to=2024-01-30&ever=ambassador", "/country/NOR?ever=ambassador&from=2022-03-02&to=2024-01-30&at=gulf"},
		{"the form of a span up to today", "/?ever=ambassador&from=2022-03-01&to=2023-05-10", "/", "from=2022-03-02&to=2026-11-24&ever=ambassador", "/?ever=ambassador&from=2022-03-02&to=2026-11-24"},
		{"the form of two days, the later first", "/compare", "/compare", "from=2024-01-30&to=2022-03-02", "/compare?from=2022-03-02&to=2024-01-30"},
		{"the form of two days on another page", "/", "/compare", "from=2022-03-02&to=2024-01-30", "/compare?from=2022-03-02&to=2024-01-30"},
		{"filters of the log, most of them empty", "/events", "/events", "q=&kind=visit&country=-&from=&to=", "/events?kind=visit"},
		{"filters of the log that replace others", "/events?kind=visit", "/events", "q=yes&kind=-", "/events?q=yes"},
		{"the search", "/?date=2023-05-10&lens=envoy", "/search", "q=norway&date=2023-05-10&lens=envoy", "/search?date=2023-05-10&lens=envoy&q=norway"},
		{"what is shown", "/?date=2023-05-10", "/", "date=2023-05-10", "/?date=2023-05-10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, effects := opened(t, test.from).Step(Submit{test.path, test.query})
			if got := where(s); got != test.want {
				t.Errorf("Submit of %s?%s at %s shows %s, want %s", test.path, test.query, test.from, got, test.want)
			}
			pushed := strings.HasPrefix(told(effects), "Push "+test.want+", ")
			if test.from == test.want {
				pushed = len(effects) == 0
			}
			if !pushed {
				t.Errorf("Submit of %s?%s at %s does %q, want one step of the history to %s", test.path, test.query, test.from, told(effects), test.want)
			}
		})
	}
}

// TestWithoutTexts: what is written before the texts have come is written again when they have.
func TestWithoutTexts(t *testing.T) {
	whole := relation.NewRecord(events(t))
	for _, test := range []struct {
		name   string
		action Action
		want   string
	}{
		{"nothing done", nil, ""},
		{"a country opened", Open{"NOR"}, "Show"},
		{"a link followed", Follow{"/events/yes", ""}, "Show"},
		{"Back", Arrive{"/table", ""}, "Show"},
		{"the slider moved", Slide{relation.Takeover}, "Show"},
		{"a play begun", Toggle{}, "Show"},
		{"a line said", Say{"a line"}, "Show"},
	} {
		s := opened(t, "/")
		s.Record, s.Complete = relation.NewRecord(core(t)), false
		if test.action != nil {
			s, _ = s.Step(test.action)
		}
		if _, effects := s.Step(Learn{whole, 7}); told(effects) != test.want {
			t.Errorf("Learn after %s does %q, want %q", test.name, told(effects), test.want)
		}
	}
}

// TestNowhere: an address that names no page stands in the address bar as it was followed.
func TestNowhere(t *testing.T) {
	s, effects := opened(t, "/").Step(Follow{"/nowhere", "date=2023-05-10"})
	if got, want := told(effects), "Push /nowhere?date=2023-05-10, Show, Scroll to the top, Announce “Not found · Recognition Map”"; got != want {
		t.Errorf("Follow to /nowhere does %q, want %q", got, want)
	}
	if _, effects = s.Step(Arrive{"/", ""}); !strings.HasPrefix(told(effects), "Show, Scroll to the top") {
		t.Errorf("Back from /nowhere does %q, want the map", told(effects))
	}
}
