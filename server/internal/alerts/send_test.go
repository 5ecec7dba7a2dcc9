package alerts

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// A push arrives for a recognition and is decrypted: once, signed with the key of the page, in the form that one engine shows
// by itself and others hand to the site's worker, and as long as any other.
func TestRecognitionArrives(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b)
	s.wishes(b.wish("/1", "recognition", ""))
	tick := make(chan time.Time)
	go s.Follow(t.Context(), tick)
	s.write(add(event("r", 0, "2026-11-29", relation.Recognition)))
	tick <- noon
	m, d := b.read(t)
	want := message{8030, notification{
		Title: "Headline of r", Body: nth(0).Name + ", 29 November 2026: recognition. Confidence: confirmed.", Lang: "en", Dir: "ltr", Tag: "r", Navigate: base + "/events/r",
	}}
	if m != want {
		t.Errorf("the message is %+v, want %+v", m, want)
	}
	key, err := s.key(t.Context())
	if err != nil || d.key != key.Public || key.Public == "" {
		t.Errorf("it is signed with %q, want %q of the page (%v)", d.key, key.Public, err)
	}
	if d.path != "/1" || d.length != 4096 || d.header.Get("Content-Encoding") != "aes128gcm" || d.header.Get("TTL") != "604800" {
		t.Errorf("it came to %s with %d bytes and %v", d.path, d.length, d.header)
	}
}

// What is written is told when it has stood for ten minutes, as it is then. A slip that is put right before is told to nobody,
// whether it was written or withdrawn. Each minute another server looks, which has just been started.
func TestSlipsAreNotTold(t *testing.T) {
	said := func(id string, n int, headline string) *relation.Event {
		e := event(id, n, "2026-11-29", relation.Recognition)
		e.Headline = headline
		return e
	}
	r := add(said("r", 0, "R"))
	type steps map[int]eventstore.Change // by minute; what comes before is the second revision, or the third
	for _, test := range []struct {
		name   string
		before []eventstore.Change
		steps  steps
		want   string // what is told, each after the minute
	}{
		{"a recognition", nil, steps{0: r}, "10 R"},
		{"a slip", nil, steps{0: r, 9: withdraw(2, "r")}, ""},
		{"a slip that stood", nil, steps{0: r, 11: withdraw(2, "r")}, "10 R"},
		{"a slip that is brought back", nil, steps{0: r, 5: withdraw(2, "r"), 8: add(said("r", 0, "R"))}, "18 R"},
		{"a better headline", nil, steps{0: r, 5: correct(2, said("r", 0, "Better"))}, "15 Better"},
		{"a better headline of what stood", nil, steps{0: r, 15: correct(2, said("r", 0, "Better"))}, "10 R"},
		{"the wrong state", nil, steps{0: r, 5: correct(2, said("r", 1, "The right one"))}, "15 The right one"},
		{"one of two", nil, steps{0: r, 2: add(said("s", 1, "S")), 5: withdraw(3, "s")}, "10 R"},
		{"two", nil, steps{0: r, 2: add(said("s", 1, "S"))}, "10 R, 12 S"},
		{"a withdrawal by mistake", []eventstore.Change{r}, steps{0: withdraw(2, "r"), 9: add(said("r", 0, "R"))}, ""},
		{"an end by mistake", []eventstore.Change{r}, steps{0: add(event("end", 0, "2026-11-30", relation.RecognitionWithdrawn)), 9: withdraw(3, "end")}, ""},
		{"much else", nil, steps{0: r, 3: add(event("a", 2, "2001-01-01", relation.Visit)), 6: add(event("b", 2, "2001-01-01", relation.Visit)), 9: add(event("c", 2, "2001-01-01", relation.Visit))}, "10 R"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, store := openBrowser(t), new(record)
			s := openSite(t, store, b)
			s.write(test.before...)
			s.wishes(b.wish("/1", "recognition", ""))
			var told []string
			for minute := range 40 {
				now := noon.Add(time.Duration(minute) * time.Minute)
				if change, ok := test.steps[minute]; ok {
					s.writeAt(now, change)
				}
				other := openSite(t, store, b)
				other.now = now
				other.send()
				for len(b.got) > 0 {
					m, _ := b.read(t)
					told = append(told, fmt.Sprint(minute, " ", m.Notification.Title))
				}
			}
			if got := strings.Join(told, ", "); got != test.want {
				t.Errorf("told: %q, want %q", got, test.want)
			}
		})
	}
}

