package proof

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// signingFile holds the private key, in the keyring's folder, and what signs is read from it alone; publicFile holds what others check signatures with,
// to be given away.
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

// ErrSignerGone refuses to make a signing key for a log that was signed with another.
var ErrSignerGone = errors.New("the log is signed already, and its signing key is not in the keyring’s folder: put it back from a custodian’s copy")

// KeysFor is OpenKeys for the log in a database, which gets no new key once anything was sealed.
func KeysFor(ctx context.Context, db *sql.DB, folder, name string) (Keys, error) {
	if _, err := LoadKeys(folder); errors.Is(err, fs.ErrNotExist) {
		if size, err := sizeOf(ctx, db); err != nil || size > 0 {
			return Keys{}, errors.Join(err, ErrSignerGone)
		}
	}
	return OpenKeys(folder, name)
}

// OpenKeys reads the signing key of a folder, making one of that name when there is none. Of several programs that make one, all have the first.
func OpenKeys(folder, name string) (Keys, error) {
	keys, err := LoadKeys(folder)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeKey(folder, name); err != nil {
			return Keys{}, err
		}
		keys, err = LoadKeys(folder)
	}
	if err != nil {
		return keys, err
	}
	return keys, keys.giveAway(folder)
}

func makeKey(folder, name string) error {
	private, _, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return fmt.Errorf("make a signing key: %w", err)
	}
	if err := writeNew(folder, signingFile, private); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("keep the signing key: %w", err)
	}
	return nil
}

// giveAway sees to it that the public file is that of the key. A replacement under way does so itself.
func (k Keys) giveAway(folder string) error {
	given, err := os.ReadFile(filepath.Join(folder, publicFile))
	if err == nil && strings.TrimSpace(string(given)) == k.Public {
		return nil
	}
	if _, err := os.Stat(filepath.Join(folder, nextFile)); err == nil {
		return nil
	}
	return writeOver(folder, publicFile, k.Public+"\n")
}

// InCopy reports whether the files of a folder's copy hold the signing key of the folder, if it has one.
func InCopy(files map[string]string, folder string) (bool, error) {
	private, err := os.ReadFile(filepath.Join(folder, signingFile))
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	return files[signingFile] == string(private), err
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
	content, err := os.ReadFile(path)
	if err != nil {
		return Keys{}, err
	}
	private := strings.TrimSpace(string(content))
	public, err := publicOf(private)
	if err != nil {
		return Keys{}, err
	}
	signer, err1 := note.NewSigner(private)
	verifier, err2 := note.NewVerifier(public)
	if err := errors.Join(err1, err2); err != nil {
		return Keys{}, errors.New("the signing key cannot be read: its file is damaged")
	}
	before, err := loadRetired(folder)
	return Keys{signer, verifier, public, before}, err
}
