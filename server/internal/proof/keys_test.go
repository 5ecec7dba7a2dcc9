package proof

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// away is a store that is away at times, and counts how often it is asked.
type away struct {
	eventstore.Memory
	err   error
	asked int
}

func (a *away) Keys(ctx context.Context) ([]eventstore.Key, error) {
	if a.asked++; a.err != nil {
		return nil, a.err
	}
	return a.Memory.Keys(ctx)
}

// A store that is away costs those who want something signed no more than one wait in a while, and no key that is known.
func TestKeysOfAStoreThatIsAway(t *testing.T) {
	now := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	store := &away{err: eventstore.ErrUnavailable}
	r := &Keyring{Store: store, Now: func() time.Time { return now }}
	for range 3 {
		if _, err := r.Sign(t.Context(), "a\n"); !errors.Is(err, eventstore.ErrUnavailable) {
			t.Fatalf("without a key: %v", err)
		}
	}
	if store.asked != 1 {
		t.Errorf("the store was asked %d times at once", store.asked)
	}
	store.err, now = nil, now.Add(freshFor)
	signed, err := r.Sign(t.Context(), "a\n")
	if err != nil {
		t.Fatal(err)
	}
	store.err, now = eventstore.ErrUnavailable, now.Add(time.Hour)
	again, err := r.Sign(t.Context(), "a\n")
	if err != nil || string(again) != string(signed) {
		t.Errorf("with a key that is known: %q, %v", again, err)
	}
}

// Two servers that first sign at once, on one store, sign with one key.
func TestReplicasShareTheirKey(t *testing.T) {
	store := new(eventstore.Memory)
	made := make(chan string)
	for range 4 {
		go func() {
			r := &Keyring{Store: store, Now: time.Now}
			signed, err := r.Sign(context.Background(), "a\n")
			if err != nil {
				signed = []byte(err.Error())
			}
			made <- string(signed)
		}()
	}
	first := <-made
	for range 3 {
		if next := <-made; next != first || !strings.Contains(first, "— "+Name) {
			t.Errorf("one signs %q, another %q", first, next)
		}
	}
}

func TestParseKeys(t *testing.T) {
	const key = "recognition-map+255a515a+AV2Yat9vtW/BTwZ2BlNegVuRZLphCM0uLv6YLYB0hFUE"
	for _, test := range []struct{ text, names, fault string }{
		{key, "recognition-map+255a515a", ""},
		{"# since\r\n\r\n  " + key + "  \r\n", "recognition-map+255a515a", ""},
		{"", "", "no key"},
		{"# nothing", "", "no key"},
		{key + "\nnonsense", "", "line 2 is no public key"},
		{strings.Replace(key, "AV2", "AV3", 1), "", "line 1 is no public key"},
		{"PRIVATE+KEY+" + key, "", "line 1 is no public key"},
	} {
		trusted, err := ParseKeys([]byte(test.text))
		if err == nil && (test.fault != "" || trusted.Named() != test.names) || err != nil && (test.fault == "" || !strings.Contains(err.Error(), test.fault)) {
			t.Errorf("ParseKeys(%q) = %s, %v; want %s %s", test.text, trusted.Named(), err, test.names, test.fault)
		}
	}
}
