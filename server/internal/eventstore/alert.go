package eventstore

import "time"

// Alert is a reader's wish to hear of something: where their browser takes messages, and what of. Nothing else of a reader is
// kept.
type Alert struct {
	Endpoint  string    // https address at which a push service takes messages for the browser
	Key, Auth string    // of the browser, by which messages are encrypted (RFC 8291): p256dh and auth in base64url
	About     string    // what to tell of, see package alerts
	Seen      int64     // the edition up to which all has been told
	Told      time.Time // when something was told last; zero for never
	Tries     int       // how often in a row it was tried in vain to send
	Due       time.Time // before which nothing is sent; zero for at once
}

// AlertGroup is what alerts have in common that are to be told the same.
type AlertGroup struct {
	About string
	Seen  int64
}

// PushKey is the pair of keys by which push services know the site (VAPID, RFC 8292), in base64url. The secret is kept as it
// is: whoever can read the store can send messages in the name of the site.
type PushKey struct{ Secret, Public string }

func fitAlert(a Alert) error {
	return fitTexts("endpoint", a.Endpoint, "key", a.Key, "auth", a.Auth, "about", a.About)
}

// kept is an alert as every backend keeps it.
func (a Alert) kept() Alert {
	for _, t := range []*time.Time{&a.Told, &a.Due} {
		if !t.IsZero() {
			*t = moment(*t)
		}
	}
	return a
}
