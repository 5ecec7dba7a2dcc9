package access

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/go-chi/httprate"
)

// Rate is how often something may happen in a stretch of time, counted over a sliding window.
type Rate struct {
	Times int
	In    time.Duration
}

// Rates are the limits of a server.
type Rates struct {
	Token    Rate // writes with one token
	Address  Rate // writes from one address
	Failures Rate // sign-ins and tokens that were not right, from one address
	Reports  Rate // notes of readers from one address
	Alerts   Rate // choices of alerts from one address
}

// DefaultRates let a person work at full speed and a program import a year; they stop guessing and flooding.
var DefaultRates = Rates{
	Token:    Rate{120, time.Minute},
	Address:  Rate{240, time.Minute},
	Failures: Rate{10, 10 * time.Minute},
	Reports:  Rate{5, time.Hour},
	Alerts:   Rate{10, time.Hour},
}

// Limits count. They hold for this process: behind a load balancer each replica counts for itself.
type Limits struct{ token, address, failures, reports, alerts *counter }

// NewLimits returns limits that have counted nothing.
func NewLimits(r Rates) *Limits {
	return &Limits{
		newCounter(r.Token, "writes with this token"), newCounter(r.Address, "writes from this address"),
		newCounter(r.Failures, "tokens from this address that were not right"), newCounter(r.Reports, "reports from this address"),
		newCounter(r.Alerts, "choices of alerts from this address"),
	}
}

// Write counts a write with a token. The error is a *Refusal.
func (l *Limits) Write(tokenID string) error { return l.token.count(tokenID) }

// WriteFrom counts a write from an address. The error is a *Refusal.
func (l *Limits) WriteFrom(address string) error { return l.address.count(network(address)) }

// Failed counts a token that was not right. The error is a *Refusal for an address from which too many came; it is for the
// one that came with it alone: a secret cannot be guessed, and many people who know theirs may share an address.
func (l *Limits) Failed(address string) error { return l.failures.count(network(address)) }

// Report counts a note of a reader. The error is a *Refusal.
func (l *Limits) Report(address string) error { return l.reports.count(network(address)) }

// Alert counts a choice of alerts. The error is a *Refusal.
func (l *Limits) Alert(address string) error { return l.alerts.count(network(address)) }

// counter is one limit with its words.
type counter struct {
	rate    Rate
	what    string
	limiter *httprate.RateLimiter
}

func newCounter(r Rate, what string) *counter {
	return &counter{r, what, httprate.NewRateLimiter(r.Times, r.In, httprate.WithResponseHeaders(httprate.ResponseHeaders{}))}
}

// headerless is where httprate leaves the headers that it was told not to make.
type headerless struct{ http.ResponseWriter }

func (headerless) Header() http.Header { return http.Header{} }

// count counts one under a key, or refuses.
func (c *counter) count(key string) error {
	if c.limiter.OnLimit(headerless{}, new(http.Request), key) {
		return c.refusal()
	}
	return nil
}

func (c *counter) refusal() *Refusal {
	seconds := strconv.Itoa(int(c.rate.In.Seconds()))
	return Refused(http.StatusTooManyRequests, fmt.Sprintf("too many %s, want at most %d in %s seconds", c.what, c.rate.Times, seconds), "Retry-After", seconds)
}
