package proof

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// signingFile holds the private key, in the keyring's folder; publicFile holds what others check signatures with, to be given away.
const (
	signingFile = "signing-key"
	publicFile  = "signing-key.pub"
)

// ErrExposed says that others than its owner may read the signing key.
var ErrExposed = errors.New("the signing key may be read by others: set its file to 0600")

// Keys sign checkpoints and check signatures. Public is what others check them with: NAME+hash+base64.
type Keys struct {
	Signer   note.Signer
	Verifier note.Verifier
	Public   string
	before   []note.Verifier // that signed before, each believed up to its size of the log
}

// Known are the keys whose signatures are taken.
func (k Keys) Known() note.Verifiers {
	return note.VerifierList(slices.Concat(k.before, []note.Verifier{k.Verifier})...)
}

// OpenKeys reads the signing key of a folder, making one of that name when there is none.
func OpenKeys(folder, name string) (Keys, error) {
	keys, err := LoadKeys(folder)
	if !errors.Is(err, fs.ErrNotExist) {
		return keys, err
	}
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return Keys{}, fmt.Errorf("make a signing key: %w", err)
	}
	if err := errors.Join(writeNew(folder, publicFile, public), writeNew(folder, signingFile, private)); err != nil && !errors.Is(err, fs.ErrExist) {
		return Keys{}, fmt.Errorf("keep the signing key: %w", err)
	}
	return LoadKeys(folder)
}

// LoadKeys reads the signing key of a folder; fs.ErrNotExist when there is none.
func LoadKeys(folder string) (Keys, error) {
	path := filepath.Join(folder, signingFile)
	info, err := os.Stat(path)
	if err != nil {
		return Keys{}, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return Keys{}, ErrExposed
	}
	private, err1 := os.ReadFile(path)
	public, err2 := os.ReadFile(filepath.Join(folder, publicFile))
	if err := errors.Join(err1, err2); err != nil {
		return Keys{}, err
	}
	signer, err1 := note.NewSigner(strings.TrimSpace(string(private)))
	verifier, err2 := note.NewVerifier(strings.TrimSpace(string(public)))
	if err := errors.Join(err1, err2); err != nil {
		return Keys{}, errors.New("the signing key cannot be read: its file is damaged")
	}
	before, err := loadRetired(folder)
	return Keys{signer, verifier, strings.TrimSpace(string(public)), before}, err
}

// writeNew writes a file of mode 0600 that is not there yet.
func writeNew(folder, name, content string) error {
	f, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content + "\n")
	return errors.Join(err, f.Sync(), f.Close())
}
