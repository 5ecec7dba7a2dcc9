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

// today is the last day of the tests.
var today = relation.DayOf(2026, 11, 24)

func day(t testing.TB, s string) relation.Day {
	t.Helper()
	d, err := relation.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// events are invented, but for the names of the places: a change of a class is counted for states of the list alone.
//
//	1997-05-25 NOR recognized   2021-08-15 NOR none   2022-03-01 NOR ambassador   2023-05-10 DNK recognized
//	2024-01-30 SWE ambassador   2024-09-09 SWE contested   2025-02-02 NOR none
func events(t testing.TB) []relation.Event {
	t.Helper()
	var list []relation.Event
	for _, line := range []string{
		"first NOR 1997-05-25 recognition confirmed", "envoy NOR 2022-03-01 ambassador-sent confirmed", "yes DNK 2023-05-10 recognition confirmed",
		"guest SWE 2024-01-30 ambassador-accepted confirmed", "talks FIN 2024-06-01 visit confirmed", "rumour SWE 2024-09-09 recognition disputed",
		"home NOR 2025-02-02 ambassador-recalled confirmed",
	} {
		f := strings.Fields(line)
		e := relation.Event{ID: f[0], Country: country.Code(f[1]), Date: relation.Date{First: day(t, f[2])}, Kind: relation.Kind(f[3]),
			Confidence: relation.Confidence(f[4]), Headline: "Headline of " + f[0], Detail: "Detail of " + f[0]}
		if e.Kind == relation.AmbassadorRecalled {
			e.Ends = relation.Sent
		}
		list = append(list, e)
	}
	return list
}

// core are events as the browser has them first: without texts.
func core(t testing.TB) []relation.Event {
	list := events(t)
	for i := range list {
		list[i].Detail = ""
	}
	return list
}

// opened is the state of a page that has just been opened, with the texts of all events.
func opened(t testing.TB, address string) State {
	t.Helper()
	s := State{
		Record: relation.NewRecord(events(t)), Complete: true, Today: today, Edition: 7, Origin: "https://example.org", Rests: "1 of 2.",
		Drawn: map[country.Code]bool{"NOR": true, "DNK": true, "SWE": true, "FIN": true, "DEU": true},
	}
	s, _ = s.Start(cut(address))
	return s
}

// told writes effects as a test's table does.
func told(effects []Effect) string {
	var lines []string
	for _, e := range effects {
		line := strings.TrimPrefix(fmt.Sprintf("%T", e), "live.")
		switch e := e.(type) {
		case ShowDay:
			line += " " + e.Day.String()
		case ShowCountry:
			line += " " + none(string(e.Country))
		case Push:
			line += " " + e.Address
		case Replace:
			line += " " + e.Address
		case Leave:
			line += " " + e.Address
		case Announce:
			line += " “" + e.Line + "”"
		case Focus:
			line += " " + none(string(e.Country))
		case Look:
			line += " " + none(e.At)
		case Bring:
			line += " " + string(e.Country)
			if e.Well {
				line += " well"
			}
		case Scroll:
			if e.Another {
				line += " to the top"
			}
		case Later:
			after := e.After.String()
			switch e.After {
			case AtOnce:
				after = "now"
			case AtPace:
				after = "at pace"
			}
			line = strings.TrimPrefix(fmt.Sprintf("%T", e.Action), "live.") + " " + after
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, ", ")
}

func none(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// steps takes actions one after another and returns the last one's effects.
func steps(s State, actions ...Action) (State, []Effect) {
	var effects []Effect
	for _, a := range actions {
		s, effects = s.Step(a)
	}
	return s, effects
}

// where is the address of what is shown.
func where(s State) string { return s.View.URL() }

func TestStart(t *testing.T) {
	for _, test := range []struct{ name, address, want, notice, effects string }{
		{"today", "/", "/", "", ""},
		{"a day", "/?date=2023-05-10", "/?date=2023-05-10", "", ""},
		{"a country", "/country/NOR?date=2023-05-10", "/country/NOR?date=2023-05-10", "", ""},
		{"a country in other letters", "/country/no?date=2023-05-10", "/country/NOR?date=2023-05-10", "", "Replace /country/NOR?date=2023-05-10"},
		{"a day before the record", "/?date=1985-01-01", "/?date=1996-01-01", "The record starts in 1996: the map shows its first day instead of 1 January 1985.", ""},
		{"a day to come", "/?date=2030-01-01", "/", "1 January 2030 is still to come: the map shows today.", ""},
		{"no date", "/?date=soon", "/", "“soon” is not a date (want YYYY-MM-DD), so the map shows today.", ""},
		{"two days on the map", "/?from=2022-01-01&to=2023-01-01", "/compare?from=2022-01-01&to=2023-01-01", "", "Replace /compare?from=2022-01-01&to=2023-01-01"},
		{"no page", "/nowhere", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, effects := opened(t, "/").Start(cut(test.address))
			if got := where(s); got != test.want {
				t.Errorf("Start(%s) shows %s, want %s", test.address, got, test.want)
			}
			if s.Notice != test.notice {
				t.Errorf("Start(%s).Notice = %q, want %q", test.address, s.Notice, test.notice)
			}
			if got := told(effects); got != test.effects {
				t.Errorf("Start(%s) does %q, want %q", test.address, got, test.effects)
			}
		})
	}
}

// TestStepChangesNoOther: a state is a value, so what an action makes of it leaves it as it was.
func TestStepChangesNoOther(t *testing.T) {
	s := opened(t, "/country/NOR?date=2023-05-10&lens=envoy")
	before := fmt.Sprintf("%+v", s)
	for _, a := range everyAction(s) {
		s.Step(a)
		if got := fmt.Sprintf("%+v", s); got != before {
			t.Errorf("Step(%T) changed the state it came from:\n%s\nwant\n%s", a, got, before)
		}
	}
}

// TestStepIsPure: the same action gives the same state and effects.
func TestStepIsPure(t *testing.T) {
	s := opened(t, "/country/NOR?date=2023-05-10")
	for _, a := range everyAction(s) {
		s1, e1 := s.Step(a)
		s2, e2 := s.Step(a)
		if told(e1) != told(e2) || fmt.Sprintf("%+v", s1) != fmt.Sprintf("%+v", s2) {
			t.Errorf("Step(%T) = %s, the second time %s", a, told(e1), told(e2))
		}
	}
}

func everyAction(s State) []Action {
	middles := map[country.Code][2]float64{"NOR": {0, 0}, "SWE": {10, 0}}
	return []Action{
		Open{"DNK"}, Open{}, Slide{s.View.Day + 1}, Press{.5, 100}, Release{.5, 100}, SlideKey{Key: "End"}, Toggle{}, Follow{"/table", ""},
		Submit{"/", "date=2022-03-01"}, MapKey{Key: "ArrowRight", At: "NOR", Middles: middles}, MapKey{Key: "s", At: "NOR"}, Move{}, Hide{},
		Arrive{"/", ""}, Step{0}, Speak{}, Rest{0}, Learn{s.Record, 8}, Told{Today: s.Today + 1}, Say{"a line"}, NoRoom{}, Found{}, "what nobody knows",
	}
}

func TestStepIgnoresWhatItDoesNotKnow(t *testing.T) {
	if _, effects := opened(t, "/").Step("what nobody knows"); effects != nil {
		t.Errorf("Step(what nobody knows) does %s, want nothing", told(effects))
	}
}

func TestLearn(t *testing.T) {
	whole := relation.NewRecord(events(t))
	more := relation.NewRecord(append(events(t), relation.Event{ID: "new", Country: "FIN", Date: relation.Date{First: day(t, "2026-01-01")}, Kind: relation.Recognition, Confidence: relation.Confirmed, Headline: "New"}))
	const news = "The record has changed: Finland is now “Recognized”, was “None”."
	for _, test := range []struct {
		name     string
		complete bool   // what is shown already
		before   Action // what happened before the record came, nil for nothing
		record   *relation.Record
		edition  int
		want     string
		notice   string
		taken    bool
	}{
		{"the texts of what is shown, which the page has from the server", false, nil, whole, 7, "", "", true},
		{"the texts of a country opened meanwhile", false, Open{"NOR"}, whole, 7, "Show", "", true},
		{"the texts of a page that was written anew to say that there is no room", false, NoRoom{}, whole, 7, "Show", pages.NoRoom, true},
		{"what is there already", true, nil, whole, 7, "", "", false},
		{"an older edition", true, nil, whole, 6, "", "", false},
		{"an older edition than a record without texts", false, nil, whole, 6, "", "", false},
		{"a newer edition that changes nothing to be seen", true, nil, whole, 8, "Show", "", true},
		{"a newer edition that changes a class", true, nil, more, 8, "Show, Announce “" + news + "”", news, true},
		{"a newer edition before the texts of the older", false, Open{"NOR"}, more, 8, "Show, Announce “" + news + "”", news, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := opened(t, "/")
			if s.Complete = test.complete; !s.Complete {
				s.Record = relation.NewRecord(core(t))
			}
			if test.before != nil {
				s, _ = s.Step(test.before)
			}
			s, effects := s.Step(Learn{test.record, test.edition})
			if got := told(effects); got != test.want {
				t.Errorf("Learn(edition %d) does %q, want %q", test.edition, got, test.want)
			}
			if s.Notice != test.notice {
				t.Errorf("Learn(edition %d) notes %q, want %q", test.edition, s.Notice, test.notice)
			}
			if got := s.Record == test.record && s.Edition == test.edition && s.Complete; got != test.taken {
				t.Errorf("Learn(edition %d) taken: %v, want %v", test.edition, got, test.taken)
			}
			if (s.Rests == "") != (test.edition > 7) { // what the record rests on is said of that one
				t.Errorf("Learn(edition %d) leaves %q", test.edition, s.Rests)
			}
			if again, effects := s.Step(Learn{test.record, test.edition}); test.taken && (len(effects) > 0 || again.Record != s.Record) {
				t.Errorf("Learn(edition %d) for the second time does %q, want nothing", test.edition, told(effects))
			}
		})
	}
}

func TestDate(t *testing.T) {
	for _, test := range []struct {
		name, address string
		today         relation.Day
		want, shows   string
		last          relation.Day
	}{
		{"the same day", "/", today, "", "2026-11-24", today},
		{"a clock that runs behind", "/", today - 1, "", "2026-11-24", today},
		{"the next day, where today is shown", "/", today + 1, "Show", "2026-11-25", today + 1},
		{"the next day, where another is shown", "/?date=2023-05-10", today + 1, "Show", "2023-05-10", today + 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, effects := opened(t, test.address).Step(Told{Today: test.today})
			if got := told(effects); got != test.want || s.View.Day.String() != test.shows || s.Today != test.last {
				t.Errorf("Date(%v) does %q and shows %v of all days to %v, want %q, %s, %v", test.today, got, s.View.Day, s.Today, test.want, test.shows, test.last)
			}
		})
	}
}

