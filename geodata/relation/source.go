package relation

import "strings"

// Source is a page that supports an event. Published is "" or a date as the page gives it.
type Source struct {
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Published string `json:"published,omitempty"`
	Supports  string `json:"supports"`
}

// Host returns the host of the source's address in small letters, without port and leading "www.", and "" where the
// address is none.
func (s Source) Host() string {
	h, ok := host(s.URL)
	if !ok {
		return ""
	}
	return strings.TrimPrefix(h, "www.")
}

// Official reports whether the page is a government's or the United Nations' own, going by its host: a label gov, gob,
// gouv, govt, go or mil next to the end ("mfa.gov.xx", "state.gov", "mofa.go.jp"), a ministry of foreign affairs under
// a country's own domain ("mfa.ee", "mid.ru"), or one of the few known by name. The government in Kabul is not official
// here: what it says of another country's recognition is its own word only.
func (s Source) Official() bool { return official(s.Host()) }

// officialHosts are governments' hosts without a sign of it in their names, and the United Nations'.
var officialHosts = map[string]bool{
	"admin.ch": true, "auswaertiges-amt.de": true, "bundesregierung.de": true, "canada.ca": true, "europa.eu": true,
	"gc.ca": true, "kremlin.ru": true, "mid.ru": true, "regjeringen.no": true, "un.org": true, "vatican.va": true,
}

func official(host string) bool {
	labels := strings.Split(host, ".")
	n := len(labels)
	if n < 2 || labels[n-1] == "af" {
		return false
	}
	if officialHosts[strings.Join(labels[n-2:], ".")] || labels[n-1] == "gov" || labels[n-1] == "mil" {
		return true
	}
	if len(labels[n-1]) != 2 {
		return false
	}
	switch labels[n-2] {
	case "gov", "gob", "gouv", "govt", "go", "mil":
		return n > 2 // "go.xx" by itself is anyone's
	case "mfa", "mofa", "mid":
		return n == 2
	}
	return false
}

// FromKabul reports whether the page is of the government in Kabul: one of its ministries, or its news agency.
func (s Source) FromKabul() bool { return kabulOwn(s.Host()) }

// kabulOwn reports whether a host is one of the government in Kabul: its ministries, and its news agency.
func kabulOwn(host string) bool {
	return host == "gov.af" || strings.HasSuffix(host, ".gov.af") || host == "bakhtarnews.af" || strings.HasSuffix(host, ".bakhtarnews.af")
}

// site returns the part of a host that one publisher owns: its last two labels, three where the second to last is a
// general one ("bbc.co.uk", "dawn.com.pk"). It is a rule of thumb that errs toward calling two hosts one.
func site(host string) string {
	labels := strings.Split(host, ".")
	keep := 2
	if n := len(labels); n > 2 && len(labels[n-1]) == 2 {
		switch labels[n-2] {
		case "ac", "co", "com", "edu", "gov", "go", "gob", "gouv", "govt", "net", "or", "org":
			keep = 3
		}
	}
	if len(labels) > keep {
		labels = labels[len(labels)-keep:]
	}
	return strings.Join(labels, ".")
}

// WellSupported reports whether sources are enough for a recognition, or for an event that is confirmed: an official one, or two of different owners.
func WellSupported(sources []Source) bool {
	first := ""
	for _, s := range sources {
		h := s.Host()
		if h == "" {
			continue
		}
		if official(h) {
			return true
		}
		if owner := site(h); first == "" {
			first = owner
		} else if owner != first {
			return true
		}
	}
	return false
}
