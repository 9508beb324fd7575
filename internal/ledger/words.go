package ledger

import (
	"context"
	"fmt"
)

// Keep encrypts words that are not yet record, such as a draft, under the key of the stream they are about, and has them saved. The label
// says what they are and must be given again to read them. When the stream was given a new key before they were saved, they are saved once
// more, under that one: the old key is about to be destroyed.
func (l *Ledger) Keep(ctx context.Context, stream StreamID, label string, words []byte, save func(kept []byte) error) error {
	key, err := l.keys.newest(ctx, stream)
	for saved := int64(0); err == nil && saved != key.number; key, err = l.keys.newest(ctx, stream) {
		kept, err := encrypt(l.chance, key.Key, labelled(stream, label), words)
		if err != nil {
			return fmt.Errorf("encrypt %s: %w", label, err)
		}
		if err := save(kept); err != nil {
			return err
		}
		saved = key.number
	}
	if err != nil {
		return fmt.Errorf("keep %s: %w", label, err)
	}
	return nil
}

// Decrypt reads what Keep kept.
func (l *Ledger) Decrypt(ctx context.Context, stream StreamID, label string, kept []byte) ([]byte, error) {
	plain, err := l.decrypt(ctx, nil, stream, labelled(stream, label), kept)
	if err != nil {
		return nil, fmt.Errorf("decrypt %s: %w", label, err)
	}
	return plain, nil
}

// draftLabel is the label of what people are typing.
const draftLabel = "draft"

// SecondFactorLabel is the label of what a person's one-time codes are made with.
const SecondFactorLabel = "second factor"

// labelled is what kept words are bound to; it differs from what any entry's body is bound to.
func labelled(stream StreamID, label string) []byte {
	return []byte("candour " + label + "\n" + string(stream) + "\n")
}
