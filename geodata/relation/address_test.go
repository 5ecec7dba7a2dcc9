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
		{"the highest port", "https://news.example:65535/", "news.example"},
		{"a port too high", "https://news.example:65536/", ""},
		{"no port at all", "https://news.example:0/", ""},
		{"a host of another script", "https://خبر.example/", "خبر.example"},
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

func TestPublic(t *testing.T) {
	for _, test := range []struct {
		name, host string
		want       bool
	}{
		{"a newspaper", "news.example", true},
		{"a name at the top of another script", "news.бел", true},
		{"the same in ASCII", "news.xn--90ais", true},
		{"the reader's own machine", "localhost", false},
		{"a name below it", "a.localhost", false},
		{"a machine of an office", "intranet", false},
		{"a printer", "printer.local", false},
		{"a cloud", "metadata.google.internal", false},
		{"a number", "127.0.0.1", false},
		{"a short number", "127.1", false},
		{"a long number", "2130706433", false},
		{"a number in hexadecimal", "0x7f.0.0.0x1", false},
		{"a number in Persian", "۱۲۷.۰.۰.۱", false},
		{"another script", "خبر.example", true},
		{"a mark of direction", "news\u200f.example", false},
		{"wide forms", "ｎｅｗｓ.example", false},
		{"a wide number", "１２７.０.０.１", false},
		{"a wide dot", "localhost。example.com", false},
		{"a router", "fritz.box.home.arpa", false},
	} {
		if got := public(test.host); got != test.want {
			t.Errorf("%s: public(%q) = %v, want %v", test.name, test.host, got, test.want)
		}
	}
}