func TestSay(t *testing.T) {
	s := opened(t, "/")
	for _, test := range []struct{ name, line, want string }{
		{"nothing, as before", "", ""},
		{"a line", "Offline.", "Show"},
		{"the same line", "Offline.", ""},
		{"nothing any more", "", "Show"},
	} {
		var effects []Effect
		s, effects = s.Step(Say{test.line})
		if got := told(effects); got != test.want || s.Status != test.line {
			t.Errorf("%s: Say(%q) does %q and leaves %q, want %q", test.name, test.line, got, s.Status, test.want)
		}
	}
}

// TestModel: the pages are written from all that the state has of them.
func TestModel(t *testing.T) {
	s := opened(t, "/country/NOR?date=soon")
	s.Playing, s.Status, s.CanShare = true, "Offline.", true
	m := s.Model()
	got := fmt.Sprint(m.View == s.View, m.Record == s.Record, m.Complete, m.Today == today, m.Playing, m.Notice == s.Notice, m.Status, m.Edition, m.Origin, m.Rests, m.CanShare)
	if want := fmt.Sprint(true, true, true, true, true, true, "Offline.", 7, "https://example.org", "1 of 2.", true); got != want {
		t.Errorf("Model() = %s, want %s", got, want)
	}
}

func TestParseCurrent(t *testing.T) {
	body := `{"edition":12,"revision":"12-0a1b","build":"0a","core":"/data/c","events":"/data/e","today":"2026-11-24"}`
	if got, err := ParseCurrent([]byte(body)); err != nil || got != (Current{12, "12-0a1b", "0a", "/data/c", "/data/e", today}) {
		t.Errorf("ParseCurrent(%s) = %+v, %v", body, got, err)
	}
	for _, body := range []string{"", "<!doctype html>", `{"edition":"twelve"}`} {
		if got, err := ParseCurrent([]byte(body)); err == nil || !strings.HasPrefix(err.Error(), "live: "+CurrentURL+": ") {
			t.Errorf("ParseCurrent(%q) = %+v, %v, want an error that names the address", body, got, err)
		}
	}
}

