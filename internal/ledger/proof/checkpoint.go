package proof

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint is what a log was at one moment: how many records, and the root of the tree over them.
type Checkpoint struct {
	Origin string // the log's name
	Size   int64
	Root   tlog.Hash
}

// Text is the checkpoint as it is signed (C2SP tlog-checkpoint).
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, base64.StdEncoding.EncodeToString(c.Root[:]))
}

// Sign is the checkpoint with a signature of each under it.
func (c Checkpoint) Sign(by ...note.Signer) (string, error) {
	signed, err := note.Sign(&note.Note{Text: c.Text()}, by...)
	return string(signed), err
}

// ErrCheckpoint refuses what is no checkpoint, or not one of this service.
var ErrCheckpoint = errors.New("this is no checkpoint that this service has signed")

// OpenCheckpoint reads a checkpoint that one of the keys has signed.
func OpenCheckpoint(signed string, known note.Verifiers) (Checkpoint, error) {
	n, err := note.Open([]byte(signed), known)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("%w: %w", ErrCheckpoint, err)
	}
	return parseCheckpoint(n.Text)
}

// parseCheckpoint reads what is signed, and refuses any text that Text would not have written.
func parseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return Checkpoint{}, ErrCheckpoint
	}
	c := Checkpoint{Origin: lines[0]}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if _, scanned := fmt.Sscan(lines[1], &c.Size); err != nil || scanned != nil || copy(c.Root[:], root) != tlog.HashSize || c.Text() != text {
		return Checkpoint{}, ErrCheckpoint
	}
	return c, nil
}
