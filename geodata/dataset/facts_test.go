package dataset

import (
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// of returns the countries of a class on a day as one text, territories left out.
func of(r *relation.Record, day string, class relation.Class) string {
	d, err := relation.ParseDay(day)
	if err != nil {
		panic(err)
	}
	var codes []string
	for _, place := range country.All() {
		if r.On(d).Of(place.Code).Class == class && place.Kind != country.Territory {
			codes = append(codes, string(place.Code))
		}
	}
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// TestStandings are the checks that anyone can make. A wrong colour is the worst fault the map can have: a new event
// that changes one of these lines has to change it here too.
func TestStandings(t *testing.T) {
	_, r := load(t)
	tests := []struct{ day, recognized, ambassador string }{
		{"1996-09-27", "", ""},
		{"1997-04-30", "", ""},
		{"1997-05-25", "PAK", ""},
		{"1997-05-26", "ARE PAK SAU", ""},
		{"1999-12-31", "ARE PAK SAU", ""},
		{"2001-09-21", "ARE PAK SAU", ""},
		{"2001-09-22", "PAK SAU", ""},
		{"2001-09-25", "PAK", ""},
		{"2001-11-22", "", ""},
		{"2021-08-14", "", ""},
		{"2021-08-15", "", ""},
		{"2021-12-31", "", ""},
		{"2023-09-12", "", ""},
		{"2023-09-13", "", "CHN"},
		{"2024-02-15", "", "CHN"},
		{"2024-06-21", "", "CHN NIC"},
		{"2024-08-21", "", "ARE CHN NIC"},
		{"2024-10-09", "", "ARE CHN NIC UZB"},
		{"2025-05-30", "", "ARE CHN NIC PAK UZB"},
		{"2025-06-25", "", "ARE CHN NIC PAK TUR UZB"},
		{"2025-07-02", "", "ARE CHN NIC PAK TUR UZB"},
		{"2025-07-03", "RUS", "ARE CHN NIC PAK TUR UZB"},
		{"2025-10-21", "RUS", "ARE CHN NIC PAK QAT TUR UZB"},
		{"2026-06-24", "RUS", "ARE CHN NIC PAK QAT TUR UZB"},
	}
	for _, test := range tests {
		if got := of(r, test.day, relation.ClassRecognized); got != test.recognized {
			t.Errorf("recognized on %s: %q, want %q", test.day, got, test.recognized)
		}
		if got := of(r, test.day, relation.ClassAmbassador); got != test.ambassador {
			t.Errorf("ambassador on %s: %q, want %q", test.day, got, test.ambassador)
		}
	}
	if got := of(r, "2025-07-03", relation.ClassNA); got != "AFG ATA KAS" {
		t.Errorf("na is %q, want AFG ATA KAS", got)
	}
}

func TestWhy(t *testing.T) {
	_, r := load(t)
	tests := []struct {
		name, day string
		code      country.Code
		since     string
		because   string
		contested bool
	}{
		{"Russia", "2026-06-24", "RUS", "2025-07-03", "2025-07-03-rus-recognition", false},
		{"Russia the day before", "2025-07-02", "RUS", "", "", false},
		{"China both ways", "2026-06-24", "CHN", "2023-09-13", "2023-12-01-chn-ambassador-accepted 2023-09-13-chn-ambassador-sent", false},
		{"Hong Kong as China", "2026-06-24", "HKG", "2023-09-13", "2023-12-01-chn-ambassador-accepted 2023-09-13-chn-ambassador-sent", false},
		{"Taiwan for itself", "2026-06-24", "TWN", "", "", false},
		{"Qatar: the first of three decides", "2026-06-24", "QAT", "2025-10-21", "2025-10-21-qat-ambassador-sent", false},
		{"Saudi Arabia by title alone", "2025-07-03", "SAU", "", "", false},
		{"Turkey goes by the ambassador it accepted", "2026-06-24", "TUR", "2025-06-25", "2025-06-25-tur-ambassador-accepted", false},
		{"Kazakhstan sent nobody since", "2026-06-24", "KAZ", "", "", false},
		{"Pakistan recognized the first Emirate", "1997-06-01", "PAK", "1997-05-25", "1997-05-25-pak-recognition", false},
		{"nothing of it carries over", "2021-08-15", "PAK", "", "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			day, _ := relation.ParseDay(test.day)
			s := r.Standing(test.code, day)
			since := ""
			if s.SinceOK {
				since = s.Since.String()
			}
			if because := strings.Join(s.Because, " "); since != test.since || because != test.because || s.Contested != test.contested {
				t.Errorf("Standing(%s, %s) since %q because %q contested %v, want %q, %q, %v",
					test.code, test.day, since, because, s.Contested, test.since, test.because, test.contested)
			}
		})
	}
}

// TestCountsAreOfTheStandings: the counts, which are kept from change to change, are those of the standings of the day.
func TestCountsAreOfTheStandings(t *testing.T) {
	_, r := load(t)
	for d := relation.DayOf(1996, 1, 1); d <= relation.DayOf(2026, 12, 31); d++ {
		pic, n := r.On(d), map[relation.Class]int{}
		for _, c := range country.All() {
			if c.Counted() {
				n[pic.Of(c.Code).Class]++
			}
		}
		if want := (relation.Counts{Recognized: n[relation.ClassRecognized], Ambassador: n[relation.ClassAmbassador], None: n[relation.ClassNone]}); pic.Counts != want {
			t.Fatalf("On(%v).Counts = %+v, the standings give %+v", d, pic.Counts, want)
		}
	}
}

// TestLikeEvidenceStandsAlike: the envoys of three states are in Kabul under the title of ambassador, and neither letters of
// credence nor the word of both governments is on record. They stand alike, and differ in nothing that a colour says.
func TestLikeEvidenceStandsAlike(t *testing.T) {
	_, r := load(t)
	day := date("2026-06-24").First
	for _, c := range []struct{ code, event string }{
		{"AZE", "2024-02-15-aze-ambassador-sent"}, {"SAU", "2024-07-11-sau-ambassador-sent"}, {"JPN", "2023-10-14-jpn-ambassador-sent"},
	} {
		e, _ := r.Event(c.event)
		if e.Evidence != relation.TitleOnly || e.Confidence != relation.Confirmed || !strings.Contains(e.Detail, "Missing: letters of credence") {
			t.Errorf("%s: evidence %q, confidence %q, detail %q: want title-only, confirmed, and what is missing", c.event, e.Evidence, e.Confidence, e.Detail)
		}
		for _, test := range []struct {
			on   relation.Day
			want bool
		}{{e.Date.First - 1, false}, {e.Date.First, true}, {day, true}} {
			if s := r.Standing(country.Code(c.code), test.on); s.Class != relation.ClassNone || s.Unrecorded != test.want || s.Contested {
				t.Errorf("%s on %v: class %s, mark %v, want none, and that of a title alone %v", c.code, test.on, s.Class, s.Mark(), test.want)
			}
		}
		if s := r.Standing(country.Code(c.code), day); s.Rule != relation.RuleUnrecorded || s.Envoy.Value != relation.RankUnrecorded || s.Envoy.Event != c.event {
			t.Errorf("%s: rule %q, envoy %+v", c.code, s.Rule, s.Envoy)
		}
		if got := r.On(day).Read(relation.LensEnvoy, country.Code(c.code)); got.Value != relation.ValueUnrecorded || got.Contested {
			t.Errorf("%s through the lens of envoys: %+v", c.code, got)
		}
		for _, step := range r.Trace(relation.LensClass, country.Code(c.code), day) {
			if step.Event.ID == c.event && step.Verdict != relation.Uncounted {
				t.Errorf("%s: the trace says %d of %s, want that the class does not count it", c.code, step.Verdict, c.event)
			}
		}
	}
	_, marked := r.On(day).Beside()
	if marked[relation.MarkUnrecorded] != 3 {
		t.Errorf("%d states are marked, want the three alone", marked[relation.MarkUnrecorded])
	}
}

// TestNotConfirmed: what rests on one government's word is marked until more is on record.
func TestNotConfirmed(t *testing.T) {
	_, r := load(t)
	for _, test := range []struct{ day, want string }{
		{"2025-05-30", ""}, {"2025-06-25", "TUR"}, {"2025-10-21", "QAT TUR"}, {"2025-11-25", "TUR"}, {"2026-06-24", "TUR"},
	} {
		var got []string
		for _, place := range country.All() {
			if s := r.Standing(place.Code, date(test.day).First); s.Reported && place.Counted() {
				got = append(got, string(place.Code))
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("not confirmed on %s: %q, want %q", test.day, got, test.want)
		}
	}
}

func TestContestedToday(t *testing.T) {
	_, r := load(t)
	var contested []string
	for _, place := range country.All() {
		if r.On(r.Newest().Date.Last()).Of(place.Code).Contested {
			contested = append(contested, string(place.Code))
		}
	}
	if got := strings.Join(contested, " "); got != "" {
		t.Errorf("contested are %q, want none", got)
	}
}

func TestFacts(t *testing.T) {
	_, r := load(t)
	day, _ := relation.ParseDay("2026-06-24")
	tests := []struct {
		name      string
		got, want relation.Fact
	}{
		{"Russia's first acceptance counts, not the Kremlin's ceremony", r.Standing("RUS", day).EmirateEnvoy,
			relation.Fact{Value: relation.RankAmbassador, Since: date("2025-07-03"), Event: "2025-07-03-rus-ambassador-accepted"}},
		{"Russia's mission was handed over long before", r.Standing("RUS", day).Mission,
			relation.Fact{Value: relation.HeldByEmirate, Since: date("2022-04-09"), Event: "2022-04-09-rus-mission-handover"}},
		{"Turkey's own envoy is a charge", r.Standing("TUR", day).Envoy,
			relation.Fact{Value: relation.RankCharge, Since: date("2025-12"), Event: "2025-12-tur-charge-sent"}},
		{"a post closed before the takeover is still closed", r.Standing("LBY", day).Post,
			relation.Fact{Value: relation.Closed, Since: date("2009"), Event: "2009-lby-embassy-closed"}},
		{"whether Tajikistan's is open is disputed", r.Standing("TJK", day).Post, relation.Fact{}},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, test.got, test.want)
		}
	}
}

