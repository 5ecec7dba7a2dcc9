package pages

import (
	"encoding/json"
	"strconv"
	"strings"

	"recognitionmap/app/carto"
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// ShareMore is the rest of the share page: pictures of the server's making, code to embed, data, citations. It is text
// that does not change while the page is open, so the program leaves it as the server wrote it, and none of this is
// linked into the program: a link to the page is the browser's to follow (see state.Beyond).
func ShareMore(m *Model) markup.Node {
	shared := m.subject().Shared()
	query := shared.URL()[len("/share"):]
	frozen := shared
	frozen.Live = false
	body := []markup.Node{
		ui.El("p").Body(
			ui.Text("span", "", "From the server: "), ui.Link("/map.svg"+query, "SVG"), ui.Text("span", "", "; PNG "),
			ui.Link("/map.png"+with(query, "scale=1"), "1×"), ui.Text("span", "", ", 1200 pixels wide, "), ui.Link("/map.png"+with(query, "scale=2"), "2×"), ui.Text("span", "", ", 2400, "),
			ui.Link("/map.png"+with(query, "scale=4"), "4×"), ui.Text("span", "", ", 4800; "), ui.Link(shared.Card(), "card for links"), ui.Text("span", "", ", 1200 by 628."),
		),
		ui.Text("h2", "", "Take along"),
		ui.El("p").Body(
			ui.Text("span", "", "All of it in one file of at most 1 MB, to keep or to hand on by a stick or Bluetooth: the map of every day, the table, every country with its events and sources. It opens without a network, and says how old it is: "),
			ui.Link("/carry.html", "take it along").Attr("download", CarriedName(m.Today)), ui.Text("span", "", ", or "), ui.Link("/carry.html", "look at it first"), ui.Text("span", "", "."),
		),
		ui.El("p").Class("note").Body(
			ui.Text("span", "", "To see whether a copy is the one of today, put "), ui.Link("/carry.sha256", "its sum").Attr("download", CarriedName(m.Today)+".sha256"),
			ui.Text("span", "", " beside it: sha256sum -c "+CarriedName(m.Today)+".sha256. Its last line tells of any copy whether it came whole."),
		),
		ui.Text("h2", "", "Embed"),
		ui.Text("p", "", "The live map follows the record. The frozen one stays at this day and edition "+strconv.Itoa(m.Edition)+", and says when something that it shows was corrected."),
		copied("Live", "embed-live", EmbedCode(m.Origin, live(shared), 0, 0, 600)),
		copied("Frozen", "embed-frozen", EmbedCode(m.Origin, frozen, m.Edition, 0, 600)),
		ui.Text("p", "", "The map is light or dark as the reader’s system is. For one that fits your page add &theme=light or &theme=dark to its address (?theme=… where there is no other parameter)."),
		ui.Text("p", "", "The frame tells your page how high it would like to be, by a message of type recognitionmap:height. To follow it, add:"),
		copied("Height", "embed-height", listenCode(m.Origin)),
		ui.Text("h2", "", "For good"),
		ui.Text("p", "", "This link shows the record as it stands in edition "+strconv.Itoa(m.Edition)+", also when it has changed since."),
		copied("Edition", "share-edition", m.Origin+m.kept(m.subject())),
		m.receipt(),
		ui.Text("h2", "", "Data"),
		ui.El("p").Body(m.data()...),
		ui.Text("h2", "", "Citation"),
	}
	for _, c := range m.citations() {
		body = append(body, c.element()...)
	}
	return ui.El("section").Class("parts").Body(body...)
}

// shareWords are the words of the page's script, as JSON.
func shareWords() string {
	text, err := json.Marshal(ShareWords())
	if err != nil {
		panic("pages: words that are no JSON: " + err.Error())
	}
	return string(text)
}

// EmbedHeight is how tall a frame of a width must be to show all of the embedded map.
func EmbedHeight(width int) int { return width*carto.Height/carto.Width + 200 }

// EmbedCode is the HTML that shows v's map in a page of others, never wider than there is room; edition 0 follows the
// record, width 0 takes all there is.
func EmbedCode(origin string, v state.View, edition, width, height int) string {
	query := v.URL()[len("/share"):]
	if edition != 0 {
		query = with(query, "rev="+strconv.Itoa(edition))
	}
	w := "100%"
	if width != 0 {
		w = strconv.Itoa(width)
	}
	escaped := string(ui.AppendEscaped(nil, origin+"/embed"+query))
	return `<iframe src="` + escaped + `" title="Recognition Map" width="` + w + `" height="` + strconv.Itoa(height) + `" loading="lazy" style="border:0;max-width:100%"></iframe>`
}

// listenCode is a script for a page around embedded maps that gives their frames the height that they ask for. It goes by
// the frame that a message comes from: in a sandbox frames have no origin.
func listenCode(origin string) string {
	return `<script>addEventListener("message", (e) => { if (e.data && e.data.type === "recognitionmap:height") for (const f of document.querySelectorAll("iframe")) if (f.contentWindow === e.source && f.src.startsWith("` + origin + `/embed")) f.height = e.data.height; });</script>`
}

// kept is the address of a view in the edition at hand.
func (m *Model) kept(v state.View) string {
	path, query, _ := strings.Cut(v.URL(), "?")
	return path + with(strings.TrimSuffix("?"+query, "?"), "edition="+strconv.Itoa(m.Edition))
}

// receipt leads to the signed receipt of a country and day, of no country to the form for one.
func (m *Model) receipt() markup.Node {
	to, label := "/receipt", "a signed receipt of a country and day"
	if c, ok := country.Lookup(m.subject().Country); ok {
		to, label = "/receipt?country="+string(c.Code)+"&date="+m.View.Day.String(), "a signed receipt for "+c.Name+" on "+m.View.Day.Long()
	}
	return ui.El("p").Body(ui.Text("span", "", "To prove the quotation: "), ui.Link(to, label), ui.Text("span", "", ". "), ui.Link("/data", "All editions, and the data"), ui.Text("span", "", "."))
}

func live(v state.View) state.View {
	v.Live = true
	return v
}

// with adds a parameter to a query that may be empty.
func with(query, parameter string) string {
	if query == "" {
		return "?" + parameter
	}
	return query + "&" + parameter
}

// data links the facts behind the view.
func (m *Model) data() []markup.Node {
	v := m.subject()
	day := "?date=" + v.Day.String()
	links := []markup.Node{
		ui.Text("span", "", "How every state stands on "+v.Day.Long()+": "), ui.Link("/api/v1/standing"+day, "JSON"),
	}
	if c, ok := country.Lookup(v.Country); ok {
		of := "?country=" + string(c.Code)
		links = append(links, ui.Text("span", "", ". Events of "+c.Name+": "), ui.Link("/events.csv"+of, "CSV"), ui.Text("span", "", ", "), ui.Link("/api/v1/events"+of, "JSON"))
	}
	if v.EventID != "" {
		links = append(links, ui.Text("span", "", ". This event: "), ui.Link("/api/v1/events/"+v.EventID, "JSON"))
	}
	return append(links, ui.Text("span", "", "."))
}
