package proof

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Opened is a signed text whose signature was checked.
type Opened struct {
	Text string
	By   []string // the trusted keys that signed it
	More []string // keys that signed it too and are not trusted
}

// Open checks a signed text. Ends of lines may be those of another system, and the last may be missing, as in what was
// pasted. The error says in words what is wrong.
func Open(signed []byte, trusted Trusted) (*Opened, error) {
	signed = append(bytes.TrimRight(bytes.ReplaceAll(signed, []byte("\r\n"), []byte("\n")), "\n"), '\n')
	if len(bytes.TrimSpace(signed)) == 0 {
		return nil, errors.New("it is empty")
	}
	n, err := note.Open(signed, note.VerifierList(trusted.list...))
	var changed *note.InvalidSignatureError
	var unknown *note.UnverifiedNoteError
	switch {
	case errors.As(err, &changed):
		return nil, fmt.Errorf("it was changed after it was signed, or its signature was: the signature of the key %s does not fit what it says", keyName(changed.Name, changed.Hash))
	case errors.As(err, &unknown):
		return nil, fmt.Errorf("it is signed with another key: by %s, and %s is trusted", strings.Join(namesOf(unknown.Note.UnverifiedSigs), " and "), strings.Join(trusted.names, " or "))
	case err != nil && !bytes.Contains(signed, []byte("\n\n— ")):
		return nil, errors.New("it has no signature: it was cut, or it is no signed file")
	case err != nil:
		return nil, errors.New("its signature is cut or broken")
	}
	return &Opened{n.Text, namesOf(n.Sigs), namesOf(n.UnverifiedSigs)}, nil
}

func namesOf(signatures []note.Signature) []string {
	var names []string
	for _, s := range signatures {
		names = append(names, keyName(s.Name, s.Hash))
	}
	return names
}
