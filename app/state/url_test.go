package state_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

var today = relation.DayOf(2026, 11, 24)

func parse(t *testing.T, address string) (state.View, string, error) {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	return state.Parse(path, query, today)
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, address, want string // want is the address of the view
		notice              bool
	}{
		{"the map of today", "/", "/", false},
		{"a country", "/country/RUS", "/country/RUS", false},
		{"a day", "/country/PAK?date=2025-06-01", "/country/PAK?date=2025-06-01", false},
		{"today by its date stays live", "/?date=2026-11-24", "/?date=2026-11-24", false},
		{"latest never freezes", "/?date=latest", "/", false},
		{"no date", "/?date=yesterday", "/", true},
		{"no such day", "/?date=2025-02-30", "/", true},
		{"a month shows its first day", "/?date=2025-07", "/?date=2025-07-01", true},
		{"before the record", "/?date=1979-12-24", "/?date=1996-01-01", true},
		{"still to come", "/?date=2031-01-01", "/", true},
		{"the log of a year", "/events?year=2021", "/events?year=2021", false},
		{"a year that is no number", "/events?year=x", "/events", false},
		{"one event", "/events/2025-07-03-rus-recognition", "/events/2025-07-03-rus-recognition", false},
		{"the log of this year", "/events?year=2026", "/events?year=2026", false},
		{"a filter goes over all years", "/events?year=2021&kind=visit", "/events?kind=visit", false},
		{"changes of standing", "/events?change=standing", "/events?change=standing", false},
		{"rows by class, as older links have it", "/table?sort=class&date=2025-07-03", "/table?date=2025-07-03", false},
		{"rows by name", "/table?sort=name&date=2025-07-03", "/table?date=2025-07-03&sort=name", false},
		{"rows of a name", "/table?q=%20land%20&kind=visit&sort=since", "/table?sort=since&q=land", false},
		{"an unknown order", "/table?sort=size", "/table", false},
		{"a lens", "/?lens=post", "/?lens=post", false},
		{"the class is no lens", "/?lens=class", "/", false},
		{"an unknown lens", "/?lens=x", "/", true},
		{"a look is kept in one order", "/country/RUS?at=65.04,33,4.50&names=off&patterns=on&show=recognized,ambassador,recognized", "/country/RUS?show=ambassador,recognized&patterns=on&names=off&at=65,33,4.5", false},
		{"a preset", "/?at=central-asia", "/?at=central-asia", false},
		{"a preset that is none", "/?at=atlantis", "/", true},
		{"a place beyond the poles", "/?at=0,91,2", "/", true},
		{"a place that is no number", "/?at=NaN,0,2", "/", true},
		{"a zoom without end", "/?at=0,0,Inf", "/", true},
		{"a span", "/country/RUS?ever=ambassador&from=2021-08-15&to=2025-07-03&at=gulf", "/country/RUS?ever=ambassador&from=2021-08-15&to=2025-07-03&at=gulf", false},
		{"a span up to today, which moves", "/?ever=mission&from=2024-01-01", "/?ever=mission&from=2024-01-01", false},
		{"a span up to today, which does not", "/?ever=mission&from=2024-01-01&to=2026-11-24", "/?ever=mission&from=2024-01-01&to=2026-11-24", false},
		{"a span of the era of its last day", "/?ever=recognized&to=1999-01-01", "/?ever=recognized&from=1996-01-01&to=1999-01-01", false},
		{"a span whose last day is called as that of other maps", "/?ever=recognized&date=2025-07-03", "/?ever=recognized&from=2021-08-15&to=2025-07-03", false},
		{"a span by its name among the lenses", "/?lens=ever-recognized&to=2025-07-03", "/?ever=recognized&from=2021-08-15&to=2025-07-03", false},
		{"a span whose last day is named first", "/?ever=ambassador&from=2025-07-03&to=2021-08-15", "/?ever=ambassador&from=2025-07-03&to=2021-08-15", false},
		{"a span from before the record", "/?ever=ambassador&from=1979-12-24&to=2025-07-03", "/?ever=ambassador&from=1996-01-01&to=2025-07-03", true},
		{"a span into the future", "/?ever=ambassador&from=2021-08-15&to=2031-01-01", "/?ever=ambassador&from=2021-08-15", true},
		{"a span of nonsense", "/?ever=ambassador&from=x&to=2025-02-30", "/?ever=ambassador&from=2021-08-15", true},
		{"a span of no known question", "/?ever=after&from=2021-08-15&to=2025-07-03", "/", true},
		{"rows of a span", "/table?ever=ambassador&from=2021-08-15&to=2025-07-03", "/table?ever=ambassador&from=2021-08-15&to=2025-07-03", false},
		{"two days are no span", "/compare?ever=ambassador&from=2021-08-15&to=2025-07-03", "/compare?from=2021-08-15&to=2025-07-03", true},
		{"what is shared of a span", "/share?ever=ambassador&from=2021-08-15&to=2025-07-03&country=RUS", "/share?ever=ambassador&from=2021-08-15&to=2025-07-03&country=RUS", false},
		{"rows of a lens", "/table?lens=envoy&at=gulf", "/table?lens=envoy", false},
		{"two days", "/compare?from=2025-07-04&to=2025-07-02", "/compare?from=2025-07-02&to=2025-07-04", false},
		{"two days in one map", "/compare?from=2025-07-02&to=2025-07-04&as=one&lens=post", "/compare?lens=post&from=2025-07-02&to=2025-07-04&as=one", false},
		{"two days in another way", "/compare?from=2025-07-02&to=2025-07-04&as=three", "/compare?from=2025-07-02&to=2025-07-04", true},
		{"two days by default", "/compare?date=2025-07-03", "/compare?date=2025-07-03&from=2021-08-15&to=2025-07-03", false},
		{"side by side", "/countries?c=ru,CHN&c=pak", "/countries?c=RUS,CHN,PAK", false},
		{"six side by side", "/countries?c=RUS,CHN,PAK,IRN,IND,USA", "/countries?c=RUS,CHN,PAK,IRN,IND", true},
		{"a filter", "/events?kind=visit&q=%20Moscow%20talks&from=2024&to=2025-02&bloc=sco&contested=1&region=asia&confidence=reported&change=any&country=ru", "/events?q=Moscow+talks&kind=visit&change=any&country=RUS&region=asia&bloc=sco&from=2024-01-01&to=2025-02-28&confidence=reported&contested=1", false},
		{"a group of the table", "/table?bloc=g20&region=asia&kind=visit&lens=post", "/table?lens=post&region=asia&bloc=g20", false},
		{"lists of which nothing was chosen", "/events?q=-&kind=-&change=any&country=-&bloc=-", "/events?q=-&change=any", false},
		{"no other country", "/countries?c=RUS&c=-", "/countries?c=RUS", false},
		{"all rows", "/events?all=1&bloc=oic", "/events?bloc=oic&all=1", false},
		{"a bloc that is none", "/events?bloc=atlantis", "/events", true},
		{"a look where no map is", "/about?lens=post&at=gulf", "/about", false},
		{"a search keeps the look", "/search?q=Mali&lens=post", "/search?lens=post&q=Mali", false},
		{"a filter of nonsense", "/events?kind=x&change=y&confidence=z", "/events", true},
		{"a search", "/search?q=C%C3%B4te", "/search?q=C%C3%B4te", false},
		{"what is shared", "/share?country=RUS&lens=post&at=gulf", "/share?lens=post&at=gulf&country=RUS", false},
		{"broken escapes", "/?date=%zz", "/", true},
	} {
		v, notice, err := parse(t, test.address)
		if err != nil {
			t.Errorf("%s: Parse(%q): %v", test.name, test.address, err)
			continue
		}
		if got := v.URL(); got != test.want {
			t.Errorf("%s: Parse(%q).URL() = %q, want %q", test.name, test.address, got, test.want)
		}
		if (notice != "") != test.notice {
			t.Errorf("%s: Parse(%q) says %q, want a notice: %v", test.name, test.address, notice, test.notice)
		}
	}
}

