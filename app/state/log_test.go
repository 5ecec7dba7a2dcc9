package state_test

import (
	"strings"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

func logRecord(t *testing.T) *relation.Record {
	t.Helper()
	event := func(id, place, date string, kind relation.Kind, c relation.Confidence, headline string) relation.Event {
		d, err := relation.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		e := relation.Event{ID: id, Date: d, Kind: kind, Confidence: c, Headline: headline, Sources: []relation.Source{{Publisher: "Agence Tomé"}}}
		e.Country = "PAK"
		if place != "" {
			e.Country = "CIV"
		}
		return e
	}
	return relation.NewRecord([]relation.Event{
		event("a", "", "2021-12-31", relation.Visit, relation.Confirmed, "A visit"),
		event("b", "", "2022", relation.Statement, relation.Reported, "Some time of the year"),
		event("c", "", "2022-02-01", relation.AmbassadorSent, relation.Confirmed, "An ambassador"),
		event("d", "", "2022-03-01", relation.AmbassadorRecalled, relation.Disputed, "Recalled, it is said"),
		event("e", "civ", "2022-04-01", relation.ChargeSent, relation.Reported, "A chargé d’affaires"),
		event("f", "", "2022-05-01", relation.ChargeSent, relation.Confirmed, "A lower rank"),
	})
}

func TestLog(t *testing.T) {
	r := logRecord(t)
	for _, test := range []struct{ name, query, want string }{
		{"changes of standing when nothing is asked for", "", "f e d c"},
		{"changes of standing", "change=standing", "f e d c"},
		{"changes of standing that one side alone speaks of", "change=standing&confidence=reported", "e"},
		{"a year", "year=2021", "a"},
		{"a kind", "kind=charge-sent", "f e"},
		{"a country", "country=ci", "e"},
		{"any change of class", "change=any", "f c"},
		{"what began a class", "change=ambassador", "c"},
		{"what ended in none", "change=none", "f"},
		{"a bloc", "bloc=neighbours", "f d c b a"},
		{"a region", "region=africa", "e"},
		{"from a day on, by the day from which an event counts", "from=2022-02-01", "f e d c"},
		{"to a day", "to=2021", "a"},
		{"how sure", "confidence=disputed", "d"},
		{"contested", "contested=1", "d"},
		{"without accents", "q=CHARGE%20d'affaires", "e"},
		{"by the name of the country in any of its forms", "q=ivory", "e"},
		{"by a publisher", "q=tome+rank", "f"},
		{"not inside a word", "q=isit", ""},
		{"two filters", "q=rank&kind=visit", ""},
	} {
		v, notice, err := parse(t, "/events?"+test.query)
		if err != nil || notice != "" {
			t.Fatalf("%s: %q, %v", test.query, notice, err)
		}
		var ids []string
		for _, e := range v.Log(r) {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%s: /events?%s lists %q, want %q", test.name, test.query, got, test.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, test := range []struct{ text, query, want string }{
		{"Moscow talks in Moscow", "moscow", "[Moscow] talks in [Moscow]"},
		{"São Tomé and Príncipe", "tome princ", "São [Tomé] and [Prínc]ipe"},
		{"Côte d’Ivoire", "d'ivoire", "Côte [d’Ivoire]"},
		{"<script>", "script", "<[script]>"},
		{"nothing", "else", "nothing"},
		{"", "x", ""},
		{"aaa ba", "aa a", "[aa]a ba"},
		{"normalization, Mali", "mali", "normalization, [Mali]"},
		{"\xffbad", "bad", "\xff[bad]"},
	} {
		got := ""
		for _, m := range state.Marks(test.text, state.Words(test.query)) {
			if m.Found {
				got += "[" + m.Text + "]"
			} else {
				got += m.Text
			}
		}
		if got != test.want {
			t.Errorf("Marks(%q, %q) = %q, want %q", test.text, test.query, got, test.want)
		}
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("Côte d’Ivoire", "cote")
	f.Add("ʿabd ﬁ\u200c", "a b")
	f.Fuzz(func(t *testing.T, text, query string) {
		whole := ""
		for _, m := range state.Marks(text, state.Words(query)) {
			whole += m.Text
		}
		if whole != text {
			t.Errorf("the marks of %q are of %q", text, whole)
		}
	})
}
