package relation

import (
	"net/url"
	"strings"
	"testing"
)

func TestHost(t *testing.T) {
	tests := []struct{ name, address, want string }{
		{"plain", "https://news.example/a", "news.example"},
		{"not encrypted", "http://news.example/a", "news.example"},
		{"capitals", "HTTPS://News.Example/A", "news.example"},
		{"www is no part of a name", "https://www.news.example/", "news.example"},
		{"a port", "https://news.example:443/a", "news.example"},
		{"a query at once", "https://news.example?p=1", "news.example"},
		{"a fragment at once", "https://news.example#top", "news.example"},
		{"letters of another script", "https://news.example/خبر", "news.example"},
		{"no host", "https:///a", ""},
		{"no scheme", "news.example/a", ""},
		{"another scheme", "ftp://news.example/a", ""},
		{"a program", "javascript://news.example/%0aalert(1)", ""},
		{"a user", "https://bank.example@news.example/", ""},
		{"a user and a password", "https://a:b@news.example/", ""},
		{"a port of letters", "https://news.example:a/", ""},
		{"a space", "https://news.example/a b", ""},
		{"a line break", "https://news.example/a\nb", ""},
		{"a quote", `https://news.example/"onclick=`, ""},
		{"a number in brackets", "https://[::1]/a", ""},
		{"an escaped host", "https://news%2eexample/", ""},
		{"two dots", "https://news..example/", ""},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := (Source{URL: test.address}).Host(); got != test.want {
				t.Errorf("Source{%q}.Host() = %q, want %q", test.address, got, test.want)
			}
		})
	}
}

// FuzzHost holds host to the library's reader of addresses, which the browser program does not carry.
func FuzzHost(f *testing.F) {
	for _, s := range []string{"https://news.example/a", "http://a:80?b", "https://a@b", "https://[::1]/", "//a", "https://a%2fb/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		h, ok := host(address)
		if !ok {
			return
		}
		u, err := url.Parse(address)
		if err != nil {
			return // stricter than we are about what follows the host
		}
		if got := strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")); u.User != nil || got != h {
			t.Errorf("host(%q) = %q, net/url says %q", address, h, got)
		}
	})
}

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
			if got := wellSupported(sources); got != test.want {
				t.Errorf("wellSupported(%s) = %v, want %v", test.hosts, got, test.want)
			}
		})
	}
}
