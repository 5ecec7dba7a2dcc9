package eventstore_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/storetest"
)

func TestGuardedMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) eventstore.Store {
		return eventstore.Guard(new(eventstore.Memory), func() error { return nil })
	})
}

// Where something is found nothing is written by any method, and what there was can be read.
func TestGuardedMemoryRefuses(t *testing.T) {
	ctx := t.Context()
	memory := new(eventstore.Memory)
	appended(t, memory, change("a"))
	why := errors.New("why")
	g := eventstore.Guard(memory, func() error { return why })
	_, onAppend := g.Append(ctx, change("b"))
	_, onPropose := g.Propose(ctx, change("b"))
	_, onDecide := g.Decide(ctx, 1, eventstore.Declined, "", "", nil)
	_, onReport := g.Report(ctx, "a", "text")
	_, onAnswer := g.AnswerNote(ctx, 1, eventstore.Accepted, "text")
	_, onKey := g.AddKey(ctx, eventstore.Key{}, 0)
	_, onPushKey := g.PushKey(ctx, eventstore.PushKey{})
	_, onClaim := g.ClaimAlerts(ctx, eventstore.AlertGroup{}, time.Time{}, time.Time{}, time.Time{}, 1)
	for call, err := range map[string]error{
		"PushKey": onPushKey, "ClaimAlerts": onClaim, "AddAlert": g.AddAlert(ctx, eventstore.Alert{}, 1), "EndAlert": g.EndAlert(ctx, ""),
		"PassAlerts": g.PassAlerts(ctx, eventstore.AlertGroup{}, 1), "SettleAlert": g.SettleAlert(ctx, eventstore.Alert{}, eventstore.Alert{}),
		"Append": onAppend, "Propose": onPropose, "Decide": onDecide, "Report": onReport, "AnswerNote": onAnswer, "Ping": g.Ping(ctx), "AddKey": onKey, "RetireKey": g.RetireKey(ctx, 1, time.Time{}),
		"AddToken": g.AddToken(ctx, eventstore.Token{}), "RevokeToken": g.RevokeToken(ctx, "a", time.Time{}),
		"AddSession": g.AddSession(ctx, eventstore.Session{}, time.Time{}), "EndSession": g.EndSession(ctx, nil),
	} {
		if err != why {
			t.Errorf("%s = %v, want the reason", call, err)
		}
	}
	if got := all(t, g); len(got) != 1 {
		t.Errorf("%d revisions, want one", len(got))
	}
}

// Until it is known, reads go on and writes wait, as long as their callers do.
func TestGuardedMemoryWaits(t *testing.T) {
	found := make(chan error)
	g := eventstore.Guard(new(eventstore.Memory), func() error { return <-found })
	if got := all(t, g); len(got) != 0 {
		t.Errorf("%d revisions, want none", len(got))
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := g.Append(gone, change("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("Append = %v, want %v", err, context.Canceled)
	}
	found <- nil
	appended(t, g, change("a"))
	if err := g.Close(); err != nil {
		t.Error(err)
	}
}
