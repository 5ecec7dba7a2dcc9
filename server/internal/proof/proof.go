// Package proof is how the record is proved to those who do not trust the server that shows it: signed editions, signed
// receipts, and the check of both.
//
// An edition of the record is a revision of it. The line of a revision (Line) is a leaf of a transparency tree
// (golang.org/x/mod/sumdb/tlog), so that the root of the tree stands for all that was ever on record up to an edition, and
// whoever keeps a root can tell whether a later edition has gone on from it or was written anew. What is signed is a note
// (golang.org/x/mod/sumdb/note): a text, an empty line, and a line for each signature. There are two kinds of text, Edition
// and Receipt. Any program that reads such notes can check them with the published key alone.
package proof

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Name is that of the log and of the keys that sign it.
const Name = "recognition-map"

// line is a revision as outsiders see it: as /api/v1/changes has it, without the name of who made it.
type line struct {
	ID     string          `json:"id"`
	Number int64           `json:"number"`
	Time   time.Time       `json:"time"`
	Origin string          `json:"origin"`
	Reason string          `json:"reason"`
	Event  *relation.Event `json:"event"` // null where the event was withdrawn
}

// Line returns a revision as one line of JSON without its end.
func Line(r eventstore.Revision) []byte {
	text, err := jsonLine(line{r.EventID, r.Number, r.Time.UTC(), string(r.Origin), r.Reason, r.Event})
	if err != nil {
		panic(fmt.Sprintf("proof: a revision that was decoded does not encode: %v", err))
	}
	return text[:len(text)-1]
}

// jsonLine returns a value as JSON with a line feed behind it. <, > and & stand as they are: people read such lines.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
