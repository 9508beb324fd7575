package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
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
		return nil, err
	}
	cached := l.cache.get(stream)
	if cached != nil && cached.Version == now.version && cached.Link == now.link {
		return cached, nil
	}
	if cached == nil || cached.Version > now.version {
		cached = NewHistory(stream)
	}
	h, err := l.readOn(ctx, cached)
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

// readOn opens the entries after those at hand and checks that each carries the chain on.
func (l *Ledger) readOn(ctx context.Context, from *History) (*History, error) {
	rows, err := l.DB().QueryContext(ctx,
		`SELECT header, link, body FROM entry WHERE stream = $1 AND version > $2 ORDER BY version`, string(from.Stream), from.Version)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	h := &History{Stream: from.Stream, Version: from.Version, Link: from.Link, Entries: from.Entries[:len(from.Entries):len(from.Entries)], bytes: from.bytes}
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
		h.bytes += 3*len(s.body) + len(s.header)
	}
	return h, rows.Err()
}

type storedEntry struct{ header, link, body []byte }

var errNotChained = errors.New("entry does not carry the chain on")

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
	key, err := l.keys.of(ctx, header.Stream)
	if err != nil {
		return err
	}
	r, plain, err := decryptBody(key, header.Stream, header.ID, stored)
	if err != nil {
		return err
	}
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
