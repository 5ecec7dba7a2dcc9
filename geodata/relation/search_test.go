package relation

import (
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	event := func(id, place, headline, detail string, publishers ...string) Event {
		e := Event{ID: id, Country: "CIV", Date: Date{First: DayOf(2025, 1, 1)}, Kind: Visit, Headline: headline, Detail: detail}
		if place != "" {
			e.Country = "XAA" // which is no place: it has no names
		}
		for _, p := range publishers {
			e.Sources = append(e.Sources, Source{URL: "https://hidden.example/", Publisher: p, Title: "hidden", Supports: "hidden"})
		}
		return e
	}
	r := NewRecord([]Event{
		event("a", "", "A chargé d’affaires arrives", "He had been in Doha.", "Agence Tomé"),
		event("b", "xaa", "A visit", "", "One paper", "Another paper"),
		event("c", "xaa", "Re-opening", "The U.S. says so", "A ministry"),
	})
	for _, test := range []struct{ name, query, want string }{
		{"nothing", "", "a b c"},
		{"no words", " … !", "a b c"},
		{"a headline", "arrives", "a"},
		{"the beginning of a word", "arr", "a"},
		{"not inside a word", "rives", ""},
		{"a detail", "doha", "a"},
		{"a publisher", "ministry", "c"},
		{"the second publisher", "another", "b"},
		{"words of two fields", "visit paper", "b"},
		{"every word", "visit doha", ""},
		{"in any order", "doha arrives", "a"},
		{"without accents", "tome charge d'affaires", "a"},
		{"with accents", "TOMÉ", "a"},
		{"a name of the country", "ivory", "a"},
		{"another name of it", "Côte d'Ivoire", "a"},
		{"dots", "us", "c"},
		{"a part behind a hyphen", "opening", "c"},
		{"neither titles nor addresses nor what they support", "hidden", ""},
	} {
		wanted := r.Search(test.query)
		var ids []string
		for i, e := range r.Events() {
			if wanted(i) {
				ids = append(ids, e.ID)
			}
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%s: Search(%q) finds %q, want %q", test.name, test.query, got, test.want)
		}
	}
}
