package reader

import (
	"errors"
	"fmt"
	"net/url"
)

// parse reads an address that a source or a redirect names. The error is for a person.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("an address that cannot be read")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("an address of the scheme %q, which is no page of the web", u.Scheme)
	case u.Hostname() == "" || u.User != nil:
		return nil, errors.New("an address without a host, or with a name before it")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}
