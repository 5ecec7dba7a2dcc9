package program

import (
	"fmt"
	"net"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// origin returns the scheme and host of an address that has no more than that, as browsers write them in an Origin header:
// in small letters and ASCII, without the port that the scheme has anyway.
func origin(base string) (string, error) {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("%q, want a scheme and a host such as https://example.org", base)
	}
	host := strings.ToLower(u.Hostname())
	if !strings.Contains(host, ":") { // an address of IPv6 has its brackets back from JoinHostPort
		if host, err = idna.Lookup.ToASCII(host); err != nil {
			return "", fmt.Errorf("%q, want a host that there can be: %w", base, err)
		}
	}
	switch port := u.Port(); {
	case port != "" && port != map[string]string{"http": "80", "https": "443"}[u.Scheme]:
		host = net.JoinHostPort(host, port)
	case strings.Contains(host, ":"):
		host = "[" + host + "]"
	}
	return u.Scheme + "://" + host, nil
}