// What had to wait for longer than that, for the day's message or because it was not taken, is told if it holds still.
func TestWhatHoldsIsTold(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b)
	s.wishes(b.wish("/1", "state", string(nth(0).Code)))
	s.writeAt(noon.Add(-stands), add(event("a", 0, "2026-11-20", relation.EmbassyOpen)))
	s.send()
	b.read(t)
	s.writeAt(noon, add(event("b", 0, "2026-11-21", relation.ChargeSent)))
	s.now = noon.Add(day)
	s.writeAt(s.now.Add(-time.Minute), withdraw(3, "b"))
	for range 3 {
		s.send()
		b.none(t, "it was withdrawn")
		s.now = s.now.Add(stands)
	}
}

// Who starts anew sends nothing twice and loses nothing.
func TestStartAnew(t *testing.T) {
	b, store := openBrowser(t), new(record)
	s := openSite(t, store, b)
	s.wishes(b.wish("/1", "recognition", ""))
	s.write(add(event("a", 0, "2026-11-29", relation.Recognition)))
	s.send()
	b.read(t)
	s.send()
	openSite(t, store, b).send()
	b.none(t, "it was told")

	s.write(add(event("b", 1, "2026-11-29", relation.Recognition)))
	if claimed, err := store.ClaimAlerts(t.Context(), s.behind()[0], noon, noon, noon.Add(claimTime), 9); err != nil || len(claimed) != 1 {
		t.Fatalf("ClaimAlerts = %v, %v", claimed, err) // and whoever did is killed
	}
	again := openSite(t, store, b)
	again.send()
	b.none(t, "another sends it")
	again.now = noon.Add(claimTime)
	again.send()
	if m, _ := b.read(t); m.Notification.Tag != "b" {
		t.Errorf("the message is %+v", m)
	}
}

