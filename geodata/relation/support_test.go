package relation

import "testing"

func TestSupportOf(t *testing.T) {
	for _, test := range []struct {
		says string
		urls []string
		want Support
	}{
		{"nothing", nil, OneSource},
		{"one paper", []string{"https://news.example/1"}, OneSource},
		{"two pages of one owner", []string{"https://www.bbc.co.uk/1", "https://feeds.bbc.co.uk/2"}, OneSource},
		{"two papers", []string{"https://news.example/1", "https://paper.example.org/2"}, Independent},
		{"a ministry beside a paper", []string{"https://news.example/1", "https://mfa.gov.xx/2"}, Primary},
		{"the government in Kabul", []string{"https://mfa.gov.af/1"}, OneSource},
		{"what is no address", []string{"nowhere", "https://news.example/1"}, OneSource},
	} {
		var sources []Source
		for _, u := range test.urls {
			sources = append(sources, Source{URL: u})
		}
		if got := SupportOf(sources); got != test.want {
			t.Errorf("%s: %v, want %v", test.says, got, test.want)
		}
		if enough := WellSupported(sources); enough != (SupportOf(sources) != OneSource) {
			t.Errorf("%s: the rule for recognitions says otherwise", test.says)
		}
	}
}
