package eventstore_test

import (
	"errors"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/storetest"
)

func TestGuardedMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) eventstore.Store { return eventstore.Guard(new(eventstore.Memory)) })
}

// After Refuse nothing is written by any method, and what there was can be read.
func TestGuardedMemoryRefuses(t *testing.T) {
	ctx := t.Context()
	g := eventstore.Guard(new(eventstore.Memory))
	appended(t, g, change("a"))
	why := errors.New("why")
	g.Refuse(why)
	g.Refuse(errors.New("another reason"))
	_, onAppend := g.Append(ctx, change("b"))
	_, onPropose := g.Propose(ctx, change("b"))
	_, onDecide := g.Decide(ctx, 1, eventstore.Declined, "", "", nil)
	_, onReport := g.Report(ctx, "a", "text")
	_, onAnswer := g.AnswerNote(ctx, 1, eventstore.Accepted, "text")
	for call, err := range map[string]error{
		"Append": onAppend, "Propose": onPropose, "Decide": onDecide, "Report": onReport, "AnswerNote": onAnswer, "Ping": g.Ping(ctx),
		"AddToken": g.AddToken(ctx, eventstore.Token{}), "RevokeToken": g.RevokeToken(ctx, "a", time.Time{}),
		"AddSession": g.AddSession(ctx, eventstore.Session{}, time.Time{}), "EndSession": g.EndSession(ctx, nil),
	} {
		if err != why {
			t.Errorf("%s = %v, want the first reason", call, err)
		}
	}
	if got := all(t, g); len(got) != 1 {
		t.Errorf("%d revisions, want one", len(got))
	}
}
