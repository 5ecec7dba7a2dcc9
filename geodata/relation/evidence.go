package relation

// Evidence says what shows that an envoy of the time since the takeover ranks as ambassador. One rule reads it for all
// states: letters, or the word of both governments, count; one government's word counts and is never confirmed; a title
// without either does not count, and neither does an envoy of the Republic's time.
type Evidence string

const (
	Credentials     Evidence = "credentials"      // letters of credence, or copies of them, were handed over or accepted
	BothGovernments Evidence = "both-governments" // each has said that the envoy ranks as ambassador
	OneGovernment   Evidence = "one-government"   // one alone has said so
	TitleOnly       Evidence = "title-only"       // the envoy is there under the title, and neither of the above is on record
	StayedOn        Evidence = "stayed-on"        // sent to the Republic, and still in post after it
)

// evidences is the table of all evidence, the strongest first: what it is called, and the rank that it gives an envoy.
var evidences = [...]struct {
	evidence    Evidence
	words, rank string
}{
	{Credentials, "letters of credence, or copies of them, handed over", RankAmbassador},
	{BothGovernments, "the word of both governments", RankAmbassador},
	{OneGovernment, "one government’s word alone", RankAmbassador},
	{TitleOnly, "title and presence alone, without letters of credence or the word of both governments", RankUnrecorded},
	{StayedOn, "sent to the Republic, and still in post after it", RankStayedOn},
}

// Evidences are all kinds of evidence, the strongest first. Nobody changes the slice.
var Evidences = []Evidence{Credentials, BothGovernments, OneGovernment, TitleOnly, StayedOn}

// Words are what the evidence is called on a page, "" for none.
func (v Evidence) Words() string {
	for i := range evidences {
		if evidences[i].evidence == v {
			return evidences[i].words
		}
	}
	return ""
}

// rank is that which the evidence gives an envoy. An event that names none counts: it is of the first Emirate's time, or
// of a store that is older than the field.
func (v Evidence) rank() string {
	for i := range evidences {
		if evidences[i].evidence == v {
			return evidences[i].rank
		}
	}
	return RankAmbassador
}

// evidence checks that an ambassador since the takeover names it, and nothing else does.
func (c *checker) evidence(e *Event) {
	row := e.Kind.row()
	switch v := e.Evidence; {
	case v != "" && v.Words() == "":
		c.fault("evidence", "unknown evidence "+quote(string(v))+", want one of "+list(Evidences))
	case row == nil || row.value != RankAmbassador || !e.Date.IsZero() && e.Date.Effective() < Takeover:
		if v != "" {
			c.fault("evidence", "is for ambassadors since the takeover alone, want no such field here")
		}
	case v == "":
		c.fault("evidence", "an ambassador since the takeover says what shows the rank, want one of "+list(Evidences))
	case v == StayedOn && e.Kind == AmbassadorAccepted:
		c.fault("evidence", "an envoy whom the Republic sent is not Kabul's, want no such event")
	case v == OneGovernment && e.Confidence == Confirmed:
		c.fault("evidence", `one government's word alone does not confirm a rank, want confidence "reported"`)
	}
}
