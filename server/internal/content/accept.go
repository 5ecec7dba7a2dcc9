package content

import (
	"strconv"
	"strings"
)

// Encoding is a content coding of RFC 9110, as the Content-Encoding header names it; "" is none.
type Encoding string

const (
	Identity Encoding = ""
	Gzip     Encoding = "gzip"
	Brotli   Encoding = "br"
)

// accepted is what an Accept-Encoding header says of each coding that we have: its weight, 0 refused, in 1/1000. That of a
// difference is only for who names it: a client that takes anything may not have what it differs from.
type accepted struct{ brotli, gzip, identity, difference int }

// parseAccept reads an Accept-Encoding header (RFC 9110, 12.5.3). A member that cannot be read is skipped; a missing
// header accepts the plain form only, as every client that can unpack says so.
func parseAccept(header string) accepted {
	const unset = -1
	star := unset
	a := accepted{brotli: unset, gzip: unset, identity: unset}
	for member := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(member, ";")
		weight, ok := parseWeight(params)
		if !ok {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "br":
			a.brotli = weight
		case "gzip", "x-gzip":
			a.gzip = weight
		case "identity":
			a.identity = weight
		case "dcz":
			a.difference = weight
		case "*":
			star = weight
		}
	}
	if a.identity == unset {
		a.identity = 1 // acceptable unless refused, and least wanted
		if star == 0 {
			a.identity = 0
		}
	}
	star = max(star, 0)
	if a.brotli == unset {
		a.brotli = star
	}
	if a.gzip == unset {
		a.gzip = star
	}
	return a
}

// parseWeight reads ";q=0.5" less its semicolon. No parameter means 1000.
func parseWeight(params string) (int, bool) {
	params = strings.TrimSpace(params)
	if params == "" {
		return 1000, true
	}
	name, value, _ := strings.Cut(params, "=")
	if !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 0, false
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 0, false
	}
	return int(q*1000 + 0.5), true
}

// choose picks the coding that the header likes best among those that c has; of equals the smaller. A client that
// refuses all gets the plain form, which says more than an error would.
func (c *Content) choose(header string) Encoding {
	a := parseAccept(header)
	best, weight := Identity, a.identity
	if c.offers(Gzip) && a.gzip > 0 && a.gzip >= weight {
		best, weight = Gzip, a.gzip
	}
	if c.offers(Brotli) && a.brotli > 0 && a.brotli >= weight {
		best = Brotli
	}
	return best
}
