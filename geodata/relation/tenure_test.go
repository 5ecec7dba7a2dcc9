package relation

import (
	"reflect"
	"testing"
)

func TestTenures(t *testing.T) {
	event := func(id, date string, kind Kind, head, seat string) Event {
		return Event{ID: id, Country: "XAA", Date: mustDate(date), Kind: kind, Head: head, Seat: seat, Headline: head, Confidence: Confirmed}
	}
	recall := event("recall", "2025-03-01", AmbassadorRecalled, "", "")
	recall.Ends = Accepted
	doubted := event("doubted", "2024-06-01", AmbassadorSent, "Nobody", "")
	doubted.Confidence = Disputed
	r := NewRecord([]Event{
		event("old", "1998-01-01", AmbassadorSent, "Old", ""),
		event("a", "2022", ChargeAccepted, "Ali", ""),
		event("consul", "2022-05-01", MissionHandover, "Consul", "Harbour"),
		event("sent", "2023-01-01", ChargeSent, "Sara", ""),
		event("a2", "2024-01-01", AmbassadorAccepted, "Ali", ""),
		event("unnamed", "2024-02-01", AmbassadorAccepted, "", ""),
		doubted,
		event("b", "2025-01-01", AmbassadorAccepted, "Baz", ""),
		recall,
		event("c", "2026-01", ChargeAccepted, "Ali", ""),
	})
	elsewhere := event("elsewhere", "2024-01-01", AmbassadorSent, "Far", "Elsewhere")
	home := event("home", "2025-01-01", AmbassadorRecalled, "", "")
	home.Ends = Sent
	far := NewRecord([]Event{elsewhere, home}).Tenures("XAA", Takeover+3000)
	if len(far) != 1 || far[0].Seat != "Elsewhere" || far[0].End != "home" {
		t.Errorf("an ambassador who works elsewhere is not recalled: %+v", far)
	}
	sara := Tenure{Direction: Sent, Head: "Sara", Began: RankCharge, Rank: RankCharge, From: mustDate("2023-01-01"), Event: "sent"}
	ali := Tenure{Direction: Accepted, Head: "Ali", Began: RankCharge, Rank: RankAmbassador, From: mustDate("2022"), Event: "a"}
	was, baz := ali, Tenure{Direction: Accepted, Head: "Baz", Began: RankAmbassador, Rank: RankAmbassador, From: mustDate("2025-01-01"), Event: "b"}
	was.Until, was.End = baz.From, "b"
	recalled, again := baz, ali
	title := event("title", "2024-01-01", AmbassadorSent, "Tara", "")
	title.Evidence = TitleOnly
	if got := NewRecord([]Event{title}).Tenures("XAA", Takeover+3000); len(got) != 1 || got[0].Rank != RankUnrecorded {
		t.Errorf("an ambassador by title is %+v, want the rank %q", got, RankUnrecorded)
	}
	recalled.Until, recalled.End = recall.Date, "recall"
	again.Rank, again.From, again.Event = RankCharge, mustDate("2026-01"), "c"
	for day, want := range map[string][]Tenure{
		"1998-02-01": {{Direction: Sent, Head: "Old", Began: RankAmbassador, Rank: RankAmbassador, From: mustDate("1998-01-01"), Event: "old"}},
		"2021-12-31": nil,
		"2024-12-31": {ali, sara},
		"2025-02-28": {was, sara, baz},
		"2025-03-01": {was, sara, recalled},
		"2026-01-01": {was, sara, recalled, again},
	} {
		on, err := ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Tenures("XAA", on); !reflect.DeepEqual(got, want) {
			t.Errorf("on %s:\n%+v, want\n%+v", day, got, want)
		}
	}
	if got := r.Tenures("XBB", Takeover); got != nil {
		t.Errorf("a country without events has %+v", got)
	}
}
