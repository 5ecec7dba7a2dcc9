package admin

import (
	"net/http"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

const complaint = "The date is wrong: the ministry says <b>3 January</b>"

func TestReport(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	reader, address := o.reader(), "/report/"+visitID
	form := reader.get(address).want(http.StatusOK).form(address, "")
	if _, trapped := form["more"]; !trapped {
		t.Error("the form has no field that people leave empty")
	}
	for _, test := range []struct {
		name, text, more string
		want, kept       int
	}{
		{"too short", strings.Repeat("a", 19), "", http.StatusUnprocessableEntity, 0},
		{"too long", strings.Repeat("ä", 2001), "", http.StatusUnprocessableEntity, 0},
		{"spaces", strings.Repeat(" ", 100), "", http.StatusUnprocessableEntity, 0},
		{"nothing to be seen", strings.Repeat("\u200b", 100), "", http.StatusUnprocessableEntity, 0},
		{"what turns around", complaint + "\u202e", "", http.StatusUnprocessableEntity, 0},
		{"a program that fills in everything", complaint, "https://spam.example", http.StatusUnprocessableEntity, 0},
		{"a report", complaint, "", http.StatusSeeOther, 1},
		{"the longest", strings.Repeat("ä", 2000), "", http.StatusSeeOther, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := reader.post(address, set(form, "text", test.text, "more", test.more)).want(test.want)
			if test.want == http.StatusSeeOther {
				reader.get(a.Header().Get("Location")).want(http.StatusOK)
			} else {
				checkPage(t, a)
				if got := strings.TrimPrefix(a.form(address, "").Get("text"), "\n"); got != strings.TrimSpace(test.text) {
					t.Errorf("what was typed comes back as %.40q", got)
				}
			}
			if notes, _ := o.store.Notes(t.Context(), eventstore.Open); len(notes) != test.kept {
				t.Errorf("%d notes, want %d", len(notes), test.kept)
			}
		})
	}
	reader.post("/report/none", set(form, "text", complaint)).want(http.StatusNotFound)
}

// A browser may fill in what its reader does not see. The report is not lost: the form says so, and takes it the second time.
func TestReportWithAFilledTrap(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	reader, address := o.reader(), "/report/"+visitID
	a := reader.post(address, set(reader.get(address).form(address, ""), "text", complaint, "more", "https://me.example")).want(http.StatusUnprocessableEntity)
	if !strings.Contains(a.text(), "Your report is not sent yet") {
		t.Errorf("the reader is not told: %s", a.text())
	}
	again := a.form(address, "")
	if _, trapped := again["more"]; trapped || strings.TrimPrefix(again.Get("text"), "\n") != complaint {
		t.Fatalf("the form comes back as %q, want the text and no trap", again)
	}
	reader.post(address, again).want(http.StatusSeeOther)
	if notes, _ := o.store.Notes(t.Context(), eventstore.Open); len(notes) != 1 || notes[0].Text != complaint {
		t.Errorf("the notes are %+v, want the report", notes)
	}
}

func TestReportsAreLimited(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	reader, address := o.reader(), "/report/"+visitID
	form := set(reader.get(address).form(address, ""), "text", complaint)
	for range 5 {
		reader.post(address, form).want(http.StatusSeeOther)
	}
	a := reader.post(address, form).want(http.StatusTooManyRequests)
	if a.Header().Get("Retry-After") != "3600" || strings.TrimPrefix(a.form(address, "").Get("text"), "\n") != complaint {
		t.Errorf("the sixth: Retry-After %q, text %q", a.Header().Get("Retry-After"), a.form(address, "").Get("text"))
	}
}

func TestReportsThatTheStoreDoesNotTake(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	reader, address := o.reader(), "/report/"+visitID
	form := set(reader.get(address).form(address, ""), "text", complaint)
	o.store.down = true
	a := reader.post(address, form).want(http.StatusServiceUnavailable)
	if a.Header().Get("Retry-After") == "" || strings.TrimPrefix(a.form(address, "").Get("text"), "\n") != complaint {
		t.Error("with the store down what was typed is lost")
	}
	o.store.down, o.store.strict = false, true
	a = reader.post(address, form).want(http.StatusUnprocessableEntity)
	if !strings.Contains(a.text(), "cannot be kept: text is odd") || strings.TrimPrefix(a.form(address, "").Get("text"), "\n") != complaint {
		t.Errorf("what cannot be kept: %s", a.text())
	}
}

// Nothing of a note is public before it is answered, and the reader's own words not even then.
func TestNotes(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	for range 2 {
		if _, err := o.store.Report(t.Context(), visitID, complaint); err != nil {
			t.Fatal(err)
		}
	}
	reader, ada, ben := o.reader(), o.signIn("Ada Publisher"), o.signIn("Ben Proposer")
	silent := func(when string) {
		t.Helper()
		for _, address := range []string{"/corrections", "/history/" + visitID, "/report/" + visitID} {
			text := reader.get(address).want(http.StatusOK).text()
			for _, secret := range []string{"the ministry says", "Checked", "Declined it"} {
				if strings.Contains(text, secret) {
					t.Errorf("%s %s says %q", when, address, secret)
				}
			}
		}
	}
	silent("before an answer")
	page := ada.get("/edit/notes/1").want(http.StatusOK)
	if text := page.text(); !strings.Contains(text, complaint) {
		t.Errorf("the note is shown as %s", text)
	}
	token := ben.get("/edit/new").form("/edit/new", "")
	ben.post("/edit/notes/1", set(token, "do", "accept", "answer", "Checked")).want(http.StatusForbidden)
	form := page.form("/edit/notes/1", "")
	ada.post("/edit/notes/1", set(form, "do", "accept", "answer", "")).want(http.StatusUnprocessableEntity)
	ada.post("/edit/notes/1", set(form, "do", "accept", "answer", strings.Repeat("a", 1001))).want(http.StatusUnprocessableEntity)
	ada.post("/edit/notes/2", set(form, "do", "decline", "answer", "Declined it")).want(http.StatusSeeOther)
	silent("after declining")
	ada.post("/edit/notes/1", set(form, "do", "accept", "answer", "Checked: it was the third.")).want(http.StatusSeeOther)
	text := reader.get("/corrections").want(http.StatusOK).text()
	if !strings.Contains(text, "Checked: it was the third.") || strings.Contains(text, "the ministry says") || strings.Contains(text, "Declined it") {
		t.Errorf("the corrections say %s", text)
	}
	ada.post("/edit/notes/1", set(form, "do", "decline")).want(http.StatusConflict)
}
