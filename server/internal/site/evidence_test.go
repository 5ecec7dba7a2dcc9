//go:build !race

package site

import (
	"encoding/csv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestLikeEvidenceIsShownAlike: three states of which the same is known differ in nothing that a page, a picture or a table
// says of them, but for names, days and what happened.
func TestLikeEvidenceIsShownAlike(t *testing.T) {
	s := realSite(t)
	page, drawn := ofPage(t, body(t, s, "/")), ofSVG(t, body(t, s, "/map.svg"))
	table := body(t, s, "/table")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body(t, s, "/map.csv"), relation.BOM))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	told := map[string][]country.Code{}
	for _, c := range []struct {
		code  country.Code
		event string
	}{{"AZE", "2024-02-15-aze-ambassador-sent"}, {"SAU", "2024-07-11-sau-ambassador-sent"}, {"JPN", "2023-10-14-jpn-ambassador-sent"}} {
		says := []string{page[c.code], drawn[c.code]}
		for _, row := range rows[1:] {
			if row[0] == string(c.code) {
				for i, name := range rows[0] {
					switch name {
					case "class", "since", "contested", "reported", "unrecorded", "because", "envoy_to_kabul", "envoy_of_kabul", "recognition":
						says = append(says, name+" "+row[i])
					}
				}
			}
		}
		says = append(says, textOf(t, table, "data-country", string(c.code), ".status"))
		entry := body(t, s, "/country/"+string(c.code))
		for _, sentence := range []string{
			"An ambassador serves by title alone: letters of credence, or the word of both governments, are missing.",
			relation.RuleUnrecorded, "An ambassador whom the class does not count", "ambassador, accreditation not on record",
			"Evidence of the rank: title and presence alone", "Missing: letters of credence",
		} {
			if !strings.Contains(entry, sentence) {
				t.Errorf("the entry of %s does not say %q", c.code, sentence)
			}
		}
		if e := body(t, s, "/events/"+c.event); !strings.Contains(e, "Evidence of the rank: title and presence alone") {
			t.Errorf("the page of %s says no evidence", c.event)
		}
		all := strings.Join(says, "; ")
		told[all] = append(told[all], c.code)
	}
	if len(told) != 1 {
		t.Errorf("the three states are shown in %d ways: %v", len(told), told)
	}
	for all := range told {
		for _, want := range []string{"none unrecorded; none unrecorded", "class none", "unrecorded true", "envoy_to_kabul ambassador-unrecorded", "None, ambassador, accreditation not on record"} {
			if !strings.Contains(all, want) {
				t.Errorf("they are shown as %q, want %q in it", all, want)
			}
		}
	}
}

// textOf returns the text of the first element with a class, written ".name", below the one whose attribute has a value.
func textOf(t *testing.T, page, attribute, value, class string) (text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node, within bool)
	walk = func(n *html.Node, within bool) {
		if v, ok := attr(n, attribute); ok && v == value && n.Data == "tr" {
			within = true
		}
		if v, _ := attr(n, "class"); within && text == "" && strings.Contains(" "+v+" ", " "+class[1:]+" ") {
			text = n.FirstChild.Data
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, within)
		}
	}
	walk(root, false)
	return text
}
