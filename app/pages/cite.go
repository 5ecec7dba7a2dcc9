package pages

import (
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// citation is what is needed to cite a page.
type citation struct {
	key     string // in ids and as BibTeX's key
	title   string
	address string
	edition int
	today   relation.Day // of access
}

// citations are those of the site and of the country and event at hand.
func (m *Model) citations() []citation {
	v := m.subject()
	cite := func(key, title string, v state.View) citation {
		return citation{key, title, m.Origin + m.kept(v), m.Edition, m.Today}
	}
	list := []citation{cite("site", "Who recognizes the Taliban government? A map", v.Open(""))}
	e, isEvent := m.Record.Event(v.EventID)
	of := v.Country
	if isEvent {
		of = e.Country
	}
	if c, ok := country.Lookup(of); ok {
		list = append(list, cite(strings.ToLower(string(c.Code)), c.Name+" and the Taliban government", v.Open(c.Code)))
	}
	if isEvent && e.Headline != "" {
		list = append(list, cite(e.ID, e.Headline, v))
	}
	return list
}

func (c citation) element() []markup.Node {
	body := []markup.Node{ui.Text("h3", "", c.title)}
	for _, form := range []struct{ id, label, text string }{
		{"apa", "APA", c.apa()}, {"chicago", "Chicago", c.chicago()}, {"bibtex", "BibTeX", c.bibtex()}, {"wikipedia", "Wikipedia", c.wikipedia()},
	} {
		id := "cite-" + c.key + "-" + form.id
		body = append(body, copied(form.label, id, form.text))
	}
	return body
}

func (c citation) year() string {
	y, _, _ := c.today.Civil()
	return strconv.Itoa(y)
}

func (c citation) version() string { return "Edition " + strconv.Itoa(c.edition) }

// apa follows the Publication Manual of the APA, 7th edition, 10.9: a data set that changes has a retrieval date.
func (c citation) apa() string {
	return "Recognition Map. (" + c.year() + "). " + c.title + " (" + c.version() + ") [Data set]. Retrieved " + c.today.Long() + ", from " + c.address
}

// chicago follows The Chicago Manual of Style, 17th edition, 14.207: content of a website.
func (c citation) chicago() string {
	return "Recognition Map. “" + strings.TrimRight(c.title, ".?!") + ending(c.title) + "” " + c.version() + ". Accessed " + c.today.Long() + ". " + c.address + "."
}

// ending is the mark at the end of a title, a full stop where it has none.
func ending(title string) string {
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
		return title[len(title)-1:]
	}
	return "."
}

// literal is a text as TeX prints it.
func literal(s string) string {
	var out []byte
	for i := range len(s) {
		switch c := s[i]; c {
		case '\\':
			out = append(out, `\textbackslash{}`...)
			continue
		case '{', '}', '&', '%', '#', '_', '$':
			out = append(out, '\\')
		}
		out = append(out, s[i])
	}
	return string(out)
}

func (c citation) bibtex() string {
	return "@misc{recognitionmap-" + c.key + ", author = {{Recognition Map}}, title = {{" + literal(c.title) + "}}, year = {" + c.year() +
		"}, version = {" + c.version() + "}, url = {" + c.address + "}, note = {Accessed " + c.today.Long() + "}}"
}

// wikipedia is a call of the template "cite web"; a bar would end a parameter.
func (c citation) wikipedia() string {
	return "{{cite web |title=" + strings.ReplaceAll(c.title, "|", "{{!}}") + " |website=Recognition Map |at=" + c.version() + " |url=" + strings.ReplaceAll(c.address, "|", "%7C") + " |access-date=" + c.today.Long() + "}}"
}
