package ledger

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"golang.org/x/crypto/chacha20poly1305"

	"candour/internal/ledger/durable"
)

// Keyring holds the epoch keys that wrap the stream keys. It lives in one file of its own folder, never beside the record it opens.
type Keyring struct {
	ID         string      `json:"id"`
	Epochs     []Epoch     `json:"epochs"`               // oldest first; the last one that does not wait wraps new keys
	Destroyed  []Destroyed `json:"destroyed,omitempty"`  // oldest first
	Custodians []string    `json:"custodians,omitempty"` // age recipients to whom copies of the folder are encrypted

	folder string      // where it was read; "" for one that was never in a file
	file   os.FileInfo // as it was then
}

// Epoch is one key of the keyring. It is made by a rotation and destroyed once the longest copy of the key store made under it has aged out.
type Epoch struct {
	Number  int64     `json:"number"`
	Key     []byte    `json:"key"`           // 32 bytes
	Made    time.Time `json:"made,omitzero"` // zero for the first
	Waiting bool      `json:"waiting,omitempty"`
	Retired time.Time `json:"retired,omitzero"` // when the last stream key was taken from under it
	Kept    time.Time `json:"kept,omitzero"`    // until when copies of the key store that need it may be about
}

// Destroyed is what is left of an epoch key.
type Destroyed struct {
	Number int64     `json:"number"`
	On     time.Time `json:"on"`
}

const keyringFile = "keyring.json"

// HasKeyring reports whether a folder holds a keyring, readable or not.
func HasKeyring(folder string) (bool, error) {
	_, err := os.Stat(filepath.Join(folder, keyringFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// ErrNoKeyring says that the folder holds no keyring.
var ErrNoKeyring = errors.New("there is no keyring in the folder")

// ErrKeyringExposed says that others than its owner may read the keyring's file.
var ErrKeyringExposed = errors.New("the keyring may be read by others")

// LoadKeyring reads the keyring of a folder. It refuses one that others than its owner may read.
func LoadKeyring(folder string) (*Keyring, error) {
	path := filepath.Join(folder, keyringFile)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoKeyring
	}
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%w (mode %v): set it to 0600", ErrKeyringExposed, info.Mode().Perm())
	}
	stored, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var k Keyring
	if err := json.Unmarshal(stored, &k); err != nil {
		return nil, errors.New("the keyring cannot be read: its file is damaged")
	}
	k.folder, k.file = folder, info
	return &k, k.check()
}

func (k *Keyring) check() error {
	if k.ID == "" || len(k.Epochs) == 0 || k.Epochs[0].Waiting {
		return errors.New("the keyring has no id or no keys")
	}
	for i, e := range k.Epochs {
		if len(e.Key) != chacha20poly1305.KeySize {
			return fmt.Errorf("the keyring's key %d is not 32 bytes", e.Number)
		}
		if i > 0 && (e.Number <= k.Epochs[i-1].Number || k.Epochs[i-1].Waiting) {
			return fmt.Errorf("the keyring's key %d stands out of its order", e.Number)
		}
	}
	return nil
}

// afresh is the keyring as its file has it now: itself while the file is the one that was read.
func (k *Keyring) afresh() (*Keyring, error) {
	if k.folder == "" {
		return k, nil
	}
	now, err := os.Stat(filepath.Join(k.folder, keyringFile))
	if err == nil && os.SameFile(now, k.file) && now.ModTime().Equal(k.file.ModTime()) {
		return k, nil
	}
	ring, err := LoadKeyring(k.folder)
	if err == nil && ring.ID != k.ID {
		err = ErrForeignKeyring
	}
	return ring, err
}

// ErrNotOwner refuses to write a key for which nobody but this user would have the right to read it.
var ErrNotOwner = errors.New("this folder of keys belongs to another user, who could not read what is written there now: run this as that user")

// CheckOwner refuses a folder of keys that belongs to another user than the one as whom this program runs. One that is not there belongs to nobody.
func CheckOwner(folder string) error {
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !owns(info) {
		err = fmt.Errorf("%s: %w", folder, ErrNotOwner)
	}
	return err
}

// MakeKeyring makes a keyring with one epoch key and writes it, durable, into a folder. When another program made one there meanwhile,
// that one is the folder's keyring: whole or not at all, it is never half written and never replaced.
func MakeKeyring(folder string) (*Keyring, error) {
	k := &Keyring{ID: uuid.NewString(), Epochs: []Epoch{{Number: 1, Key: make([]byte, chacha20poly1305.KeySize)}}}
	rand.Read(k.Epochs[0].Key)
	stored, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("keyring folder: %w", err)
	}
	err = durable.New(folder, keyringFile, stored)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("make a keyring: %w", err)
	}
	return LoadKeyring(folder)
}

// newest is the key under which new keys are wrapped. Only the last may wait.
func (k *Keyring) newest() Epoch {
	last := k.Epochs[len(k.Epochs)-1]
	if last.Waiting {
		return k.Epochs[len(k.Epochs)-2]
	}
	return last
}

func (k *Keyring) epoch(number int64) (Epoch, error) {
	for _, e := range k.Epochs {
		if e.Number == number {
			return e, nil
		}
	}
	for _, gone := range k.Destroyed {
		if gone.Number == number {
			return Epoch{}, fmt.Errorf("the keyring’s key %d was destroyed on %s", number, gone.On.Format(time.DateOnly))
		}
	}
	return Epoch{}, fmt.Errorf("the keyring does not hold key %d", number)
}
