package site

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
	"recognitionmap/web"
)

// TestSpansSayTheSameEverywhere: which states ever had an ambassador in a span, and which of them still, is one answer on the
// map page, with or without an entry, in the table, a frame, a picture and a table to take away, whichever end of the span is
// named first; and each says in words what it is.
func TestSpansSayTheSameEverywhere(t *testing.T) {
	s := newSite(t, func(c *Config) {
		c.Web = web.Files // whose colours pictures have
		recall := event("2", "2023-03-01", relation.AmbassadorRecalled, "CHN")
		recall.Ends = relation.Sent
		c.Facts = func() Facts {
			return facts(7,
				event("1", "2022-03-01", relation.AmbassadorSent, "CHN"), recall,
				event("3", "2024-01-01", relation.AmbassadorSent, "RUS"),
				event("4", "2025-01-01", relation.Recognition, "RUS"),
				event("5", "2025-06-01", relation.AmbassadorSent, "PAK"),
				event("6", "2021-09-01", relation.Visit, "IRN"),
			)
		}
	})
	const query = "ever=ambassador&from=2022-01-01&to=2025-03-01"
	want := map[string]string{"CHN": "earlier", "RUS": "still", "PAK": "unknown", "IRN": "unknown", "NOR": "unknown"}
	const sentence = "Between 1 January 2022 and 1 March 2025, two states exchanged ambassadors with the Taliban government on some day, one of them still on the last."
	back := strings.NewReplacer("from=2022-01-01", "from=2025-03-01", "to=2025-03-01", "to=2022-01-01").Replace(query)
	for _, address := range []string{"/?" + query, "/country/NOR?" + query, "/embed?" + query, "/?" + back} {
		page := body(t, s, address)
		shown, counts, text := map[string]string{}, map[string]string{}, ""
		for _, n := range parse(t, page) {
			if code, ok := attr(n, "data-country"); ok {
				for up := n; up != nil && shown[code] == ""; up = up.Parent {
					shown[code], _ = attr(up, "data-value")
				}
			}
			if word, ok := attr(n, "data-value"); ok && n.Data == "li" {
				counts[word] = digits(textBelow(n))
			}
			if n.Data == "h1" {
				text = textBelow(n)
			}
		}
		for code, value := range want {
			if shown[code] != value {
				t.Errorf("%s: the map shows %s as %q, want %q", address, code, shown[code], value)
			}
		}
		if counts["still"] != "1" || counts["earlier"] != "1" || counts["unknown"] != "192" {
			t.Errorf("%s: the legend counts %v", address, counts)
		}
		if text != sentence {
			t.Errorf("%s says %q, want %q", address, text, sentence)
		}
	}
	if page := body(t, s, "/?"+query); !strings.Contains(page, "Ambassador, still on the last day") || !strings.Contains(page, "first 1 March 2022") {
		t.Error("the list does not say who had one, and since when")
	}
	if page := body(t, s, "/table?"+query); !strings.Contains(page, "Ambassador earlier") || !strings.Contains(page, "on some day, one of them still on the last.") {
		t.Error("the table does not say it")
	}
	if svg := body(t, s, "/map.svg?"+query); strings.Count(svg, `data-value="earlier"`) != 1 || strings.Count(svg, `data-value="still"`) != 1 || !strings.Contains(svg, "two states exchanged ambassadors") {
		t.Error("the picture shows another answer")
	}
	if png := get(s, "GET", "/map.png?"+query); png.Code != http.StatusOK || png.Body.String() == get(s, "GET", "/map.png?date=2025-03-01").Body.String() {
		t.Errorf("the PNG answers %d, or is that of a day", png.Code)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body(t, s, "/map.csv?"+query), relation.BOM))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = row[i]
		}
		if value, asked := want[cells["country"]]; asked && cells["shown"] != value || cells["shown_from"] != "2022-01-01" || cells["shown_to"] != "2025-03-01" {
			t.Errorf("the table to take away says %v, want %q", cells, value)
		}
	}
	if w := get(s, "GET", "/map.csv?ever=ambassador&from=2022-02-30"); w.Code != http.StatusBadRequest {
		t.Errorf("a table of a span that cannot be read = %d, want 400", w.Code)
	}
	for address, says := range map[string]string{
		"/?ever=recognized&from=2022-01-01&to=2022-12-31": "no state recognized the Taliban government.",
		"/?ever=ambassador&from=2022-01-01&to=2023-12-31": "one state exchanged ambassadors with the Taliban government on some day, none of them still on the last.",
		"/?ever=ambassador&from=1979-12-24":               "The record starts in 1996", "/?ever=ambassador&to=2031-01-01": "is still to come",
		"/?ever=ambassador&from=yesterday": "yesterday&#8221; is not a date", "/?ever=x&from=2022-01-01&to=2023-01-01": "Not understood, and left out: ever=x",
	} {
		if !strings.Contains(body(t, s, address), says) {
			t.Errorf("%s does not say %q", address, says)
		}
	}
}

func textBelow(n *html.Node) (text string) {
	for below := range n.Descendants() {
		if below.Type == html.TextNode {
			text += below.Data
		}
	}
	return text
}

// digits are those of a text.
func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
