package sources

import (
	"regexp"
	"strings"

	"recognitionmap/geodata/relation"
)

// Kind is what kind of page a source is.
type Kind string

const (
	Official Kind = "official" // a government's or the United Nations' own, see relation.Source.Official
	Party    Kind = "party"    // of the government in Kabul, whose own word it is
	Agency   Kind = "agency"   // a news agency's, or a paper that names one for what it prints
	Mirror   Kind = "mirror"   // a copy of a page that another has published, or a digest of such
	Media    Kind = "media"    // every other publisher
)

// Kinds are all of them, the strongest first.
var Kinds = []Kind{Official, Agency, Media, Party, Mirror}

// What the record names a page in brackets behind its publisher: a copy, or the agency whose text it is.
var (
	copies   = regexp.MustCompile(`(?i)\b(copy|mirror|translation|harvest|digest|summary|index|forum)\b`)
	agencies = regexp.MustCompile(`\b(AFP|AP|ANI|Anadolu|Antara|ANSA|BTA|dpa|dts|IANS|Interfax|IRNA|Jiji Press|Kazinform|PA|PTI|RIA Novosti|Reuters|SPA|TASS|Tasnim|UNI|UPI|WAM|Xinhua|agencies|state agency)\b`)
)

// agencyHosts are those of news agencies.
var agencyHosts = map[string]bool{
	"aa.com.tr": true, "adnkronos.com": true, "ansa.it": true, "aninews.in": true, "antaranews.com": true, "apnews.com": true, "app.com.pk": true, "avapress.com": true,
	"azertag.az": true, "bernama.com": true, "interfax.com": true, "interfax.ru": true, "irna.ir": true, "kabar.kg": true, "kazinform.kz": true, "inform.kz": true, "mehrnews.com": true,
	"pajhwok.com": true, "ptinews.com": true, "qna.org.qa": true, "reuters.com": true, "ria.ru": true, "spa.gov.sa": true, "tasnimnews.com": true, "tass.com": true, "tass.ru": true,
	"upi.com": true, "uza.uz": true, "wam.ae": true, "xinhuanet.com": true, "english.news.cn": true, "yjc.ir": true, "yna.co.kr": true,
}

// KindOf returns the kind of a page, going by its host and by what stands in brackets behind its publisher.
func KindOf(s relation.Source) Kind {
	_, named, _ := strings.Cut(s.Publisher, "(")
	host := s.Host()
	_, parent, _ := strings.Cut(host, ".")
	switch {
	case s.FromKabul(), strings.HasPrefix(named, "Taliban-run"):
		return Party
	case s.Official():
		return Official
	case copies.MatchString(named):
		return Mirror
	case agencyHosts[host], agencyHosts[parent], agencies.MatchString(named):
		return Agency
	}
	return Media
}
