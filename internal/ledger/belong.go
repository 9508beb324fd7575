package ledger

import (
	"context"
	"errors"
	"fmt"
)

// Belonging is what CheckKeys found. Without Faults, keyring, key store and record belong together.
type Belonging struct {
	Streams int64
	Under   map[int64]int64 // how many stream keys lie under each key of the keyring
	Faults  []Fault
}

// CheckKeys opens the key that every stream names, and with it the stream's last words that are there. It reads far less than Verify, and proves
// nothing of the rest.
func (l *Ledger) CheckKeys(ctx context.Context, progress func(streams int64)) (Belonging, error) {
	out := Belonging{}
	var err error
	if out.Under, err = l.keys.Under(ctx); err != nil {
		return out, err
	}
	for after := StreamID(""); ; {
		some, err := l.ends(ctx, `h.stream > $1`, after)
		if err != nil {
			return out, fmt.Errorf("check keys: %w", err)
		}
		if len(some) == 0 {
			return out, nil
		}
		for _, e := range some {
			if err := l.openEnd(ctx, e); err != nil {
				out.Faults = append(out.Faults, Fault{Stream: e.stream, What: err.Error()})
			}
		}
		after = some[len(some)-1].stream
		out.Streams += int64(len(some))
		progress(out.Streams)
	}
}

// streamEnd is where a stream stands, and its last entry that has words.
type streamEnd struct {
	stream StreamID
	keyed  int64
	whole  bool    // the entry at which the head stands is there
	id     *string // nil when no entry has words
	body   []byte
}

// ends are those of some streams, in order of stream.
func (l *Ledger) ends(ctx context.Context, which string, stream StreamID) ([]streamEnd, error) {
	rows, err := l.DB().QueryContext(ctx, `SELECT h.stream, h.keyed, EXISTS (SELECT 1 FROM entry e WHERE e.stream = h.stream AND e.version = h.version), w.id, w.body
		FROM head h LEFT JOIN entry w ON w.stream = h.stream
			AND w.version = (SELECT MAX(b.version) FROM entry b WHERE b.stream = h.stream AND b.body IS NOT NULL)
		WHERE `+which+` ORDER BY h.stream LIMIT 500`, string(stream))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var some []streamEnd
	for rows.Next() {
		var e streamEnd
		if err := rows.Scan(&e.stream, &e.keyed, &e.whole, &e.id, &e.body); err != nil {
			return nil, err
		}
		some = append(some, e)
	}
	return some, rows.Err()
}

var errCutShort = errors.New("its last entry is missing")

// openEnd opens it, and when it does not open reads it afresh first: the stream may have been given another key meanwhile.
func (l *Ledger) openEnd(ctx context.Context, e streamEnd) error {
	if l.opens(ctx, e) == nil {
		return nil
	}
	again, err := l.ends(ctx, `h.stream = $1`, e.stream)
	if err != nil {
		return fmt.Errorf("its last entry cannot be read again: %w", err)
	}
	if len(again) == 0 {
		return errCutShort
	}
	return l.opens(ctx, again[0])
}

// opens tries the key that the head names. A stream that was erased as a whole names none, and one of which every entry was erased has a key
// all the same.
func (l *Ledger) opens(ctx context.Context, e streamEnd) error {
	switch {
	case !e.whole:
		return errCutShort
	case e.keyed == erasedWhole && e.id == nil:
		return nil
	}
	key, err := l.keys.exactly(ctx, e.stream, e.keyed)
	if err != nil || e.id == nil {
		return err
	}
	_, err = decrypt(nil, key.Key, associated(e.stream, EntryID(*e.id)), e.body)
	return err
}
