package ledger

import (
	"crypto/rand"
	"errors"
)

// wrapKey is nonce || XChaCha20-Poly1305(epoch key, stream key), bound to the stream's name.
func wrapKey(epoch Epoch, stream StreamID, key Key) ([]byte, error) {
	return encrypt(rand.Reader, Key(epoch.Key), []byte(stream), key[:])
}

var errForeignKey = errors.New("stream key does not open under the keyring")

func unwrapKey(epoch Epoch, stream StreamID, wrapped []byte) (key Key, err error) {
	plain, err := decrypt(nil, Key(epoch.Key), []byte(stream), wrapped)
	if err != nil || len(plain) != len(key) {
		return key, errForeignKey
	}
	return Key(plain), nil
}
