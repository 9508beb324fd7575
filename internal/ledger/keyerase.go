package ledger

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
)

// addKey gives a stream a further key, unless another program has just done so, and answers the newest.
func (s *KeyStore) addKey(ctx context.Context, stream StreamID, number int64) (streamKey, error) {
	ring, err := s.keyring()
	if err != nil {
		return streamKey{}, err
	}
	var key Key
	rand.Read(key[:])
	epoch := ring.newest()
	wrapped, err := wrapKey(epoch, stream, key)
	if err != nil {
		return streamKey{}, err
	}
	_, err = s.db.ExecContext(ctx, `INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ($1, $2, $3, $4) ON CONFLICT (stream, n) DO NOTHING`,
		string(stream), number, epoch.Number, wrapped)
	if err != nil {
		return streamKey{}, fmt.Errorf("add a key: %w", err)
	}
	return s.newest(ctx, stream)
}

// newest is the last key of a stream as it stands in the store.
func (s *KeyStore) newest(ctx context.Context, stream StreamID) (streamKey, error) {
	if s == nil {
		return streamKey{}, errNoKeys
	}
	keys, err := s.afresh(ctx, stream)
	if err != nil {
		return streamKey{}, err
	}
	return keys[len(keys)-1], nil
}

// destroyBefore leaves a stream the one key that its bodies now lie under.
func (s *KeyStore) destroyBefore(ctx context.Context, stream StreamID, kept streamKey) error {
	s.remember(stream, kept)
	_, err := s.db.ExecContext(ctx, `DELETE FROM stream_key WHERE stream = $1 AND n < $2`, string(stream), kept.number)
	return err
}

// destroy leaves a stream without a key.
func (s *KeyStore) destroy(ctx context.Context, stream StreamID) error {
	s.forget(stream)
	_, err := s.db.ExecContext(ctx, `DELETE FROM stream_key WHERE stream = $1`, string(stream))
	return err
}

// forget drops what is remembered of a stream's key.
func (s *KeyStore) forget(stream StreamID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.known, stream)
}

// mayNot names the reason when a database refuses because of who asks (SQLSTATE 42501).
func mayNot(err error) error {
	refused, ok := errors.AsType[interface {
		error
		SQLState() string
	}](err)
	if ok && refused.SQLState() == "42501" {
		return fmt.Errorf("%w: %w", ErrMayNotErase, err)
	}
	return err
}
