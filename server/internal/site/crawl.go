package site

import (
	"encoding/xml"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

// newRobots is /robots.txt: everything may be read, except each day of each page.
func newRobots(origin string) *content.Content {
	text := "User-agent: *\nDisallow: /*?\n"
	if origin != "" {
		text += "\nSitemap: " + origin + "/sitemap.xml\n"
	}
	return content.New("text/plain; charset=utf-8", []byte(text), content.Best)
}

// newSitemap is /sitemap.xml: every page without a date, with the date of the newest event on it where there is one.
func (s *Site) newSitemap(record *relation.Record) *content.Content {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	entry := func(address string, modified relation.Date) {
		b.WriteString("<url><loc>")
		xml.EscapeText(&b, []byte(s.origin+address))
		b.WriteString("</loc>")
		if !modified.IsZero() {
			b.WriteString("<lastmod>" + modified.String() + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	newest := record.Newest().Date
	for _, page := range []state.Page{state.Map, state.Table, state.Events} {
		entry(state.View{Page: page, Live: true}.URL(), newest)
	}
	for _, page := range []state.Page{state.Afghanistan, state.Method, state.About, state.Borders} {
		entry(state.View{Page: page, Live: true}.URL(), relation.Date{})
	}
	for _, c := range country.All() {
		var modified relation.Date
		if events := record.Of(c.Code); len(events) > 0 {
			modified = events[0].Date
		}
		entry(state.View{Page: state.Map, Country: c.Code, Live: true}.URL(), modified)
	}
	for _, e := range record.Events() {
		entry(state.View{Page: state.Event, EventID: e.ID, Live: true}.URL(), e.Date)
	}
	b.WriteString("</urlset>\n")
	return content.New("application/xml", []byte(b.String()), content.Good)
}