func TestParseRedirects(t *testing.T) {
	for address, want := range map[string]string{
		"/country/rus":                    "/country/RUS",
		"/country/ru?date=2025-07-03":     "/country/RUS?date=2025-07-03",
		"/country/Kosovo":                 "",
		"/table/":                         "/table",
		"/country/RUS/":                   "/country/RUS",
		"/?from=2021-08-15&to=2025-07-03": "/compare?from=2021-08-15&to=2025-07-03",
		"//example.org/":                  "",
	} {
		_, _, err := parse(t, address)
		var moved *state.Redirect
		got := ""
		if errors.As(err, &moved) {
			got = moved.To
		}
		if got != want {
			t.Errorf("Parse(%q) redirects to %q, want %q", address, got, want)
		}
		if want == "" && !errors.Is(err, state.ErrNotFound) {
			t.Errorf("Parse(%q): %v, want ErrNotFound", address, err)
		}
	}
}

func TestParseFindsNothing(t *testing.T) {
	for _, address := range []string{"/nope", "/country", "/country/XYZ", "/country/RUS/x", "/events/a/b", `/\example.org/`, "/../etc/passwd"} {
		if v, _, err := parse(t, address); err == nil || v.Page != state.NotFound {
			t.Errorf("Parse(%q) = page %d, %v, want NotFound and an error", address, v.Page, err)
		}
	}
}

