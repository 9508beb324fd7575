package proof

import (
	"encoding/hex"
	"errors"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"candour/internal/ledger"
)

// A record of the log is a line that names its kind and a line with what it says, line feeds included. Random names, numbers and hashes: no word
// of any case.
const (
	headLine   = "candour head 1\n"
	censusLine = "candour census 1\n"
)

// Head is where one stream stood when it was sealed.
type Head struct {
	Stream  ledger.StreamID
	Version int64
	Link    ledger.Hash
}

// Text is the head as it stands in the log.
func (h Head) Text() string {
	b := append(make([]byte, 0, 192), headLine...)
	b = append(b, h.Stream...)
	return string(numbered(b, h.Version, h.Link[:]))
}

// numbered ends a record's second line with a number and a hash.
func numbered(b []byte, number int64, hash []byte) []byte {
	b = strconv.AppendInt(append(b, ' '), number, 10)
	return append(hex.AppendEncode(append(b, ' '), hash), '\n')
}

// Census counts all streams of the log at once: its root is that of a tree (RFC 6962) over the text of the latest head of each stream among the
// first Size records, sorted by stream. Without it an older head would prove as well as the newest.
type Census struct {
	Size, Streams int64
	Root          tlog.Hash
}

// Text is the census as it stands in the log.
func (c Census) Text() string {
	return string(numbered(strconv.AppendInt([]byte(censusLine), c.Size, 10), c.Streams, c.Root[:]))
}

var errNoRecord = errors.New("it is not as any record is written")

// parseHead reads a head, and refuses any text that Text would not have written.
func parseHead(text string) (h Head, err error) {
	var stream string
	if stream, h.Version, err = parseRecord(text, headLine, h.Link[:]); err != nil {
		return Head{}, err
	}
	if h.Stream, err = ledger.ParseStreamID(stream); err != nil || h.Version < 1 || h.Text() != text {
		return Head{}, errNoRecord
	}
	return h, nil
}

// parseCensus reads a census, and refuses any text that Text would not have written.
func parseCensus(text string) (c Census, err error) {
	var size string
	if size, c.Streams, err = parseRecord(text, censusLine, c.Root[:]); err != nil {
		return Census{}, err
	}
	if c.Size, err = strconv.ParseInt(size, 10, 64); err != nil || c.Text() != text {
		return Census{}, errNoRecord
	}
	return c, nil
}

// parseRecord cuts a record's second line into its first word, its number and its hash.
func parseRecord(text, kind string, hash []byte) (first string, number int64, err error) {
	rest, _ := strings.CutPrefix(text, kind)
	first, rest, _ = strings.Cut(rest, " ")
	digits, rest, _ := strings.Cut(rest, " ")
	number, err = strconv.ParseInt(digits, 10, 64)
	if err != nil || len(rest) != hex.EncodedLen(len(hash))+1 {
		return "", 0, errNoRecord
	}
	if _, err := hex.Decode(hash, []byte(rest[:len(rest)-1])); err != nil {
		return "", 0, errNoRecord
	}
	return first, number, nil
}

// isCensus reports whether a record counts streams.
func isCensus(text string) bool { return strings.HasPrefix(text, censusLine) }
