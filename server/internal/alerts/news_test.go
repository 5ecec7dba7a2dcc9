package alerts

import (
	"strings"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

func TestWhatIsTold(t *testing.T) {
	said := func(id string, n int, date string, kind relation.Kind, change func(*relation.Event)) *relation.Event {
		e := event(id, n, date, kind)
		change(e)
		return e
	}
	disputed := func(e *relation.Event) { e.Confidence = relation.Disputed }
	byTitle := func(e *relation.Event) { e.Evidence = relation.TitleOnly }
	renamed := func(e *relation.Event) { e.Headline = "Better" }
	ends := func(e *relation.Event) { e.Ends = relation.Sent }
	const recent, old, turn = "2026-11-10", "2026-10-30", "2026-10-31"
	a := func(kind relation.Kind) eventstore.Change { return add(event("a", 0, recent, kind)) }
	for _, test := range []struct {
		name          string
		before, after []eventstore.Change // the first revision is of another event
		want          string              // ids of items, with ! for a recognition and ^ for ambassadors
	}{
		{"a recognition", nil, []eventstore.Change{a(relation.Recognition)}, "a!"},
		{"30 days ago", nil, []eventstore.Change{add(event("a", 0, turn, relation.Recognition))}, "a!"},
		{"longer ago", nil, []eventstore.Change{add(event("a", 0, old, relation.Recognition))}, ""},
		{"a month that ended less long ago", nil, []eventstore.Change{add(event("a", 0, "2026-10", relation.Recognition))}, "a!"},
		{"a backlog", nil, []eventstore.Change{add(event("a", 0, "2003-01-01", relation.Recognition)), add(event("b", 1, "2024", relation.AmbassadorSent))}, ""},
		{"the end of a recognition", []eventstore.Change{add(event("r", 0, old, relation.Recognition))}, []eventstore.Change{a(relation.RecognitionWithdrawn)}, "a!"},
		{"an ambassador", nil, []eventstore.Change{a(relation.AmbassadorAccepted)}, "a^"},
		{"an ambassador beside a recognition", []eventstore.Change{add(event("r", 0, old, relation.Recognition))}, []eventstore.Change{a(relation.AmbassadorSent)}, "a^"},
		{"a recall", []eventstore.Change{add(event("r", 0, old, relation.AmbassadorSent))}, []eventstore.Change{add(said("a", 0, recent, relation.AmbassadorRecalled, ends))}, "a^"},
		{"an ambassador by title alone", nil, []eventstore.Change{add(said("a", 0, recent, relation.AmbassadorSent, byTitle))}, "a"},
		{"who turns out to have handed letters over", []eventstore.Change{add(said("a", 0, recent, relation.AmbassadorSent, byTitle))},
			[]eventstore.Change{correct(2, event("a", 0, recent, relation.AmbassadorSent))}, "a^"},
		{"a chargé d’affaires", nil, []eventstore.Change{a(relation.ChargeSent)}, "a"},
		{"a visit", nil, []eventstore.Change{a(relation.Visit)}, ""},
		{"what sources dispute", nil, []eventstore.Change{add(said("a", 0, recent, relation.Recognition, disputed))}, ""},
		{"what is disputed no more", []eventstore.Change{add(said("a", 0, recent, relation.Recognition, disputed))}, []eventstore.Change{correct(2, event("a", 0, recent, relation.Recognition))}, "a!"},
		{"another headline", []eventstore.Change{a(relation.Recognition)}, []eventstore.Change{correct(2, said("a", 0, recent, relation.Recognition, renamed))}, ""},
		{"another day", []eventstore.Change{a(relation.Recognition)}, []eventstore.Change{correct(2, event("a", 0, "2026-11-11", relation.Recognition))}, ""},
		{"a second event of the same", []eventstore.Change{a(relation.Recognition)}, []eventstore.Change{add(event("b", 0, "2026-11-12", relation.Recognition))}, ""},
		{"a withdrawal", []eventstore.Change{a(relation.Recognition)}, []eventstore.Change{withdraw(2, "a")}, ""},
		{"a withdrawal by which another event counts again", []eventstore.Change{a(relation.Recognition), add(event("b", 0, "2026-11-12", relation.RecognitionWithdrawn))}, []eventstore.Change{withdraw(3, "b")}, ""},
		{"written and withdrawn", nil, []eventstore.Change{a(relation.Recognition), withdraw(2, "a")}, ""},
		{"what was overtaken", nil, []eventstore.Change{a(relation.Recognition), add(event("b", 0, "2026-11-12", relation.RecognitionWithdrawn))}, "b!"},
		{"recognitions before the newest", nil, []eventstore.Change{add(event("b", 1, "2026-11-12", relation.EmbassyOpen)), a(relation.Recognition), add(event("c", 2, "2026-11-11", relation.AmbassadorSent))}, "a! b c^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := openSite(t, new(record), nil)
			s.write(test.before...)
			since := s.desk.State().Number
			s.write(test.after...)
			var got []string
			for _, n := range newsOf(s.desk.State(), since, s.desk.State().Number, stands, today) {
				id := n.event.ID
				if n.recognition {
					id += "!"
				}
				if n.ambassador {
					id += "^"
				}
				got = append(got, id)
				for what, want := range map[string]bool{recognitions: n.recognition, ambassadors: n.ambassador, string(n.event.Country): true, string(nth(8).Code): false} {
					if n.about(what) != want {
						t.Errorf("about(%s) of %s is %v", what, id, !want)
					}
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("it tells %q, want %q", got, test.want)
			}
		})
	}
}

// A territory follows its state: that is told once.
func TestTerritoriesTellNothing(t *testing.T) {
	for _, c := range country.All() {
		if c.Kind != country.Territory {
			continue
		}
		s := openSite(t, new(record), nil)
		e := event("a", 0, "2026-11-10", relation.Recognition)
		e.Country = c.Parent
		s.write(add(e))
		if news := newsOf(s.desk.State(), 1, 2, stands, today); len(news) != 1 {
			t.Errorf("a recognition by %s, of which %s is, is %d items", c.Parent, c.Code, len(news))
		}
		return
	}
	t.Fatal("no territory")
}

// The longest message fits into one that is padded, and says how much it leaves out.
func TestMessageFits(t *testing.T) {
	var news []item
	for range 9 {
		e := event(strings.Repeat("i", 200), 0, "2026-11-10", relation.AmbassadorAccepted)
		e.Headline = strings.Repeat("<", 1000)
		news = append(news, item{event: *e})
	}
	text, err := messageOf(news, "https://"+strings.Repeat("h", 253))
	if err != nil || len(text) > 3993 || !strings.Contains(string(text), "And 5 more.") {
		t.Errorf("a message has %d bytes, want at most 3993: %s (%v)", len(text), text, err)
	}
	text, err = messageOf(news[:1], base)
	if view := (state.View{Page: state.Event, EventID: news[0].event.ID, Live: true}); err != nil || !strings.Contains(string(text), `"navigate":"`+base+view.URL()+`"`) {
		t.Errorf("a message of one is %s (%v)", text, err)
	}
}
