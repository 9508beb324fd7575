package ledger

import (
	"context"
	"fmt"
)

// Encrypt keeps words that are not yet record, such as a draft, under the key of the stream they are about. The label says what they are
// and must be given again to read them.
func (l *Ledger) Encrypt(ctx context.Context, stream StreamID, label string, words []byte) ([]byte, error) {
	key, err := l.keys.of(ctx, stream)
	if err != nil {
		return nil, fmt.Errorf("encrypt %s: %w", label, err)
	}
	kept, err := encrypt(l.chance, key.Key, labelled(stream, label), words)
	if err != nil {
		return nil, fmt.Errorf("encrypt %s: %w", label, err)
	}
	return kept, nil
}

// Decrypt reads what Encrypt kept.
func (l *Ledger) Decrypt(ctx context.Context, stream StreamID, label string, kept []byte) ([]byte, error) {
	plain, err := l.decrypt(ctx, nil, stream, labelled(stream, label), kept)
	if err != nil {
		return nil, fmt.Errorf("decrypt %s: %w", label, err)
	}
	return plain, nil
}

// labelled is what kept words are bound to; it differs from what any entry's body is bound to.
// draftLabel is the label of what people are typing.
const draftLabel = "draft"

func labelled(stream StreamID, label string) []byte {
	return []byte("candour " + label + "\n" + string(stream) + "\n")
}
