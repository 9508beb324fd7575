package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeLayout is the fixed-width RFC 3339 text of every stored time: UTC, microseconds.
const timeLayout = "2006-01-02T15:04:05.000000Z"

// FormatTime writes a time as it is stored.
func FormatTime(t time.Time) string { return t.UTC().Format(timeLayout) }

// ParseTime reads a stored time.
func ParseTime(text string) (time.Time, error) { return time.Parse(timeLayout, text) }

// Hash is a SHA-256 sum.
type Hash [sha256.Size]byte

func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Header is what is chained of an entry: everything an outsider may check without reading its words.
type Header struct {
	Stream   StreamID
	Version  int64
	ID       EntryID
	Recorded time.Time
	Commit   Hash // SHA-256 of the entry's random r and its envelope
}

// Bytes is the header exactly as stored and hashed: six lines, LF after each.
func (h Header) Bytes() []byte {
	b := make([]byte, 0, 256)
	b = append(b, "candour entry 1\nstream "...)
	b = append(b, h.Stream...)
	b = append(b, "\nversion "...)
	b = strconv.AppendInt(b, h.Version, 10)
	b = append(b, "\nid "...)
	b = append(b, h.ID...)
	b = append(b, "\nrecorded "...)
	b = append(b, FormatTime(h.Recorded)...)
	b = append(b, "\ncommit "...)
	b = hex.AppendEncode(b, h.Commit[:])
	return append(b, '\n')
}

// associated is what an entry's encrypted body is bound to: the header's stream and id lines.
func associated(stream StreamID, id EntryID) []byte {
	return []byte("stream " + string(stream) + "\nid " + string(id) + "\n")
}

var headerLabels = [...]string{"stream ", "version ", "id ", "recorded ", "commit "}

// ParseHeader reads a stored header and refuses any that Bytes would not have written.
func ParseHeader(stored []byte) (Header, error) {
	lines := strings.Split(string(stored), "\n")
	if len(lines) != 7 || lines[0] != "candour entry 1" || lines[6] != "" {
		return Header{}, errors.New("not a candour entry header of version 1")
	}
	var values [len(headerLabels)]string
	for i, label := range headerLabels {
		value, ok := strings.CutPrefix(lines[i+1], label)
		if !ok {
			return Header{}, fmt.Errorf("header line %d does not begin with %q", i+2, label)
		}
		values[i] = value
	}
	h, err := headerOf(values)
	if err != nil {
		return Header{}, err
	}
	if !bytes.Equal(h.Bytes(), stored) {
		return Header{}, errors.New("header is not in its stored form")
	}
	return h, nil
}

func headerOf(values [5]string) (h Header, err error) {
	if h.Stream, err = ParseStreamID(values[0]); err != nil {
		return Header{}, err
	}
	if h.Version, err = strconv.ParseInt(values[1], 10, 64); err != nil || h.Version < 1 {
		return Header{}, fmt.Errorf("header version %q is not a number from 1", values[1])
	}
	if h.ID, err = ParseEntryID(values[2]); err != nil {
		return Header{}, err
	}
	if h.Recorded, err = ParseTime(values[3]); err != nil {
		return Header{}, fmt.Errorf("header recorded time: %w", err)
	}
	commit, err := hex.DecodeString(values[4])
	if err != nil || len(commit) != len(h.Commit) {
		return Header{}, errors.New("header commit is not 64 hexadecimal digits")
	}
	copy(h.Commit[:], commit)
	return h, nil
}

// FirstLink is the link that stands before version 1 of a stream.
func FirstLink(stream StreamID) Hash {
	return sha256.Sum256([]byte("candour stream 1\n" + string(stream)))
}

// NextLink chains a stored header to the link before it.
func NextLink(previous Hash, header []byte) Hash {
	h := sha256.New()
	h.Write([]byte("candour link 1\n"))
	h.Write(previous[:])
	h.Write(header)
	return Hash(h.Sum(nil))
}