func date(s string) relation.Date {
	d, err := relation.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// TestFoundingArticle finds every fact of the article that the product was asked for in an event's own words.
func TestFoundingArticle(t *testing.T) {
	_, r := load(t)
	tests := []struct{ fact, id, words string }{
		{"Russia recognizes, the first", "2025-07-03-rus-recognition", "recognizes first 2021"},
		{"by accepting a new ambassador's papers", "2025-07-03-rus-ambassador-accepted", "letters of credence"},
		{"Muttaqi welcomes it as an example", "2025-07-03-rus-statement", "Muttaqi welcomes example"},
		{"cooperation on security, terrorism and drugs", "2025-07-03-rus-statement", "cooperation security terrorism drug"},
		{"the ministry in Kabul calls it historic, on X", "2025-07-03-rus-statement", "historic on X"},
		{"China's ambassador", "2023-09-13-chn-ambassador-sent", "ambassador"},
		{"the Emirates' ambassador", "2024-08-21-are-ambassador-accepted", "ambassador"},
		{"Uzbekistan's ambassador", "2024-11-20-uzb-ambassador-sent", "ambassador"},
		{"Pakistan's ambassador", "2025-05-30-pak-ambassador-sent", "ambassador"},
		{"Putin's allies", "2024-07-04-rus-statement", "Putin allies terrorism"},
		{"gas, oil and wheat", "2022-09-27-rus-agreement", "gas oil wheat"},
		{"Russia's own concern about Islamist groups", "2025-05-02-rus-statement", "Islamist Moscow"},
		{"the invasion of 1979", "1979-12-rus-context", "Soviet mujahideen United States"},
		{"the withdrawal of 1989", "1989-02-15-rus-context", "15,000"},
		{"why recognition is withheld", "2023-06-21-afg-context", "women recognition"},
	}
	for _, test := range tests {
		e, ok := r.Event(test.id)
		if !ok {
			t.Errorf("%s: there is no event %s", test.fact, test.id)
			continue
		}
		for _, word := range strings.Fields(test.words) {
			if !strings.Contains(e.Headline+" "+e.Detail, word) {
				t.Errorf("%s: %s does not say %q", test.fact, test.id, word)
			}
		}
	}
}

// TestHeadsOfMission checks who led which mission as the texts of the events have it.
func TestHeadsOfMission(t *testing.T) {
	_, r := load(t)
	for _, test := range []struct {
		code country.Code
		day  string
		want []string
	}{
		{"RUS", "2025-07-02", []string{"sent Dmitry Zhirnov", "accepted Jamal Nasir Garwal"}},
		{"RUS", "2025-07-03", []string{"sent Dmitry Zhirnov", "accepted Jamal Nasir Garwal until 2025-07-03", "accepted Gul Hassan Hassan"}},
		{"CHN", "2025-01-01", []string{"sent Wang Yu until 2023-09-13", "accepted Sayed Mohiuddin Sadat until 2023-12-01", "sent Zhao Xing", "accepted Asadullah Bilal Karimi"}},
		{"PAK", "2026-01-01", []string{"sent Mansoor Ahmad Khan until 2022-11-04", "accepted Sardar Ahmad Shakib", "sent Ubaid ur Rehman Nizamani"}},
		{"UZB", "2025-01-01", []string{"sent Yodgorkhuja Shadmanov until 2024-11-20", "accepted Maghfurullah Shahab until 2024-10-09", "accepted Abdul Ghafar Bahr", "sent Oybek Usmanov"}},
		{"ARE", "2024-01-01", []string{"sent Eisa Salem Al Dhaheri", "accepted Badruddin Haqqani"}},
		{"NIC", "2025-01-01", []string{"sent Michael Campbell at Beijing"}},
		{"SAU", "2025-01-01", []string{"sent Faisal Al-Buqami"}},
	} {
		day, err := relation.ParseDay(test.day)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range r.Tenures(test.code, day) {
			line := string(h.Direction) + " " + h.Head
			if h.Seat != "" {
				line += " at " + h.Seat
			}
			if !h.Until.IsZero() {
				line += " until " + h.Until.String()
			}
			got = append(got, line)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s on %s: %q, want %q", test.code, test.day, got, test.want)
		}
	}
}
