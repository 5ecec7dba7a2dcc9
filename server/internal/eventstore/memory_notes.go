package eventstore

import (
	"context"
	"slices"
	"time"
)

func (m *Memory) Report(ctx context.Context, eventID, text string) (Note, error) {
	if err := fitTexts("event id", eventID, "text", text); err != nil {
		return Note{}, err
	}
	if err := m.enter(ctx); err != nil {
		return Note{}, err
	}
	defer m.mu.Unlock()
	n := Note{ID: int64(len(m.notes) + 1), EventID: eventID, Time: moment(time.Now()), Text: text, Status: Open}
	m.notes = append(m.notes, n)
	return n, nil
}

func (m *Memory) Notes(ctx context.Context, s Status) ([]Note, error) {
	if err := m.enter(ctx); err != nil {
		return nil, err
	}
	defer m.mu.Unlock()
	var found []Note
	for _, n := range slices.Backward(m.notes) {
		if s == "" || n.Status == s {
			found = append(found, n)
		}
	}
	return found, nil
}

func (m *Memory) AnswerNote(ctx context.Context, id int64, s Status, answer string) (Note, error) {
	if err := fitTexts("status", string(s), "answer", answer); err != nil {
		return Note{}, err
	}
	if err := m.enter(ctx); err != nil {
		return Note{}, err
	}
	defer m.mu.Unlock()
	if id < 1 || id > int64(len(m.notes)) {
		return Note{}, ErrNotFound
	}
	n := &m.notes[id-1]
	if n.Status != Open {
		return Note{}, ErrDecided
	}
	n.Status, n.Answer, n.Answered = s, answer, moment(time.Now())
	return *n, nil
}
