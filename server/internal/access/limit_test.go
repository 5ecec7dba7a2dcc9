package access

import (
	"errors"
	"testing"
	"time"
)

func TestLimits(t *testing.T) {
	three := Rate{3, time.Hour}
	for _, test := range []struct {
		what   string
		count  func(*Limits, string) error
		a, b   string
		shared bool // whether a and b count as one
	}{
		{"writes with a token", (*Limits).Write, "t1", "t2", false},
		{"writes from an address", (*Limits).WriteFrom, "192.0.2.1", "192.0.2.2", false},
		{"writes from one IPv6 network", (*Limits).WriteFrom, "2001:db8::1", "2001:db8::2", true},
		{"reports", (*Limits).Report, "192.0.2.1", "192.0.2.2", false},
		{"choices of alerts", (*Limits).Alert, "192.0.2.1", "192.0.2.2", false},
		{"sign-ins that were not right", (*Limits).Failed, "192.0.2.1", "192.0.2.2", false},
	} {
		l := NewLimits(Rates{three, three, three, three, three})
		for i := range 4 {
			err := test.count(l, test.a)
			var refused *Refusal
			if errors.As(err, &refused) != (i == 3) || i == 3 && (refused.Status != 429 || refused.GetHeaders().Get("Retry-After") != "3600") {
				t.Errorf("%s: the %d. is %v", test.what, i+1, err)
			}
		}
		if err := test.count(l, test.b); (err != nil) != test.shared {
			t.Errorf("%s: another is %v, want an error: %v", test.what, err, test.shared)
		}
	}
}
