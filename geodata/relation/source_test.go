package relation

import (
	"strings"
	"testing"
)

func TestOfficial(t *testing.T) {
	tests := []struct {
		name, host string
		want       bool
	}{
		{"a ministry under gov", "mfa.gov.xx", true},
		{"the top level", "state.gov", true},
		{"Spanish", "www.cancilleria.gob.xx", true},
		{"French", "diplomatie.gouv.xx", true},
		{"Japanese", "www.mofa.go.xx", true},
		{"a ministry under its country", "mfa.xx", true},
		{"Russian", "www.mid.ru", true},
		{"the United Nations", "press.un.org", true},
		{"Switzerland", "www.eda.admin.ch", true},
		{"Kabul speaks for itself only", "mfa.gov.af", false},
		{"a newspaper", "news.example", false},
		{"a word in the name", "mfa.example", false},
		{"a deeper label", "gov.news.example", false},
		{"a name with gov in it", "notgov.xx", false},
		{"anyone's go", "go.xx", false},
		{"a ministry's name under another", "mfa.news.xx", false},
		{"nothing", "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := (Source{URL: "https://" + test.host + "/"}).Official(); got != test.want {
				t.Errorf("Official() of %s = %v, want %v", test.host, got, test.want)
			}
		})
	}
}

func TestWellSupported(t *testing.T) {
	tests := []struct {
		name, hosts string
		want        bool
	}{
		{"none", "", false},
		{"one", "a.example", false},
		{"two of one owner", "edition.a.example www.a.example", false},
		{"two", "a.example b.example", true},
		{"two under one general name", "a.co.xx b.co.xx", true},
		{"one twice under a general name", "x.a.co.xx a.co.xx", false},
		{"one official", "mfa.gov.xx", true},
		{"one of Kabul", "mfa.gov.af", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var sources []Source
			for _, h := range strings.Fields(test.hosts) {
				sources = append(sources, Source{URL: "https://" + h + "/"})
			}
			if got := WellSupported(sources); got != test.want {
				t.Errorf("WellSupported(%s) = %v, want %v", test.hosts, got, test.want)
			}
		})
	}
}
