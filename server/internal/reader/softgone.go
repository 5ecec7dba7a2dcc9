package reader

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"recognitionmap/geodata/relation"
)

// absent is what servers write over the page that they send where there is none. It has to be all of a title or heading, or
// of one part of it: a headline may speak of somebody who was not found.
var absent = regexp.MustCompile(`(?i)^(` + strings.Join([]string{
	`(error |http |status )*(404|410)( error)?( ?[:.,!] ?| )?((page |file )?(not found|gone))?`,
	`((oops|sorry)[!,. ]*)?((this|the|that|requested) )*(page|content|article|document|file|resource|url|story|item|post)( (that )?you (requested|are looking for|were looking for))? ?` +
		`(not found|cannot be found|gone|unavailable|(was|is|could|can|does|has)( ?not|n.t)( be| been)? (found|exist|available)|(is )?no longer (exists|available)|(has been|was) (removed|deleted))`,
	`((oops|sorry)[!,. ]*)?(nothing (was )?|not )found( here)?`,
	`page introuvable|page non trouvée|cette page n.existe (pas|plus)`, `(diese )?seite (wurde )?nicht gefunden`, `página no encontrada`, `página não encontrada`, `pagina non trovata`, `pagina niet gevonden`,
	`sayfa bulunamadı`, `ошибка 404|страница не найдена|(такой )?страниц[аы] не существует`, `сторінк[ау] не знайдено`, `الصفحة غير موجودة|لم يتم العثور على الصفحة`, `صفحه (مورد نظر )?(یافت|پیدا) نشد`, `پاڼه ونه موندل شوه`,
	`sahifa topilmadi`, `页面不存在|找不到页面|頁面不存在`, `ページが見つかりません.*`, `halaman tidak ditemukan`,
}, `|`) + `)[ .!…]*$`)

// parts are what a title is made of: what the page is, and whose.
var parts = regexp.MustCompile(`\s*[|–—·»:•]\s*|\s+-\s+`)

// softGone returns in words how an answer says that there is no such page, though its status is that all is well; "" where
// it does not. asked is the address that the source names.
func softGone(got *hop, asked *url.URL) string {
	front := func(u *url.URL) bool { return (u.Path == "" || u.Path == "/") && u.RawQuery == "" }
	if *got.url != *asked && front(got.url) && !front(asked) {
		return "it is the front page"
	}
	if len(bytes.TrimSpace(got.text)) == 0 {
		return "it is empty"
	}
	kind := got.header.Get("Content-Type")
	if kind != "" && !strings.Contains(kind, "html") && !strings.HasPrefix(kind, "text/plain") {
		return ""
	}
	for _, line := range headings(got.text, kind) {
		for _, part := range append(parts.Split(line, -1), line) {
			if part = strings.TrimSpace(part); part != "" && absent.MatchString(part) {
				return "it says \u201c" + relation.Clip(line, 80) + "\u201d"
			}
		}
	}
	return ""
}

// headings returns the title of a page and its largest headings; of a short text without markup that text.
func headings(text []byte, kind string) []string {
	const enough = 256 << 10
	text = text[:min(len(text), enough)]
	decoded, err := charset.NewReader(bytes.NewReader(text), kind)
	if err != nil {
		decoded = bytes.NewReader(text)
	}
	var found []string
	var b strings.Builder
	in := ""
	for z := html.NewTokenizer(decoded); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if len(found) == 0 && len(text) < 200 && !bytes.ContainsRune(text, '<') {
				return []string{oneLine(string(text))}
			}
			return found
		case html.StartTagToken:
			if name, _ := z.TagName(); in == "" && (string(name) == "title" || string(name) == "h1") {
				in = string(name)
				b.Reset()
			}
		case html.TextToken:
			if in != "" {
				b.Write(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); in != "" && string(name) == in {
				found, in = append(found, oneLine(b.String())), ""
			}
		}
		if len(found) > 20 {
			return found
		}
	}
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")), " ")
}
