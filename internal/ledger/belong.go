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

// CheckKeys opens every stream's key and with it the stream's last words. It reads far less than Verify, and proves nothing of the rest.
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

// streamEnd is the last entry of a stream.
type streamEnd struct {
	stream StreamID
	keyed  int64
	id     EntryID
	body   []byte // nil when it was erased
}

// ends are the last entries of some streams, in order of stream.
func (l *Ledger) ends(ctx context.Context, which string, stream StreamID) ([]streamEnd, error) {
	rows, err := l.DB().QueryContext(ctx, `SELECT h.stream, h.keyed, e.id, e.body FROM head h JOIN entry e ON e.stream = h.stream AND e.version = h.version
		WHERE `+which+` ORDER BY h.stream LIMIT 500`, string(stream))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var some []streamEnd
	for rows.Next() {
		var e streamEnd
		if err := rows.Scan(&e.stream, &e.keyed, &e.id, &e.body); err != nil {
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

func (l *Ledger) opens(ctx context.Context, e streamEnd) error {
	if e.body == nil {
		return nil
	}
	key, err := l.keys.exactly(ctx, e.stream, e.keyed)
	if err != nil {
		return err
	}
	_, err = decrypt(nil, key.Key, associated(e.stream, e.id), e.body)
	return err
}
