package feeds

import (
	"fmt"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

const base = "https://map.example.org"

// titles returns the titles of a feed's items after checking both of its forms.
func titles(t *testing.T, f *Feed) []string {
	t.Helper()
	self := f.Path
	atom := checkAtom(t, f.Atom(), self+".atom")
	asJSON := checkJSON(t, f.JSON(), self+".json")
	if len(atom.Entries) != len(f.Items) || len(*asJSON.Items) != len(f.Items) {
		t.Errorf("%d entries and %d items, want %d of both", len(atom.Entries), len(*asJSON.Items), len(f.Items))
	}
	all := []string{}
	for i, e := range atom.Entries {
		all = append(all, e.Titles[0].Text)
		if item := (*asJSON.Items)[i]; item.ID != e.IDs[0] || item.Title != e.Titles[0].Text || item.URL != e.Links[0].Href {
			t.Errorf("entry %d is %q in Atom and %q in JSON", i, e.IDs[0], item.ID)
		}
	}
	return all
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

// history is a state with every kind of revision.
func history(t testing.TB) *desk.State {
	a, b := counted(0), counted(1)
	return stateOf(t,
		add(event("first", a, "2022-03", relation.AmbassadorSent)),
		add(event("second", b, "2023-01-01", relation.Visit)),
		correct(1, event("first", a, "2022-03-05", relation.AmbassadorSent), "the day is known now"),
		correct(2, event("second", a, "2023-01-01", relation.Visit), "it was another country"),
		withdraw(4, "second", "it did not happen"),
		correct(0, event("second", a, "2023-01-02", relation.Visit), "it did happen"),
	)
}

func TestEvents(t *testing.T) {
	f := New(base + "/").Events(history(t))
	same(t, "all events", titles(t, f), "Restored: Headline of second", "Withdrawn: Headline of second",
		"Corrected: Headline of second", "Corrected: Headline of first", "Headline of second", "Headline of first")
	for i, want := range []struct {
		id, link string
		number   int64
	}{
		{"tag:map.example.org,2026:event:second:6", "/events/second", 6},
		{"tag:map.example.org,2026:event:second:5", "/country/" + string(counted(0).Code), 5},
		{"tag:map.example.org,2026:event:second:4", "/events/second", 4},
		{"tag:map.example.org,2026:event:first:3", "/events/first", 3},
	} {
		if got := f.Items[i]; got.ID != want.id || got.Link != base+want.link || !got.Updated.Equal(hour(want.number)) {
			t.Errorf("item %d = %s, %s, %v; want %+v", i, got.ID, got.Link, got.Updated, want)
		}
	}
	for _, want := range []string{counted(0).Name + ", 5 March 2022: ambassador sent to Kabul. Confidence: confirmed.", "Corrected. Reason given: the day is known now",
		"Detail of first", "The Gazette, “A title”, 2025-07-04: https://example.org/first"} {
		if !strings.Contains(f.Items[3].Text, want) {
			t.Errorf("the correction reads\n%s\nwant %q in it", f.Items[3].Text, want)
		}
	}
	if text := string(f.Atom()) + string(f.JSON()); strings.Contains(text, "Secret") || strings.Contains(text, "edition 1") {
		t.Error("the feed names who wrote, or the reason of what was there from the start")
	}
}

func TestCountry(t *testing.T) {
	s, feeds := history(t), New(base)
	same(t, "the first", titles(t, feeds.Country(s, counted(0))), "Restored: Headline of second", "Withdrawn: Headline of second",
		"Corrected: Headline of second", "Corrected: Headline of first", "Headline of first")
	same(t, "the one that an event was moved away from", titles(t, feeds.Country(s, counted(1))), "Corrected: Headline of second", "Headline of second")
	same(t, "one without events", titles(t, feeds.Country(s, counted(2))))
}

func TestChanges(t *testing.T) {
	a, b, c := counted(0), counted(1), counted(2)
	s := stateOf(t,
		add(event("sent", a, "2022-03-01", relation.AmbassadorSent)),
		add(event("accepted", b, "2023-05", relation.AmbassadorAccepted)),
		add(event("recognized", a, "2025-07-03", relation.Recognition)),
		add(event("visit", c, "2025-08-01", relation.Visit)),
		correct(1, event("sent", a, "2022-03-02", relation.AmbassadorSent), "a day later"),
		add(event("early", c, "1997-05-26", relation.Recognition)),
	)
	f := New(base).Changes(s)
	same(t, "changes", titles(t, f),
		c.Name+": none → recognized on 26 May 1997",
		a.Name+": none → ambassador sent on 2 March 2022", // corrected in the fifth hour
		a.Name+": ambassador sent → recognized on 3 July 2025",
		b.Name+": none → ambassador sent in May 2023",
		c.Name+": recognized → none on 15 August 2021",
	)
	if got := f.Items[2]; got.ID != "tag:map.example.org,2026:change:"+string(a.Code)+":2025-07-03:recognized" || got.Link != base+"/country/"+string(a.Code)+"?date=2025-07-03" ||
		!strings.Contains(got.Text, "https://example.org/recognized") || !strings.Contains(got.Text, relation.RuleRecognized) {
		t.Errorf("the recognition is %+v", got)
	}
}

func TestNoMoreThanNewest(t *testing.T) {
	var changes []eventstore.Change
	for i := range 120 {
		changes = append(changes, add(event(fmt.Sprintf("e%03d", i), counted(i), "2022-03-01", relation.AmbassadorSent)))
	}
	s := stateOf(t, changes...)
	if got := titles(t, New(base).Events(s)); len(got) != 100 || got[0] != "Headline of e119" || got[99] != "Headline of e020" {
		t.Errorf("%d items from %q to %q", len(got), got[0], got[len(got)-1])
	}
	if got := titles(t, New(base).Changes(s)); len(got) != 100 || !strings.HasPrefix(got[0], counted(119).Name) {
		t.Errorf("%d changes, the first %q", len(got), got[0])
	}
}

func TestHostileTexts(t *testing.T) {
	for _, test := range []struct{ name, headline, want string }{
		{"the end of a CDATA section", "a ]]> b", "a ]]> b"},
		{"markup", `<script>alert("1")</script> & 'x' <!-- -->`, `<script>alert("1")</script> & 'x' <!-- -->`},
		{"a reference", "a &amp; &#0; &nbsp; b", "a &amp; &#0; &nbsp; b"},
		{"control characters", "a\x00\x01\x1f\u0085\x7fb\v", "ab"},
		{"half a surrogate pair", "a\xed\xa0\x80b", "a\uFFFDb"},
		{"bytes of no character", "a\xff\xfeb", "a\uFFFDb"},
		{"no character of XML", "a\uFFFEb\uFFFF", "a\uFFFDb\uFFFD"},
		{"beyond the first plane", "🕊 طالبان \u202eabc", "🕊 طالبان \u202eabc"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := event("hostile", counted(0), "2022-03-01", relation.Recognition)
			e.Headline, e.Detail, e.Sources[0].Publisher = test.headline, test.headline, test.headline
			s := stateOf(t, add(e), withdraw(1, "hostile", test.headline), correct(0, e, test.headline))
			feeds := New(base)
			same(t, "events", titles(t, feeds.Events(s)), "Restored: "+test.want, "Withdrawn: "+test.want, test.want)
			titles(t, feeds.Changes(s))
		})
	}
}

func TestNothingYet(t *testing.T) {
	s := stateOf(t)
	same(t, "events", titles(t, New(base).Events(s)))
	same(t, "changes", titles(t, New(base).Changes(s)))
}

func TestAt(t *testing.T) {
	s, feeds, code := history(t), New(base), string(counted(0).Code)
	for _, path := range Addresses() {
		body, mediaType, ok := feeds.At(path, s)
		if !ok || len(body) == 0 || (mediaType == AtomType) != strings.HasSuffix(path, ".atom") {
			t.Fatalf("At(%s) = %d bytes, %q, %v", path, len(body), mediaType, ok)
		}
		if !strings.Contains(string(body), base+path) {
			t.Errorf("At(%s) does not name itself", path)
		}
	}
	for _, path := range []string{"", "/", "/feed", "/feed.rss", "/feed/feed.atom", "/country/feed.atom", "/country/" + code + ".atom", "/country/XXQ/feed.json",
		"/country/" + strings.ToLower(code) + "/feed.atom", "/changes.atom", "feed.atom", "/country/" + code + "/feed/feed.atom"} {
		if _, _, ok := feeds.At(path, s); ok {
			t.Errorf("At(%s) is a feed", path)
		}
	}
}

func TestAuthority(t *testing.T) {
	for _, test := range []struct{ base, want string }{
		{"https://Map.Example.org", "tag:map.example.org,2026:events"},
		{"http://127.0.0.1:8000", "tag:127.0.0.1,2026:events"},
		{"http://[::1]:8000", "tag:localhost,2026:events"},
		{"", "tag:localhost,2026:events"},
		{"%", "tag:localhost,2026:events"},
	} {
		if got := New(test.base).Events(stateOf(t)).ID; got != test.want {
			t.Errorf("New(%q): id %q, want %q", test.base, got, test.want)
		}
	}
}
