package relation

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

// sound returns an event without fault, filed under a state of the map, which the validator needs.
func sound() Event {
	var state country.Code
	for _, c := range country.All() {
		if c.Counted() {
			state = c.Code
			break
		}
	}
	return Event{
		ID: "2022-03-01-xaa-visit", Country: state, Date: mustDate("2022-03-01"), Kind: Visit,
		Headline: "A minister visits", Detail: "It is the first visit.", Confidence: Confirmed,
		Sources: []Source{{URL: "https://news.example/1", Publisher: "News", Title: "Visit", Supports: "the visit"}},
	}
}

func TestValidate(t *testing.T) {
	other := Source{URL: "https://paper.example/2", Publisher: "Paper", Supports: "the same"}
	tests := []struct {
		name   string
		change func(*Event)
		want   string // the beginnings of "field: message", joined by |; "" for no fault
	}{
		{"a sound event", func(*Event) {}, ""},
		{"the longest headline", func(e *Event) { e.Headline = strings.Repeat("é", maxLine) }, ""},
		{"the longest detail", func(e *Event) { e.Detail = strings.Repeat("é", maxText) }, ""},
		{"joiners and right to left", func(e *Event) { e.Headline, e.Detail = "دیدار می\u200cشود", "متن\u200f\nدو خط" }, ""},
		{"a month", func(e *Event) { e.Date = mustDate("2022-03") }, ""},
		{"no id", func(e *Event) { e.ID = "" }, "id: bad id"},
		{"a capital id", func(e *Event) { e.ID = "2022-XAA" }, "id: bad id"},
		{"an id of a path", func(e *Event) { e.ID = "../a" }, "id: bad id"},
		{"an id ending in a hyphen", func(e *Event) { e.ID = "a-" }, "id: bad id"},
		{"an endless id", func(e *Event) { e.ID = strings.Repeat("a", 101) }, "id: bad id"},
		{"an unknown country", func(e *Event) { e.Country = "XAA" }, `country: unknown country "XAA"`},
		{"a country in small letters", func(e *Event) { e.Country = "fra" }, `country: unknown country "fra"`},
		{"an alpha-2 code", func(e *Event) { e.Country = "FR" }, `country: unknown country "FR"`},
		{"no country", func(e *Event) { e.Country = "" }, "country: unknown country"},
		{"an envoy of a territory", func(e *Event) { e.Country, e.Kind = "GRL", ChargeSent }, "country: GRL has no relations of its own for a charge-sent, want DNK"},
		{"an envoy of the country itself", func(e *Event) { e.Country, e.Kind = country.Afghanistan, ChargeSent }, "country: AFG has no relations"},
		{"a statement of a territory", func(e *Event) { e.Country, e.Kind = "GRL", Statement }, ""},
		{"no date", func(e *Event) { e.Date = Date{} }, "date: no date"},
		{"a year too early", func(e *Event) { e.Date = mustDate("1899-12-31") }, "date: year of 1899-12-31 is out of range"},
		{"a year too late", func(e *Event) { e.Date = mustDate("2101") }, "date: year of 2101 is out of range"},
		{"an unknown kind", func(e *Event) { e.Kind = "coup" }, `kind: unknown kind "coup"`},
		{"no headline", func(e *Event) { e.Headline = " " }, "headline: empty"},
		{"a headline of two lines", func(e *Event) { e.Headline = "a\nb" }, "headline: has a line break"},
		{"a headline parted otherwise", func(e *Event) { e.Headline = "a\u2028b" }, "headline: has a line break"},
		{"a headline without end", func(e *Event) { e.Headline = strings.Repeat("a", maxLine+1) }, "headline: has 501 characters, want at most 500"},
		{"a detail without end", func(e *Event) { e.Detail = strings.Repeat("a", maxText+1) }, "detail: has 20001 characters, want at most 20000"},
		{"a headline that shows nothing", func(e *Event) { e.Headline = strings.Repeat("\u200b", 20) }, "headline: empty"},
		{"a headline of fillers", func(e *Event) { e.Headline = "\u3164\u2800\u00ad\ufe0f" }, "headline: empty"},
		{"a publisher that shows nothing", func(e *Event) { e.Sources[0].Publisher = "\u2060" }, "sources[0].publisher: empty"},
		{"a headline that turns around", func(e *Event) { e.Headline = "A \u202evisit" }, `headline: has a mark of direction that '\u202c' does not close`},
		{"a headline that turns around and back", func(e *Event) { e.Headline = "A \u202dvisit\u202c" }, ""},
		{"a mark of direction without end", func(e *Event) { e.Detail = "a \u2067b" }, `detail: has a mark of direction that '\u2069' does not close`},
		{"an end of what has not begun", func(e *Event) { e.Sources[0].Title = "a \u2069b" }, `sources[0].title: has '\u2069', which closes nothing`},
		{"marks of direction across", func(e *Event) { e.Detail = "\u202aa \u2067b\u202c\u2069" }, `detail: has '\u202c', which closes nothing`},
		{"marks of direction in pairs", func(e *Event) { e.Detail = "\u202bالف \u2066b\u2069\u202c" }, ""},
		{"what is no character", func(e *Event) { e.Detail = "a\uffffb" }, `detail: has '\uffff', which is no character`},
		{"a bell in the detail", func(e *Event) { e.Detail = "a\ab" }, `detail: has the control character '\a'`},
		{"a nought in the detail", func(e *Event) { e.Detail = "a\x00b" }, `detail: has the control character '\x00'`},
		{"broken text", func(e *Event) { e.Detail = "a\xffb" }, "detail: is not valid text"},
		{"text that was broken before", func(e *Event) { e.Detail = "a\ufffdb" }, "detail: is not valid text"},
		{"a recall of nothing", func(e *Event) { e.Kind = AmbassadorRecalled }, "ends: a recall says"},
		{"a recall of something else", func(e *Event) { e.Kind, e.Ends = AmbassadorRecalled, "both" }, "ends: a recall says"},
		{"a recall", func(e *Event) { e.Kind, e.Ends = AmbassadorRecalled, Accepted }, ""},
		{"a visit that somebody leads", func(e *Event) { e.Head = "Somebody" }, "head: only an envoy"},
		{"a head whom no text names", func(e *Event) { e.Kind, e.Head = ChargeSent, "Somebody" }, "head: \"Somebody\" stands neither"},
		{"a seat that no text names", func(e *Event) { e.Kind, e.Detail, e.Head, e.Seat = ChargeSent, "Somebody goes.", "Somebody", "Town" }, "seat: \"Town\" stands neither"},
		{"the seat of nobody", func(e *Event) { e.Kind, e.Seat = ChargeSent, "Town" }, "seat: is the seat of nobody"},
		{"a consulate as the mission", func(e *Event) {
			e.Kind, e.Detail, e.Head, e.Seat = MissionHandover, "Somebody in Town.", "Somebody", "Town"
		}, "seat: a mission outside the capital is a consulate"},
		{"an ambassador on letters", func(e *Event) { e.Kind, e.Evidence = AmbassadorSent, Credentials }, ""},
		{"an ambassador on nothing", func(e *Event) { e.Kind = AmbassadorAccepted }, "evidence: an ambassador since the takeover says what shows the rank, want one of credentials, both-governments,"},
		{"an ambassador of the first Emirate's time", func(e *Event) { e.Kind, e.Date = AmbassadorSent, mustDate("1998-01-01") }, ""},
		{"letters of the first Emirate's time", func(e *Event) { e.Kind, e.Date, e.Evidence = AmbassadorSent, mustDate("1998-01-01"), Credentials }, "evidence: is for ambassadors since the takeover alone"},
		{"a chargé on letters", func(e *Event) { e.Kind, e.Evidence = ChargeSent, Credentials }, "evidence: is for ambassadors since the takeover alone"},
		{"an envoy of the Republic as Kabul's", func(e *Event) { e.Kind, e.Evidence = AmbassadorAccepted, StayedOn }, "evidence: an envoy whom the Republic sent"},
		{"a kind of evidence", func(e *Event) { e.Kind, e.Evidence = AmbassadorSent, "rumour" }, `evidence: unknown evidence "rumour"`},
		{"one government's word, confirmed", func(e *Event) { e.Kind, e.Evidence = AmbassadorSent, OneGovernment }, "evidence: one government's word alone does not confirm"},
		{"one government's word, reported", func(e *Event) { e.Kind, e.Evidence, e.Confidence = AmbassadorSent, OneGovernment, Reported }, ""},
		{"a head of two lines", func(e *Event) { e.Kind, e.Detail, e.Head = ChargeSent, "A\nB", "A\nB" }, "head: has a line break"},
		{"a visit that ends something", func(e *Event) { e.Ends = Sent }, "ends: only a recall"},
		{"no confidence", func(e *Event) { e.Confidence = "" }, "confidence: unknown confidence"},
		{"a kind of confidence", func(e *Event) { e.Confidence = "sure" }, `confidence: unknown confidence "sure"`},
		{"no source", func(e *Event) { e.Sources = nil }, "sources: no source"},
		{"an address without a host", func(e *Event) { e.Sources[0].URL = "https:///x" }, `sources[0].url: bad address "https:///x"`},
		{"a program as address", func(e *Event) { e.Sources[0].URL = "javascript:alert(1)" }, "sources[0].url: bad address"},
		{"no address", func(e *Event) { e.Sources[0].URL = "" }, "sources[0].url: bad address"},
		{"a port that is none", func(e *Event) { e.Sources[0].URL = "https://news.example:99999/" }, "sources[0].url: bad address"},
		{"an address that turns around", func(e *Event) { e.Sources[0].URL = "https://news.example/\u202egpj" }, `sources[0].url: bad address "https://news.example/\u202egpj", want what is not seen in it as %XX`},
		{"an endless address", func(e *Event) { e.Sources[0].URL = "https://news.example/" + strings.Repeat("a", 30_000) }, "sources[0].url: bad address"},
		{"the reader's own machine", func(e *Event) { e.Sources[0].URL = "http://localhost/admin" }, "sources[0].url: bad address"},
		{"a name in every network", func(e *Event) { e.Sources[0].URL = "http://router.local/" }, "sources[0].url: bad address"},
		{"a number of a private network", func(e *Event) { e.Sources[0].URL = "http://192.168.1.1/" }, "sources[0].url: bad address"},
		{"a number of the link", func(e *Event) { e.Sources[0].URL = "http://169.254.169.254/latest/" }, "sources[0].url: bad address"},
		{"more sources than anybody reads", func(e *Event) { e.Sources = slices.Repeat(e.Sources, maxSources+1) }, "sources: 51 sources, want at most 50"},
		{"no publisher", func(e *Event) { e.Sources[0].Publisher = "" }, "sources[0].publisher: empty"},
		{"nothing supported", func(e *Event) { e.Sources[0].Supports = "" }, "sources[0].supports: empty"},
		{"no title", func(e *Event) { e.Sources[0].Title = "" }, ""},
		{"a title of two lines", func(e *Event) { e.Sources[0].Title = "a\nb" }, "sources[0].title: has a line break"},
		{"a recognition of one source", func(e *Event) { e.Kind = Recognition }, "sources: a recognition rests on one"},
		{"a recognition of one source twice", func(e *Event) { e.Kind, e.Sources = Recognition, append(e.Sources, e.Sources[0]) }, "sources: a recognition rests on one"},
		{"a recognition of two", func(e *Event) { e.Kind, e.Sources = Recognition, append(e.Sources, other) }, ""},
		{"a recognition of an official one", func(e *Event) { e.Kind, e.Sources[0].URL = Recognition, "https://mfa.gov.xx/1" }, ""},
		{"two faults", func(e *Event) { e.Headline, e.Kind = "", "coup" }, "kind: unknown|headline: empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := sound()
			test.change(&e)
			faults := Validate([]Event{e})
			var want []string
			if test.want != "" {
				want = strings.Split(test.want, "|")
			}
			if len(faults) != len(want) {
				t.Fatalf("Validate = %v, want %d faults", faults, len(want))
			}
			for i, f := range faults {
				if got := f.Field + ": " + f.Message; !strings.HasPrefix(got, want[i]) || f.ID != e.ID {
					t.Errorf("Validate fault %d = %s, want %s…", i, f, want[i])
				}
			}
		})
	}
}

