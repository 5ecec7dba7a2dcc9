package relation

// Kind names what happened. The wire form is the constant's text.
type Kind string

const (
	Recognition          Kind = "recognition"
	RecognitionWithdrawn Kind = "recognition-withdrawn"
	AmbassadorSent       Kind = "ambassador-sent"     // by the country, to Kabul
	AmbassadorAccepted   Kind = "ambassador-accepted" // of the Emirate, by the country
	AmbassadorRecalled   Kind = "ambassador-recalled" // Ends says which direction
	ChargeSent           Kind = "charge-sent"
	ChargeAccepted       Kind = "charge-accepted"
	MissionHandover      Kind = "mission-handover"
	EmbassyOpen          Kind = "embassy-open"
	EmbassyClosed        Kind = "embassy-closed"
	Delisted             Kind = "delisted"
	Visit                Kind = "visit"
	Agreement            Kind = "agreement"
	Statement            Kind = "statement"
	Context              Kind = "context"
)

// kindRow is what there is to say of a kind of events.
type kindRow struct {
	kind  Kind
	words string // in the log and in a country's entry
	sets  slot   // the fact that its events set; nothing, or whatEnds
	value string // to what
}

// Of a kindRow.sets that is no fact.
const (
	nothing  = slots     // events of the kind are kept and shown
	whatEnds = slots + 1 // Event.Ends says which of the two exchanges of envoys they end
)

// kinds is the table of all kinds, those that set a fact first. Rules, choices, checks and the API's list follow from it.
var kinds = [...]kindRow{
	{Recognition, "recognition", slotRecognition, InForce},
	{RecognitionWithdrawn, "recognition withdrawn", slotRecognition, Withdrawn},
	{AmbassadorSent, "ambassador sent to Kabul", slotEnvoy, RankAmbassador},
	{AmbassadorAccepted, "Kabul’s ambassador accepted", slotEmirateEnvoy, RankAmbassador},
	{AmbassadorRecalled, "envoy recalled", whatEnds, RankRecalled},
	{ChargeSent, "chargé d’affaires sent", slotEnvoy, RankCharge},
	{ChargeAccepted, "Kabul’s chargé d’affaires accepted", slotEmirateEnvoy, RankCharge},
	{MissionHandover, "Afghan mission handed over", slotMission, HeldByEmirate},
	{EmbassyOpen, "embassy in Kabul open", slotPost, Open},
	{EmbassyClosed, "embassy in Kabul closed", slotPost, Closed},
	{Delisted, "taken off a terrorism list", nothing, ""},
	{Visit, "visit", nothing, ""},
	{Agreement, "agreement", nothing, ""},
	{Statement, "statement", nothing, ""},
	{Context, "context", nothing, ""},
}

// Kinds are all kinds, those that set a fact first. Nobody changes the slice.
var Kinds = func() []Kind {
	list := make([]Kind, len(kinds))
	for i := range kinds {
		list[i] = kinds[i].kind
	}
	return list
}()

// row returns what there is to say of a kind, nil where it is none.
func (k Kind) row() *kindRow { return rowOf[k] }

// rowOf finds the row of a kind, which a fold asks for more than once an event.
var rowOf = func() map[Kind]*kindRow {
	of := make(map[Kind]*kindRow, len(kinds))
	for i := range kinds {
		of[kinds[i].kind] = &kinds[i]
	}
	return of
}()

// Known reports whether k is one of the constants.
func (k Kind) Known() bool { return k.row() != nil }

// Words are what a kind is called in the log and in a country's entry; what is no kind is called as it is.
func (k Kind) Words() string {
	if row := k.row(); row != nil {
		return row.words
	}
	return string(k)
}

// Decides reports whether events of the kind set one of the five facts of a standing; the others are kept and shown.
func (k Kind) Decides() bool {
	row := k.row()
	return row != nil && row.sets != nothing
}

// Coloured reports whether a lens shows events of the kind, as a fact or by themselves.
func (k Kind) Coloured() bool {
	for i := range optics {
		if optics[i].kind == k && k != "" {
			return true
		}
	}
	return k.Decides()
}

// Headed reports whether events of the kind can name who leads a mission.
func (k Kind) Headed() bool {
	d, _ := post(&Event{Kind: k})
	return d != ""
}
