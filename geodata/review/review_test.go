package review

import (
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func date(s string) relation.Date {
	d, err := relation.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// sound returns an event about a state of the map in which an editor finds nothing.
func sound() relation.Event {
	place := stateBut("")
	return relation.Event{
		ID: "2022-03-01-xaa-visit", Country: place.Code, Date: date("2022-03-01"), Kind: relation.Visit, Headline: place.Name + " sends a minister", Confidence: relation.Confirmed,
		Sources: []relation.Source{{URL: "https://news.example/1", Publisher: "News", Supports: "the visit"}, {URL: "https://paper.example/2", Publisher: "Paper", Supports: "the same"}},
	}
}

// stateBut is the first state that is counted and is not of the code.
func stateBut(code country.Code) country.Country {
	for _, c := range country.All() {
		if c.Counted() && c.Code != code {
			return c
		}
	}
	panic("no state")
}

func TestEvents(t *testing.T) {
	other := stateBut(sound().Country)
	url := func(address string) func(*relation.Event) {
		return func(e *relation.Event) { e.Sources[0].URL = address }
	}
	detail := func(text string) func(*relation.Event) {
		return func(e *relation.Event) { e.Detail = text }
	}
	persons := []Person{{Name: "José Álvarez", Also: []string{"Jose Alvarez"}}}
	tests := []struct {
		name   string
		change func(*relation.Event)
		want   string // how the one fault begins, "" for none
	}{
		{"a sound event", func(*relation.Event) {}, ""},

		{"a chargé without accent", detail("The charge d’affaires comes."), "detail: has “charge d’affaires”"},
		{"a chargé by himself without accent", detail("He signs as charge."), "detail: has “as charge.”"},
		{"several without accents", detail("Both charges d’affaires come."), "detail: has “charges d’affaires”"},
		{"a chargé with accent", detail("The chargé d’affaires, named chargé in May, comes."), ""},
		{"who takes charge", detail("She takes charge and is in charge, and took charge of it."), ""},
		{"a chargé in what a source supports", func(e *relation.Event) { e.Sources[1].Supports = "the charge d’affaires" }, "sources[1].supports: has “charge d’affaires”"},
		{"a straight apostrophe", detail("Kabul's word."), "detail: has a straight apostrophe"},
		{"the apostrophe of a title", func(e *relation.Event) { e.Sources[0].Title = "Kabul's word" }, ""},

		{"a headline of another state", func(e *relation.Event) { e.Headline = other.Name + " says so" }, "headline: opens with " + other.Name},
		{"a headline of another state's", func(e *relation.Event) { e.Headline = other.Name + "’s minister says so" }, "headline: opens with " + other.Name},
		{"a headline with the other state behind", func(e *relation.Event) { e.Headline = "A minister of " + other.Name + " says so" }, ""},
		{"an event of Afghanistan", func(e *relation.Event) { e.Country, e.Headline = country.Afghanistan, other.Name+" says so" }, ""},

		{"a month before the day that it names", func(e *relation.Event) { e.Date, e.Detail = date("2022-03"), "It began on 4 March 2022." }, "date: 2022-03 counts from 1 March 2022"},
		{"a year before the day that it names", func(e *relation.Event) { e.Date, e.Detail = date("2022"), "It began on 4 March 2022." }, "date: 2022 counts from 1 January 2022"},
		{"a month that names a day of another", func(e *relation.Event) { e.Date, e.Detail = date("2022-03"), "It was told on 4 April 2022." }, ""},
		{"a month that names no day", func(e *relation.Event) { e.Date, e.Detail = date("2022-03"), "In March 2022." }, ""},
		{"a day", detail("It was told on 4 March 2022."), ""},

		{"a consulate as the mission", func(e *relation.Event) { e.Kind, e.Headline = relation.MissionHandover, "Kabul runs the consulate" }, "kind: a consulate"},
		{"an embassy with its consulates", func(e *relation.Event) {
			e.Kind, e.Headline = relation.MissionHandover, "Kabul runs the embassy and a consulate"
		}, ""},

		{"confirmed by one source", func(e *relation.Event) { e.Sources = e.Sources[:1] }, "confidence: confirmed, and all sources are of one owner"},
		{"confirmed by one owner twice", func(e *relation.Event) { e.Sources[1].URL = "https://www.news.example/2" }, "confidence: confirmed, and all sources are of one owner"},
		{"reported by one source", func(e *relation.Event) { e.Sources, e.Confidence = e.Sources[:1], relation.Reported }, ""},
		{"confirmed by a ministry", func(e *relation.Event) { e.Sources = e.Sources[:1]; e.Sources[0].URL = "https://mfa.gov.xx/1" }, ""},
		{"confirmed by the record of votes", func(e *relation.Event) {
			e.Sources = e.Sources[:1]
			e.Sources[0].URL = "https://github.com/UNxml/GAresolutions/blob/main/77.json"
		}, ""},

		{"a host of a cache", url("https://paper-prod.web.arc-cdn.net/1"), "sources[0].url: paper-prod.web.arc-cdn.net is no publisher's host"},
		{"a host of a cloud", url("https://d2vk7.cloudfront.net/1"), "sources[0].url: d2vk7.cloudfront.net is no publisher's host"},
		{"a host of tests", url("https://test.news.example/1"), "sources[0].url: test.news.example is no publisher's host"},
		{"a host of a version", url("https://v1.news.example/1"), "sources[0].url: v1.news.example is no publisher's host"},
		{"a digest", url("https://longform.social/post/1"), "sources[0].url: longform.social is no publisher's host"},
		{"a mirror named as one", func(e *relation.Event) {
			e.Sources[0].URL, e.Sources[0].Publisher = "https://x.appspot.com/1", "News (mirror)"
		}, ""},
		{"a name that begins like one", url("https://testament.example/1"), ""},
		{"a port", url("https://news.example:443/1"), "sources[0].url: has the port 443"},
		{"where from", url("https://news.example/1?utm_source=rss&id=7"), "sources[0].url: has the parameter utm_source"},
		{"a preview", url("https://news.example/1?x-craft-live-preview=aa"), "sources[0].url: has the parameter x-craft-live-preview"},
		{"a feed", url("https://news.example/1?source=feed"), "sources[0].url: has the parameter source"},
		{"a parameter of the page", url("https://news.example/?p=16105&source=budget"), ""},
		{"a page twice", url("https://paper.example/2"), "sources[1].url: stands twice"},

		{"another spelling", func(e *relation.Event) { e.Headline += ", Jose Alvarez" }, "headline: spells “José Álvarez” as “Jose Alvarez”"},
		{"both spellings", func(e *relation.Event) { e.Headline += ", José Álvarez"; e.Detail = "Some write Jose Alvarez." }, ""},
		{"the one spelling", detail("José Álvarez comes."), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := sound()
			test.change(&e)
			faults := Events([]relation.Event{e}, persons)
			if test.name == "a page twice" { // then all are of one owner, too
				faults = faults[1:]
			}
			var got []string
			for _, f := range faults {
				got = append(got, f.Field+": "+f.Message)
			}
			switch {
			case test.want == "" && len(got) > 0, test.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], test.want)):
				t.Errorf("Events = %q, want %q", got, test.want)
			}
		})
	}
}