func TestEraOf(t *testing.T) {
	for _, test := range []struct {
		day  string
		want string
	}{
		{"1996-01-01", "First Emirate, 1996–2001"},
		{"2001-12-31", "First Emirate, 1996–2001"},
		{"2002-01-01", "Republic, 2002–2021"},
		{"2021-08-14", "Republic, 2002–2021"},
		{"2021-08-15", "Since August 2021"},
		{"2026-11-24", "Since August 2021"},
	} {
		day, err := relation.ParseDay(test.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := state.EraOf(day, today); got.Name != test.want || day < got.First || day > got.Last {
			t.Errorf("EraOf(%s) = %+v, want %q around it", test.day, got, test.want)
		}
	}
}

// FuzzParse: whatever address is read, the view's own address reads back as the same view.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"/", "/country/RUS?date=2025-07-03", "/events?year=2021&date=1999-01-01", "/events/a%2fb", "/table?sort=since&bloc=g20&q=land", "/?date=%zz", "/about?lens=post"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		path, query, _ := strings.Cut(address, "?")
		v, _, err := state.Parse(path, query, today)
		if err != nil {
			return
		}
		u, err := url.Parse(v.URL())
		if err != nil {
			t.Fatalf("Parse(%q).URL() = %q: %v", address, v.URL(), err)
		}
		again, _, err := state.Parse(u.Path, u.RawQuery, today)
		if err != nil || again != v {
			t.Fatalf("Parse(%q) = %+v, and of its address %q %+v, %v", address, v, v.URL(), again, err)
		}
	})
}

func TestCard(t *testing.T) {
	for address, want := range map[string]string{
		"/":                                   "/card/map.png",
		"/table?date=2025-07-03":              "/card/map.png?date=2025-07-03",
		"/country/RUS?lens=envoy&at=65,33,4":  "/card/country/RUS.png?lens=envoy",
		"/events/a%2Fb":                       "/card/events/a%252Fb.png",
		"/share?country=RUS&date=2025-07-03":  "/card/country/RUS.png?date=2025-07-03",
		"/events/2025-07-03-rus?date=2025-07": "/card/events/2025-07-03-rus.png?date=2025-07-01",
	} {
		v, _, err := parse(t, address)
		if err != nil {
			t.Fatal(err)
		}
		got := v.Card()
		if got != want {
			t.Errorf("Parse(%q).Card() = %q, want %q", address, got, want)
		}
		path, query, _ := strings.Cut(got, "?")
		u, err := url.Parse(path)
		if err != nil {
			t.Fatal(err)
		}
		again, err := state.ParseCard(u.Path, query, today)
		if err != nil || again.Card() != got {
			t.Errorf("ParseCard(%q).Card() = %q, %v", got, again.Card(), err)
		}
	}
	for _, path := range []string{"/card/", "/card/table.png", "/card/map", "/map.png", "/card/share.png", "/card/country/XYZ.png"} {
		if v, err := state.ParseCard(path, "", today); err == nil {
			t.Errorf("ParseCard(%q) = %+v", path, v)
		}
	}
}
