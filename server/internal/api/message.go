package api

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"sync"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// message is what a stream says of a new state.
type message struct {
	Number   int64    `json:"number" example:"713" doc:"Of the last revision; also the id of the message"`
	Revision string   `json:"revision" example:"713-0a1b2c3d"`
	Events   []string `json:"events" nullable:"false" doc:"Ids of the events that changed"`
	Classes  []turn   `json:"classes" nullable:"false" doc:"States whose class, or what it rests on, is another today; a territory goes with its state"`
}

// turn is a country whose class, or what it rests on, changed.
type turn struct {
	Country    string `json:"country" example:"RUS"`
	Before     string `json:"before" enum:"recognized,ambassador,none,na" example:"ambassador"`
	After      string `json:"after" enum:"recognized,ambassador,none,na" example:"recognized"`
	Contested  bool   `json:"contested" doc:"After the change"`
	Reported   bool   `json:"reported" doc:"After the change: the class rests on reports alone"`
	Unrecorded bool   `json:"unrecorded" doc:"After the change: an ambassador serves whose accreditation is not on record"`
}

var messageType = reflect.TypeFor[message]()

// newMessage says what changed since a revision, as of today.
func newMessage(s *desk.State, since int64, today relation.Day) message {
	m := message{Number: s.Number, Revision: s.Revision(), Events: []string{}, Classes: []turn{}}
	touched := map[country.Code]bool{}
	for _, r := range s.Log[after(s.Log, since):] {
		if slices.Contains(m.Events, r.EventID) {
			continue
		}
		m.Events = append(m.Events, r.EventID)
		for _, said := range s.History(r.EventID) { // an event may have moved from one country to another
			if said.Event != nil {
				touched[said.Event.Country] = true
			}
		}
	}
	before := s.At(since, func(e *relation.Event) bool { return touched[e.Country] })
	for _, place := range country.All() {
		if !touched[place.Code] {
			continue
		}
		was, is := before.Standing(place.Code, today), s.Record.Standing(place.Code, today)
		if was.Class != is.Class || was.Contested != is.Contested || was.Reported != is.Reported || was.Unrecorded != is.Unrecorded {
			m.Classes = append(m.Classes, turn{string(place.Code), string(was.Class), string(is.Class), is.Contested, is.Reported, is.Unrecorded})
		}
	}
	return m
}

// mail writes messages once for all streams: most of them are at the same revision.
type mail struct {
	mu      sync.Mutex
	number  int64
	today   relation.Day
	written map[int64][]byte // by the revision that the reader has
}

// mostWritten bounds what is kept for readers who come back from different revisions.
const mostWritten = 64

// since returns the message for a reader at a revision, in the form of server-sent events.
func (m *mail) since(s *desk.State, number int64, today relation.Day) []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.number != s.Number || m.today != today || len(m.written) >= mostWritten {
		m.number, m.today, m.written = s.Number, today, make(map[int64][]byte)
	}
	text, ok := m.written[number]
	if !ok {
		data, err := json.Marshal(newMessage(s, number, today))
		if err != nil {
			panic("api: a message does not encode: " + err.Error()) // it holds texts and numbers
		}
		text = append([]byte("event: revision\nid: "+strconv.FormatInt(s.Number, 10)+"\ndata: "), data...)
		text = append(text, "\n\n"...)
		m.written[number] = text
	}
	return text
}
