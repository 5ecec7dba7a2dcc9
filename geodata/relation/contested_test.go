package relation

import (
	"maps"
	"slices"
	"testing"
)

func TestContested(t *testing.T) {
	event := func(id, date string, kind Kind, c Confidence) Event {
		d, err := ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		return Event{ID: id, Country: "XAA", Date: d, Kind: kind, Confidence: c}
	}
	r := NewRecord([]Event{
		event("visit", "2021-12-01", Visit, Disputed),
		event("charge", "2022-01-01", ChargeSent, Confirmed),
		event("post", "2022-02-01", EmbassyOpen, Confirmed),
		event("ambassador", "2022-03-01", AmbassadorSent, Disputed),
		event("accepted", "2022-04-01", AmbassadorAccepted, Confirmed),
		event("again", "2022-05-01", AmbassadorSent, Reported),
		event("later", "2022-06-01", ChargeSent, Reported),
	})
	got := slices.Sorted(maps.Keys(r.Contested()))
	if want := []string{"ambassador", "charge", "later", "visit"}; !slices.Equal(got, want) {
		t.Errorf("Contested() = %v, want %v", got, want)
	}
}
