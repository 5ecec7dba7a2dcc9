package relation

import (
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

var verdicts = [...]string{"decides", "uncounted", "holds", "repeats", "ended", "doubted", "earlier", "apart", "ahead"}

// traced is a trace as one line, oldest first: "a:ended>b b:decides".
func traced(steps []Step) string {
	var words []string
	for _, s := range slices.Backward(steps) {
		word := s.Event.ID + ":" + verdicts[s.Verdict]
		if s.By != nil {
			word += ">" + s.By.ID
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestTrace(t *testing.T) {
	tests := []struct {
		name   string
		lens   Lens
		events string
		day    string
		want   string
	}{
		{"nothing yet", LensClass, "2023-01-01 ambassador-sent #a", "2022-12-31", "a:ahead"},
		{"an ambassador, a mission and a visit", LensClass, "2022-01-01 visit #v\n2023-01-01 ambassador-sent #a\n2023-02-01 mission-handover #m", "2023-03-01",
			"v:apart a:decides m:holds"},
		{"recognition goes before an ambassador", LensClass, "2023-01-01 ambassador-sent #a\n2024-01-01 recognition #r", "2024-01-01", "a:holds r:decides"},
		{"a recall ends an ambassador, and decides", LensClass, "2023-01-01 ambassador-sent #a\n2024-01-01 ambassador-recalled sent #b", "2024-01-01", "a:ended>b b:decides"},
		{"said twice", LensClass, "2025-10-21 ambassador-sent #a\n2025-11-25 ambassador-sent #b", "2026-01-01", "a:decides b:repeats>a"},
		{"undone and done again on one day", LensClass, "2023-01-01 ambassador-sent #a\n2024-01-01 ambassador-recalled sent #b\n2024-01-01 ambassador-sent #c", "2024-01-01",
			"a:decides b:ended>a c:ended>a"},
		{"two words of one day", LensClass, "2024-01-01 charge-sent #a\n2024-01-01 ambassador-sent #b", "2024-01-01", "a:ended>b b:decides"},
		{"a disputed one moves nothing", LensClass, "2024-07-11 ambassador-sent disputed #d", "2024-07-11", "d:doubted"},
		{"of the first Emirate", LensClass, "1997-05-25 recognition #r\n2001-01-01 embassy-closed #e", "2022-01-01", "r:earlier e:holds"},
		{"and then", LensClass, "1997-05-25 recognition #r", "1998-01-01", "r:decides"},
		{"the rank of envoys", LensEnvoy, "2022-01-01 charge-accepted #c\n2023-01-01 ambassador-sent #a\n2024-01-01 recognition #r", "2024-01-01", "c:holds a:decides r:holds"},
		{"both envoys of one rank", LensEnvoy, "2022-01-01 charge-accepted #c\n2023-01-01 charge-sent #d", "2024-01-01", "c:decides d:decides"},
		{"a title alone", LensClass, "2023-01-01 ambassador-sent title-only #a\n2023-02-01 ambassador-sent title-only #b", "2024-01-01", "a:uncounted b:repeats>a"},
		{"a title alone among ranks", LensEnvoy, "2023-01-01 ambassador-sent title-only #a", "2024-01-01", "a:decides"},
		{"who stayed on", LensClass, "2021-08-16 ambassador-sent stayed-on #a\n2022-01-01 ambassador-sent credentials #b", "2022-01-01", "a:ended>b b:decides"},
		{"who stayed on, still", LensPost, "2021-08-16 ambassador-sent stayed-on #a", "2022-01-01", "a:uncounted"},
		{"one government, then letters", LensClass, "2025-10-21 ambassador-sent one-government reported #a\n2025-11-25 ambassador-sent credentials #b", "2026-01-01", "a:decides b:repeats>a"},
		{"the post", LensPost, "2021-08-15 embassy-closed #c\n2022-01-01 embassy-open #o", "2022-01-01", "c:ended>o o:decides"},
		{"off the list", LensDelisting, "2024-01-01 delisted #a\n2024-02-01 delisted #b", "2025-01-01", "a:decides b:apart"},
		{"a disputed list", LensDelisting, "2024-01-01 delisted disputed #a", "2025-01-01", "a:doubted"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := NewRecord(story("XAA", test.events))
			if got := traced(r.Trace(test.lens, "XAA", mustDate(test.day).First)); got != test.want {
				t.Errorf("Trace(%q, XAA, %s) = %s, want %s", test.lens, test.day, got, test.want)
			}
		})
	}
	if got := NewRecord(nil).Trace(LensClass, "XAA", Takeover); len(got) != 0 {
		t.Errorf("Trace without events = %v, want nothing", got)
	}
	r := NewRecord(story("CHN", "2023-09-13 ambassador-sent #a"))
	if got := traced(r.Trace(LensClass, "HKG", Takeover+2000)); got != "a:decides" {
		t.Errorf("Trace of a territory = %s, want that of its holder", got)
	}
}

func TestClaims(t *testing.T) {
	r := NewRecord(slices.Concat(
		story("XAA", "2024-07-11 ambassador-sent disputed #d"),
		story("XBB", "2022-01-01 embassy-closed #c\n2023-01-01 embassy-open disputed #o"),
		story("XCC", "2022-01-01 embassy-open #c\n2023-01-01 embassy-open disputed #o"),
	))
	for _, test := range []struct {
		code country.Code
		want string
	}{
		{"XAA", "d about its envoy to Kabul"}, {"XBB", "o about its post in Kabul against c"}, {"XCC", "o about its post in Kabul"}, {"XDD", ""},
	} {
		var words []string
		for _, c := range r.On(Takeover + 1500).Claims(test.code) {
			word := c.Event.ID + " about " + c.Fact
			if c.Against != nil {
				word += " against " + c.Against.ID
			}
			words = append(words, word)
		}
		if got := strings.Join(words, "; "); got != test.want {
			t.Errorf("Claims(%s) = %q, want %q", test.code, got, test.want)
		}
	}
}

func TestSpeaker(t *testing.T) {
	for _, test := range []struct {
		hosts string
		want  Speaker
	}{
		{"", OneSide}, {"example.org", OneSide}, {"mfa.gov.af", KabulSays}, {"bakhtarnews.af example.org", KabulSays},
		{"mfa.gov.tr", HostSays}, {"mfa.gov.af mfa.gov.tr", OneSide}, {"tolonews.af", OneSide},
	} {
		var e Event
		for _, h := range strings.Fields(test.hosts) {
			e.Sources = append(e.Sources, Source{URL: "https://" + h + "/x"})
		}
		if got := e.Speaker(); got != test.want {
			t.Errorf("Speaker of %q = %d, want %d", test.hosts, got, test.want)
		}
	}
}
