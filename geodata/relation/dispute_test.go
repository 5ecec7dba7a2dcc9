package relation

import "testing"

func TestDisputed(t *testing.T) {
	tests := []struct {
		name, events string
		days         []string
	}{
		{"it raises no class, and is contested", "2024-07-11 ambassador-sent disputed #d", []string{
			"2024-07-10 none; no record",
			"2024-07-11 none; contested; disputed d"}},
		{"a disputed recognition over an ambassador", "2023-01-01 ambassador-sent #s\n2024-01-01 recognition disputed #d", []string{
			"2024-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; contested; disputed d"}},
		{"what repeats a confirmed fact is not contested", "2025-10-21 ambassador-sent #s\n2025-12 ambassador-sent disputed #d", []string{
			"2025-12-01 ambassador; since 2025-10-21; because s; envoy ambassador 2025-10-21; disputed d"}},
		{"it does not overturn a confirmed fact", "2023-01-01 ambassador-sent #s\n2024-01-01 charge-sent disputed #d\n2024-02-01 ambassador-recalled sent disputed #e", []string{
			"2024-02-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; disputed e d"}},
		{"it does not end a recognition", "2023-01-01 recognition #r\n2024-01-01 recognition-withdrawn disputed #d", []string{
			"2024-01-01 recognized; since 2023-01-01; because r; recognition in force 2023-01-01; disputed d"}},
		{"it leaves an unknown fact unknown", "2021-08-17 embassy-open disputed #d", []string{
			"2021-08-17 none; disputed d"}},
		{"a confirmed event settles it", "2024-07-11 ambassador-sent disputed #d\n2025-01-01 ambassador-sent #s", []string{
			"2025-01-01 ambassador; since 2025-01-01; because s; envoy ambassador 2025-01-01"}},
		{"a confirmed end settles it", "2024-07-11 ambassador-sent disputed #d\n2025-01-01 ambassador-recalled sent", []string{
			"2025-01-01 none; envoy recalled 2025-01-01"}},
		{"another fact does not settle it", "2024-07-11 ambassador-sent disputed #d\n2025-01-01 embassy-open\n2025-01-02 charge-accepted", []string{
			"2025-01-02 none; emirate envoy charge 2025-01-02; post open 2025-01-01; contested; disputed d"}},
		{"a disputed end of a disputed fact is not contested", "2024-07-11 ambassador-sent disputed #d\n2025-01-01 ambassador-recalled sent disputed #e", []string{
			"2025-01-01 none; disputed e d"}},
		{"a disputed statement has nothing in force", "2024-07-11 statement disputed #d", []string{
			"2024-07-11 none"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { compareStory(t, test.events, test.days) })
	}
}

func TestReported(t *testing.T) {
	tests := []struct {
		name, events string
		days         []string
	}{
		{"a class that rests on one report", "2023-01-01 ambassador-sent reported #s", []string{
			"2022-12-31 none; no record",
			"2023-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; not confirmed"}},
		{"a later confirmed event that says the same confirms it from its day on", "2023-01-01 ambassador-sent reported #s\n2024-01-01 ambassador-sent #t", []string{
			"2023-12-31 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; not confirmed",
			"2024-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01"}},
		{"one of the same day does, before it and after", "2023-01-01 ambassador-sent\n2023-01-01 ambassador-sent reported\n2023-02-01 ambassador-recalled sent\n2023-03-01 ambassador-sent reported #s\n2023-03-01 ambassador-sent", []string{
			"2023-03-01 ambassador; since 2023-03-01; because s; envoy ambassador 2023-03-01"}},
		{"a second report does not", "2023-01-01 ambassador-sent reported #s\n2024-01-01 ambassador-sent reported #t", []string{
			"2024-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; not confirmed"}},
		{"nor a disputed event", "2023-01-01 ambassador-sent reported #s\n2024-01-01 ambassador-sent disputed #d", []string{
			"2024-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; not confirmed; disputed d"}},
		{"a dispute about a closer relation is marked as that alone", "2023-01-01 ambassador-sent reported #s\n2024-01-01 recognition disputed #d", []string{
			"2024-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01; contested; disputed d"}},
		{"nor what was confirmed before the fact ended", "2022-01-01 ambassador-sent\n2023-01-01 ambassador-recalled sent\n2024-01-01 ambassador-sent reported #s", []string{
			"2024-01-01 ambassador; since 2024-01-01; because s; envoy ambassador 2024-01-01; not confirmed"}},
		{"a confirmed envoy the other way holds the class", "2023-01-01 ambassador-sent reported #s\n2024-01-01 ambassador-accepted #a", []string{
			"2024-01-01 ambassador; since 2023-01-01; because a s; emirate envoy ambassador 2024-01-01; envoy ambassador 2023-01-01"}},
		{"a reported envoy beside a confirmed recognition does not matter", "2023-01-01 recognition #r\n2024-01-01 ambassador-sent reported", []string{
			"2024-01-01 recognized; since 2023-01-01; because r; recognition in force 2023-01-01; envoy ambassador 2024-01-01"}},
		{"a report undone and made again on a day on which it is confirmed", "2023-01-01 ambassador-sent reported #s\n2024-01-01 ambassador-recalled sent\n2024-01-01 ambassador-sent", []string{
			"2024-01-01 ambassador; since 2023-01-01; because s; envoy ambassador 2023-01-01"}},
		{"no ambassador is not marked", "2023-01-01 charge-sent reported", []string{
			"2023-01-01 none; envoy charge 2023-01-01"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { compareStory(t, test.events, test.days) })
	}
}

func TestTakeoverIsABoundary(t *testing.T) {
	tests := []struct {
		name, events string
		days         []string
	}{
		{"a recognition of the first Emirate does not carry over", "1997-05-26 recognition #r", []string{
			"1997-05-26 recognized; since 1997-05-26; because r; recognition in force 1997-05-26",
			"2021-08-14 recognized; since 1997-05-26; because r; recognition in force 1997-05-26",
			"2021-08-15 none"}},
		{"nor does its end", "1997-05-26 recognition\n2001-09-22 recognition-withdrawn #w", []string{
			"2001-09-22 none; since 2001-09-22; because w; recognition withdrawn 2001-09-22",
			"2021-08-15 none"}},
		{"nor do envoys and missions", "1997-05-26 ambassador-sent\n1998-01-01 charge-accepted\n1998-01-02 mission-handover", []string{
			"2021-08-15 none"}},
		{"nor does a dispute about them", "1998-01-01 ambassador-sent disputed #d", []string{
			"2021-08-14 none; contested; disputed d",
			"2021-08-15 none"}},
		{"the post does", "2015-01 embassy-closed", []string{
			"2021-08-15 none; post closed 2015-01"}},
		{"and a dispute about the post", "2015-01 embassy-closed disputed #d", []string{
			"2021-08-15 none; disputed d"}},
		{"the second Emirate begins on the day of the takeover", "1997-05-26 recognition\n2021-08-15 ambassador-sent #s", []string{
			"2021-08-15 ambassador; since 2021-08-15; because s; envoy ambassador 2021-08-15"}},
		{"what is said of the year is not older than the takeover", "2021 ambassador-sent #s", []string{
			"2021-01-01 none; no record",
			"2021-08-15 none; no record",
			"2021-08-16 ambassador; since 2021; because s; envoy ambassador 2021"}},
		{"nor what is said of the month", "2021-08 recognition #r", []string{
			"2021-08-15 none; no record",
			"2021-08-16 recognized; since 2021-08; because r; recognition in force 2021-08"}},
		{"a day of the takeover's eve stays where it was", "2021-08-14 ambassador-sent #s", []string{
			"2021-08-14 ambassador; since 2021-08-14; because s; envoy ambassador 2021-08-14",
			"2021-08-15 none"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { compareStory(t, test.events, test.days) })
	}
}
