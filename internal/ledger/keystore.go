package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

// KeyStore keeps each stream's key, wrapped by the newest epoch key, in a database of its own. Whoever has the ledger's database
// alone can read no words; whoever destroys a key has erased its stream.
type KeyStore struct {
	db   *sql.DB
	ring atomic.Pointer[Keyring]

	mu    sync.Mutex
	known map[StreamID]streamKey
}

// streamKey is a key with its number among the keys of its stream, from 1.
type streamKey struct {
	number int64
	Key
}

// errNoKeys is the answer of a ledger that was opened without keys.
var errNoKeys = errors.New("the record was opened without keys")

// knownLimit bounds the keys kept in memory; past it the store starts afresh.
const knownLimit = 200_000

// OpenKeyStore puts a key store over an open database that has the table stream_key.
func OpenKeyStore(db *sql.DB, ring *Keyring) *KeyStore {
	s := &KeyStore{db: db, known: map[StreamID]streamKey{}}
	s.ring.Store(ring)
	return s
}

// Keyring is the id of the keyring that opens this store.
func (s *KeyStore) Keyring() string { return s.ring.Load().ID }

// keyring is the keyring as its file has it now, for a rotation may have changed it while this program runs. One that can no longer be read
// wraps no new key: it might be a key that nobody holds any more by the time it is needed.
func (s *KeyStore) keyring() (*Keyring, error) {
	ring, err := s.ring.Load().afresh()
	if err != nil {
		return nil, fmt.Errorf("keyring: %w", err)
	}
	s.ring.Store(ring)
	return ring, nil
}

// makeAll gives every stream of every caller a key, unless it has one. They are durable when it returns; one failure fails them all.
func (s *KeyStore) makeAll(callers [][]StreamID) []error {
	err := errNoKeys
	if s != nil {
		err = s.make(context.Background(), slices.Concat(callers...))
	}
	errs := make([]error, len(callers))
	for i := range errs {
		errs[i] = err
	}
	return errs
}

func (s *KeyStore) make(ctx context.Context, streams []StreamID) error {
	ring, err := s.keyring()
	if err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert, err := tx.PrepareContext(ctx, `INSERT INTO stream_key (stream, n, epoch, wrapped) SELECT $1, $2, $3, $4
		WHERE NOT EXISTS (SELECT 1 FROM stream_key WHERE stream = $1)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	made := make(map[StreamID]streamKey, len(streams))
	for _, stream := range streams {
		key := streamKey{number: 1}
		rand.Read(key.Key[:])
		fresh, err := insertKey(ctx, insert, ring.newest(), stream, key)
		if err != nil {
			return err
		}
		if fresh {
			made[stream] = key
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	for stream, key := range made {
		s.remember(stream, key)
	}
	return nil
}

// insertKey adds a stream's first key; false when the stream has a key already, which then stays its key.
func insertKey(ctx context.Context, insert *sql.Stmt, epoch Epoch, stream StreamID, key streamKey) (fresh bool, err error) {
	wrapped, err := wrapKey(epoch, stream, key.Key)
	if err != nil {
		return false, err
	}
	result, err := insert.ExecContext(ctx, string(stream), key.number, epoch.Number, wrapped)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// of is the key that a stream's bodies lie under, as last known here, or ErrUnknownStream. Another program may have re-keyed the stream
// since: whoever finds that it does not open asks afresh.
func (s *KeyStore) of(ctx context.Context, stream StreamID) (streamKey, error) {
	if s == nil {
		return streamKey{}, errNoKeys
	}
	s.mu.Lock()
	key, ok := s.known[stream]
	s.mu.Unlock()
	if ok {
		return key, nil
	}
	keys, err := s.afresh(ctx, stream)
	if err != nil {
		return streamKey{}, err
	}
	s.remember(stream, keys[0])
	return keys[0], nil
}

// afresh are all keys of a stream, oldest first, as they stand in the store; ErrUnknownStream when there is none.
func (s *KeyStore) afresh(ctx context.Context, stream StreamID) ([]streamKey, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT n, epoch, wrapped FROM stream_key WHERE stream = $1 ORDER BY n`, string(stream))
	if err != nil {
		return nil, fmt.Errorf("read a stream key: %w", err)
	}
	defer rows.Close()
	var keys []streamKey
	for rows.Next() {
		var key streamKey
		var epoch int64
		var wrapped []byte
		if err := rows.Scan(&key.number, &epoch, &wrapped); err != nil {
			return nil, fmt.Errorf("read a stream key: %w", err)
		}
		if key.Key, err = s.unwrap(stream, epoch, wrapped); err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read a stream key: %w", err)
	}
	if len(keys) == 0 {
		return nil, ErrUnknownStream
	}
	return keys, nil
}

// know asks once for the keys of those streams whose key is not known here, for whoever is about to read them all. One that has none stays unknown.
func (s *KeyStore) know(ctx context.Context, streams []StreamID) error {
	if s == nil {
		return errNoKeys
	}
	s.mu.Lock()
	unknown := slices.DeleteFunc(slices.Clone(streams), func(stream StreamID) bool { _, ok := s.known[stream]; return ok })
	s.mu.Unlock()
	if len(unknown) == 0 {
		return nil
	}
	in, args := placesOf(unknown)
	rows, err := s.db.QueryContext(ctx, `SELECT stream, n, epoch, wrapped FROM stream_key WHERE stream IN `+in+` ORDER BY stream, n DESC`, args...)
	if err != nil {
		return fmt.Errorf("read stream keys: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var stream StreamID
		var key streamKey
		var epoch int64
		var wrapped []byte
		if err := rows.Scan(&stream, &key.number, &epoch, &wrapped); err != nil {
			return fmt.Errorf("read stream keys: %w", err)
		}
		if key.Key, err = s.unwrap(stream, epoch, wrapped); err != nil {
			return err
		}
		s.remember(stream, key) // of several the oldest, which comes last, as when it is asked for alone
	}
	return rows.Err()
}

func (s *KeyStore) unwrap(stream StreamID, number int64, wrapped []byte) (Key, error) {
	epoch, err := s.epoch(number)
	if err != nil {
		return Key{}, err
	}
	return unwrapKey(epoch, stream, wrapped)
}

// epoch is a key of the keyring, read afresh when the keyring at hand lacks it.
func (s *KeyStore) epoch(number int64) (Epoch, error) {
	if epoch, err := s.ring.Load().epoch(number); err == nil {
		return epoch, nil
	}
	ring, err := s.keyring()
	if err != nil {
		return Epoch{}, err
	}
	return ring.epoch(number)
}

// exactly is one key of a stream, read afresh.
func (s *KeyStore) exactly(ctx context.Context, stream StreamID, number int64) (streamKey, error) {
	if number == erasedWhole {
		return streamKey{}, ErrUnknownStream
	}
	keys, err := s.afresh(ctx, stream)
	if err != nil {
		return streamKey{}, err
	}
	i := slices.IndexFunc(keys, func(k streamKey) bool { return k.number == number })
	if i < 0 {
		return streamKey{}, errKeyMissing(number)
	}
	return keys[i], nil
}

// change remembers another key of a stream as the one in use.
func (s *KeyStore) change(ctx context.Context, stream StreamID, number int64) error {
	key, err := s.exactly(ctx, stream, number)
	if err == nil {
		s.remember(stream, key)
	}
	return err
}

func (s *KeyStore) remember(stream StreamID, key streamKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) >= knownLimit {
		clear(s.known)
	}
	s.known[stream] = key
}
