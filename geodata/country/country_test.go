package country

import "testing"

func TestEveryMemberIsThereOnce(t *testing.T) {
	kinds := map[Kind]int{}
	counted, states := 0, 0
	for _, c := range All() {
		kinds[c.Kind]++
		if c.Counted() {
			counted++
		}
		if c.State() {
			states++
		}
	}
	want := map[Kind]int{Member: 193, Observer: 2, NonMember: 7, Territory: 38, Ungoverned: 2}
	for kind := Member; kind <= Ungoverned; kind++ {
		if kinds[kind] != want[kind] {
			t.Errorf("there are %d places of kind %d, want %d", kinds[kind], kind, want[kind])
		}
	}
	if len(kinds) != len(want) {
		t.Errorf("kinds are %v, want five", kinds)
	}
	if counted != 194 || states != 201 {
		t.Errorf("%d states are counted and %d have a class, want 194 and 201", counted, states)
	}
}

func TestKindsOfDisputedPlaces(t *testing.T) {
	tests := []struct {
		code   Code
		kind   Kind
		holder Code
	}{
		{"AFG", Member, "AFG"}, {"VAT", Observer, "VAT"}, {"PSE", Observer, "PSE"},
		{"TWN", NonMember, "TWN"}, {"XKX", NonMember, "XKX"}, {"ESH", NonMember, "ESH"}, {"CYN", NonMember, "CYN"},
		{"SOL", NonMember, "SOL"}, {"COK", NonMember, "COK"}, {"NIU", NonMember, "NIU"},
		{"ATA", Ungoverned, "ATA"}, {"KAS", Ungoverned, "KAS"},
		{"GRL", Territory, "DNK"}, {"HKG", Territory, "CHN"}, {"FLK", Territory, "GBR"}, {"IOA", Territory, "AUS"},
		{"ATF", Territory, "FRA"}, {"ALA", Territory, "FIN"}, {"PRI", Territory, "USA"}, {"SXM", Territory, "NLD"},
	}
	for _, test := range tests {
		c, ok := Lookup(test.code)
		if !ok || c.Kind != test.kind || c.Holder() != test.holder {
			t.Errorf("Lookup(%s) = kind %d, holder %s, %v, want kind %d, holder %s", test.code, c.Kind, c.Holder(), ok, test.kind, test.holder)
		}
	}
}

func TestAfghanistanIsNotCounted(t *testing.T) {
	c, ok := Lookup(Afghanistan)
	if !ok || c.Kind != Member || c.Counted() || c.State() {
		t.Errorf("Lookup(%s) = %+v, %v, want a member that is not counted", Afghanistan, c, ok)
	}
}

func TestEveryTerritoryHasAState(t *testing.T) {
	for _, c := range All() {
		parent, ok := Lookup(c.Holder())
		if !ok {
			t.Errorf("%s is held by %q, which is no place", c.Code, c.Holder())
		}
		if c.Kind == Territory && !parent.State() {
			t.Errorf("%s is held by %s, which is no state", c.Code, parent.Code)
		}
		if c.Kind != Territory && c.Parent != "" {
			t.Errorf("%s has the parent %s and is no territory", c.Code, c.Parent)
		}
	}
}

func TestDisputedPlacesSayWhy(t *testing.T) {
	n := 0
	for _, c := range All() {
		if !c.Disputed() {
			continue
		}
		if n++; c.Note == "" && c.Kind != Observer {
			t.Errorf("%s is disputed without a note", c.Code)
		}
	}
	if n < 5 {
		t.Errorf("%d places are disputed", n)
	}
}
