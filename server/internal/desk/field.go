package desk

// FieldWords say to people and programs what a field of an event is.
type FieldWords struct {
	Name    string // as in relation.Fields
	Label   string // in the form
	Hint    string // under its input there
	Doc     string // in the description of the API
	Example string // there, "" for none
	Column  string // what its column in a table of events means
}

// Fields is the table of what is said of the fields of an event, in the order of the form. What the program does with
// them is said in relation.Fields.
var Fields = []FieldWords{
	{"country", "Country", "The state whose relations the event is about.", "ISO 3166-1 alpha-3, or XKX, SOL, CYN, KAS", "RUS", "ISO 3166-1 alpha-3 code, or XKX, SOL, CYN"},
	{"date", "Date", "YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.", "YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known", "2025-07-03", "YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"},
	{"kind", "Kind", "", "", "recognition", "What happened"},
	{"ends", "What a recall ends", "For a recall alone.", "Of a recall alone: which ambassador it ends, the country's own in Kabul or the one it accepted", "sent", "Of a recall: whether it ends the ambassador sent or the one accepted"},
	{"headline", "Headline", "One neutral sentence: who did what.", "One line", "Russia recognizes the Taliban government", "One line"},
	{"detail", "Detail", "What else a reader has to know. For a disputed event: how the sources differ.", "", "The first state to do so since 2021.", "Some sentences"},
	{"head", "Head of mission", "Of an envoy or a handover: who leads the mission from then on, as the headline or the detail names them.", "Of an envoy or a handover: who leads the mission from then on, as headline or detail names them", "", "Of an envoy or a handover: who leads the mission from then on"},
	{"seat", "Seat", "Where the head works, if not in the capital of the host.", "Where the head works, if not in the capital of the host", "", "Where the head works, if not in the capital of the host"},
	{"evidence", "Evidence of the rank", "For an ambassador since the takeover: what shows the rank. See the method page.", "Of an ambassador since the takeover: what shows the rank. credentials: letters of credence, or copies, handed over. both-governments: each has said so. one-government: one alone has; confidence is then not confirmed. title-only: title and presence alone, which does not count. stayed-on: sent to the Republic, which does not count", "", "Of an ambassador since the takeover: credentials, both-governments, one-government, title-only or stayed-on; the last two do not count"},
	{"confidence", "Confidence", "", "confirmed: two independent sources or an official one. reported: one source. disputed: sources contradict each other", "confirmed", "confirmed (an official source or two independent ones), reported (one) or disputed"},
	{"id", "Permanent name", "Small letters, digits and hyphens. Leave it empty, and it is made of date, country and kind.", "Small letters, digits and hyphens, for good", "2025-07-03-rus-recognition", "Permanent name of the event"},
}

// WordsOf returns what is said of a field, the zero FieldWords where it is none of an event.
func WordsOf(field string) FieldWords {
	for _, w := range Fields {
		if w.Name == field {
			return w
		}
	}
	return FieldWords{}
}
