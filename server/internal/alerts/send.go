package alerts

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/SherClockHolmes/webpush-go"
	"golang.org/x/sync/errgroup"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

const (
	day       = 24 * time.Hour // between two messages to one endpoint, but for a recognition
	claimTime = 10 * time.Minute
	claims    = 128 // that are taken at a time: claimTime is more than all of them take, answerTime each
	hands     = 32  // messages that are sent at a time
	keepTime  = 7 * day
)

// waits are those after each failure to send a message; after the last it is given up. An endpoint that took none of
// maxGivenUp messages is forgotten: its service may say that it has gone, and that it has gone itself it cannot.
var waits = [...]time.Duration{time.Minute, 10 * time.Minute, time.Hour, 6 * time.Hour}

const (
	maxTries   = len(waits) + 1
	maxGivenUp = 3
)

// Follow sends what there is to tell until ctx ends: at each tick what has waited for long enough.
//
// All that it knows is in the store: of each alert up to which edition its reader has been told. So a start anew loses nothing.
// An alert is claimed before it is sent, by one of several servers, and settled after. Only who dies between the two has it
// sent again, to a browser that shows the second in place of the first.
func (a *Alerts) Follow(ctx context.Context, tick <-chan time.Time) {
	for {
		if err := a.round(ctx); err != nil && ctx.Err() == nil {
			a.Log.Warn("alerts wait", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
	}
}

// known is what is new in one state up to an edition on one day, by the edition since which it is.
type known struct {
	edition, until int64
	today          relation.Day
	since          map[int64][]item
}

// newsSince returns what newsOf does, made once: many alerts may wait for a day.
func (a *Alerts) newsSince(s *desk.State, since, until int64) []item {
	if today := a.Begun(); a.known.since == nil || a.known.edition != s.Number || a.known.until != until || a.known.today != today {
		a.known = known{s.Number, until, today, make(map[int64][]item)}
	}
	news, ok := a.known.since[since]
	if !ok {
		news = newsOf(s, since, until, a.After, a.known.today)
		a.known.since[since] = news
	}
	return news
}

// round tells every alert that is due what is new for it.
func (a *Alerts) round(ctx context.Context) error {
	s, store := a.desk.State(), a.desk.Store()
	until := s.NumberAt(a.Now().Add(-a.After))
	groups, err := store.AlertsBehind(ctx, until)
	if err != nil || len(groups) == 0 {
		return err
	}
	key, err := a.key(ctx)
	if err != nil {
		return err
	}
	for _, g := range groups {
		var wanted []item
		for _, n := range a.newsSince(s, g.Seen, until) {
			if n.about(g.About) {
				wanted = append(wanted, n)
			}
		}
		if len(wanted) == 0 {
			if err := store.PassAlerts(ctx, g, until); err != nil {
				return err
			}
			continue
		}
		text, err := messageOf(wanted, a.Base)
		if err != nil {
			return err
		}
		wait := day
		if wanted[0].recognition {
			wait = 0
		}
		for more := true; more; {
			now := a.Now()
			claimed, err := store.ClaimAlerts(ctx, g, now, now.Add(-wait), now.Add(claimTime), claims)
			if err != nil {
				return err
			}
			more = len(claimed) == claims
			var all errgroup.Group
			all.SetLimit(hands)
			refusals := make([]error, len(claimed))
			for i := range claimed {
				all.Go(func() (err error) {
					refusals[i], err = a.tell(ctx, claimed[i], until, text, key)
					return err
				})
			}
			if err := all.Wait(); err != nil {
				return err
			}
			if refusals = slices.DeleteFunc(refusals, func(err error) bool { return err == nil }); len(refusals) > 0 {
				a.Log.Info("alerts were not taken", "sent", len(claimed), "not taken", len(refusals), "why", refusals[0])
			}
		}
	}
	return nil
}

// tell sends a message to a claimed alert, and keeps what came of it. refusal says why it was not taken; the error is of the
// store, or the end of ctx.
func (a *Alerts) tell(ctx context.Context, claimed eventstore.Alert, edition int64, text []byte, key eventstore.PushKey) (refusal, failure error) {
	status, after, err := a.send(ctx, &claimed, text, key)
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err() // whoever claims it next sends it
	}
	store, next := a.desk.Store(), claimed
	switch {
	case err == nil && status/100 == 2:
		next.Seen, next.Told, next.Tries, next.Due = edition, a.Now(), 0, time.Time{}
		return nil, store.SettleAlert(context.WithoutCancel(ctx), claimed, next) // or a server that ends would have it sent again
	case status == http.StatusNotFound || status == http.StatusGone:
		return nil, store.EndAlert(ctx, claimed.Endpoint)
	case err == nil:
		err = fmt.Errorf("status %d", status)
	}
	next.Tries++
	if next.Tries == maxTries*maxGivenUp {
		return err, store.EndAlert(ctx, claimed.Endpoint)
	}
	if failed := next.Tries % maxTries; failed == 0 {
		next.Seen, next.Due = edition, time.Time{}
	} else {
		next.Due = a.Now().Add(max(waits[failed-1], min(after, day)))
	}
	return err, store.SettleAlert(ctx, claimed, next)
}

// send sends a message to an endpoint once. after is how long its service asks to be left alone, 0 where it does not say.
func (a *Alerts) send(ctx context.Context, to *eventstore.Alert, text []byte, key eventstore.PushKey) (status int, after time.Duration, err error) {
	// Padded to 4,096 bytes, which every service takes: how long a message is would tell what it says.
	// The library pads in the room behind the text, which messages that are sent beside each other would share.
	answer, err := webpush.SendNotificationWithContext(ctx, slices.Clip(text), &webpush.Subscription{Endpoint: to.Endpoint, Keys: webpush.Keys{P256dh: to.Key, Auth: to.Auth}}, &webpush.Options{
		HTTPClient: a.client, Subscriber: a.Base, TTL: int(keepTime.Seconds()), Urgency: webpush.UrgencyNormal, VAPIDPublicKey: key.Public, VAPIDPrivateKey: key.Secret,
	})
	if err != nil {
		return 0, 0, withoutAddress(err)
	}
	answer.Body.Close()
	if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil && seconds > 0 {
		after = time.Duration(min(seconds, int(day.Seconds()))) * time.Second
	}
	return answer.StatusCode, after, nil
}

// withoutAddress is an error as the log may have it: who reads an endpoint can end the alert.
func withoutAddress(err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
