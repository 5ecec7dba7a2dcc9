package program

import (
	"testing"
	"time"
)

func TestBegunBy(t *testing.T) {
	for _, test := range []struct{ name, now, want string }{
		{"noon", "2026-11-29T09:59:59Z", "2026-11-29"},
		{"midnight on the Line Islands", "2026-11-29T10:00:00Z", "2026-11-30"},
		{"the morning in Kabul", "2026-11-30T02:13:00+04:30", "2026-11-30"},
		{"the evening in Honolulu", "2026-11-28T23:00:00-10:00", "2026-11-29"},
	} {
		now, err := time.Parse(time.RFC3339, test.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := begunBy(now).String(); got != test.want {
			t.Errorf("%s: begunBy(%s) = %s, want %s", test.name, test.now, got, test.want)
		}
	}
}
