package access

import (
	"net/http"
	"strings"
)

// Crossing tells forms of this site from those of others: by what the browser says of itself, else by the origin that it
// names, which is that of the site or of the request's host.
type Crossing struct{ protection *http.CrossOriginProtection }

// NewCrossing returns the rule for the site at an origin, "" where nobody says. It panics where that is no origin, which the
// command line has checked.
func NewCrossing(base string) Crossing {
	c := Crossing{http.NewCrossOriginProtection()}
	if base != "" {
		if err := c.protection.AddTrustedOrigin(base); err != nil {
			panic("access: " + err.Error())
		}
	}
	return c
}

// Check returns an error for a request that a page of another site has sent and that is to write.
func (c Crossing) Check(r *http.Request) error {
	// Browsers write a host in an origin without the port that the scheme has anyway, which some proxies add.
	as := *r
	as.Host = strings.TrimSuffix(strings.TrimSuffix(r.Host, ":443"), ":80")
	return c.protection.Check(&as)
}
