package ledger

import (
	"context"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Encrypt keeps words that are not yet record, such as a draft, under the key of the stream they are about. The label says what they are
// and must be given again to read them.
func (l *Ledger) Encrypt(ctx context.Context, stream StreamID, label string, words []byte) ([]byte, error) {
	key, err := l.keys.of(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("encrypt %s: %w", label, err)
	}
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(words)+aead.Overhead())
	if _, err := io.ReadFull(l.chance, nonce); err != nil {
		return nil, err
	}
	return aead.Seal(nonce, nonce, words, []byte("candour "+label+"\n"+string(stream)+"\n")), nil
}

// Decrypt reads what Encrypt kept.
func (l *Ledger) Decrypt(ctx context.Context, stream StreamID, label string, kept []byte) ([]byte, error) {
	key, err := l.keys.of(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("decrypt %s: %w", label, err)
	}
	aead, err := chacha20poly1305.NewX(key[:])
	if err != nil {
		return nil, err
	}
	if len(kept) < aead.NonceSize() {
		return nil, errBodyDoesNotOpen
	}
	return aead.Open(nil, kept[:aead.NonceSize()], kept[aead.NonceSize():], []byte("candour "+label+"\n"+string(stream)+"\n"))
}
