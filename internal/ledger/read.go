package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// heads are where streams stand. Those that have not begun are not among them.
func (l *Ledger) heads(ctx context.Context, streams []StreamID) (map[StreamID]Head, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	in, args := placesOf(streams)
	rows, err := l.DB().QueryContext(ctx, `SELECT stream, version, link FROM head WHERE stream IN `+in, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	heads := make(map[StreamID]Head, len(streams))
	for rows.Next() {
		var stream StreamID
		var at Head
		var link sql.RawBytes
		if err := rows.Scan(&stream, &at.Version, &link); err != nil {
			return nil, err
		}
		copy(at.Link[:], link)
		heads[stream] = at
	}
	return heads, rows.Err()
}

// Read is the history of a stream as it stands. A stream that has not begun has an empty history.
// The head is read each time, and with it the entries since the stream was last read here.
func (l *Ledger) Read(ctx context.Context, stream StreamID) (*History, error) {
	held := l.cache.get(stream)
	if held == nil {
		held = NewHistory(stream)
	}
	h, err := l.readOn(ctx, held)
	if stale := err != nil || l.erasedSince(h, held.Version); stale && held.Version > 0 {
		// What is held is of another past, as after a restore, or holds words that were erased since: it is read afresh, and what is wrong
		// then is wrong with the record.
		l.cache.drop(stream)
		h, err = l.readOn(ctx, NewHistory(stream))
	}
	if err != nil {
		return nil, fmt.Errorf("read stream: %w", err)
	}
	if h != held {
		l.cache.put(h)
	}
	return h, nil
}

var (
	errNotChained = errors.New("entry does not carry the chain on")
	errNotOfHead  = errors.New("the stream does not end where its head stands")
)

// readOn opens the entries after those at hand, checks that each carries the chain on and that the last is where the head stands.
// When there are none it answers the history at hand.
func (l *Ledger) readOn(ctx context.Context, from *History) (*History, error) {
	rows, err := l.DB().QueryContext(ctx, `SELECT h.version, h.link, e.header, e.link, e.body FROM head h
		LEFT JOIN entry e ON e.stream = $1 AND e.version > $2 WHERE h.stream = $1 ORDER BY e.version`, string(from.Stream), from.Version)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	on := readingOn(l, from)
	var s storedEntry
	for rows.Next() {
		if err := rows.Scan(&s.version, &s.head, &s.header, &s.link, &s.body); err != nil {
			return nil, err
		}
		if err := on.take(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return on.done()
}

// reading is a stream that is being read, from the history at hand to where its head stands.
type reading struct {
	reader
	from, h *History
	to      Head
}

func readingOn(l *Ledger, from *History) *reading {
	return &reading{reader: reader{Ledger: l}, from: from, h: from, to: NotBegun(from.Stream)}
}

// take takes the next row in: an entry beside the head, or the head alone where nothing has come since.
func (r *reading) take(ctx context.Context, s storedEntry) error {
	r.to.Version = s.version
	copy(r.to.Link[:], s.head)
	if s.header == nil {
		return nil
	}
	if r.h == r.from {
		r.h = r.from.with()
		r.h.Entries = slices.Grow(r.h.Entries, int(max(r.to.Version-r.from.Version, 0)))
	}
	if err := r.open(ctx, r.h, s); err != nil {
		return fmt.Errorf("version %d: %w", r.h.Version+1, err)
	}
	return nil
}

// done is the history that was read, once it ends where the head stands.
func (r *reading) done() (*History, error) {
	if r.h.Version != r.to.Version || r.h.Link != r.to.Link {
		return nil, errNotOfHead
	}
	if r.h != r.from {
		r.h.tellGaps()
	}
	return r.h, nil
}

// storedEntry is a row as the database lends it until the next, beside the stream's head.
type storedEntry struct {
	version                  int64 // at which the head stands
	head, header, link, body sql.RawBytes
}

// reader opens the entries of a stream in turn.
type reader struct {
	*Ledger
	plain []byte // the words of the entry before, whose memory the next one's are put into
}

// open checks that an entry carries a history on and adds it.
func (r *reader) open(ctx context.Context, h *History, s storedEntry) error {
	header, err := ParseHeader(s.header)
	if err != nil {
		return err
	}
	link := NextLink(h.Link, s.header)
	if header.Stream != h.Stream || header.Version != h.Version+1 || string(link[:]) != string(s.link) {
		return errNotChained
	}
	e := Entry{Stream: h.Stream, Version: header.Version, ID: header.ID, Recorded: header.Recorded, Erased: s.body == nil}
	if !e.Erased {
		if err := r.openBody(ctx, header, s.body, &e); err != nil {
			return err
		}
	}
	h.Entries, h.Version, h.Link = append(h.Entries, e), e.Version, link
	h.bytes += len(s.header) + memoryFor(len(s.body))
	return nil
}

// memoryFor guesses what an opened body takes in memory: strings twice over, once as read and once in the fold, and the structures.
func memoryFor(stored int) int { return 3 * stored }

func (r *reader) openBody(ctx context.Context, header Header, stored []byte, e *Entry) (err error) {
	r.plain, err = r.decrypt(ctx, r.plain, header.Stream, associated(header.Stream, header.ID), stored)
	if err != nil {
		return err
	}
	return r.openWords(header.Commit, r.plain, e)
}

var errNotCommitted = errors.New("words are not those the header commits to")

// openWords takes an entry's words in from its opened body, when that is what its header commits to. Nothing of it is kept but copies.
func (l *Ledger) openWords(commit Hash, plain []byte, e *Entry) error {
	words, err := committed(commit, plain)
	if err != nil {
		return err
	}
	return l.takeIn(words, e)
}

// committed are the words of an opened body, when that is what a header commits to.
func committed(commit Hash, plain []byte) ([]byte, error) {
	if sha256.Sum256(plain) != commit {
		return nil, errNotCommitted
	}
	_, words, err := splitBody(plain)
	return words, err
}

func (l *Ledger) takeIn(words []byte, e *Entry) error {
	env, err := decodeEnvelope(words)
	if err != nil {
		return err
	}
	e.Kind, e.Author, e.Happened = env.Kind, env.Author, env.Happened
	e.Body, err = l.registry.Decode(env.Kind, env.Body)
	return err
}
