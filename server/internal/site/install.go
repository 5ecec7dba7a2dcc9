package site

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"recognitionmap/app/pages"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// manifest is the web app manifest (W3C, https://www.w3.org/TR/appmanifest/).
type manifest struct {
	ID              string          `json:"id"`
	Name            string          `json:"name"`
	ShortName       string          `json:"short_name"`
	Description     string          `json:"description"`
	Lang            string          `json:"lang"`
	Dir             string          `json:"dir"`
	StartURL        string          `json:"start_url"`
	Scope           string          `json:"scope"`
	Display         string          `json:"display"`
	BackgroundColor string          `json:"background_color"`
	ThemeColor      string          `json:"theme_color"`
	Categories      []string        `json:"categories"`
	Icons           []manifestImage `json:"icons,omitempty"`
	Screenshots     []manifestImage `json:"screenshots,omitempty"`
	Shortcuts       []shortcut      `json:"shortcuts"`
}

type manifestImage struct {
	Src        string `json:"src"`
	Sizes      string `json:"sizes"`
	Type       string `json:"type"`
	Purpose    string `json:"purpose,omitempty"`
	FormFactor string `json:"form_factor,omitempty"`
	Label      string `json:"label,omitempty"`
}

type shortcut struct {
	Name  string          `json:"name"`
	URL   string          `json:"url"`
	Icons []manifestImage `json:"icons,omitempty"`
}

// newManifest is /manifest.webmanifest. What it says of images is read from the images: an icon whose name has
// "maskable" in it may be cut to any shape.
func (s *Site) newManifest() (*content.Content, error) {
	m := manifest{
		ID: "/", Name: pages.SiteName, ShortName: pages.SiteName,
		Description: "Who recognizes the Taliban government of Afghanistan, who exchanges ambassadors with it, and who does neither, day by day, with sources.",
		Lang:        "en", Dir: "ltr", StartURL: "/", Scope: "/", Display: "standalone",
		BackgroundColor: ssr.PaperLight, ThemeColor: ssr.PaperLight,
		Categories: []string{"news", "education", "politics"},
		Shortcuts:  []shortcut{{Name: "What changed", URL: "/events"}, {Name: "Table of all countries", URL: "/table"}, {Name: "Russia", URL: "/country/RUS"}},
	}
	var uncut []manifestImage
	for _, p := range s.static.icons {
		icon := manifestImage{Src: p.address, Sizes: p.sizes(), Type: p.mediaType, Purpose: "any"}
		switch {
		case strings.Contains(p.name, "maskable"):
			icon.Purpose = "maskable"
		case strings.HasPrefix(p.name, "apple"):
			continue // linked from the pages
		}
		m.Icons = append(m.Icons, icon)
		if icon.Purpose == "any" {
			uncut = append(uncut, icon)
		}
	}
	for i := range m.Shortcuts {
		m.Shortcuts[i].Icons = uncut
	}
	for _, p := range s.static.screenshots {
		form, label := "wide", "The map on a wide screen"
		if p.height > p.width {
			form, label = "narrow", "The map on a phone"
		}
		if strings.Contains(p.name, "dark") {
			label += ", dark"
		}
		m.Screenshots = append(m.Screenshots, manifestImage{Src: p.address, Sizes: p.sizes(), Type: p.mediaType, FormFactor: form, Label: label})
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	return content.New(mediaType(".webmanifest"), append(text, '\n'), content.Best), nil
}

func (p *picture) sizes() string {
	if p.width == 0 {
		return "any"
	}
	return strconv.Itoa(p.width) + "x" + strconv.Itoa(p.height)
}

// links are the icons and the manifest in the head of every page: the drawing for browsers that take it, a PNG for
// Apple's home screens.
func (s *Site) links() []ssr.Link {
	links := []ssr.Link{{Rel: "manifest", Href: "/manifest.webmanifest"}}
	for _, p := range s.static.icons {
		switch {
		case p.mediaType == "image/svg+xml" && !strings.Contains(p.name, "maskable"):
			links = append(links, ssr.Link{Rel: "icon", Href: p.address, Type: p.mediaType, Sizes: "any"})
		case strings.HasPrefix(p.name, "apple"):
			links = append(links, ssr.Link{Rel: "apple-touch-icon", Href: p.address})
		}
	}
	return links
}

// image is the picture of links that people share: the first wide screenshot, "" without one.
func (s *Site) image() string {
	for _, p := range s.static.screenshots {
		if p.width > p.height {
			return p.address
		}
	}
	return ""
}

// newPlain is plainPage for a page that is sent often.
func newPlain(style, rest, title, heading, words string) *content.Content {
	return content.New("text/html; charset=utf-8", plainPage(style, rest, title, heading, words), content.Best)
}

// plainPage is a page in place of another: no map, no script, only words and a way on.
func plainPage(style, rest, title, heading, words string) []byte {
	return []byte(`<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">` +
		`<meta name="viewport" content="width=device-width,initial-scale=1"><title>` + title + ` · Recognition Map</title>` +
		`<meta name="robots" content="noindex"><style>` + style + `</style><style>` + rest + `</style></head><body><div id="app"><main id="content" class="page">` +
		`<p class="brand"><a href="/">` + pages.SiteName + `</a></p><h1>` + heading + `</h1><p>` + words + `</p><p><a href="/">The map</a></p>` +
		`</main></div></body></html>`)
}
