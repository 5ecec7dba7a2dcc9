package relation

import (
	"strings"

	"recognitionmap/geodata/country"
)

// Lens is a question that the map's colours can answer in place of the class. "" is the class itself.
type Lens string

const (
	LensClass       Lens = ""
	LensRecognition Lens = "recognition" // recognition alone
	LensEnvoy       Lens = "envoy"       // the higher rank of the two envoys
	LensMission     Lens = "mission"     // who holds the Afghan mission there
	LensPost        Lens = "post"        // whether the country's post in Kabul is open
	LensDelisting   Lens = "delisting"   // whether it has taken the Taliban off its list of banned organizations
)

// ParseLens reads the word of a lens; "class" is the class.
func ParseLens(s string) (Lens, bool) {
	if s == "class" {
		return LensClass, true
	}
	for _, l := range Lenses {
		if string(l) == s {
			return l, true
		}
	}
	return "", false
}

// Value is one of the answers of a lens. Its key stands in addresses, in the map's data-value and in the style sheet.
type Value struct{ Key, Label string }

// Keys of values that are not classes.
const (
	ValueInForce    = "in-force"
	ValueWithdrawn  = "withdrawn"
	ValueNo         = "no"
	ValueAmbassador = "ambassador"
	ValueUnrecorded = RankUnrecorded
	ValueCharge     = "charge"
	ValueRecalled   = "recalled"
	ValueStayedOn   = RankStayedOn
	ValueEmirate    = "emirate"
	ValueOpen       = "open"
	ValueClosed     = "closed"
	ValueDelisted   = "delisted"
	ValueUnknown    = "unknown" // no event says; it is never "no"
	ValueNA         = "na"      // the question does not arise
)

// optic is what there is to say of a lens.
type optic struct {
	lens        Lens
	label, rule string
	values      []Value // from the closest relation to none known, without ValueNA
	kind        Kind    // whose first event of a place makes the first value; "" where the facts make it:
	read        func(f *facts) string
	of          Lens   // of a lens that asks of a span: the one that it looks through on each of the days
	stood       string // and the value that it looks for
	said        string // of which a sentence says how many states did so
}

// optics is the table of all lenses. How each of their values looks is said in app/ui/fill.go.
var optics = [...]optic{
	{lens: LensClass, label: "Class", rule: "Recognized, else an ambassador in force in either direction, else none.", values: []Value{
		{string(ClassRecognized), "Recognized"}, {string(ClassAmbassador), "Ambassador sent"}, {string(ClassNone), "None"},
	}},
	{lens: LensRecognition, label: "Recognition alone", rule: "Whether a recognition of the Taliban government is in force, whatever envoys are exchanged.", values: []Value{
		{ValueInForce, "Recognition in force"}, {ValueWithdrawn, "Recognition withdrawn"}, {ValueNo, "No recognition"}, {ValueUnknown, "No record found"},
	}, read: readRecognition},
	{lens: LensEnvoy, label: "Rank of envoys", rule: "The higher rank of the two envoys, to and from Kabul; unknown where no event names one.", values: []Value{
		{ValueAmbassador, "Ambassador"}, {ValueUnrecorded, UnrecordedWords}, {ValueCharge, "Chargé d’affaires"},
		{ValueRecalled, "Recalled"}, {ValueStayedOn, "Stayed on from the Republic’s time"}, {ValueUnknown, "Unknown"},
	}, read: readEnvoy},
	{lens: LensMission, label: "Who holds the Afghan mission", rule: "Whether Kabul’s appointees run the Afghan embassy there; a consulate does not stand for it. Else no event says who does.", values: []Value{
		{ValueEmirate, "Kabul’s appointees"}, {ValueUnknown, "Unknown"},
	}, read: readMission},
	{lens: LensPost, label: "Post in Kabul", rule: "Whether the country’s embassy or office in Kabul works, by the latest event about it.", values: []Value{
		{ValueOpen, "Open"}, {ValueClosed, "Closed"}, {ValueUnknown, "Unknown"},
	}, read: readPost},
	{lens: LensDelisting, label: "De-listing", rule: "Whether the country took the Taliban off a list of banned organizations; unknown for all others.", values: []Value{
		{ValueDelisted, "De-listed"}, {ValueUnknown, "Unknown"},
	}, kind: Delisted},
	{lens: EverRecognized, label: "Ever recognized", rule: "Whether a recognition was in force on any day of the span.", values: []Value{
		{ValueStill, "Recognized, still on the last day"}, {ValueEarlier, "Recognized earlier"}, {ValueUnknown, "On no day on record"},
	}, of: LensRecognition, stood: ValueInForce, said: "recognized the Taliban government"},
	{lens: EverAmbassador, label: "Ever an ambassador", rule: "Whether an ambassador was in force in either direction on any day of the span, recognized or not.", values: []Value{
		{ValueStill, "Ambassador, still on the last day"}, {ValueEarlier, "Ambassador earlier"}, {ValueUnknown, "On no day on record"},
	}, of: LensEnvoy, stood: ValueAmbassador, said: "exchanged ambassadors with the Taliban government"},
	{lens: EverMission, label: "Ever the Afghan mission", rule: "Whether Kabul’s appointees ran the Afghan embassy there on any day of the span.", values: []Value{
		{ValueStill, "Kabul’s appointees, still on the last day"}, {ValueEarlier, "Kabul’s appointees earlier"}, {ValueUnknown, "On no day on record"},
	}, of: LensMission, stood: ValueEmirate, said: "had an Afghan mission run by Kabul’s appointees"},
}

