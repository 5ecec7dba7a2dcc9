package site

import (
	"encoding/xml"
	"strings"
	"time"

	"recognitionmap/server/internal/content"
)

// newRobots is /robots.txt: everything may be read, except each day of each page; whoever shows a link that somebody
// shared may read any page, and the picture of it.
func newRobots(origin string) *content.Content {
	text := "User-agent: *\nDisallow: /*?\nAllow: /card/\nAllow: /oembed\n"
	for _, name := range []string{"facebookexternalhit", "Twitterbot", "LinkedInBot", "Slackbot-LinkExpanding", "TelegramBot", "Discordbot"} {
		text += "\nUser-agent: " + name
	}
	text += "\nAllow: /\n"
	if origin != "" {
		text += "\nSitemap: " + origin + "/sitemap.xml\n"
	}
	return content.New("text/plain; charset=utf-8", []byte(text), content.Best)
}

// newSitemap is /sitemap.xml: every page without a date, and when it was last changed where that is known.
func (s *Site) newSitemap(facts Facts) *content.Content {
	var changed map[string]time.Time
	if facts.Changed != nil {
		changed = facts.Changed()
	}
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	list := func(address string) {
		b.WriteString("<url><loc>")
		xml.EscapeText(&b, []byte(s.origin+address))
		b.WriteString("</loc>")
		if at, ok := changed[address]; ok {
			b.WriteString("<lastmod>" + at.UTC().Format(time.RFC3339) + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	for _, a := range s.listed {
		for _, address := range a.Each(facts.Record.Events()) {
			list(address)
		}
	}
	b.WriteString("</urlset>\n")
	return packed("sitemap.xml", []byte(b.String()))
}
