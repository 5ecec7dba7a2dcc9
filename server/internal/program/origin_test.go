package program

import "testing"

func TestOrigin(t *testing.T) {
	for _, test := range []struct{ name, base, want string }{ // "" where it is refused
		{"as it is", "https://example.org", "https://example.org"},
		{"a slash", "https://example.org/", "https://example.org"},
		{"another port", "http://127.0.0.1:8000", "http://127.0.0.1:8000"},
		{"the port that https has", "https://example.org:443", "https://example.org"},
		{"the port that http has", "http://example.org:80", "http://example.org"},
		{"the port of the other", "http://example.org:443", "http://example.org:443"},
		{"capitals", "HTTPS://Example.ORG", "https://example.org"},
		{"another script", "https://карта.example", "https://xn--80aa2azak.example"},
		{"IPv6", "http://[2001:DB8::1]:8000", "http://[2001:db8::1]:8000"},
		{"IPv6 without a port", "https://[::1]", "https://[::1]"},
		{"a port alone", "https://:8000", ""},
		{"a path", "https://example.org/map", ""},
		{"no host that there can be", "https://exa mple.org", ""},
	} {
		got, err := origin(test.base)
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s: origin(%q) = %q, %v, want %q", test.name, test.base, got, err, test.want)
		}
	}
}
