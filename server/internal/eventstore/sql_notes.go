package eventstore

import (
	"context"
	"database/sql"
	"time"
)

const noteColumns = "id, event_id, time, text, status, answered, answer"

func scanNote(r row) (n Note, err error) {
	var at, answered sql.NullInt64
	err = r.Scan(&n.ID, &n.EventID, &at, &n.Text, &n.Status, &answered, &n.Answer)
	n.Time, n.Answered = stamped(at), stamped(answered)
	return n, err
}

func (t *tables) Report(ctx context.Context, eventID, text string) (Note, error) {
	if err := fitTexts("event id", eventID, "text", text); err != nil {
		return Note{}, err
	}
	n := Note{EventID: eventID, Time: moment(time.Now()), Text: text, Status: Open}
	err := t.write(ctx, func(h handle) (err error) {
		if n.ID, err = one(ctx, h, number, "SELECT COALESCE(max(id), 0) + 1 FROM notes"); err != nil {
			return err
		}
		_, err = h.exec(ctx, "INSERT INTO notes ("+noteColumns+") VALUES ($1, $2, $3, $4, $5, NULL, '')",
			n.ID, eventID, stamp(n.Time), text, string(n.Status))
		return err
	})
	if err != nil {
		return Note{}, err
	}
	return n, nil
}

func (t *tables) Notes(ctx context.Context, s Status) ([]Note, error) {
	if fitText("status", string(s)) != nil {
		return nil, ctx.Err() // none has it
	}
	return all(ctx, t.read(), scanNote, "SELECT "+noteColumns+" FROM notes WHERE $1 = '' OR status = $1 ORDER BY id DESC", string(s))
}

func (t *tables) AnswerNote(ctx context.Context, id int64, s Status, answer string) (n Note, err error) {
	if err := fitTexts("status", string(s), "answer", answer); err != nil {
		return Note{}, err
	}
	err = t.write(ctx, func(h handle) error {
		if n, err = one(ctx, h, scanNote, "SELECT "+noteColumns+" FROM notes WHERE id = $1", id); err != nil {
			return err
		}
		if n.Status != Open {
			return ErrDecided
		}
		n.Status, n.Answer, n.Answered = s, answer, moment(time.Now())
		_, err = h.exec(ctx, "UPDATE notes SET status = $1, answer = $2, answered = $3 WHERE id = $4", string(s), answer, stamp(n.Answered), id)
		return err
	})
	if err != nil {
		return Note{}, err
	}
	return n, nil
}
