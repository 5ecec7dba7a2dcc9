package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"recognitionmap/app/state"
)

// filed are the parameters of pages that are written as files of their own. The others are left to the script of the
// page: there are more days than ten thousand, and more filters, lenses and windows.
var filed = []string{"year", "sort"}

// own returns the address that a link on a page of the site means, without what a file cannot depend on; ok is false for
// other sites and for what only the server can answer. A path at which there is nothing is an address like others, so
// that an export with a link to it fails.
func own(link string) (address string, ok bool) {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	if a, known := state.AddressOf(u.Path); known && !a.Filed {
		return "", false
	}
	query := u.Query()
	maps.DeleteFunc(query, func(name string, _ []string) bool { return !slices.Contains(filed, name) })
	address = u.EscapedPath()
	if q := query.Encode(); q != "" { // by name
		address += "?" + q
	}
	return address, true
}

// linked returns the addresses that an answer names: pages by their links and the attributes that scripts read, the
// manifest and the name of the newest data by their texts, the worker by its lists, the sitemap by its entries.
func linked(address, mediaType string, body []byte) ([]string, error) {
	switch {
	case mediaType == "text/html":
		return linkedByPage(body), nil
	case mediaType == "application/manifest+json" || address == "/data/current.json":
		return linkedByJSON(body)
	case address == "/app-worker.js":
		return linkedByWorker(body)
	case address == "/sitemap.xml":
		return linkedBySitemap(body)
	}
	return nil, nil
}

func linkedByPage(body []byte) []string {
	var found []string
	for z := html.NewTokenizer(bytes.NewReader(body)); ; {
		switch z.Next() {
		case html.ErrorToken: // a page in memory ends in no other way
			return found
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			for _, a := range t.Attr {
				if a.Key == "href" || a.Key == "src" || t.Data == "html" && strings.HasPrefix(a.Key, "data-") {
					if address, ok := own(a.Val); ok {
						found = append(found, address)
					}
				}
			}
		}
	}
}

// linkedByJSON returns every text of a JSON value that is an address.
func linkedByJSON(body []byte) ([]string, error) {
	if !json.Valid(body) {
		return nil, errors.New("no JSON")
	}
	var found []string
	for d := json.NewDecoder(bytes.NewReader(body)); ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, err
		}
		if text, ok := t.(string); ok {
			if address, ok := own(text); ok {
				found = append(found, address)
			}
		}
	}
}

// workerList finds the lists of what the worker keeps.
var workerList = regexp.MustCompile(`\b(?:FILES|LATER) ?= ?(\[[^\]]*\])`)

func linkedByWorker(body []byte) ([]string, error) {
	var found []string
	for _, list := range workerList.FindAllSubmatch(body, -1) {
		more, err := linkedByJSON(list[1])
		if err != nil {
			return nil, fmt.Errorf("a list of the worker: %w", err)
		}
		found = append(found, more...)
	}
	return found, nil
}

func linkedBySitemap(body []byte) ([]string, error) {
	var sitemap struct {
		URLs []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(body, &sitemap); err != nil {
		return nil, err
	}
	var found []string
	for _, location := range sitemap.URLs {
		u, err := url.Parse(location)
		if err != nil {
			return nil, err
		}
		if u.Path == "" {
			u.Path = "/"
		}
		if address, ok := own(u.RequestURI()); ok { // every entry is an address of the site itself, by whatever name
			found = append(found, address)
		}
	}
	return found, nil
}
