package relation

import "recognitionmap/geodata/country"

// Direction says which exchange of envoys a recall ends.
type Direction string

const (
	Sent     Direction = "sent"     // the country's own envoy in Kabul
	Accepted Direction = "accepted" // the Emirate's envoy in the country
)

// Confidence says how well an event is supported.
type Confidence string

const (
	Confirmed Confidence = "confirmed" // two independent sources, or an official one
	Reported  Confidence = "reported"  // one source
	Disputed  Confidence = "disputed"  // sources contradict each other; Detail says how
)

// Event is something dated that a source supports. JSON has the field names of the data files.
type Event struct {
	ID         string       `json:"id"`
	Country    country.Code `json:"country"`
	Date       Date         `json:"date"` // "2006-01-02", "2006-01" or "2006"
	Kind       Kind         `json:"kind"`
	Headline   string       `json:"headline"`
	Detail     string       `json:"detail,omitempty"`
	Ends       Direction    `json:"ends,omitempty"`
	Head       string       `json:"head,omitempty"` // of an envoy or a handover: who leads the mission from then on, as Headline or Detail names them
	Seat       string       `json:"seat,omitempty"` // where Head works, if not in the capital of the host
	Evidence   Evidence     `json:"evidence,omitempty"`
	Confidence Confidence   `json:"confidence"`
	Sources    []Source     `json:"sources,omitempty"`
}

// MovesClass reports whether e can change the class of its country: an undisputed recognition or exchange of
// ambassadors, or the end of one. A chargé counts, since he may replace an ambassador, and so does an ambassador whom the class
// does not count.
func (e *Event) MovesClass() bool {
	row := e.Kind.row()
	return row != nil && (row.sets < slotMission || row.sets == whatEnds) && e.Confidence != Disputed
}
