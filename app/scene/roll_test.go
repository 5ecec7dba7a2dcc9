package scene

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/markup"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// rolled returns the places of each list in a panel, by its heading without the number of them, and checks that number.
func rolled(t *testing.T, panel string) map[string][]country.Code {
	t.Helper()
	lists := map[string][]country.Code{}
	heading, count := "", ""
	for n := range parsed(t, []byte(panel)).Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "h2":
			text := ""
			for d := range n.Descendants() {
				text += d.Data + "\n"
			}
			lines := slices.DeleteFunc(strings.Split(text, "\n"), func(s string) bool { return s == "" || s == "span" })
			heading, count = strings.TrimSpace(lines[0]), ""
			if len(lines) > 1 {
				count = lines[1]
			}
			lists[heading] = nil
		case n.Data == "ul":
			for a := range n.Descendants() {
				if href, ok := attr(a, "href"); ok {
					code, _, _ := strings.Cut(strings.TrimPrefix(href, "/country/"), "?")
					lists[heading] = append(lists[heading], country.Code(code))
				}
			}
			if count != "" && count != strconv.Itoa(len(lists[heading])) {
				t.Errorf("%q says %s and lists %q", heading, count, lists[heading])
			}
		}
	}
	return lists
}

// TestListIsThatOfTheMap: through every lens the panel lists what the map shows of the counted states, under the words of
// the legend, and what is contested or marked for a title alone.
func TestListIsThatOfTheMap(t *testing.T) {
	s := Subject{Record: record(t), Today: lastDay, Complete: true}
	for _, lens := range relation.Lenses {
		known := 0
		for _, date := range []string{"1999-01-01", "2010-01-01", "2021-08-20", "2024-02-01", "2025-07-03", "latest"} {
			v := view(t, "/?date="+date+"&lens="+none(string(lens), "class"))
			want := map[string][]country.Code{}
			for _, value := range lens.Values() {
				if (relation.Reading{Value: value.Key}).Known() {
					want[value.Label] = nil
				}
			}
			scene := Of(s, v)
			for _, p := range scene.Places() {
				c, _ := country.Lookup(p.Code)
				value, contested, unrecorded := "", false, false
				for _, mark := range p.Look.Marks {
					switch {
					case mark.Name == "data-value", mark.Name == "data-class" && lens == relation.LensClass:
						value = mark.Value
					case mark.Name == "data-doubt", mark.Name == "data-contested" && lens == relation.LensClass:
						contested = true
					case mark.Name == "data-unrecorded" && lens == relation.LensClass:
						unrecorded = true
					}
				}
				label := lens.LabelOf(value)
				if _, ok := want[label]; ok && c.Counted() {
					want[label] = append(want[label], p.Code)
					known++
				}
				if unrecorded && c.Kind != country.Territory {
					want[relation.UnrecordedWords] = append(want[relation.UnrecordedWords], p.Code)
				}
				if contested && c.Kind != country.Territory {
					want["Contested"] = append(want["Contested"], p.Code)
				}
			}
			panel := &ui.Panel{View: v, Record: s.Record, Picture: s.Record.On(v.Day)}
			got := rolled(t, markup.HTML(panel.Element()))
			if len(got) != len(want) {
				t.Errorf("%s: the panel lists %v, the map shows %v", v.URL(), got, want)
			}
			for label := range want {
				if !slices.Equal(got[label], want[label]) {
					t.Errorf("%s: under %q the panel lists %q, the map shows %q", v.URL(), label, got[label], want[label])
				}
			}
		}
		if known == 0 {
			t.Errorf("through the lens %q no day shows anything", lens)
		}
	}
}
