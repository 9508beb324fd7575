package ledger

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Key is a stream key: 32 random bytes that encrypt the bodies of one stream.
type Key [chacha20poly1305.KeySize]byte

// r is the random that hides an envelope in its commit; erased with the body, it makes the commit unguessable.
type random [32]byte

func commitTo(r random, envelope []byte) Hash {
	h := sha256.New()
	h.Write(r[:])
	h.Write(envelope)
	var sum Hash
	h.Sum(sum[:0])
	return sum
}

// encryptBody is the stored body: r || envelope, bound to the header's stream and id lines.
func encryptBody(chance io.Reader, key Key, stream StreamID, id EntryID, r random, envelope []byte) ([]byte, error) {
	return encrypt(chance, key, associated(stream, id), append(r[:len(r):len(r)], envelope...))
}

// splitBody takes an opened body apart.
func splitBody(plain []byte) (r random, envelope []byte, err error) {
	if len(plain) < len(r) {
		return r, nil, errDoesNotOpen
	}
	copy(r[:], plain)
	return r, plain[len(r):], nil
}

// encrypt is nonce || XChaCha20-Poly1305(key, plain).
func encrypt(chance io.Reader, key Key, bound, plain []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(plain)+aead.Overhead())
	if _, err := io.ReadFull(chance, nonce); err != nil {
		return nil, fmt.Errorf("nonce: %w", err)
	}
	return aead.Seal(nonce, nonce, plain, bound), nil
}

var errDoesNotOpen = errors.New("words do not open under the stream's key")

// decrypt puts what it opens into the memory given, if that is enough.
func decrypt(into []byte, key Key, bound, stored []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	if len(stored) < aead.NonceSize() {
		return nil, errDoesNotOpen
	}
	plain, err := aead.Open(into[:0], stored[:aead.NonceSize()], stored[aead.NonceSize():], bound)
	if err != nil {
		return nil, errDoesNotOpen
	}
	return plain, nil
}

// decryptBody opens a stored body under the stream's key.
func (l *Ledger) decryptBody(ctx context.Context, stream StreamID, id EntryID, stored []byte) (random, []byte, error) {
	plain, err := l.decrypt(ctx, nil, stream, associated(stream, id), stored)
	if err != nil {
		return random{}, nil, err
	}
	return splitBody(plain)
}

// decrypt opens something under the stream's key as known here, and when that fails under each key the stream has by now: another program
// may have re-keyed it.
func (l *Ledger) decrypt(ctx context.Context, into []byte, stream StreamID, bound, stored []byte) ([]byte, error) {
	key, err := l.keys.of(ctx, stream)
	if err != nil {
		return nil, err
	}
	if plain, err := decrypt(into, key.Key, bound, stored); err == nil {
		return plain, nil
	}
	keys, err := l.keys.afresh(ctx, stream)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if plain, err := decrypt(into, key.Key, bound, stored); err == nil {
			l.keys.remember(stream, key)
			return plain, nil
		}
	}
	return nil, errDoesNotOpen
}
