package export

import (
	"bytes"
	"context"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/proof"
)

// Releaser makes releases of the editions of one store.
type Releaser struct {
	Shapes []byte // of the places as GeoJSON
	Tree   *proof.Tree
	Keys   *proof.Keyring
}

// Files returns the release of an edition: the data export of the day on which it was made, with the revisions behind it,
// the public keys and a signature over all. Of one edition and the same keys the files are the same byte for byte.
func (r *Releaser) Files(ctx context.Context, s *desk.State) ([]File, error) {
	files, err := dataFiles(s, relation.DayOf(s.Time.UTC().Date()), r.Shapes)
	if err != nil {
		return nil, err
	}
	var revisions bytes.Buffer
	for i := range s.Log {
		revisions.Write(append(proof.Line(s.Log[i]), '\n'))
	}
	keys, err := r.Keys.Keys(ctx)
	if err != nil {
		return nil, err
	}
	files = append(files, File{proof.RevisionsFile, revisions.Bytes()}, File{proof.KeysFile, proof.KeysText(keys)})
	list := sums(files)
	edition, err := proof.NewEdition(s, r.Tree, digest(list))
	if err != nil {
		return nil, err
	}
	signed, err := r.Keys.Sign(ctx, edition.Text())
	if err != nil {
		return nil, err
	}
	return append(files, File{proof.SumsFile, list}, File{proof.EditionFile, signed}), nil
}

// Write writes the release of an edition into the folder dir.
func (r *Releaser) Write(ctx context.Context, s *desk.State, dir string) error {
	files, err := r.Files(ctx, s)
	if err != nil {
		return err
	}
	return writeFiles(ctx, files, dir)
}