func TestParseRecord(t *testing.T) {
	r, err := ParseRecord(wire(events(t)))
	if err != nil || len(r.Events()) != len(events(t)) {
		t.Fatalf("ParseRecord(wire) = %v, %v", r, err)
	}
	if got := r.Standing("DNK", today).Class; got != relation.ClassRecognized {
		t.Errorf("ParseRecord(wire) has DNK %v, want %v", got, relation.ClassRecognized)
	}
	if _, err := ParseRecord([]byte("<!doctype html>")); err == nil || !strings.HasPrefix(err.Error(), "live: events: ") {
		t.Errorf("ParseRecord(a page) = %v, want an error", err)
	}
}

func wire(events []relation.Event) (body []byte) {
	for _, e := range events {
		body = relation.AppendWire(body, e)
	}
	return body
}

func TestPaceOf(t *testing.T) {
	for ms, want := range map[string]time.Duration{"450": 450 * time.Millisecond, "900": pace, "": pace, "0": pace, "-5": pace, "fast": pace} {
		if got := paceOf(ms); got != want {
			t.Errorf("paceOf(%q) = %v, want %v", ms, got, want)
		}
	}
}

// TestRunNeedsABrowser: the program is vetted and built for other systems too, where it says what it lacks.
func TestRunNeedsABrowser(t *testing.T) {
	if err := Run(); err == nil || err.Error() != "live: not in a browser" {
		t.Errorf("Run() = %v, want live: not in a browser", err)
	}
}
