package feeds

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/gorilla/feeds"
)

// jsonFeed is the library's feed whose items are there also when there are none, as JSON Feed 1.1 wants it.
type jsonFeed struct {
	feeds.JSONFeed
	Items []*feeds.JSONItem `json:"items"`
}

// JSON returns the feed as JSON Feed 1.1.
func (f *Feed) JSON() []byte {
	j := jsonFeed{
		JSONFeed: feeds.JSONFeed{
			Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Description: f.Subtitle, Language: "en",
			HomePageUrl: f.Home, FeedUrl: f.Path + ".json",
			Authors: []*feeds.JSONAuthor{{Name: publisher, Url: f.Base + "/about"}},
		},
		Items: make([]*feeds.JSONItem, len(f.Items)),
	}
	for n, i := range f.Items {
		at := i.Updated.UTC()
		j.Items[n] = &feeds.JSONItem{
			Id: i.ID, Url: i.Link, Title: i.Title, ContentText: i.Text, PublishedDate: &at, ModifiedDate: &at, Tags: i.Tags,
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false) // no feed is ever inline in a page
	if err := e.Encode(j); err != nil {
		panic(fmt.Sprintf("feeds: a feed of plain texts does not encode: %v", err))
	}
	return b.Bytes()
}
