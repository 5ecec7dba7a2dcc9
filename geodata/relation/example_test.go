package relation_test

import (
	"fmt"
	"strings"

	"recognitionmap/geodata/relation"
)

func ExampleRecord_Standing() {
	sent, _ := relation.ParseDate("2022-03-01")
	recalled, _ := relation.ParseDate("2023-06")
	record := relation.NewRecord([]relation.Event{
		{ID: "2022-03-01-xaa-ambassador-sent", Country: "XAA", Date: sent, Kind: relation.AmbassadorSent},
		{ID: "2023-06-xaa-ambassador-recalled", Country: "XAA", Date: recalled, Kind: relation.AmbassadorRecalled,
			Ends: relation.Sent},
	})
	for _, text := range []string{"2022-02-28", "2022-03-01", "2023-06-01"} {
		day, _ := relation.ParseDay(text)
		s := record.Standing("XAA", day)
		fmt.Println(day.Long(), "-", s.Class, "-", s.Rule)
	}
	// Output:
	// 28 February 2022 - none - No event of this country is on record, which does not mean that there are no relations.
	// 1 March 2022 - ambassador - Not recognized, but the country has sent an ambassador to Kabul.
	// 1 June 2023 - none - No recognition, and no ambassador serves in either direction any more.
}

func ExampleDecodeEvents() {
	_, err := relation.DecodeEvents(strings.NewReader(`{"id":"a-1","date":"2025-13-01","kind":"coup"}`), "events/2025.jsonl")
	fmt.Println(strings.Split(err.Error(), "\n")[1])
	// Output:
	// events/2025.jsonl:1: a-1: date: bad date "2025-13-01", want YYYY-MM-DD, YYYY-MM or YYYY
}
