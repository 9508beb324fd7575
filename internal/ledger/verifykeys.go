package ledger

import (
	"context"
	"fmt"
)

// wrappedKeys are the keys of some streams as the key store has them.
type wrappedKeys map[StreamID][]wrappedKey

// in are the keys of some streams. One whose columns are not of their types is none.
func (s *KeyStore) in(ctx context.Context, streams span) (wrappedKeys, error) {
	which, args := streams.of("stream")
	rows, err := s.db.QueryContext(ctx, `SELECT stream, n, epoch, wrapped FROM stream_key WHERE `+which, args...)
	if err != nil {
		return nil, fmt.Errorf("read stream keys: %w", err)
	}
	defer rows.Close()
	all := wrappedKeys{}
	for rows.Next() {
		var stream, n, epoch, wrapped column
		if err := rows.Scan(&stream, &n, &epoch, &wrapped); err != nil {
			return nil, fmt.Errorf("read stream keys: %w", err)
		}
		key := wrappedKey{stream: nameOf(stream.value)}
		key.n, _ = n.value.(int64)
		key.epoch, _ = epoch.value.(int64)
		key.wrapped, _ = wrapped.kept().([]byte)
		all[key.stream] = append(all[key.stream], key)
	}
	return all, rows.Err()
}

// among is a stream's key of that number.
func (s *KeyStore) among(keys wrappedKeys, stream StreamID, number int64) (Key, error) {
	for _, key := range keys[stream] {
		if key.n == number {
			return s.unwrap(stream, key.epoch, key.wrapped)
		}
	}
	if len(keys[stream]) == 0 {
		return Key{}, ErrUnknownStream
	}
	return Key{}, errKeyMissing(number)
}

func errKeyMissing(number int64) error { return fmt.Errorf("key %d of the stream is missing", number) }
