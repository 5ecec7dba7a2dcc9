package pages

import (
	"strings"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestGroupsAddUp: on any day the classes of a group add up to its counted members, the regions to the world, and the
// world to the legend.
func TestGroupsAddUp(t *testing.T) {
	r := record(t)
	sum := func(n relation.Counts) int { return n.Recognized + n.Ambassador + n.None }
	for d := state.FirstDay; d <= lastDay; d += 97 {
		pic := r.On(d)
		if world := tally(pic, nil); world != pic.Counts || sum(world) != relation.Counted() {
			t.Fatalf("%v: the world is %v, the legend %v of %d", d, world, pic.Counts, relation.Counted())
		}
		var regions relation.Counts
		for i := range country.Regions {
			g := &country.Regions[i]
			if n := tally(pic, g); g.Part == "" {
				regions.Recognized += n.Recognized
				regions.Ambassador += n.Ambassador
				regions.None += n.None
			}
		}
		if regions != pic.Counts {
			t.Fatalf("%v: the regions add up to %v, the world is %v", d, regions, pic.Counts)
		}
		for i := range country.Blocs {
			g := &country.Blocs[i]
			counted := 0
			for _, code := range g.Members() {
				if c, _ := country.Lookup(code); c.Counted() {
					counted++
				}
			}
			if n := tally(pic, g); sum(n) != counted {
				t.Fatalf("%v: %s is %v, want %d in all", d, g.Key, n, counted)
			}
		}
	}
}

// TestWaysAddUp: every state is in one way, and whoever has an ambassador either way is no state of class none.
func TestWaysAddUp(t *testing.T) {
	r := record(t)
	for d := relation.Takeover; d <= lastDay; d += 31 {
		pic := r.On(d)
		for _, c := range country.All() {
			s := pic.Of(c.Code)
			if w := wayOf(&s); c.State() && (w != noWay) != (s.Envoy.Value == relation.RankAmbassador || s.EmirateEnvoy.Value == relation.RankAmbassador) || c.State() && w != noWay && s.Class == relation.ClassNone {
				t.Fatalf("%v %s: way %d of %+v", d, c.Code, w, s)
			}
		}
	}
}

func TestLastChanged(t *testing.T) {
	m := model(t, record(t), "/countries")
	codes := strings.Split(lastChanged(m), ",")
	if len(codes) != state.MaxCountries {
		t.Errorf("lastChanged = %v, want %d", codes, state.MaxCountries)
	}
	if v, notice, err := state.Parse("/countries", "c="+lastChanged(m), lastDay); err != nil || notice != "" || v.Codes != lastChanged(m) {
		t.Errorf("c=%s is read as %q: %q, %v", lastChanged(m), v.Codes, notice, err)
	}
	m = model(t, record(t), "/countries?date=1996-01-01")
	if got := lastChanged(m); got != "" {
		t.Errorf("before any change lastChanged = %q", got)
	}
}
