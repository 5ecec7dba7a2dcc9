package eventstore

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"recognitionmap/geodata/relation"
)

// maxName is the longest text that is looked up by an index, in bytes: PostgreSQL refuses entries of more than 2.7 KB.
const maxName = 1000

// unfit returns an ErrUnfit that names a field.
func unfit(field, format string, args ...any) error {
	return fmt.Errorf("%w: %s %s", ErrUnfit, field, fmt.Sprintf(format, args...))
}

// fitText returns an error unless a text comes back from every backend as it is. PostgreSQL takes no NUL bytes, and JSON
// would replace what is not UTF-8 without a word.
func fitText(field, text string) error {
	if at := strings.IndexByte(text, 0); at >= 0 {
		return unfit(field, "has a NUL byte at %d", at)
	}
	if !utf8.ValidString(text) {
		return unfit(field, "is %q, want valid UTF-8", text)
	}
	return nil
}

// fitName is fitText for what is looked up.
func fitName(field, text string) error {
	if len(text) > maxName {
		return unfit(field, "has %d bytes, want %d at most", len(text), maxName)
	}
	return fitText(field, text)
}

// fitTexts takes pairs of a field and its text.
func fitTexts(pairs ...string) error {
	for i := 0; i < len(pairs); i += 2 {
		if err := fitText(pairs[i], pairs[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func fitChange(c Change) error {
	if err := fitName("event id", c.EventID); err != nil {
		return err
	}
	if err := fitTexts("origin", string(c.Origin), "author", c.Author, "role", string(c.Role), "reason", c.Reason); err != nil {
		return err
	}
	if c.Event == nil {
		return nil
	}
	e := c.Event
	for i := range relation.Fields {
		f := &relation.Fields[i]
		if err := fitText("event."+f.Name, f.Of(e)); err != nil {
			return err
		}
	}
	for _, s := range e.Sources {
		if err := fitTexts("event.sources.url", s.URL, "event.sources.publisher", s.Publisher, "event.sources.title", s.Title,
			"event.sources.published", s.Published, "event.sources.supports", s.Supports); err != nil {
			return err
		}
	}
	// A date that prints as something else would make the whole log unreadable, or come back as another.
	if back, err := relation.ParseDate(e.Date.String()); err != nil || back != e.Date {
		return unfit("event.date", "prints as %q, want one that reads back as itself", e.Date)
	}
	return nil
}

func fitChanges(changes []Change) error {
	for _, c := range changes {
		if err := fitChange(c); err != nil {
			return err
		}
	}
	return nil
}

func fitToken(t Token) error {
	if err := fitName("token id", t.ID); err != nil {
		return err
	}
	if err := fitName("token name", t.Name); err != nil {
		return err
	}
	if err := fitText("token role", string(t.Role)); err != nil {
		return err
	}
	return fitHash("token hash", t.Hash)
}

func fitHash(field string, hash []byte) error {
	if len(hash) == 0 || len(hash) > maxName {
		return unfit(field, "has %d bytes, want a hash", len(hash))
	}
	return nil
}

func fitKey(k Key) error { return fitTexts("secret", k.Secret, "public", k.Public) }