// Of several servers on one store each message is sent by one.
func TestServersShare(t *testing.T) {
	b, store := openBrowser(t), new(record)
	s := openSite(t, store, b, func(o *Options) { o.Limits = nil })
	for _, path := range []string{"/1", "/2", "/3", "/4", "/5"} {
		form := b.wish(path, "recognition", "")
		if err := store.AddAlert(t.Context(), eventstore.Alert{Endpoint: form.Get("endpoint"), Key: form.Get("key"), Auth: form.Get("auth"), About: recognitions, Seen: 1}, 9); err != nil {
			t.Fatal(err)
		}
	}
	s.write(add(event("r", 0, "2026-11-29", relation.Recognition)))
	var all sync.WaitGroup
	for range 4 {
		server := openSite(t, store, b)
		all.Go(func() {
			if err := server.round(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	seen := map[string]int{}
	for len(b.got) > 0 {
		_, d := b.read(t)
		seen[d.path]++
	}
	for path, n := range seen {
		if n != 1 {
			t.Errorf("%s was told %d times", path, n)
		}
	}
	if len(seen) != 5 {
		t.Errorf("%d of 5 were told", len(seen))
	}
}

// At most one message comes in a day, with all that has changed by then; a recognition comes at once.
func TestOneADay(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b)
	s.wishes(b.wish("/1", "state", string(nth(0).Code)))
	s.write(add(event("a", 0, "2026-11-20", relation.EmbassyOpen)))
	s.send()
	b.read(t)
	s.write(add(event("b", 0, "2026-11-21", relation.ChargeSent)))
	s.send()
	s.write(add(event("c", 0, "2026-11-22", relation.MissionHandover)))
	s.send()
	s.now = noon.Add(day - time.Second)
	s.send()
	b.none(t, "a day is not over")
	s.now = noon.Add(day)
	s.send()
	m, _ := b.read(t)
	if n := m.Notification; n.Tag != "c" || !strings.HasSuffix(n.Body, "\nHeadline of b") || n.Navigate != base+"/events" {
		t.Errorf("the message of the next day is %+v", n)
	}
	s.write(add(event("d", 0, "2026-11-23", relation.EmbassyClosed)))
	s.send()
	b.none(t, "a day is not over")
	s.write(add(event("e", 0, "2026-11-21", relation.Recognition)))
	s.send()
	if m, _ := b.read(t); m.Notification.Tag != "e" || !strings.HasSuffix(m.Notification.Body, "\nHeadline of d") {
		t.Errorf("the message of a recognition is %+v", m.Notification)
	}
	s.now = noon.Add(9 * day)
	s.send()
	b.none(t, "all was told")
}

// Where an endpoint has gone the alert is dropped.
func TestGoneIsDropped(t *testing.T) {
	for _, status := range []int{http.StatusNotFound, http.StatusGone} {
		b := openBrowser(t)
		b.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }
		s := openSite(t, new(record), b)
		s.wishes(b.wish("/1", "recognition", ""))
		s.write(add(event("r", 0, "2026-11-29", relation.Recognition)))
		s.send()
		b.read(t)
		if left := s.behind(); len(left) > 0 {
			t.Errorf("after %d there is %v", status, left)
		}
	}
}

// What was not taken is sent again a limited number of times, and an endpoint that takes nothing is dropped in the end.
func TestTries(t *testing.T) {
	b := openBrowser(t)
	status, after := http.StatusInternalServerError, ""
	b.answer = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", after)
		w.WriteHeader(status)
	}
	s := openSite(t, new(record), b)
	s.wishes(b.wish("/1", "recognition", ""))
	s.write(add(event("a", 0, "2026-11-29", relation.Recognition)))
	try := func(wait time.Duration) {
		t.Helper()
		s.send()
		b.read(t)
		s.now = s.now.Add(wait - time.Second)
		s.send()
		b.none(t, "it is not time yet")
		s.now = s.now.Add(time.Second)
	}
	try(waits[0])
	after = "7200"
	try(2 * time.Hour)
	after, status = "", http.StatusCreated
	s.send()
	b.read(t)
	s.now = s.now.Add(day)
	s.send()
	b.none(t, "it was taken")

	status = http.StatusTooManyRequests
	for i, id := range []string{"b", "c", "d"} {
		s.write(add(event(id, 1+i, "2026-11-29", relation.Recognition)))
		for _, wait := range waits {
			try(wait)
		}
		s.send()
		if m, _ := b.read(t); m.Notification.Tag != id {
			t.Errorf("the last try is of %+v, want %s", m.Notification, id)
		}
		s.now = s.now.Add(day)
		s.send()
		b.none(t, "it was given up")
		if left := s.behind(); len(left) > 0 != (i < maxGivenUp-1) {
			t.Errorf("after %d messages that were given up there is %v", i+1, left)
		}
	}
}

// A private address is refused when it is given, and not asked when its name turns private later, or a redirect leads there.
func TestPrivateAddresses(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b, func(o *Options) { o.Dialer.Loopback = false })
	_, port, _ := strings.Cut(strings.TrimPrefix(b.at(""), "https://"), ":")
	for endpoint, want := range map[string]string{
		"https://127.0.0.1:" + port + "/": "private network", "https://[::1]:" + port + "/": "private network", "https://10.1.2.3/": "private network", "https://169.254.169.254/": "private network",
		"https://[fd00::1]/": "private network", "https://inner.example.com/": "private network", "https://none.example.com/": "cannot be found", "http://push.example.com/": "none of https",
		"ftp://push.example.com/": "none of https", "https:///1": "none of https", "https://a:b@push.example.com/": "none of https", "": "none of https", "https://%zz/": "none of https",
		"https://push.example.com/" + strings.Repeat("x", maxEndpoint): "none of https",
	} {
		form := b.wish("/1", "recognition", "")
		form.Set("endpoint", endpoint)
		s.Limits = openSite(t, new(record), b).Limits
		if status, words := s.post(form); status != http.StatusUnprocessableEntity || !strings.Contains(words, want) {
			t.Errorf("%.60s: %d %s, want %q", endpoint, status, words, want)
		}
	}
	s.hosts["push.example.com"] = "93.184.215.14" // a public one, which nobody asks yet
	s.wishes(b.wish("/1", "recognition", ""))
	s.hosts["push.example.com"] = "127.0.0.1"
	s.write(add(event("a", 0, "2026-11-29", relation.Recognition)))
	s.send()
	b.none(t, "its name has turned private")
	s.now = noon.Add(day)
	s.Dialer.Loopback = true
	s.send()
	b.read(t) // so that it was the address that stood in the way

	other := openBrowser(t)
	b.answer = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.at("/inside"), http.StatusTemporaryRedirect)
	}
	s.write(add(event("b", 1, "2026-11-29", relation.Recognition)))
	s.send()
	b.read(t)
	other.none(t, "a redirect led there")
}
