package ledger

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/google/uuid"
)

// StreamID names a stream: a random UUID (version 4) as 36 lower-case characters. It says nothing about the stream, not even when it began.
type StreamID string

// EntryID names an entry: a UUID, version 7 when made for a form, version 8 when derived from a cause.
type EntryID string

// Ref names a thing inside a stream by the entry that introduced it.
type Ref struct {
	Stream StreamID `json:"stream"`
	Entry  EntryID  `json:"entry"`
}

// IsZero reports whether the reference names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

func (r Ref) String() string { return string(r.Stream) + "/" + string(r.Entry) }

// NewStreamID makes a random stream name.
func NewStreamID() StreamID { return StreamID(uuid.NewString()) }

// NewEntryID makes the id that a form carries in a hidden field from the moment it is shown.
func NewEntryID() EntryID { return EntryID(uuid.Must(uuid.NewV7()).String()) }

// DerivedID is the id of an entry that follows from a cause, so that the same cause never makes two.
func DerivedID(stream StreamID, cause string) EntryID {
	sum := sha256.Sum256([]byte("candour id 1\n" + string(stream) + "\n" + cause))
	var u uuid.UUID
	copy(u[:], sum[:16])
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return EntryID(u.String())
}

// ParseStreamID takes the text of a stream name from outside. It accepts only the stored form.
func ParseStreamID(text string) (StreamID, error) {
	if err := checkUUID(text); err != nil {
		return "", fmt.Errorf("stream name: %w", err)
	}
	return StreamID(text), nil
}

// ParseEntryID takes the text of an entry id from outside. It accepts only the stored form.
func ParseEntryID(text string) (EntryID, error) {
	if err := checkUUID(text); err != nil {
		return "", fmt.Errorf("entry id: %w", err)
	}
	return EntryID(text), nil
}

// DerivedStreamID is the name of a stream that a form begins: the same form of one person never begins two, and no name that comes from outside is
// looked for. As the form’s id is random, so is the name to whoever does not know it.
func DerivedStreamID(form EntryID, by StreamID, what string) StreamID {
	sum := sha256.Sum256([]byte("candour stream 1\n" + string(form) + "\n" + string(by) + "\n" + what))
	var u uuid.UUID
	copy(u[:], sum[:16])
	u[6] = u[6]&0x0f | 0x40
	u[8] = u[8]&0x3f | 0x80
	return StreamID(u.String())
}

// checkRandom refuses a name for a new stream that is not a random UUID: one made from a time or a name would say something.
func checkRandom(name StreamID) error {
	if err := checkUUID(string(name)); err != nil {
		return fmt.Errorf("stream name: %w", err)
	}
	if uuid.MustParse(string(name)).Version() != 4 {
		return errors.New("stream name: not a random UUID")
	}
	return nil
}

// checkUUID refuses what is not a UUID in its stored form: lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
func checkUUID(text string) error {
	if len(text) != 36 {
		return errors.New("not a UUID of 36 characters")
	}
	if text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' ||
		!isHex(text[:8]) || !isHex(text[9:13]) || !isHex(text[14:18]) || !isHex(text[19:23]) || !isHex(text[24:]) {
		return errors.New("not in the stored form of a UUID")
	}
	return nil
}

func isHex(text string) bool {
	for i := range len(text) {
		if c := text[i]; c-'0' > 9 && c-'a' > 5 {
			return false
		}
	}
	return true
}