func readRecognition(f *facts) string {
	switch f[slotRecognition].Value {
	case InForce:
		return ValueInForce
	case Withdrawn:
		return ValueWithdrawn
	}
	return ValueNo
}

func readEnvoy(f *facts) string {
	for _, rank := range Ranks {
		if f[slotEmirateEnvoy].Value == rank || f[slotEnvoy].Value == rank {
			return rank
		}
	}
	return ValueUnknown
}

func readMission(f *facts) string {
	if f[slotMission].Value == HeldByEmirate {
		return ValueEmirate
	}
	return ValueUnknown
}

func readPost(f *facts) string {
	switch f[slotPost].Value {
	case Open:
		return ValueOpen
	case Closed:
		return ValueClosed
	}
	return ValueUnknown
}

// Lenses are all lenses, the class first. Nobody changes the slice.
var Lenses = func() []Lens {
	list := make([]Lens, len(optics))
	for i := range optics {
		list[i] = optics[i].lens
	}
	return list
}()

func (l Lens) optic() *optic {
	l = l.Plain()
	for i := range optics {
		if optics[i].lens == l {
			return &optics[i]
		}
	}
	return &optics[0]
}

// Plain is the lens without the day that it may carry, as Lenses has it.
func (l Lens) Plain() Lens {
	word, _, _ := strings.Cut(string(l), " ")
	return Lens(word)
}

// Said is what the states did that a lens of a span counts, "recognized the Taliban government".
func (l Lens) Said() string { return l.optic().said }

// Label names the lens.
func (l Lens) Label() string { return l.optic().label }

// Rule says in one sentence how a place gets its value.
func (l Lens) Rule() string { return l.optic().rule }

// Values are the answers of the lens, the closest relation first. A place of which nothing is asked has ValueNA, which is
// not among them. Nobody changes the slice.
func (l Lens) Values() []Value { return l.optic().values }

// LabelOf is the label of a key among the lens's values.
func (l Lens) LabelOf(key string) string {
	for _, v := range l.optic().values {
		if v.Key == key {
			return v.Label
		}
	}
	return "Not applicable"
}

// Reading is what a place shows through a lens.
type Reading struct {
	Value     string // a key
	Contested bool   // a disputed event speaks for a closer relation than Value
}

// Read returns what a place shows through a lens on the picture's day: a territory what the state shows that conducts
// its foreign relations.
func (p Picture) Read(l Lens, c country.Code) Reading {
	s := p.Of(c)
	if s.Class == ClassNA {
		return Reading{Value: ValueNA}
	}
	o := l.optic()
	switch {
	case o.of != "":
		return p.readEver(l, o, c)
	case o.kind == "" && o.read == nil: // that of the class, and of what is no lens
		return Reading{string(s.Class), s.Contested}
	case o.kind != "":
		said, doubted := p.record.first(o.kind, c, p.Day)
		if said != nil {
			return Reading{Value: o.values[0].Key}
		}
		return Reading{ValueUnknown, doubted}
	}
	value, believed := o.judge(p.record, &s)
	return Reading{value, l.closeness(believed) > l.closeness(value)}
}

