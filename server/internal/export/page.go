package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// plainValue is a value of a query that can be the name of a folder.
var plainValue = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// standing returns the address at which a static host serves a page: a folder, since hosts send index.html for one. They
// ignore queries, so what a page's query says becomes folders too: "/events?year=2021" is "/events/year/2021/". No page
// of the site has such an address.
func standing(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("export: %w", err)
	}
	path := strings.TrimSuffix(u.Path, "/")
	query := u.Query()
	names := make([]string, 0, len(query))
	for name := range query {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if value := query.Get(name); len(query[name]) == 1 && plainValue.MatchString(name) && plainValue.MatchString(value) {
			path += "/" + name + "/" + value
			continue
		}
		return "", fmt.Errorf("export: %s has a query that cannot be a folder", address)
	}
	return path + "/", nil
}

// staticPage returns a page as a static host can serve it. Links with a query lead to where that page stands, for readers
// without script. A script in front gives the page the address that it has on the site, which is all that the site's own
// scripts go by; where the worker shows the page in place of another one, the address is that one's and stays.
func staticPage(address string, body []byte) ([]byte, error) {
	at, err := standing(address)
	if err != nil {
		return nil, err
	}
	places, err := json.Marshal([]string{at, at + "index.html"}) // with <, > and & escaped, as a script needs it
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	name, err := json.Marshal(address)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	search := "location.search"
	if strings.Contains(address, "?") {
		search = `location.search.replace("?","&")`
	}
	script := "<script>" + string(places) + ".includes(location.pathname)&&history.replaceState(history.state,\"\"," + string(name) + "+" + search + "+location.hash)</script>"
	head, rest, ok := bytes.Cut(body, []byte("<title>"))
	if !ok {
		return nil, fmt.Errorf("export: %s has no title", address)
	}
	made := make([]byte, 0, len(body)+len(script)+1024)
	made = append(append(made, head...), script+"<title>"...)
	return appendRelinked(made, rest)
}

// allFiled reports whether the page that a link names is a file: with other parameters it needs the script.
func allFiled(link string) bool {
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	for name := range u.Query() {
		if !slices.Contains(filed, name) {
			return false
		}
	}
	return true
}

// appendRelinked appends markup with its links to queries led to where those pages stand. All else stays as it is.
func appendRelinked(dst, markup []byte) ([]byte, error) {
	z := html.NewTokenizer(bytes.NewReader(append([]byte("<title>"), markup...))) // so that it knows the title for one
	for first := true; ; first = false {
		kind := z.Next()
		if kind == html.ErrorToken {
			return dst, nil
		}
		raw := bytes.Clone(z.Raw()) // reading the token may change it
		if first {
			continue
		}
		if kind != html.StartTagToken || !bytes.Contains(raw, []byte("?")) {
			dst = append(dst, raw...)
			continue
		}
		t := z.Token()
		changed := false
		for i, a := range t.Attr {
			address, ok := own(a.Val)
			if a.Key != "href" || !ok || !strings.Contains(address, "?") || !allFiled(a.Val) {
				continue
			}
			at, err := standing(address)
			if err != nil {
				return nil, err
			}
			t.Attr[i].Val, changed = at, true
		}
		if changed {
			raw = []byte(t.String())
		}
		dst = append(dst, raw...)
	}
}
