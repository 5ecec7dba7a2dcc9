package relation

// Fact is one of the five facts of a standing. A zero Fact is unknown, which is not "none".
type Fact struct {
	Value string // a word of the fact's own vocabulary, "" unknown
	Since Date   // of the event that set it
	Event string // id of the event that set it
}

// Known reports whether any event says something about the fact.
func (f Fact) Known() bool { return f.Value != "" }

// Words of the five facts.
const (
	InForce   = "in force"  // Recognition
	Withdrawn = "withdrawn" // Recognition

	RankAmbassador = "ambassador"            // Envoy, EmirateEnvoy
	RankUnrecorded = "ambassador-unrecorded" // Envoy, EmirateEnvoy: an ambassador whose accreditation is not on record
	RankCharge     = "charge"                // Envoy, EmirateEnvoy: chargé d’affaires
	RankRecalled   = "recalled"              // Envoy, EmirateEnvoy
	RankStayedOn   = "stayed-on"             // Envoy: sent to the Republic, and still in post after it

	HeldByEmirate = "emirate" // Mission: run by appointees of the Emirate

	Open   = "open"   // Post
	Closed = "closed" // Post
)

// Ranks are those of envoys, the highest first. Nobody changes the slice.
var Ranks = []string{RankAmbassador, RankUnrecorded, RankCharge, RankRecalled, RankStayedOn}

// UnrecordedWords are what RankUnrecorded is called in a legend.
const UnrecordedWords = "Ambassador, accreditation not on record"

// slot names one of the five facts, in the order in which they are shown. The first three decide the class.
type slot uint8

const (
	slotRecognition slot = iota
	slotEnvoy
	slotEmirateEnvoy
	slotMission
	slotPost
	slots
)

// FactRow is what there is to say of one of the five facts, whatever its value.
type FactRow struct {
	Key     string    // in the page and, with "_" for "-", in JSON
	Column  string    // in tables for other programs
	Label   string    // at the head of a row or a column
	Within  string    // in the middle of a sentence
	mission Direction // whose head of mission its events name: Sent to Kabul or Accepted from there, "" for nobody's
}

// FactRows is the table of the five facts, in the order of Standing.Facts.
var FactRows = [slots]FactRow{
	slotRecognition:  {"recognition", "recognition", "Recognition", "recognition", ""},
	slotEnvoy:        {"envoy", "envoy_to_kabul", "Its envoy to Kabul", "its envoy to Kabul", Sent},
	slotEmirateEnvoy: {"emirate-envoy", "envoy_of_kabul", "Kabul’s envoy there", "Kabul’s envoy there", Accepted},
	slotMission:      {"mission", "afghan_mission", "Afghan mission there", "Afghan mission there", Accepted},
	slotPost:         {"post", "post_in_kabul", "Its post in Kabul", "its post in Kabul", ""},
}

// Facts are the five facts of a standing, in the order of FactRows.
func (s *Standing) Facts() [slots]*Fact {
	return [...]*Fact{&s.Recognition, &s.Envoy, &s.EmirateEnvoy, &s.Mission, &s.Post}
}
