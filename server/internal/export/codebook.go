package export

import (
	"strings"

	"recognitionmap/geodata/relation"
)

// codebookIntro says what the files of an export are, and what those of a release have beside them.
const codebookIntro = `# Codebook of the Recognition Map

How every country stands toward the Taliban government of Afghanistan, day by day. Every class follows from dated events,
and every event has its sources.

| file | what |
|---|---|
| events.jsonl | one event a line, as JSON, in the order in which events count: of two on one day the later wins |
| events.csv, sources.csv | the same as tables: one row an event, one row a source |
| standing.csv, map.geojson | what the events come to on one day, which datapackage.json names: one row a state, one shape a place |
| datapackage.json | what each file is, for programs (Frictionless Data Package 2) |
| SHA256SUMS | for sha256sum -c |

A release has three more:

| file | what |
|---|---|
| revisions.jsonl | what was ever said of an event, one revision a line, oldest first; the number of the last one is that of the edition. The event is null where it was withdrawn |
| edition.note | number, root of the tree over the lines of revisions.jsonl (RFC 6962, as golang.org/x/mod/sumdb/tlog makes it), time, and hash of SHA256SUMS; signed as golang.org/x/mod/sumdb/note |
| KEYS.txt | the public keys. Take them from the site, and not from here, to know that a release is genuine |

` + "`recognitionmap verify -key KEYS.txt FOLDER` checks all of it." + `

## Classes

| class | when |
|---|---|
| recognized | a recognition of the Taliban government is in force |
| ambassador | not recognized, but an ambassador is in force in at least one direction |
| none | neither; where on_record is false no event of the country is known, which is not the same as no relations |
| na | Afghanistan itself, and places without a government |

- contested: a disputed event speaks for a higher class. It does not raise the class.
- reported: a class above none that rests on reports alone. It counts, and is not confirmed.
- confidence of an event: confirmed (an official source or two independent ones), reported (one), disputed (sources contradict each other).
- A date known to the month or the year counts from its first day, and no earlier than 16 August 2021 where it may mean a day after the takeover.
`

// codebook is CODEBOOK.md: what the classes, kinds and columns mean.
func codebook() []byte {
	var b strings.Builder
	b.WriteString(codebookIntro + "\n## Kinds of events\n\n| kind | what | decides |\n|---|---|---|\n")
	for _, k := range relation.Kinds {
		decides := "no, it is kept and shown"
		if k.Decides() {
			decides = "yes"
		}
		b.WriteString("| " + string(k) + " | " + k.Words() + " | " + decides + " |\n")
	}
	for _, t := range []struct {
		file    string
		columns []column
	}{{"events.csv", eventColumns}, {"sources.csv", sourceColumns}, {"standing.csv", standingColumns}} {
		b.WriteString("\n## Columns of " + t.file + "\n\n| column | type | meaning |\n|---|---|---|\n")
		for _, c := range t.columns {
			b.WriteString("| " + c.name + " | " + c.kind + " | " + strings.ReplaceAll(c.meaning, "|", "\\|") + " |\n")
		}
	}
	return []byte(b.String())
}
