package admin

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/server/internal/eventstore"
)

// filled is the form of a new event in order, a recognition that changes the map.
func filled(b *browser) url.Values {
	b.t.Helper()
	return set(b.get("/edit/new?country=FRA").want(http.StatusOK).form("/edit/new", ""),
		"date", "2026-11-01", "kind", "recognition", "headline", "A headline", "confidence", "confirmed", "reason", "A reason",
		"source-0-url", "https://mfa.gov.fr/2", "source-0-publisher", "Ministry", "source-0-supports", "all")
}

const newID = "2026-11-01-fra-recognition"

func TestPublish(t *testing.T) {
	o := open(t)
	ada := o.signIn("Ada Publisher")
	preview := ada.post("/edit/new", filled(ada)).want(http.StatusOK)
	checkPage(t, preview)
	if text := preview.text(); !strings.Contains(text, "From 1 November 2026 until today France would be “Recognized” instead of “None”.") {
		t.Errorf("the preview says %s", text)
	}
	pictures := preview.all(func(n *html.Node) bool { return n.Data == "img" })
	if len(pictures) != 2 {
		t.Fatalf("%d pictures", len(pictures))
	}
	for i, want := range []string{"none", "recognized"} {
		if a := ada.get(attr(pictures[i], "src")).want(http.StatusOK); !strings.Contains(a.Body.String(), want) {
			t.Errorf("picture %d is %s, want %s", i, a.Body, want)
		}
	}
	if n := len(o.desk.State().Log); n != 0 {
		t.Fatalf("a preview has written %d revisions", n)
	}
	a := ada.post("/edit/new", set(preview.form("/edit/new", ""), "do", "publish")).want(http.StatusSeeOther)
	if to := a.Header().Get("Location"); to != "/edit?done=published" {
		t.Errorf("it leads to %s", to)
	}
	r, _ := o.desk.State().Current(newID)
	if r.Author != "Ada Publisher" || r.Role != eventstore.RolePublish || r.Origin != eventstore.FromEditor || r.Reason != "A reason" || r.Event == nil || r.Event.Country != "FRA" {
		t.Errorf("the revision is %+v", r)
	}
	second := ada.post("/edit/new", filled(ada)).want(http.StatusOK)
	if id := second.form("/edit/new", "").Get("id"); id != newID+"-2" {
		t.Errorf("a second event of the day is %s", id)
	}
}

func TestProposersCannotPublish(t *testing.T) {
	o := open(t)
	ben := o.signIn("Ben Proposer")
	preview := ben.post("/edit/new", filled(ben)).want(http.StatusOK)
	if n := len(preview.all(func(n *html.Node) bool { return attr(n, "value") == "publish" })); n != 0 {
		t.Error("the preview offers to publish")
	}
	form := preview.form("/edit/new", "")
	refused := ben.post("/edit/new", set(form, "do", "publish")).want(http.StatusForbidden)
	if got := refused.form("/edit/new", "").Get("headline"); got != "A headline" || len(o.desk.State().Log) != 0 {
		t.Errorf("refused, the headline is %q, with %d revisions", got, len(o.desk.State().Log))
	}
	ben.post("/edit/new", set(form, "do", "propose")).want(http.StatusSeeOther)
	p, err := o.store.Proposal(t.Context(), 1)
	if err != nil || p.Change.Author != "Ben Proposer" || p.Change.EventID != newID || len(o.desk.State().Log) != 0 {
		t.Errorf("the proposal is %+v, %v", p, err)
	}
}

// What is wrong is said beside its field, and nothing that was typed is lost.
func TestFaultsKeepTheForm(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	ada := o.signIn("Ada Publisher")
	long := strings.Repeat("ä", 10_000)
	for _, test := range []struct {
		name, field, value string
		want               string // in the fault, "" for no fault
	}{
		{"no country", "country", "", "not chosen"},
		{"an unknown country", "country", "XQX", "unknown country"},
		{"a territory", "country", "GRL", "DNK"},
		{"no date", "date", "", "no date"},
		{"a date that is none", "date", "2026-02-30", `"2026-02-30"`},
		{"a date to come", "date", "2026-11-25", "future"},
		{"no kind", "kind", "", "not chosen"},
		{"an unknown kind", "kind", "coup", "unknown kind"},
		{"no headline", "headline", " ", "empty"},
		{"broken UTF-8", "headline", "a\xffb", "UTF-8"},
		{"NUL", "detail", "a\x00b", "UTF-8"},
		{"a control character", "detail", "a\x1bb", "control character"},
		{"an end without a recall", "ends", "sent", "only a recall"},
		{"no confidence", "confidence", "", "not chosen"},
		{"a name with capitals", "id", "Name", "bad id"},
		{"a name on record", "id", visitID, "want another"},
		{"a javascript address", "source-0-url", "javascript:alert(1)", "bad address"},
		{"an address without a scheme", "source-0-url", "mfa.gov.fr", "bad address"},
		{"no publisher", "source-0-publisher", "", "empty"},
		{"a source that supports nothing", "source-0-supports", "", "empty"},
		{"no reason", "reason", "", "empty"},
		{"a reason that is a book", "reason", long, "10000 characters"},
		{"a detail of 10,000 characters", "detail", long, ""},
		{"markup", "headline", `"><script>alert('x')</script>&amp;`, ""},
		{"right to left", "detail", "\u202bکابل \u200f(۱۵ اوت)\u202c", ""},
		{"what turns around what follows", "detail", "کابل \u202e", "does not close"},
		{"what came from a file", "source-0-url", "\ufeffhttps://mfa.gov.fr/2", ""},
		{"SQL", "headline", "'; DROP TABLE revisions; --", ""},
		{"lines", "detail", "one\r\ntwo", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := filled(ada)
			sent := set(form, test.field, test.value)
			a := ada.post("/edit/new", sent)
			checkPage(t, a)
			back := a.form("/edit/new", "")
			for name, values := range sent {
				want := strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(strings.TrimPrefix(values[0], "\ufeff")), "\r\n", "\n"), "\x00", "�")
				if got := strings.TrimPrefix(back.Get(name), "\n"); name != "id" && name != "token" && got != strings.ToValidUTF8(want, "�") {
					t.Errorf("%s comes back as %.60q, want %.60q", name, got, want)
				}
			}
			if test.want == "" {
				a.want(http.StatusOK)
				return
			}
			a.want(http.StatusUnprocessableEntity)
			fault, field := a.byID("e-"+test.field), a.byID("f-"+test.field)
			if fault == nil || field == nil || !strings.Contains(textOf(fault), test.want) {
				t.Fatalf("the fault beside %s is missing or another: %s", test.field, a.text())
			}
			if !strings.HasPrefix(attr(field, "aria-describedby"), "e-"+test.field) || attr(field, "aria-invalid") != "true" {
				t.Error("the field does not say that it is at fault")
			}
			if summary := a.all(func(n *html.Node) bool { return attr(n, "href") == "#f-"+test.field }); len(summary) != 1 {
				t.Errorf("the summary names the field %d times", len(summary))
			}
		})
	}
	none := set(filled(ada), "source-0-url", "", "source-0-publisher", "", "source-0-supports", "")
	if a := ada.post("/edit/new", none).want(http.StatusUnprocessableEntity); a.byID("e-sources") == nil {
		t.Error("an event without a source has no fault beside the sources")
	}
	if n := len(o.desk.State().Log); n != 1 {
		t.Errorf("the store has %d revisions, want 1", n)
	}
}

