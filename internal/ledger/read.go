package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// heads are where streams stand. Those that have not begun are not among them.
func (l *Ledger) heads(ctx context.Context, streams []StreamID) (map[StreamID]Head, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	places, args := make([]string, len(streams)), make([]any, len(streams))
	for i, stream := range streams {
		places[i], args[i] = fmt.Sprint("$", i+1), string(stream)
	}
	rows, err := l.DB().QueryContext(ctx, `SELECT stream, version, link FROM head WHERE stream IN (`+strings.Join(places, ", ")+`)`, args...)
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

// readsAtOnce is how many streams are read at the same time.
const readsAtOnce = 4

// ReadMany is the history of each of some streams. Where all of them stand is asked once; those that moved since they were last read here are read.
func (l *Ledger) ReadMany(ctx context.Context, streams []StreamID) (Histories, error) {
	heads, err := l.heads(ctx, streams)
	if err != nil {
		return nil, fmt.Errorf("read streams: %w", err)
	}
	read := make([]*History, len(streams))
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(readsAtOnce)
	for i, stream := range streams {
		all.Go(func() (err error) {
			read[i], err = l.readAt(ctx, stream, heads[stream])
			return err
		})
	}
	if err := all.Wait(); err != nil {
		return nil, err
	}
	histories := make(Histories, len(streams))
	for _, h := range read {
		histories[h.Stream] = h
	}
	return histories, nil
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
	h, to := from, NotBegun(from.Stream)
	next := reader{Ledger: l}
	var s storedEntry
	for rows.Next() {
		if err := rows.Scan(&to.Version, &s.head, &s.header, &s.link, &s.body); err != nil {
			return nil, err
		}
		copy(to.Link[:], s.head)
		if s.header == nil {
			break // the head stands, and nothing has come since
		}
		if h == from {
			h = from.with()
			h.Entries = slices.Grow(h.Entries, int(max(to.Version-from.Version, 0)))
		}
		if err := next.open(ctx, h, s); err != nil {
			return nil, fmt.Errorf("version %d: %w", h.Version+1, err)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if h.Version != to.Version || h.Link != to.Link {
		return nil, errNotOfHead
	}
	if h != from {
		h.tellGaps()
	}
	return h, nil
}

// storedEntry is a row as the database lends it until the next, beside the link of the stream's head.
type storedEntry struct{ head, header, link, body sql.RawBytes }

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
