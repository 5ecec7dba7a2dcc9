package live

import (
	"strconv"
	"strings"

	"recognitionmap/app/pages"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// mark is what a visit has seen of the record, as much as the next one needs to say what has changed: some 6 kB.
type mark struct {
	day     relation.Day // of the visit, by the reader's clock
	edition int          // of the record
	classes string       // the code of each state that has more than none, and the letter of its class: "CHNaRUSr"
	events  string       // codeOf each event, in no order
}

// Letters of classes; what has none of them is none.
const lettered = "ra"

var classOfLetter = [...]relation.Class{relation.ClassRecognized, relation.ClassAmbassador}

// markOf marks a record, of which the texts must be there, with the classes of a day.
func markOf(r *relation.Record, edition int, today, visit relation.Day) mark {
	m := mark{day: visit, edition: edition}
	pic := r.On(today)
	for _, c := range country.All() {
		for i, class := range classOfLetter {
			if c.Kind != country.Territory && pic.Of(c.Code).Class == class {
				m.classes += string(c.Code) + lettered[i:i+1]
			}
		}
	}
	events := make([]byte, 0, codeLength*len(r.Events()))
	for _, e := range r.Events() {
		events = append(events, codeOf(e)...)
	}
	m.events = string(events)
	return m
}

// String is how a mark is kept. At its end is a sum of the rest.
func (m mark) String() string {
	text := strings.Join([]string{m.day.String(), strconv.Itoa(m.edition), m.classes, m.events}, " ")
	return text + " " + sum(text, idLength)
}

// parseMark reads a text that was kept; ok is false for one that is none, or not whole.
func parseMark(text string) (m mark, ok bool) {
	part := strings.Split(text, " ")
	if len(part) != 5 || sum(strings.Join(part[:4], " "), idLength) != part[4] {
		return m, false
	}
	var badDay, badNumber error
	m.day, badDay = relation.ParseDay(part[0])
	m.edition, badNumber = strconv.Atoi(part[1])
	m.classes, m.events = part[2], part[3]
	return m, badDay == nil && badNumber == nil
}

// class is that of a state.
func (m mark) class(c country.Code) relation.Class {
	if _, rest, found := strings.Cut(m.classes, string(c)); found && rest != "" {
		if i := strings.IndexByte(lettered, rest[0]); i >= 0 {
			return classOfLetter[i]
		}
	}
	return relation.ClassNone
}

// since is what has changed from one mark to another, which is that of a record. It is nothing where it cannot be told: the
// earlier one is of a later day or edition than the other, which another clock or another server has written.
func (m mark) since(now mark, r *relation.Record) *pages.Since {
	s := &pages.Since{Visit: m.day}
	if m.day > now.day || m.edition > now.edition {
		return s
	}
	for _, c := range country.All() {
		if was, is := m.class(c.Code), now.class(c.Code); was != is {
			s.Moved = append(s.Moved, pages.Move{Country: c, From: was, To: is})
		}
	}
	if m.edition == now.edition { // another build may read more of the same events
		return s
	}
	was := make(map[string]string, len(m.events)/codeLength)
	for rest := m.events; len(rest) >= codeLength; rest = rest[codeLength:] {
		was[rest[:idLength]] = rest[idLength:codeLength]
	}
	for _, e := range r.Events() {
		code := codeOf(e)
		said, there := was[code[:idLength]]
		switch {
		case !there:
			s.Added = append(s.Added, e)
		case said != code[idLength:]:
			s.Corrected = append(s.Corrected, e)
		}
		delete(was, code[:idLength])
	}
	s.Withdrawn = len(was)
	return s
}

// Lengths of the code of an event: of its id, 30 bits, so that of thousands no two are the same; and of all that it says,
// 18 bits, so that a correction is seen.
const (
	idLength   = 5
	codeLength = idLength + 3
)

// codeOf is by what an event is known again, and whether it was corrected. What an event does not say has no part in it, so
// that a field that later builds have corrects nothing.
func codeOf(e *relation.Event) string {
	var said strings.Builder
	for i := range relation.Fields {
		if f := &relation.Fields[i]; f.Of(e) != "" {
			said.WriteString(f.Name + "=" + f.Of(e) + "\n")
		}
	}
	for _, s := range e.Sources {
		said.WriteString(strings.Join([]string{s.URL, s.Publisher, s.Title, s.Published, s.Supports}, "\n") + "\n")
	}
	return sum(e.ID, idLength) + sum(said.String(), codeLength-idLength)
}

// sum is a sum of a text, FNV-1a of 64 bits, in so many characters of 6 bits each, its first ones. The library's would weigh 1 kB.
func sum(text string, length int) string {
	var h uint64 = 14695981039346656037
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	list := make([]byte, length)
	for i := range list {
		list[i] = '0' + byte(h>>58)
		h <<= 6
	}
	return string(list)
}
