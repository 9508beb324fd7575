package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// head is the row that is both lock and check of a stream.
type head struct {
	version int64
	link    Hash
}

// Read is the history of a stream as it stands. A stream that has not begun has an empty history.
// The head is read each time; entries only when it has moved since they were last read.
func (l *Ledger) Read(ctx context.Context, stream StreamID) (*History, error) {
	now, err := l.head(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("read stream: %w", err)
	}
	held := l.cache.get(stream)
	if held != nil && held.Version == now.version && held.Link == now.link {
		return held, nil
	}
	if held != nil && held.Version < now.version {
		if h, err := l.readOn(ctx, held, now); err == nil {
			l.cache.put(h)
			return h, nil
		}
	}
	// What is held is of another past, as after a restore: it is read afresh, and what is wrong then is wrong with the record.
	l.cache.drop(stream)
	h, err := l.readOn(ctx, NewHistory(stream), now)
	if err != nil {
		return nil, fmt.Errorf("read stream: %w", err)
	}
	l.cache.put(h)
	return h, nil
}

func (l *Ledger) head(ctx context.Context, stream StreamID) (head, error) {
	h := head{link: FirstLink(stream)}
	var link []byte
	err := l.DB().QueryRowContext(ctx, `SELECT version, link FROM head WHERE stream = $1`, string(stream)).Scan(&h.version, &link)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	copy(h.link[:], link)
	return h, err
}

var (
	errNotChained = errors.New("entry does not carry the chain on")
	errCutShort   = errors.New("the stream ends before its head")
	errNotHead    = errors.New("the head is not that of the last entry")
)

// readOn opens the entries after those at hand and checks that each carries the chain on, at least up to the head.
func (l *Ledger) readOn(ctx context.Context, from *History, to head) (*History, error) {
	rows, err := l.DB().QueryContext(ctx,
		`SELECT header, link, body FROM entry WHERE stream = $1 AND version > $2 ORDER BY version`, string(from.Stream), from.Version)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	h := from.with()
	h.Entries = slices.Grow(h.Entries, int(max(to.version-from.Version, 0)))
	for rows.Next() {
		var s storedEntry
		if err := rows.Scan(&s.header, &s.link, &s.body); err != nil {
			return nil, err
		}
		e, link, err := l.open(ctx, h, s)
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", h.Version+1, err)
		}
		h.Entries, h.Version, h.Link = append(h.Entries, e), h.Version+1, link
		h.bytes += len(s.header) + memoryFor(len(s.body))
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return h, h.reaches(to)
}

// reaches refuses a history that ends before the head, or has another link where the head stands.
func (h *History) reaches(to head) error {
	switch {
	case h.Version < to.version:
		return errCutShort
	case h.Version == to.version && h.Link != to.link:
		return errNotHead
	default:
		return nil
	}
}

// memoryFor guesses what an opened body takes in memory: strings twice over, once as read and once in the fold, and the structures.
func memoryFor(stored int) int { return 3 * stored }

type storedEntry struct{ header, link, body []byte }

func (l *Ledger) open(ctx context.Context, before *History, s storedEntry) (Entry, Hash, error) {
	header, err := ParseHeader(s.header)
	if err != nil {
		return Entry{}, Hash{}, err
	}
	link := NextLink(before.Link, s.header)
	if header.Stream != before.Stream || header.Version != before.Version+1 || string(link[:]) != string(s.link) {
		return Entry{}, Hash{}, errNotChained
	}
	e := Entry{Stream: header.Stream, Version: header.Version, ID: header.ID, Recorded: header.Recorded}
	if s.body == nil {
		e.Erased = true
		return e, link, nil
	}
	err = l.openBody(ctx, header, s.body, &e)
	return e, link, err
}

var errNotCommitted = errors.New("words are not those the header commits to")

func (l *Ledger) openBody(ctx context.Context, header Header, stored []byte, e *Entry) error {
	r, plain, err := l.decryptBody(ctx, header.Stream, header.ID, stored)
	if err != nil {
		return err
	}
	return l.openWords(header, r, plain, e)
}

// openWords takes an entry's words in, when they are those that its header commits to.
func (l *Ledger) openWords(header Header, r random, plain []byte, e *Entry) error {
	if commitTo(r, plain) != header.Commit {
		return errNotCommitted
	}
	env, err := decodeEnvelope(plain)
	if err != nil {
		return err
	}
	e.Kind, e.Author, e.Happened = env.Kind, env.Author, env.Happened
	e.Body, err = l.registry.Decode(env.Kind, env.Body)
	return err
}
