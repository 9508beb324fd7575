package ledger

import (
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
	return Hash(h.Sum(nil))
}

// encryptBody is nonce || XChaCha20-Poly1305(key, r || envelope), bound to the stream and id.
func encryptBody(chance io.Reader, key Key, stream StreamID, id EntryID, r random, envelope []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	stored := make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+len(r)+len(envelope)+aead.Overhead())
	if _, err := io.ReadFull(chance, stored); err != nil {
		return nil, fmt.Errorf("nonce: %w", err)
	}
	plain := append(r[:len(r):len(r)], envelope...)
	return aead.Seal(stored, stored, plain, associated(stream, id)), nil
}

var errBodyDoesNotOpen = errors.New("body does not open under the stream's key")

func decryptBody(key Key, stream StreamID, id EntryID, stored []byte) (r random, envelope []byte, err error) {
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return r, nil, err
	}
	if len(stored) < chacha20poly1305.NonceSizeX {
		return r, nil, errBodyDoesNotOpen
	}
	nonce, sealed := stored[:chacha20poly1305.NonceSizeX], stored[chacha20poly1305.NonceSizeX:]
	plain, err := aead.Open(nil, nonce, sealed, associated(stream, id))
	if err != nil || len(plain) < len(r) {
		return r, nil, errBodyDoesNotOpen
	}
	copy(r[:], plain)
	return r, plain[len(r):], nil
}
