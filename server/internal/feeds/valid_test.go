package feeds

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const atomNS = "http://www.w3.org/2005/Atom"

// atomText is an element of RFC 4287 with everything that a test asks for.
type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type readEntry struct {
	IDs        []string   `xml:"http://www.w3.org/2005/Atom id"`
	Titles     []atomText `xml:"http://www.w3.org/2005/Atom title"`
	Updated    []string   `xml:"http://www.w3.org/2005/Atom updated"`
	Published  []string   `xml:"http://www.w3.org/2005/Atom published"`
	Links      []atomLink `xml:"http://www.w3.org/2005/Atom link"`
	Summaries  []atomText `xml:"http://www.w3.org/2005/Atom summary"`
	Categories []struct {
		Term string `xml:"term,attr"`
	} `xml:"http://www.w3.org/2005/Atom category"`
}

type readAtom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	IDs     []string    `xml:"http://www.w3.org/2005/Atom id"`
	Titles  []atomText  `xml:"http://www.w3.org/2005/Atom title"`
	Updated []string    `xml:"http://www.w3.org/2005/Atom updated"`
	Links   []atomLink  `xml:"http://www.w3.org/2005/Atom link"`
	Authors []string    `xml:"http://www.w3.org/2005/Atom author>name"`
	Entries []readEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

// checkAtom reads an Atom feed and reports what RFC 4287 says of it: what must be there, once, and in which form.
func checkAtom(t *testing.T, body []byte, self string) readAtom {
	t.Helper()
	checkXML(t, body)
	var f readAtom
	if err := xml.Unmarshal(body, &f); err != nil {
		t.Fatalf("the feed is no Atom: %v\n%s", err, body)
	}
	if len(f.IDs) != 1 || len(f.Titles) != 1 || len(f.Updated) != 1 || len(f.Authors) != 1 || f.Authors[0] == "" || f.Titles[0].Text == "" || f.Lang != "en" {
		t.Errorf("the feed has ids %q, titles %q, updated %q, authors %q, language %q; want one of each", f.IDs, f.Titles, f.Updated, f.Authors, f.Lang)
	}
	linked := map[string]int{}
	for _, l := range f.Links {
		linked[l.Rel+" "+l.Href]++
		absolute(t, l.Href)
	}
	if linked["self "+self] != 1 || len(f.Links) != 2 {
		t.Errorf("the feed links %v, want one to itself, %s, and one to its page", f.Links, self)
	}
	seen := map[string]bool{}
	newest := timeOf(t, f.Updated[0])
	for i, e := range f.Entries {
		if len(e.IDs) != 1 || len(e.Titles) != 1 || len(e.Updated) != 1 || len(e.Links) != 1 || len(e.Summaries) != 1 || len(e.Published) > 1 {
			t.Fatalf("entry %d has not one of each: %+v", i, e)
		}
		if id := e.IDs[0]; seen[id] || !strings.HasPrefix(id, "tag:") {
			t.Errorf("entry %d has the id %q, want a tag URI of its own", i, id)
		}
		seen[e.IDs[0]] = true
		if e.Titles[0].Text == "" || e.Titles[0].Type != "" && e.Titles[0].Type != "text" || e.Summaries[0].Type != "text" {
			t.Errorf("entry %d: title %+v, summary %+v, want plain text", i, e.Titles[0], e.Summaries[0])
		}
		if e.Links[0].Rel != "alternate" {
			t.Errorf("entry %d links %+v, want its page", i, e.Links[0])
		}
		absolute(t, e.Links[0].Href)
		if at := timeOf(t, e.Updated[0]); at.After(newest) {
			t.Errorf("entry %d is of %v, after the feed itself, %v", i, at, newest)
		}
		for _, c := range e.Categories {
			if c.Term == "" {
				t.Errorf("entry %d has a category without a term", i)
			}
		}
	}
	return f
}

// checkXML reads every token, which finds what is not well-formed.
func checkXML(t *testing.T, body []byte) {
	t.Helper()
	if !utf8.Valid(body) {
		t.Error("the feed is not UTF-8")
	}
	if bytes.Count(body, []byte(`xmlns="`+atomNS+`"`)) != 1 {
		t.Errorf("the feed does not name its namespace once:\n%.300s", body)
	}
	for d := xml.NewDecoder(bytes.NewReader(body)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("the feed is no XML: %v\n%s", err, body)
		}
	}
}

// readJSON is a JSON Feed as https://jsonfeed.org/version/1.1 defines it, less what we never write.
type readJSON struct {
	Version     string
	Title       string
	Language    string
	HomePageURL string `json:"home_page_url"`
	FeedURL     string `json:"feed_url"`
	Description string
	Authors     []struct{ Name, URL string }
	Items       *[]struct {
		ID, URL, Title string
		ContentText    string   `json:"content_text"`
		Published      string   `json:"date_published"`
		Modified       string   `json:"date_modified"`
		Tags           []string `json:"tags"`
	}
}

// checkJSON reads a JSON Feed strictly and reports what the definition says of it.
func checkJSON(t *testing.T, body []byte, self string) readJSON {
	t.Helper()
	var f readJSON
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		t.Fatalf("the feed is no JSON Feed: %v\n%s", err, body)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || f.Items == nil || f.FeedURL != self || len(f.Authors) != 1 || f.Authors[0].Name == "" {
		t.Fatalf("the feed is\n%.600s\nwant a version, a title, an author, items and %s", body, self)
	}
	absolute(t, f.FeedURL)
	absolute(t, f.HomePageURL)
	seen := map[string]bool{}
	for i, item := range *f.Items {
		if seen[item.ID] || item.ID == "" || item.Title == "" || item.ContentText == "" {
			t.Errorf("item %d = %+v, want an id of its own, a title and a text", i, item)
		}
		seen[item.ID] = true
		absolute(t, item.URL)
		timeOf(t, item.Published)
		timeOf(t, item.Modified)
	}
	return f
}

func absolute(t *testing.T, address string) {
	t.Helper()
	if u, err := url.Parse(address); err != nil || u.Scheme != "https" || u.Host != "map.example.org" {
		t.Errorf("address %q, want one that begins with https://map.example.org", address)
	}
}

func timeOf(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil || at.Location() != time.UTC {
		t.Errorf("time %q, want RFC 3339 in UTC: %v", s, err)
	}
	return at
}
