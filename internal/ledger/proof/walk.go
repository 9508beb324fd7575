package proof

import (
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// walk goes through a log record by record, from the first. What it finds is a function of the log alone, for the service, for verify and for
// a witness alike.
type walk struct {
	tree
	latest map[name]place
	count  func(n int64) bool // whether the census at a number is counted again; nil for none
	faults []string
}

func newWalk() *walk { return &walk{latest: map[name]place{}} }

func (w *walk) fault(format string, args ...any) {
	w.faults = append(w.faults, fmt.Sprintf(format, args...))
}

// record takes the next record in.
func (w *walk) record(text string) {
	n := w.size
	w.add(tlog.RecordHash([]byte(text)))
	switch {
	case strings.HasPrefix(text, headLine):
		h, err := parseHead(text)
		if err != nil {
			w.fault("record %d: %v", n, err)
			return
		}
		w.head(n, h)
	case isCensus(text):
		c, err := parseCensus(text)
		if err != nil {
			w.fault("record %d: %v", n, err)
			return
		}
		w.census(n, c)
	case strings.HasPrefix(text, originLine):
		if _, err := parseOrigin(text); err != nil {
			w.fault("record %d: %v", n, err)
		}
	case strings.HasPrefix(text, signerLine):
		if _, err := parseSigner(text); err != nil {
			w.fault("record %d: %v", n, err)
		}
	default:
		w.fault("record %d is of a kind that this program does not know", n)
	}
}

// head demands that a stream has grown since it was sealed before: two branches of one past do not stand in one log.
func (w *walk) head(n int64, h Head) {
	key, _ := nameIn([]byte(h.Stream)) // it was parsed: it is a UUID
	if before := w.latest[key]; h.Version <= before.version {
		w.fault("record %d: stream %s was sealed at version %d, and is sealed again at version %d", n, h.Stream, before.version, h.Version)
		return
	}
	w.latest[key] = place{h.Version, h.Link}
}

// census counts again what a census counted. Every census counts all records before it.
func (w *walk) census(n int64, c Census) {
	switch {
	case c.Size != n:
		w.fault("record %d is a census of %d records", n, c.Size)
	case w.count != nil && w.count(n) && w.counted(n) != c:
		w.fault("record %d: the census does not count the streams that the log holds, each where it stood last", n)
	}
}

// counted is the census of what was walked so far.
func (w *walk) counted(size int64) Census {
	all := make([]stood, 0, len(w.latest))
	for n, at := range w.latest {
		all = append(all, stood{n, at})
	}
	return censusOf(size, byName(all))
}
