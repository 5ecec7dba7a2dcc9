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

// Kinds are all kinds, those that move a fact first. Nobody changes the slice.
var Kinds = []Kind{
	Recognition, RecognitionWithdrawn, AmbassadorSent, AmbassadorAccepted, AmbassadorRecalled, ChargeSent,
	ChargeAccepted, MissionHandover, EmbassyOpen, EmbassyClosed, Delisted, Visit, Agreement, Statement, Context,
}

// Decides reports whether events of the kind move one of the five facts of a standing; the others are kept and shown.
func (k Kind) Decides() bool {
	switch k {
	case Recognition, RecognitionWithdrawn, AmbassadorSent, AmbassadorAccepted, AmbassadorRecalled, ChargeSent,
		ChargeAccepted, MissionHandover, EmbassyOpen, EmbassyClosed:
		return true
	}
	return false
}

// Headed reports whether events of the kind can name who leads a mission.
func (k Kind) Headed() bool {
	d, _ := post(&Event{Kind: k})
	return d != ""
}

// Known reports whether k is one of the constants.
func (k Kind) Known() bool {
	switch k {
	case Delisted, Visit, Agreement, Statement, Context:
		return true
	}
	return k.Decides()
}
