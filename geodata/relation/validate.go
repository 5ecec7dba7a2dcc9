package relation

import (
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
)

// maxSources is how many sources an event has at most, as many as the form takes.
const maxSources = 50

// The years an event may have. What is outside is a slip of the pen.
const (
	firstYear = 1900
	lastYear  = 2100
)

// Validate returns every fault of events as one set: those of each event by itself, and ids met twice. It asks no
// clock: a date may be in the future.
func Validate(events []Event) []Fault {
	var faults []Fault
	seen := make(map[string]bool, len(events))
	for i := range events {
		e := &events[i]
		faults = append(faults, validate(e)...)
		if seen[e.ID] && e.ID != "" {
			faults = append(faults, Fault{ID: e.ID, Field: "id", Message: "is used twice, want one event for each id"})
		}
		seen[e.ID] = true
	}
	return faults
}

// checker collects the faults of one event.
type checker struct {
	id     string
	faults []Fault
}

func (c *checker) fault(field, message string) {
	c.faults = append(c.faults, Fault{ID: c.id, Field: field, Message: message})
}

// validate returns the faults of one event by itself.
func validate(e *Event) []Fault {
	c := checker{id: e.ID}
	for i := range Fields {
		f := &Fields[i]
		switch f.Shape {
		case Line:
			c.line(f.Name, f.Of(e), f.Needed)
		case Text:
			c.text(f.Name, f.Of(e), maxText)
		}
		c.field(f, e)
	}
	c.sources(e)
	return c.faults
}

// field checks what an event says in a field, where there is more to it than a readable text.
func (c *checker) field(f *Field, e *Event) {
	switch f.Name {
	case "id":
		c.name(e)
	case "country":
		c.country(e)
	case "date":
		c.date(e)
	case "kind":
		c.kind(e)
	case "ends":
		c.ends(e)
	case "head":
		c.head(e)
	case "seat":
		c.seat(e)
	case "evidence":
		c.evidence(e)
	case "confidence":
		c.confidence(e)
	}
}

func (c *checker) name(e *Event) {
	if !validID(e.ID) {
		c.fault("id", "bad id "+quote(e.ID)+`, want small letters, digits and hyphens, as in "2022-03-01-xaa-visit"`)
	}
}

func (c *checker) kind(e *Event) {
	if !e.Kind.Known() {
		c.fault("kind", "unknown kind "+quote(string(e.Kind))+", want one of "+list(Kinds))
	}
}

func (c *checker) ends(e *Event) {
	switch {
	case e.Kind == AmbassadorRecalled && e.Ends != Sent && e.Ends != Accepted:
		c.fault("ends", "a recall says which ambassador it ends, want \"sent\" or \"accepted\", not "+quote(string(e.Ends)))
	case e.Kind != AmbassadorRecalled && e.Ends != "":
		c.fault("ends", "only a recall ends something, want no such field for "+quote(string(e.Kind)))
	}
}

func (c *checker) confidence(e *Event) {
	switch e.Confidence {
	case Confirmed, Reported, Disputed:
	default:
		c.fault("confidence", "unknown confidence "+quote(string(e.Confidence))+
			`, want "confirmed", "reported" or "disputed"`)
	}
}

// head checks that a head of mission stands where one can, and in a text that the sources support.
func (c *checker) head(e *Event) {
	switch {
	case e.Head == "":
	case !e.Kind.Headed():
		c.fault("head", "only an envoy or the handover of a mission has one, want no such field for "+quote(string(e.Kind)))
	case !e.says(e.Head):
		c.fault("head", quote(e.Head)+" stands neither in the headline nor in the detail, want the name as one of them has it")
	}
}

// seat checks that a seat is that of a head about whom there is nothing else to say, in a text that the sources support.
func (c *checker) seat(e *Event) {
	switch {
	case e.Kind == MissionHandover && e.Seat != "":
		c.fault("seat", "a mission outside the capital is a consulate, which does not stand for the mission: want a statement, or no seat")
	case e.Head == "" && e.Seat != "":
		c.fault("seat", "is the seat of nobody, want it with a head alone")
	case e.Kind.Headed() && e.says(e.Head) && !e.says(e.Seat):
		c.fault("seat", quote(e.Seat)+" stands neither in the headline nor in the detail, want the place as one of them has it")
	}
}

// says reports whether a text stands in the headline or in the detail.
func (e *Event) says(text string) bool { return strings.Contains(e.Headline+"\n"+e.Detail, text) }

// country checks that the event is filed under a place of the map, and a fact about relations under the state that has
// them.
func (c *checker) country(e *Event) {
	place, ok := country.Lookup(e.Country)
	switch {
	case !ok:
		c.faults = append(c.faults, Fault{ID: c.id, Field: "country", Cause: country.ErrUnknown,
			Message: "unknown country " + quote(string(e.Country)) + ", want an alpha-3 code in capitals"})
	case e.Kind.Decides() && !place.State():
		wanted := "want a state"
		if place.Kind == country.Territory {
			wanted = "want " + string(place.Parent) + ", which conducts its foreign relations"
		}
		c.fault("country", string(e.Country)+" has no relations of its own for a "+string(e.Kind)+", "+wanted)
	}
}

func (c *checker) date(e *Event) {
	d := e.Date
	if d.IsZero() {
		c.faults = append(c.faults, Fault{ID: c.id, Field: "date", Cause: ErrBadDate, Message: "no date, " + wantDate})
		return
	}
	if year, _, _ := d.First.Civil(); year < firstYear || year > lastYear {
		c.faults = append(c.faults, Fault{ID: c.id, Field: "date", Cause: ErrBadDate, Message: "year of " + d.String() +
			" is out of range, want " + strconv.Itoa(firstYear) + " to " + strconv.Itoa(lastYear)})
	}
}

func (c *checker) sources(e *Event) {
	if len(e.Sources) == 0 {
		c.fault("sources", "no source, want at least one")
	}
	if n := len(e.Sources); n > maxSources {
		c.fault("sources", strconv.Itoa(n)+" sources, want at most "+strconv.Itoa(maxSources))
		return
	}
	for i := range e.Sources {
		s, at := &e.Sources[i], "sources["+strconv.Itoa(i)+"]."
		if want := wantAddress(s.URL); want != "" {
			c.fault(at+"url", "bad address "+quote(s.URL)+", want "+want)
		}
		c.line(at+"publisher", s.Publisher, true)
		c.line(at+"title", s.Title, false)
		c.line(at+"published", s.Published, false)
		c.line(at+"supports", s.Supports, true)
	}
	if e.Kind == Recognition && len(e.Sources) > 0 && !WellSupported(e.Sources) {
		c.fault("sources", "a recognition rests on one unofficial source, want an official one or two independent ones")
	}
}

// quote returns s quoted, shortened where it is long.
func quote(s string) string {
	return strconv.Quote(Clip(s, 60))
}

// printable returns s as it may stand on a terminal: quoted where it has what a terminal would act upon or not show.
func printable(s string) string {
	if q := strconv.Quote(s); q != `"`+s+`"` {
		return q
	}
	return s
}

// list returns words of a list as one text.
func list[T ~string](words []T) string {
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = string(w)
	}
	return strings.Join(names, ", ")
}