func TestValidateSet(t *testing.T) {
	a, b := sound(), sound()
	b.ID += "-2"
	if faults := Validate([]Event{a, b}); len(faults) != 0 {
		t.Errorf("Validate of two events = %v, want no fault", faults)
	}
	faults := Validate([]Event{a, b, a})
	if len(faults) != 1 || faults[0].String() != a.ID+": id: is used twice, want one event for each id" {
		t.Errorf("Validate of an id used twice = %v", faults)
	}
}

func TestFaultCause(t *testing.T) {
	e := sound()
	e.Country, e.Date = "XAA", Date{}
	err := Faults(Validate([]Event{e})).errorOrNil()
	if !errors.Is(err, country.ErrUnknown) || !errors.Is(err, ErrBadDate) {
		t.Errorf("faults %v are not ErrUnknown and ErrBadDate", err)
	}
	var one Fault
	if !errors.As(err, &one) || one.Field != "country" {
		t.Errorf("errors.As(%v) = %v", err, one)
	}
	if Faults(nil).errorOrNil() != nil {
		t.Error("no fault is an error")
	}
}

func TestFaultString(t *testing.T) {
	tests := []struct {
		fault Fault
		want  string
	}{
		{Fault{"events/2025.jsonl", 12, "a-1", "date", "bad date", nil}, "events/2025.jsonl:12: a-1: date: bad date"},
		{Fault{File: "a.jsonl", Line: 3, Message: "bad JSON"}, "a.jsonl:3: bad JSON"},
		{Fault{File: "a.jsonl", Message: "unreadable"}, "a.jsonl: unreadable"},
		{Fault{Line: 3, Message: "bad JSON"}, "line 3: bad JSON"},
		{Fault{ID: "a-1", Message: "bad"}, "a-1: bad"},
		{Fault{ID: "a\x1b[31m", Message: "bad"}, `"a\x1b[31m": bad`},
		{Fault{ID: strings.Repeat("a", 10<<20), Message: "bad"}, strings.Repeat("a", maxID) + "…: bad"},
		{Fault{File: "a\x1b[31m.jsonl", Line: 3, Message: "bad"}, `"a\x1b[31m.jsonl":3: bad`},
	}
	for _, test := range tests {
		if got := test.fault.String(); got != test.want || test.fault.Error() != test.want {
			t.Errorf("String() = %q, want %q", got, test.want)
		}
	}
}