func TestWithdrawAndBringBack(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	ada := o.signIn("Ada Publisher")
	address := "/edit/event/" + visitID
	form := ada.get(address).form(address, "withdraw")
	if a := ada.post(address, form).want(http.StatusUnprocessableEntity); a.byID("e-withdraw-reason") == nil {
		t.Error("withdrawing without a reason has no fault beside it")
	}
	preview := ada.post(address, set(form, "withdraw-reason", "A copy")).want(http.StatusOK)
	checkPage(t, preview)
	ada.post(address, set(preview.form(address, ""), "do", "publish")).want(http.StatusSeeOther)
	r, _ := o.desk.State().Current(visitID)
	if r.Event != nil || r.Reason != "A copy" {
		t.Fatalf("the revision is %+v", r)
	}
	ada.post(address, set(form, "withdraw-reason", "Again", "expect", "2")).want(http.StatusUnprocessableEntity)
	page := ada.get(address).want(http.StatusOK)
	back := set(page.form(address, "headline"), "reason", "It was right", "do", "publish")
	if back.Get("headline") != "An envoy visits" || back.Get("expect") != "2" {
		t.Errorf("the form of a withdrawn event has %v", back)
	}
	ada.post(address, back).want(http.StatusSeeOther)
	if _, there := o.desk.State().Record.Event(visitID); !there {
		t.Error("the event is not back")
	}
}

func TestNothingIsLostWhenSignedOut(t *testing.T) {
	o := open(t)
	ada := o.signIn("Ada Publisher")
	form := set(filled(ada), "do", "publish")
	cookie := ada.cookie
	ada.cookie = nil
	a := ada.post("/edit/new", form).want(http.StatusUnauthorized)
	checkPage(t, a)
	if got := a.form("/edit/new", "").Get("headline"); got != "A headline" {
		t.Errorf("signed out the headline is %q", got)
	}
	ada = o.signIn("Ada Publisher")
	a = ada.post("/edit/new", form).want(http.StatusForbidden)
	back := a.form("/edit/new", "")
	if back.Get("token") == form.Get("token") || back.Get("headline") != "A headline" {
		t.Errorf("with another session the form is %v", back)
	}
	ada.post("/edit/new", set(back, "do", "publish")).want(http.StatusSeeOther)

	ada.cookie, o.store.down = cookie, true
	a = ada.post("/edit/new", form).want(http.StatusServiceUnavailable)
	if a.Header().Get("Retry-After") != "30" || a.form("/edit/new", "").Get("headline") != "A headline" {
		t.Errorf("with the store down Retry-After is %q, the form %v", a.Header().Get("Retry-After"), a.form("/edit/new", ""))
	}
	if a := ada.get("/edit").want(http.StatusServiceUnavailable); a.Header().Get("Retry-After") == "" {
		t.Error("the overview says nothing of when to try again")
	}
}

func TestNothingToChange(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	ada := o.signIn("Ada Publisher")
	address := "/edit/event/" + visitID
	a := ada.post(address, set(ada.get(address).form(address, "headline"), "reason", "None")).want(http.StatusUnprocessableEntity)
	if !strings.Contains(a.text(), "nothing would change") {
		t.Errorf("the page is %s", a.text())
	}
	ada.post("/edit/event/none", url.Values{}).want(http.StatusNotFound)
	back := ada.post(address, set(ada.get(address).form(address, "headline"), "headline", "Mine", "do", "back")).want(http.StatusOK)
	if got := back.form(address, "headline").Get("headline"); got != "Mine" {
		t.Errorf("back at the form the headline is %q", got)
	}
}
