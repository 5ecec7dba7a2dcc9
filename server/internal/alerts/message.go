package alerts

import (
	"encoding/json"
	"fmt"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/feeds"
)

// message is a declarative push message (W3C Push API): an engine that knows the form shows it by itself, in others the
// site's worker does. All of them take what is in it for the options of a notification.
type message struct {
	WebPush      int          `json:"web_push"` // the number of the RFC, by which the form is known
	Notification notification `json:"notification"`
}

type notification struct {
	Title    string `json:"title"`
	Body     string `json:"body"`
	Lang     string `json:"lang"`
	Dir      string `json:"dir"`
	Tag      string `json:"tag"`      // of two with one the later takes the place of the earlier, in silence
	Navigate string `json:"navigate"` // absolute
}

// What is said at most: letters of a headline, and lines of others below the first. Of letters with four bytes, each of which
// JSON may write as six, that is less than the 3,993 bytes that a message may have.
const (
	maxHeadline = 120
	maxOthers   = 3
)

// messageOf words news, at least one, as the feeds do.
func messageOf(news []item, base string) ([]byte, error) {
	title, line := feeds.Brief(&news[0].event)
	lines := []string{line}
	view := state.View{Page: state.Event, EventID: news[0].event.ID, Live: true}
	for i := range news[1:min(len(news), 1+maxOthers)] {
		other, _ := feeds.Brief(&news[1+i].event)
		lines = append(lines, relation.Clip(other, maxHeadline))
	}
	if more := len(news) - 1 - maxOthers; more > 0 {
		lines = append(lines, fmt.Sprintf("And %d more.", more))
	}
	if len(news) > 1 {
		view = state.View{Page: state.Events, Live: true}
	}
	return json.Marshal(message{8030, notification{
		Title: relation.Clip(title, maxHeadline), Body: strings.Join(lines, "\n"), Lang: "en", Dir: "ltr", Tag: news[0].event.ID, Navigate: base + view.URL(),
	}})
}
