package storetest

import (
	"sync"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

func testPushKey(t *testing.T, s eventstore.Store) {
	var all sync.WaitGroup
	got := make([]eventstore.PushKey, 8)
	for i := range got {
		all.Go(func() {
			var err error
			if got[i], err = s.PushKey(t.Context(), eventstore.PushKey{Secret: string(rune('a' + i)), Public: string(rune('A' + i))}); err != nil {
				t.Errorf("PushKey = %v", err)
			}
		})
	}
	all.Wait()
	for _, k := range got {
		if k != got[0] || k.Secret == "" {
			t.Errorf("one has the keys %+v, another %+v", k, got[0])
		}
	}
	_, err := s.PushKey(t.Context(), eventstore.PushKey{Secret: "a\x00b"})
	wantError(t, "PushKey", err, eventstore.ErrUnfit)
}

// alert is one about something that knows an edition.
func alert(endpoint, about string, seen int64) eventstore.Alert {
	return eventstore.Alert{Endpoint: "https://push.example/" + endpoint, Key: "key", Auth: "auth", About: about, Seen: seen}
}

func testAlerts(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	behind := func(edition int64, want ...eventstore.AlertGroup) {
		t.Helper()
		got, err := s.AlertsBehind(ctx, edition)
		must(t, "AlertsBehind", err)
		if len(got)+len(want) > 0 {
			equal(t, "AlertsBehind", got, want)
		}
	}
	claim := func(g eventstore.AlertGroup, now, told time.Time) []eventstore.Alert {
		t.Helper()
		got, err := s.ClaimAlerts(ctx, g, now, told, now.Add(time.Minute), 10)
		must(t, "ClaimAlerts", err)
		return got
	}
	behind(9)
	one := alert("1", "recognition", 7)
	must(t, "AddAlert", s.AddAlert(ctx, one, 9))
	must(t, "AddAlert", s.AddAlert(ctx, alert("2", "recognition", 7), 9))
	must(t, "AddAlert", s.AddAlert(ctx, alert("3", "XAA", 8), 9))
	behind(7)
	behind(8, eventstore.AlertGroup{About: "recognition", Seen: 7})
	behind(9, eventstore.AlertGroup{About: "recognition", Seen: 7}, eventstore.AlertGroup{About: "XAA", Seen: 8})
	must(t, "PassAlerts", s.PassAlerts(ctx, eventstore.AlertGroup{About: "XAA", Seen: 8}, 9))
	must(t, "EndAlert", s.EndAlert(ctx, "https://push.example/2"))
	must(t, "EndAlert", s.EndAlert(ctx, "https://push.example/2"))
	behind(9, eventstore.AlertGroup{About: "recognition", Seen: 7})

	g := eventstore.AlertGroup{About: "recognition", Seen: 7}
	claimed := claim(g, noon, noon)
	one.Due = noon.Add(time.Minute)
	equal(t, "ClaimAlerts", claimed, []eventstore.Alert{one})
	if again := claim(g, noon.Add(59*time.Second), noon); len(again) > 0 {
		t.Errorf("what was claimed is claimed again: %+v", again)
	}
	done := one
	done.Seen, done.Told, done.Due, done.Tries = 8, noon, time.Time{}, 2
	must(t, "SettleAlert", s.SettleAlert(ctx, one, done))
	g.Seen = 8
	if early := claim(g, noon, noon.Add(-time.Second)); len(early) > 0 {
		t.Errorf("what was told after a time is claimed: %+v", early)
	}
	done.Due = noon.Add(time.Minute)
	claimed = claim(g, noon, noon)
	equal(t, "ClaimAlerts", claimed, []eventstore.Alert{done})

	// Its reader changes it meanwhile: what came of the claim is of the other, when it was told stays.
	must(t, "AddAlert", s.AddAlert(ctx, alert("1", "XAA", 9), 9))
	must(t, "SettleAlert", s.SettleAlert(ctx, done, alert("1", "recognition", 12)))
	behind(10, eventstore.AlertGroup{About: "XAA", Seen: 9})
	got := claim(eventstore.AlertGroup{About: "XAA", Seen: 9}, noon, noon)
	equal(t, "alerts about XAA", len(got), 2)
	for _, a := range got {
		if a.Endpoint == one.Endpoint && (!a.Told.Equal(noon) || a.Tries != 0) {
			t.Errorf("it is now %+v", a)
		}
	}
	// And so it is where another has claimed what took too long.
	late := got[0]
	claim(eventstore.AlertGroup{About: "XAA", Seen: 9}, noon.Add(time.Hour), noon)
	late.Seen = 10
	must(t, "SettleAlert", s.SettleAlert(ctx, got[0], late))
	behind(10, eventstore.AlertGroup{About: "XAA", Seen: 9})
	// Who takes messages comes before who does not, and at most as many as wanted.
	for hour, tried := time.Duration(2), ""; hour < 4; hour++ {
		n, err := s.ClaimAlerts(ctx, eventstore.AlertGroup{About: "XAA", Seen: 9}, noon.Add(hour*time.Hour), noon, noon.Add(hour*time.Hour+time.Minute), 1)
		if err != nil || len(n) != 1 || n[0].Endpoint == tried {
			t.Fatalf("ClaimAlerts of one = %+v, %v", n, err)
		}
		tried, late = n[0].Endpoint, n[0]
		late.Tries++
		must(t, "SettleAlert", s.SettleAlert(ctx, n[0], late))
	}
	wantError(t, "AddAlert", s.AddAlert(ctx, alert("a\x00b", "XAA", 1), 9), eventstore.ErrUnfit)
}

// A browser that takes messages at another address is told of the same from the same edition on.
func testAlertsMoved(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	g := eventstore.AlertGroup{About: "XAA", Seen: 7}
	must(t, "AddAlert", s.AddAlert(ctx, alert("1", "XAA", 7), 9))
	must(t, "AddAlert", s.AddAlert(ctx, alert("2", "XBB", 8), 9))
	claimed, err := s.ClaimAlerts(ctx, g, noon, noon, noon.Add(time.Minute), 9)
	must(t, "ClaimAlerts", err)
	told := claimed[0]
	told.Told, told.Due = noon, noon.Add(time.Hour)
	must(t, "SettleAlert", s.SettleAlert(ctx, claimed[0], told))
	for _, to := range []string{"3", "2", "2"} { // a new one, one that has an alert, and its own
		from := claimed[0].Endpoint
		moved := eventstore.Alert{Endpoint: "https://push.example/" + to, Key: "key of " + to, Auth: "auth of " + to}
		must(t, "MoveAlert", s.MoveAlert(ctx, from, moved))
		if from != moved.Endpoint {
			wantError(t, "MoveAlert", s.MoveAlert(ctx, from, moved), eventstore.ErrNotFound)
		}
		claimed, err = s.ClaimAlerts(ctx, g, noon, noon, noon.Add(time.Minute), 9)
		must(t, "ClaimAlerts", err)
		moved.About, moved.Seen, moved.Told = "XAA", 7, noon
		for i := range claimed {
			claimed[i].Due = time.Time{}
		}
		equal(t, "ClaimAlerts", claimed, []eventstore.Alert{moved})
	}
	groups, err := s.AlertsBehind(ctx, 9)
	must(t, "AlertsBehind", err)
	equal(t, "AlertsBehind", groups, []eventstore.AlertGroup{g})
	wantError(t, "MoveAlert", s.MoveAlert(ctx, claimed[0].Endpoint, alert("a\x00b", "", 0)), eventstore.ErrUnfit)
}

func testAlertsFull(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	must(t, "AddAlert", s.AddAlert(ctx, alert("1", "XAA", 1), 2))
	must(t, "AddAlert", s.AddAlert(ctx, alert("2", "XAA", 1), 2))
	wantError(t, "AddAlert", s.AddAlert(ctx, alert("3", "XAA", 1), 2), eventstore.ErrFull)
	must(t, "AddAlert", s.AddAlert(ctx, alert("2", "XBB", 1), 2))
	must(t, "EndAlert", s.EndAlert(ctx, alert("1", "", 0).Endpoint))
	must(t, "AddAlert", s.AddAlert(ctx, alert("3", "XAA", 1), 2))
}

func testAlertsClaimed(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	for _, endpoint := range []string{"1", "2", "3", "4", "5"} {
		must(t, "AddAlert", s.AddAlert(ctx, alert(endpoint, "XAA", 1), 9))
	}
	var mu sync.Mutex
	times := make(map[string]int)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			got, err := s.ClaimAlerts(ctx, eventstore.AlertGroup{About: "XAA", Seen: 1}, noon, noon, noon.Add(time.Minute), 2)
			if err != nil {
				t.Errorf("ClaimAlerts = %v", err)
			}
			mu.Lock()
			defer mu.Unlock()
			for _, a := range got {
				times[a.Endpoint]++
			}
		})
	}
	all.Wait()
	for endpoint, n := range times {
		if n != 1 {
			t.Errorf("%s was claimed %d times", endpoint, n)
		}
	}
	equal(t, "claimed", len(times), 5)
}
