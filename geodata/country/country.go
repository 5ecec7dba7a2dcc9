// Package country lists every place that the map draws: the 193 members and two observers of the United Nations, the
// states and territories outside that count, and the shapes without a government of their own.
//
// A place has a Kind, and the Kind decides whose class it shows: a state shows its own, a territory the class of the
// state that conducts its foreign relations, a shape without a government none at all.
package country

// Kind says what a place is, and so whose class it shows and whether it is counted.
type Kind uint8

const (
	Member     Kind = iota + 1 // member state of the United Nations
	Observer                   // non-member observer state of the United Nations: the Holy See, Palestine
	NonMember                  // conducts its foreign relations itself, outside the United Nations: a row of its own, never counted
	Territory                  // its foreign relations are conducted by Parent, whose class it shows
	Ungoverned                 // no government of its own: Antarctica, the Siachen Glacier
)

// Country is one place. It is a value; nobody changes it.
type Country struct {
	Code    Code
	Alpha2  string   // ISO 3166-1 alpha-2, "" where there is none
	Name    string   // English short name as the map prints it, with accents: "Côte d’Ivoire"
	Native  string   // the name in the place's own main language and script, "" where it equals Name
	Capital string   // English, "" where there is none
	Aliases []string // other English names and spellings a reader may type: "Burma", "UAE"
	Kind    Kind
	Parent  Code   // Territory: the state that conducts its foreign relations; else ""
	Note    string // one neutral sentence where sovereignty is disputed or unusual, else ""
}

// Afghanistan is the place whose government the map is about; it has no class of its own.
const Afghanistan Code = "AFG"

// Holder is the state that conducts c's foreign relations: Parent for a territory, else c itself.
func (c Country) Holder() Code {
	if c.Kind == Territory {
		return c.Parent
	}
	return c.Code
}

// Counted reports whether c is one of the states that the legend counts: the members and observers of the United
// Nations less Afghanistan, 194 in all.
func (c Country) Counted() bool {
	return (c.Kind == Member || c.Kind == Observer) && c.Code != Afghanistan
}

// State reports whether c shows a class of its own: a member, an observer or a place outside the United Nations that
// conducts its foreign relations itself, less Afghanistan.
func (c Country) State() bool {
	return (c.Kind == Member || c.Kind == Observer || c.Kind == NonMember) && c.Code != Afghanistan
}

// Disputed reports whether the place as a whole is claimed by another state than the one that governs it, so that its
// border is drawn as disputed: what its Note says. Disputed lines within or between states are not known: the shapes
// have none.
func (c Country) Disputed() bool {
	switch c.Code {
	case "XKX", "CYN", "SOL", "TWN", "ESH", "PSE", "KAS", "FLK", "IOT", "SGS":
		return true
	}
	return false
}
