package admin

import (
	"net/http"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

func TestConflictKeepsTheForm(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	ada := o.signIn("Ada Publisher")
	address := "/edit/event/" + visitID
	form := set(ada.get(address).form(address, "headline"), "detail", "What I typed", "reason", "My reason")
	preview := ada.post(address, form).want(http.StatusOK).form(address, "")
	other := visit()
	other.Headline = "Another was first"
	o.publish(other, "their reason")
	for _, do := range []string{"preview", "propose", "publish"} {
		a := ada.post(address, set(preview, "do", do)).want(http.StatusConflict)
		checkPage(t, a)
		text, back := a.text(), a.form(address, "headline")
		for _, want := range []string{"Another was first", "An envoy visits", "their reason", "Someone else has changed"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the page does not say %q", do, want)
			}
		}
		if back.Get("headline") != "An envoy visits" || strings.TrimSpace(back.Get("detail")) != "What I typed" || strings.TrimSpace(back.Get("reason")) != "My reason" || back.Get("expect") != "2" {
			t.Errorf("%s: what was typed comes back as %v", do, back)
		}
	}
	back := ada.post(address, preview).form(address, "headline")
	ada.post(address, set(back, "do", "publish")).want(http.StatusSeeOther)
	if e, _ := o.desk.State().Record.Event(visitID); e.Detail != "What I typed" {
		t.Errorf("sent again the event is %+v", e)
	}
	for _, stale := range []string{"", "x", "-1", "99999999999999999999"} {
		ada.post(address, set(back, "expect", stale, "do", "publish", "detail", "again")).want(http.StatusConflict)
	}
}

// The desk has not heard of what another process wrote; the store refuses.
func TestConflictOfAnotherProcess(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	ada := o.signIn("Ada Publisher")
	address := "/edit/event/" + visitID
	form := set(ada.get(address).form(address, "headline"), "detail", "What I typed", "reason", "My reason", "do", "publish")
	other := visit()
	other.Headline = "Another process was first"
	if _, err := o.store.Append(t.Context(), eventstore.Change{EventID: visitID, Expect: 1, Event: other, Reason: "theirs"}); err != nil {
		t.Fatal(err)
	}
	a := ada.post(address, form).want(http.StatusConflict)
	if !strings.Contains(a.text(), "Another process was first") || strings.TrimSpace(a.form(address, "headline").Get("detail")) != "What I typed" {
		t.Errorf("the page is %s", a.text())
	}
}
