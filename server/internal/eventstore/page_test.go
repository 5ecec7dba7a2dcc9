package eventstore

import (
	"testing"
	"time"
)

func TestDead(t *testing.T) {
	noon := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		says string
		page Page
		want bool
	}{
		{"never asked for", Page{}, false},
		{"read", Page{Answer: Alive}, false},
		{"read elsewhere", Page{Answer: Moved}, false},
		{"gone", Page{Answer: Gone}, true},
		{"gone in words", Page{Answer: SoftGone}, true},
		{"closed to robots alone", Page{Answer: Refused}, false},
		{"of a private network today", Page{Answer: Private, Checked: noon, Failing: noon}, false},
		{"of a private network for 14 days", Page{Answer: Private, Checked: noon, Failing: noon.AddDate(0, 0, -14)}, true},
		{"out of order today", Page{Answer: Unreachable, Checked: noon, Failing: noon}, false},
		{"out of order for 13 days", Page{Answer: Unreachable, Checked: noon, Failing: noon.AddDate(0, 0, -13)}, false},
		{"out of order for 14 days", Page{Answer: Unreachable, Checked: noon, Failing: noon.AddDate(0, 0, -14)}, true},
	} {
		if got := test.page.Dead(); got != test.want {
			t.Errorf("a page %s: Dead() = %v", test.says, got)
		}
	}
}
