//go:build !race

package program

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// essence is a page as tokens, less what an earlier edition has differently: the banner, the edition in its links and
// forms, scripts and what they read, what is for browsers without scripts, and where others find the newest.
func essence(t *testing.T, page, edition string) string {
	t.Helper()
	in := regexp.MustCompile(`(\?|&)edition=` + edition + `(&|$)`)
	var b strings.Builder
	skip := ""
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ") // what was left out has left its lines
		case html.StartTagToken, html.SelfClosingTagToken:
			k := z.Token()
			banner := slices.Contains(k.Attr, html.Attribute{Key: "id", Val: "edition"})
			hidden := slices.Contains(k.Attr, html.Attribute{Key: "name", Val: "edition"})
			embeds := slices.Contains(k.Attr, html.Attribute{Key: "type", Val: "application/json+oembed"})
			first := slices.Contains(k.Attr, html.Attribute{Key: "class", Val: "skip"}) // it stands before the banner
			if k.Data == "script" || k.Data == "style" || banner || first {
				skip = k.Data
			}
			if skip != "" || hidden || embeds || k.Data == "html" {
				continue
			}
			for i, a := range k.Attr {
				k.Attr[i].Val = strings.TrimRight(in.ReplaceAllString(a.Val, "$1"), "?&")
			}
			b.WriteString(k.String() + "\n")
		case html.EndTagToken:
			if k := z.Token(); skip == "" {
				b.WriteString(k.String() + "\n")
			} else if k.Data == skip {
				skip = ""
			}
		default:
			if skip == "" {
				b.Write(z.Raw())
				b.WriteString("\n")
			}
		}
	}
}

// What is asked of an edition is what a server says whose record is exactly that one, but for the banner.
func TestEditionIsWhatAServerOfItSays(t *testing.T) {
	later, begun := serveWith(t, 3)
	then, _ := serveWith(t, 1)
	edition := strconv.FormatInt(begun+1, 10)
	for _, address := range []string{
		"/", "/?date=2025-07-03", "/?lens=envoy", "/?at=gulf&show=recognized", "/country/RUS", "/country/RUS?date=2025-07-03", "/country/FRA", "/country/ru?date=2025-07-03",
		"/table", "/table?sort=since&q=rus", "/events", "/events?country=RUS", "/events?kind=visit", "/events/2025-07-03-rus-recognition", "/events/2025-07-03-fra-visit",
		"/afghanistan", "/method", "/about", "/groups", "/reciprocity", "/compare?from=2025-07-01&to=2025-07-04", "/countries?c=RUS,CHN", "/search?q=russia", "/text/map", "/text", "/text?date=2025-07-03", "/share?country=RUS&date=2025-07-03",
		"/corrections", "/history/2025-07-03-rus-recognition", "/history/2025-07-03-fra-visit",
		"/carry.html", "/carry.sha256", "/map.svg?date=2025-07-03", "/map.png?date=2025-07-03", "/card/country/RUS.png?date=2025-07-03", "/map.csv?date=2025-07-03", "/events.csv?country=RUS", "/scene/country/RUS?date=2025-07-03",
		"/feed.atom", "/feed.json", "/changes/feed.atom", "/country/RUS/feed.atom",
		"/api/v1/standing?date=2025-07-03", "/api/v1/countries/RUS", "/api/v1/events?country=RUS", "/api/v1/events.csv?country=RUS", "/api/v1/events/2025-07-03-rus-recognition",
		"/api/v1/events/2025-07-03-fra-visit", "/api/v1/changes?since=630", "/api/v1/map.geojson?date=2025-07-03",
	} {
		mark := "?"
		if strings.Contains(address, "?") {
			mark = "&"
		}
		want, got := get(t.Context(), then, address), get(t.Context(), later, address+mark+"edition="+edition)
		if to := want.Header().Get("Location"); got.Code != want.Code || to != "" && got.Header().Get("Location") != to+"&edition="+edition {
			t.Errorf("%s: %d to %q, want %d to %q in the edition", address, got.Code, got.Header().Get("Location"), want.Code, to)
		}
		a, b := want.Body.String(), got.Body.String()
		isPage := strings.HasPrefix(want.Header().Get("Content-Type"), "text/html") && want.Code != http.StatusMovedPermanently && address != "/carry.html" // which is a file to take along, as it is
		if isPage {
			if !strings.Contains(b, `<aside class="notice" id="edition"`) || strings.Contains(b, "data-loader") || strings.Contains(b, "data-wasm") || strings.Contains(b, "<script>") {
				t.Errorf("%s: the page has no banner, or it has scripts", address)
			}
			a, b = essence(t, a, edition), essence(t, b, edition)
		}
		if a != b && want.Code != http.StatusMovedPermanently {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("%s of edition %s:\n…%.200s\nwant\n…%.200s", address, edition, b[max(0, at-80):], a[max(0, at-80):])
		}
		if now := get(t.Context(), later, address).Body.String(); !isPage && now == got.Body.String() && want.Code == 200 && !strings.Contains(address, ".png") {
			t.Errorf("%s says the same now", address)
		}
		if isPage && got.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s has no policy", address)
		}
	}
}

