package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// wholeRecord reads the events from the files: the browser program must not embed them.
func wholeRecord(t *testing.T) *relation.Record {
	t.Helper()
	names, err := filepath.Glob("../../geodata/dataset/events/*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatalf("no event files: %v", err)
	}
	var events []relation.Event
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		some, err := relation.DecodeEvents(f, name)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, some...)
	}
	return relation.NewRecord(events)
}

// textOf is what a reader reads of HTML without spaces at its ends.
func textOf(t *testing.T, nodes ...markup.Node) string {
	t.Helper()
	text, html := "", markup.HTML(nodes...)
	for html != "" {
		before, rest, tag := strings.Cut(html, "<")
		text += before
		if tag {
			_, html, tag = strings.Cut(rest, ">")
		}
		if !tag {
			break
		}
	}
	return strings.NewReplacer("&amp;", "&", "&#39;", "'", "&#34;", `"`, "&quot;", `"`, "&lt;", "<", "&gt;", ">").Replace(strings.TrimSpace(text))
}

// The paragraph that an entry begins with, of every place on many days: whole sentences, in which stands the class that the
// map shows, and nothing twice.
func TestAccountOfEveryPlace(t *testing.T) {
	record := wholeRecord(t)
	days := []relation.Day{state.FirstDay, relation.DayOf(1999, 1, 1), relation.DayOf(2001, 12, 7), relation.DayOf(2010, 6, 1), relation.Takeover}
	for d := relation.Takeover; d < relation.DayOf(2026, 11, 1); d += 97 {
		days = append(days, d)
	}
	for _, c := range country.All() {
		for _, day := range days {
			pic := record.On(day)
			s := pic.Of(c.Code)
			p := ui.Panel{View: state.View{Country: c.Code, Day: day}, Record: record, Picture: pic, Complete: true}
			ready := textOf(t, p.Stand(&c, &s)...)
			whole := ready + p.Account(&c, &s)
			shown := ui.PlaceLabel(pic, relation.LensClass, c)
			for what, wrong := range map[string]bool{
				"two spaces": strings.Contains(whole, "  "), "an empty sentence": strings.Contains(whole, "..") || strings.Contains(whole, ". ."),
				"unknown twice": strings.Contains(strings.ToLower(whole), "unknown unknown"), "no full stop": !strings.HasSuffix(whole, "."),
				"a number that is none":          strings.Contains(whole, " 0 ") || strings.Contains(whole, " 1 sources") || strings.Contains(whole, " 1 events"),
				"another class than the map":     !strings.HasPrefix(whole, ui.ClassLabel(s.Class)) || !strings.Contains(shown, ": "+ui.ClassLabel(s.Class)),
				"no word of how far it reaches":  c.State() && !strings.HasSuffix(whole, ui.Reach(record)),
				"no word of what is not known":   c.State() && s.OnRecord && !s.Recognition.Known() && !strings.Contains(whole, "Unknown: recognition"),
				"no word of what sources say":    c.State() && s.Contested && !strings.Contains(whole, "Sources disagree about "),
				"no word that it is unconfirmed": c.State() && s.Reported && !strings.Contains(whole, "not confirmed"),
				"confirmed what is not":          (s.Reported || s.Contested || s.Class == relation.ClassNone) && strings.Contains(whole, "and is confirmed"),
			} {
				if wrong {
					t.Errorf("%s on %v has %s: %q", c.Code, day, what, whole)
				}
			}
		}
	}
}

// What lies ready of an entry is the beginning of all of it.
func TestEntryBeginsAsItLiesReady(t *testing.T) {
	record := wholeRecord(t)
	day := relation.DayOf(2025, 7, 3)
	pic := record.On(day)
	for _, c := range country.All() {
		p := ui.Panel{View: state.View{Country: c.Code, Day: day}, Record: record, Picture: pic, Complete: true}
		s := pic.Of(c.Code)
		ready := strings.TrimSuffix(markup.HTML(ui.Opening(ui.El("span").Class("stand").Body(p.Stand(&c, &s)...))), "</p>")
		if whole := markup.HTML(p.Element()); !strings.Contains(whole, ready) {
			t.Errorf("the entry of %s does not begin with %s", c.Code, ready)
		}
	}
}

func TestAccountReads(t *testing.T) {
	record := wholeRecord(t)
	day := relation.DayOf(2025, 7, 3)
	pic := record.On(day)
	for code, want := range map[country.Code]string{
		"RUS": "Recognized since 3 July 2025. Because: ",
		"NOR": "None. No recognition and no exchange of ambassadors on record. Norway has ",
		"TZA": "None. No record found: no event about this country is known up to this day. The record reaches to ",
		"AFG": "Not applicable. The country itself: no class.",
	} {
		c, _ := country.Lookup(code)
		s := pic.Of(code)
		p := ui.Panel{View: state.View{Country: code, Day: day}, Record: record, Picture: pic, Complete: true}
		if got := textOf(t, p.Stand(&c, &s)...) + p.Account(&c, &s); !strings.HasPrefix(got, want) {
			t.Errorf("the account of %s = %q, want it to begin with %q", code, got, want)
		}
	}
}
