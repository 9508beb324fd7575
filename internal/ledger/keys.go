package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/crypto/chacha20poly1305"
)

// KeyStore keeps each stream's key, wrapped by the newest epoch key, in a database of its own. Whoever has the ledger's database
// alone can read no words; whoever destroys a key has erased its stream.
type KeyStore struct {
	db   *sql.DB
	ring *Keyring

	mu    sync.Mutex
	known map[StreamID]Key
}

// knownLimit bounds the keys kept in memory; past it the store starts afresh.
const knownLimit = 200_000

// OpenKeyStore puts a key store over an open database that has the table stream_key.
func OpenKeyStore(db *sql.DB, ring *Keyring) *KeyStore {
	return &KeyStore{db: db, ring: ring, known: map[StreamID]Key{}}
}

// Keyring is the id of the keyring that opens this store.
func (s *KeyStore) Keyring() string { return s.ring.ID }

// make gives each stream a fresh key. The keys are durable when it returns.
func (s *KeyStore) make(ctx context.Context, streams []StreamID) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	made := make(map[StreamID]Key, len(streams))
	for _, stream := range streams {
		var key Key
		rand.Read(key[:])
		made[stream] = key
		if err := s.insert(ctx, tx, stream, key); err != nil {
			return err
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

func (s *KeyStore) insert(ctx context.Context, tx *sql.Tx, stream StreamID, key Key) error {
	epoch := s.ring.newest()
	wrapped, err := wrapKey(epoch, stream, key)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO stream_key (stream, epoch, wrapped) VALUES ($1, $2, $3)`, string(stream), epoch.Number, wrapped)
	return err
}

// of is the key of a stream, or ErrUnknownStream.
func (s *KeyStore) of(ctx context.Context, stream StreamID) (Key, error) {
	s.mu.Lock()
	key, ok := s.known[stream]
	s.mu.Unlock()
	if ok {
		return key, nil
	}
	var number int64
	var wrapped []byte
	err := s.db.QueryRowContext(ctx, `SELECT epoch, wrapped FROM stream_key WHERE stream = $1`, string(stream)).Scan(&number, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return Key{}, ErrUnknownStream
	}
	if err != nil {
		return Key{}, fmt.Errorf("read a stream key: %w", err)
	}
	epoch, err := s.ring.epoch(number)
	if err != nil {
		return Key{}, err
	}
	if key, err = unwrapKey(epoch, stream, wrapped); err != nil {
		return Key{}, err
	}
	s.remember(stream, key)
	return key, nil
}

func (s *KeyStore) remember(stream StreamID, key Key) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) >= knownLimit {
		clear(s.known)
	}
	s.known[stream] = key
}

// forget drops a key from memory, for when another program has re-keyed the stream.
func (s *KeyStore) forget(stream StreamID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.known, stream)
}

// wrapKey is nonce || XChaCha20-Poly1305(epoch key, stream key), bound to the stream's name.
func wrapKey(epoch Epoch, stream StreamID, key Key) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(epoch.Key)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(key)+aead.Overhead())
	rand.Read(nonce)
	return aead.Seal(nonce, nonce, key[:], []byte(stream)), nil
}

func unwrapKey(epoch Epoch, stream StreamID, wrapped []byte) (key Key, err error) {
	aead, err := chacha20poly1305.NewX(epoch.Key)
	if err != nil {
		return key, err
	}
	if len(wrapped) < aead.NonceSize() {
		return key, errors.New("wrapped key is too short")
	}
	plain, err := aead.Open(nil, wrapped[:aead.NonceSize()], wrapped[aead.NonceSize():], []byte(stream))
	if err != nil || len(plain) != len(key) {
		return key, errors.New("stream key does not open under the keyring: it is another service's")
	}
	copy(key[:], plain)
	return key, nil
}
