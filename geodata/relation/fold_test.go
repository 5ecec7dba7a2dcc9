package relation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recognitionmap/geodata/country"
)

// story makes the events of one imaginary country from lines "DATE KIND [ENDS] [disputed|reported] [#ID]". The id is
// DATE-KIND where none is given.
func story(code, lines string) []Event {
	var events []Event
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		e := Event{Country: country.Code(code), Date: mustDate(words[0]), Kind: Kind(words[1]), Confidence: Confirmed}
		e.ID = words[0] + "-" + words[1]
		for _, w := range words[2:] {
			switch {
			case w == "sent" || w == "accepted":
				e.Ends = Direction(w)
			case w == "disputed" || w == "reported":
				e.Confidence = Confidence(w)
			case Evidence(w).Words() != "":
				e.Evidence = Evidence(w)
			case w[0] == '#':
				e.ID = w[1:]
			}
		}
		events = append(events, e)
	}
	return events
}

// brief is what the tables compare of a standing: class, since, because, then the five facts that are known, then what
// is disputed.
func brief(s Standing) string {
	parts := []string{string(s.Class)}
	if s.SinceOK {
		parts = append(parts, "since "+s.Since.String())
	}
	if len(s.Because) > 0 {
		parts = append(parts, "because "+strings.Join(s.Because, " "))
	}
	for _, f := range []struct {
		name string
		fact Fact
	}{
		{"recognition", s.Recognition}, {"emirate envoy", s.EmirateEnvoy}, {"envoy", s.Envoy},
		{"mission", s.Mission}, {"post", s.Post},
	} {
		if f.fact.Known() {
			parts = append(parts, f.name+" "+f.fact.Value+" "+f.fact.Since.String())
		}
	}
	if s.Contested {
		parts = append(parts, "contested")
	}
	if s.Reported {
		parts = append(parts, "not confirmed")
	}
	if len(s.Disputed) > 0 {
		parts = append(parts, "disputed "+strings.Join(s.Disputed, " "))
	}
	if !s.OnRecord {
		parts = append(parts, "no record")
	}
	return strings.Join(parts, "; ")
}