// judge returns the value that the facts of a standing make in a lens of facts, and the one that they would make if what is
// disputed held.
func (o *optic) judge(r *Record, s *Standing) (sure, believed string) {
	facts := factsOf(s)
	sure = o.read(&facts)
	if sure == ValueNo && !s.OnRecord {
		sure = ValueUnknown
	}
	if len(s.Disputed) == 0 {
		return sure, sure
	}
	for i := len(s.Disputed) - 1; i >= 0; i-- { // oldest first, so that the newest has the last word
		if e := r.find(s.Disputed[i]); e != nil {
			if slot, value, ok := effect(e); ok {
				facts[slot].Value = value
			}
		}
	}
	return sure, o.read(&facts)
}

// Known reports whether an event says so: not of a place of which none says anything, or that it is as places are by default.
func (r Reading) Known() bool {
	return r.Value != ValueUnknown && r.Value != ValueNo && r.Value != ValueNA && r.Value != string(ClassNone)
}

// Since returns the date from which a place has had its value in a lens, false where no event gives it one.
func (p Picture) Since(l Lens, c country.Code) (first Date, ok bool) {
	if s := p.Of(c); l.optic().lens == LensClass {
		return s.Since, s.SinceOK
	}
	for _, id := range p.Behind(l, c) {
		if e := p.record.find(id); e != nil && (!ok || e.Date.Effective() < first.Effective()) {
			first, ok = e.Date, true
		}
	}
	return first, ok
}

// closeness orders the values of a lens.
func (l Lens) closeness(key string) int {
	values := l.optic().values
	for i, v := range values {
		if v.Key == key && key != ValueUnknown {
			return len(values) - i
		}
	}
	return 0
}

// factsOf are the five facts of a standing as the fold has them.
func factsOf(s *Standing) (all facts) {
	for i, f := range s.Facts() {
		all[i].Fact = *f
	}
	return all
}

// Behind returns the ids of the events that give a place its value in a lens, newest first.
func (p Picture) Behind(l Lens, c country.Code) []string {
	s := p.Of(c)
	switch o := l.optic(); {
	case s.Class == ClassNA:
		return nil
	case o.of != "":
		return p.behindEver(l, o, c)
	case o.lens == LensClass: // also of what is no lens
		return s.Because
	case o.kind != "":
		if e, _ := p.record.first(o.kind, c, p.Day); e != nil {
			return []string{e.ID}
		}
		return nil
	default:
		sure := factsOf(&s)
		return sure.behind(o.read)
	}
}

// behind returns the ids of the events of those facts on which a value rests, newest first: of each that gives it alone,
// or without which there would be another.
func (f *facts) behind(read func(*facts) string) (ids []string) {
	value, unsaid := read(f), read(new(facts))
	var resting []*Fact
	for s := range f {
		without, alone := *f, facts{}
		without[s], alone[s] = held{}, f[s]
		if f[s].Known() && value != unsaid && (read(&alone) == value || read(&without) != value) {
			resting = append(resting, &f[s].Fact)
		}
	}
	for len(resting) > 0 {
		newest := 0
		for i, fact := range resting {
			if fact.Since.Effective() > resting[newest].Since.Effective() {
				newest = i
			}
		}
		ids = append(ids, resting[newest].Event)
		resting = append(resting[:newest], resting[newest+1:]...)
	}
	return ids
}

// first returns the first undisputed event of a kind up to d about the state behind c, nil for none, and whether there is
// a disputed one. What it says is no fact of the fold: a list of banned organizations says nothing of who governs, and so
// does not end with a government either.
func (r *Record) first(k Kind, c country.Code, d Day) (first *Event, doubted bool) {
	h := r.byPlace[holderOf(c)]
	if h == nil {
		return nil, false
	}
	for _, e := range h.events {
		if e.Kind != k || e.Date.Effective() > d {
			continue
		}
		if e.Confidence != Disputed {
			return e, false
		}
		doubted = true
	}
	return nil, doubted
}

// holderOf is the state whose events speak for a place.
func holderOf(c country.Code) country.Code {
	if place, ok := country.Lookup(c); ok {
		return place.Holder()
	}
	return c
}

// Tally counts the counted states by their value in a lens, in the order of its Values, and says how many places of the
// map are contested in it, territories left out.
func (p Picture) Tally(l Lens) (counts []int, contested int) {
	values := l.Values()
	counts = make([]int, len(values))
	all := country.All()
	for i := range all {
		if all[i].Kind == country.Territory {
			continue
		}
		r := p.Read(l, all[i].Code)
		if r.Contested {
			contested++
		}
		if !all[i].Counted() {
			continue
		}
		for at := range values {
			if values[at].Key == r.Value {
				counts[at]++
			}
		}
	}
	return counts, contested
}