// What names no edition is said in words, with the way to what there is; no map is shown in its place.
func TestNoSuchEdition(t *testing.T) {
	handler, begun := serveWith(t, 0)
	newest := strconv.FormatInt(begun, 10)
	for _, test := range []struct {
		address string
		status  int
		want    string
	}{
		{"/?edition=99999", 404, "edition 99999 is still to come, the newest is " + newest},
		{"/country/RUS?date=2025-07-03&edition=0", 404, `<a href="/country/RUS?date=2025-07-03">The same page as the record stands now</a>`},
		{"/table?edition=first", 400, `is no number, want 1 to ` + newest},
		{"/table?edition=%3Cscript%3E", 400, `"&lt;script&gt;" is no number`},
		{"/table?edition=%zz", 400, `is no number`},
		{"/?known=1999-01-01", 404, "nothing was on record here by 1 January 1999"},
		{"/?known=2095-01-01", 404, "1 January 2095 is still to come"},
		{"/?known=2026-02-30", 400, "is no day, want YYYY-MM-DD"},
		{"/?known=2026-11-30&edition=3", 400, "want one of them"},
		{"/?edition=3&edition=4", 400, "more than once"},
		{"/map.png?edition=99999", 404, "still to come, the newest is " + newest + ". https://map.example.org/data lists the editions."},
		{"/feed.atom?edition=x", 400, "is no number"},
		{"/map.csv?known=x", 400, "is no day"},
		{"/corrections?edition=99999", 404, "There is no such edition"},
		{"/nowhere?edition=3", 404, `id="edition"`},
		{"/embed?edition=99999", 200, "99999 is no edition of the record"},
		{"/embed?edition=3", 200, "Data as of edition 3; the record is at edition " + newest},
		{"/embed?date=2025-07-03&known=2095-01-01", 200, "2095-01-01 is no edition"},
		{"/oembed?url=https%3A%2F%2Fmap.example.org%2Fcountry%2FRUS%3Fedition%3D3", 200, "rev=3"},
		{"/oembed?url=https%3A%2F%2Fmap.example.org%2Fembed%3Frev%3D3", 200, "rev=3"},
		{"/oembed?url=https%3A%2F%2Fmap.example.org%2Fcountry%2FRUS%3Fedition%3D99999", 404, "no map"},
		{"/?%65dition=3", 200, "The record as it stood in edition 3"},
		{"/oembed?url=https%3A%2F%2Fmap.example.org%2F%3Fedition%3D3%23map", 200, "rev=3"},
		{"/?edition=", 200, "data-loader"},
		{"/?edition=" + newest, 200, "No later one is there yet."},
		{"/data?edition=3", 200, "The newest: edition 3"},
		{"/receipt?country=RUS&edition=3&file=1", 200, "edition: 3-"},
		{"/static/none.js?edition=3", 404, "no such file"},
		{"/robots.txt?edition=x", 200, "User-agent"},
	} {
		w := get(t.Context(), handler, test.address)
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s: %d, and it does not say %q", test.address, w.Code, test.want)
		}
		if test.status >= 400 && strings.HasPrefix(test.address, "/?") && strings.Contains(w.Body.String(), "<svg") {
			t.Errorf("%s shows a map", test.address)
		}
	}
}