func TestFold(t *testing.T) {
	tests := []struct {
		name, events string
		days         []string // "DAY brief"
	}{
		{"nothing is known", "", []string{
			"2024-01-01 none; no record"}},
		{"votes and visits move nothing", "2022-01-01 statement\n2022-01-02 visit\n2022-01-03 delisted", []string{
			"2021-12-31 none; no record",
			"2022-01-01 none",
			"2022-01-04 none"}},
		{"a recognition", "2022-03-01 recognition #r", []string{
			"2022-02-28 none; no record",
			"2022-03-01 recognized; since 2022-03-01; because r; recognition in force 2022-03-01"}},
		{"a recognition withdrawn", "2022-03-01 recognition #r\n2023-03-01 recognition-withdrawn #w", []string{
			"2023-02-28 recognized; since 2022-03-01; because r; recognition in force 2022-03-01",
			"2023-03-01 none; since 2023-03-01; because w; recognition withdrawn 2023-03-01"}},
		{"an ambassador sent", "2022-03-01 ambassador-sent #s", []string{
			"2022-02-28 none; no record",
			"2022-03-01 ambassador; since 2022-03-01; because s; envoy ambassador 2022-03-01"}},
		{"an ambassador accepted", "2022-03-01 ambassador-accepted #a", []string{
			"2022-03-01 ambassador; since 2022-03-01; because a; emirate envoy ambassador 2022-03-01"}},
		{"both ways, newest first", "2022-03-01 ambassador-sent #s\n2023-01-01 ambassador-accepted #a", []string{
			"2023-01-01 ambassador; since 2022-03-01; because a s; emirate envoy ambassador 2023-01-01; envoy ambassador 2022-03-01"}},
		{"one direction ends, the class goes on", "2022-03-01 ambassador-sent #s\n2023-01-01 ambassador-accepted #a\n" +
			"2024-01-01 ambassador-recalled sent #x", []string{
			"2024-01-01 ambassador; since 2022-03-01; because a; emirate envoy ambassador 2023-01-01; envoy recalled 2024-01-01"}},
		{"both directions end", "2022-03-01 ambassador-sent #s\n2023-01-01 ambassador-accepted #a\n" +
			"2024-01-01 ambassador-recalled sent #x\n2024-02-01 ambassador-recalled accepted #y", []string{
			"2024-02-01 none; since 2024-02-01; because y; emirate envoy recalled 2024-02-01; envoy recalled 2024-01-01"}},
		{"a recall ends its own direction only", "2022-03-01 ambassador-sent #s\n2024-01-01 ambassador-recalled accepted", []string{
			"2024-01-01 ambassador; since 2022-03-01; because s; emirate envoy recalled 2024-01-01; envoy ambassador 2022-03-01"}},
		{"a charge replaces the ambassador", "2022-03-01 ambassador-sent #s\n2024-01-01 charge-sent #c", []string{
			"2024-01-01 none; since 2024-01-01; because c; envoy charge 2024-01-01"}},
		{"an ambassador replaces the charge", "2022-03-01 charge-accepted\n2024-01-01 ambassador-accepted #a", []string{
			"2023-12-31 none; emirate envoy charge 2022-03-01",
			"2024-01-01 ambassador; since 2024-01-01; because a; emirate envoy ambassador 2024-01-01"}},
		{"saying it again keeps the first day", "2022-03-01 ambassador-sent #s\n2022-04-01 ambassador-sent #t\n2022-05-01 ambassador-sent #u", []string{
			"2022-06-01 ambassador; since 2022-03-01; because s; envoy ambassador 2022-03-01"}},
		{"a recall begins it anew", "2022-03-01 ambassador-sent #s\n2022-04-01 ambassador-recalled sent\n2022-05-01 ambassador-sent #t", []string{
			"2022-04-30 none; since 2022-04-01; because 2022-04-01-ambassador-recalled; envoy recalled 2022-04-01",
			"2022-05-01 ambassador; since 2022-05-01; because t; envoy ambassador 2022-05-01"}},
		{"recalled and sent again on one day: nothing changed", "2022-03-01 ambassador-sent #s\n2023-01-01 ambassador-recalled sent\n2023-01-01 ambassador-sent #t", []string{
			"2023-01-01 ambassador; since 2022-03-01; because s; envoy ambassador 2022-03-01"}},
		{"of one day the later wins", "2022-03-01 ambassador-sent #s\n2022-03-01 ambassador-recalled sent #x", []string{
			"2022-03-01 none; envoy recalled 2022-03-01"}},
		{"of one day the later wins, the other way round", "2022-03-01 ambassador-recalled sent #x\n2022-03-01 ambassador-sent #s", []string{
			"2022-03-01 ambassador; since 2022-03-01; because s; envoy ambassador 2022-03-01"}},
		{"recognition outranks the ambassador", "2022-03-01 ambassador-accepted #a\n2023-03-01 recognition #r", []string{
			"2023-03-01 recognized; since 2023-03-01; because r; recognition in force 2023-03-01; emirate envoy ambassador 2022-03-01"}},
		{"a recognition withdrawn leaves the ambassador", "2022-03-01 ambassador-accepted #a\n2023-03-01 recognition #r\n2024-03-01 recognition-withdrawn #w", []string{
			"2024-03-01 ambassador; since 2024-03-01; because w a; recognition withdrawn 2024-03-01; emirate envoy ambassador 2022-03-01"}},
		{"mission and post do not raise the class", "2022-03-01 mission-handover\n2022-04-01 embassy-open\n2023-01-01 embassy-closed", []string{
			"2022-12-31 none; mission emirate 2022-03-01; post open 2022-04-01",
			"2023-01-01 none; mission emirate 2022-03-01; post closed 2023-01-01"}},
		{"a month counts from its first day", "2022-03 ambassador-sent #s", []string{
			"2022-02-28 none; no record",
			"2022-03-01 ambassador; since 2022-03; because s; envoy ambassador 2022-03"}},
		{"the file's order does not matter between days", "2023-01-01 ambassador-recalled sent #x\n2022-03-01 ambassador-sent #s", []string{
			"2022-03-01 ambassador; since 2022-03-01; because s; envoy ambassador 2022-03-01",
			"2023-01-01 none; since 2023-01-01; because x; envoy recalled 2023-01-01"}},
		{"a reported event counts", "2022-03-01 ambassador-accepted reported #a", []string{
			"2022-03-01 ambassador; since 2022-03-01; because a; emirate envoy ambassador 2022-03-01; not confirmed"}},
		{"a recall without an end moves nothing", "2022-03-01 ambassador-sent #s\n2022-04-01 ambassador-recalled", []string{
			"2022-04-01 ambassador; since 2022-03-01; because s; envoy ambassador 2022-03-01"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { compareStory(t, test.events, test.days) })
	}
}

// compareStory folds a story and compares its standings on days.
func compareStory(t *testing.T, events string, days []string) {
	t.Helper()
	r := NewRecord(story("XAA", events))
	for _, line := range days {
		day, want, _ := strings.Cut(line, " ")
		s := r.Standing("XAA", mustDay(day))
		if got := brief(s); got != want {
			t.Errorf("Standing(XAA, %s)\n got %s\nwant %s", day, got, want)
		}
		if s.Country != "XAA" || s.Rule == "" {
			t.Errorf("Standing(XAA, %s) has country %q, rule %q", day, s.Country, s.Rule)
		}
	}
}

func TestFoldDoesNotModifyItsInput(t *testing.T) {
	events := story("XAA", "2023-01-01 ambassador-recalled sent\n2022-03-01 ambassador-sent")
	before := append([]Event(nil), events...)
	NewRecord(events)
	if diff := cmp.Diff(before, events); diff != "" {
		t.Errorf("NewRecord changed its events (-before +after):\n%s", diff)
	}
}
