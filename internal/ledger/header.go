package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// timeLayout is the fixed-width RFC 3339 text of every stored time: UTC, microseconds.
const timeLayout = "2006-01-02T15:04:05.000000Z"

// FormatTime writes a time as it is stored.
func FormatTime(t time.Time) string { return t.UTC().Format(timeLayout) }

// ParseTime reads a stored time.
func ParseTime(text string) (time.Time, error) {
	if t, ok := storedTime(text); ok {
		return t, nil
	}
	return time.Parse(timeLayout, text)
}

// storedTime reads a time that is just as FormatTime writes it, in a third of the time that package time takes: every entry that is read has one.
func storedTime(text string) (t time.Time, ok bool) {
	if len(text) != len(timeLayout) {
		return t, false
	}
	for i, c := range []byte(text) {
		digit := '0' <= c && c <= '9'
		if place := timeLayout[i]; ('0' <= place && place <= '9') != digit || !digit && c != place {
			return t, false
		}
	}
	number := func(from, to int) (n int) {
		for _, c := range []byte(text[from:to]) {
			n = 10*n + int(c-'0')
		}
		return n
	}
	month, day, hour, minute, second := number(5, 7), number(8, 10), number(11, 13), number(14, 16), number(17, 19)
	if month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59 {
		return t, false
	}
	t = time.Date(number(0, 4), time.Month(month), day, hour, minute, second, number(20, 26)*1000, time.UTC)
	return t, t.Day() == day // no day of the month after
}

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
func (h Header) Bytes() []byte { return h.append(make([]byte, 0, headerSize)) }

// headerSize is enough for any header.
const headerSize = 256

func (h Header) append(b []byte) []byte {
	return h.appendEnd(appendHeader(b, string(h.Stream), h.Version, string(h.ID), FormatTime(h.Recorded)))
}

// appendHeader writes all of a header that stands in columns of its own too.
func appendHeader(b []byte, stream string, version int64, id, recorded string) []byte {
	b = append(b, "candour entry 1\nstream "...)
	b = append(b, stream...)
	b = append(b, "\nversion "...)
	b = strconv.AppendInt(b, version, 10)
	b = append(b, "\nid "...)
	b = append(b, id...)
	b = append(b, "\nrecorded "...)
	b = append(b, recorded...)
	return append(b, "\ncommit "...)
}

// appendEnd writes the rest.
func (h Header) appendEnd(b []byte) []byte {
	return append(hex.AppendEncode(b, h.Commit[:]), '\n')
}

// associated is what an entry's encrypted body is bound to: the header's stream and id lines.
func associated(stream StreamID, id EntryID) []byte {
	return appendAssociated(make([]byte, 0, headerSize), stream, id)
}

func appendAssociated(b []byte, stream StreamID, id EntryID) []byte {
	b = append(append(b, "stream "...), stream...)
	b = append(append(b, "\nid "...), id...)
	return append(b, '\n')
}

var headerLabels = [...]string{"candour entry 1", "stream ", "version ", "id ", "recorded ", "commit "}

// ParseHeader reads a stored header and refuses any that Bytes would not have written.
func ParseHeader(stored []byte) (Header, error) {
	var values [len(headerLabels)][]byte
	rest := stored
	for i, label := range headerLabels {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		if len(line) < len(label) || string(line[:len(label)]) != label {
			return Header{}, fmt.Errorf("header line %d does not begin with %q", i+1, label)
		}
		values[i], rest = line[len(label):], after
	}
	h, err := headerOf(values)
	if err != nil {
		return Header{}, err
	}
	if !bytes.Equal(h.append(make([]byte, 0, headerSize)), stored) {
		return Header{}, errors.New("header is not in its stored form")
	}
	return h, nil
}

func headerOf(values [len(headerLabels)][]byte) (h Header, err error) {
	if h.Stream, err = ParseStreamID(string(values[1])); err != nil {
		return Header{}, err
	}
	if h.Version, err = strconv.ParseInt(string(values[2]), 10, 64); err != nil || h.Version < 1 {
		return Header{}, fmt.Errorf("header version %q is not a number from 1", values[2])
	}
	if h.ID, err = ParseEntryID(string(values[3])); err != nil {
		return Header{}, err
	}
	if h.Recorded, err = ParseTime(string(values[4])); err != nil {
		return Header{}, fmt.Errorf("header recorded time: %w", err)
	}
	if n, err := hex.Decode(h.Commit[:], values[5][:min(len(values[5]), hex.EncodedLen(len(h.Commit)))]); err != nil || n != len(h.Commit) {
		return Header{}, errors.New("header commit is not 64 hexadecimal digits")
	}
	return h, nil
}

// FirstLink is the link that stands before version 1 of a stream.
func FirstLink(stream StreamID) Hash {
	return sha256.Sum256([]byte("candour stream 1\n" + string(stream)))
}

// NextLink chains a stored header to the link before it.
func NextLink(previous Hash, header []byte) Hash {
	b := append(make([]byte, 0, 2*headerSize), "candour link 1\n"...)
	b = append(b, previous[:]...)
	return sha256.Sum256(append(b, header...))
}
