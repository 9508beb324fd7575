package ledger

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"filippo.io/age"
	"filippo.io/age/armor"

	"candour/internal/ledger/durable"
)

// Custody is a copy of a keyring's folder as a custodian keeps it, encrypted to that custodian alone and off the machine that serves. One copy
// is enough to open the record again, and to sign as the service did.
type Custody struct {
	Format string            `json:"format"`
	Made   time.Time         `json:"made"`
	Files  map[string]string `json:"files"` // by their names in the folder
}

const custodyFormat = "candour custody 1"

// Recipients reads age recipients, age1….
func Recipients(given []string) ([]age.Recipient, error) {
	recipients := make([]age.Recipient, len(given))
	for i, one := range given {
		read, err := age.ParseRecipients(strings.NewReader(one))
		if err != nil || len(read) != 1 {
			return nil, fmt.Errorf("%q is not the public key of an age identity, age1…", one)
		}
		recipients[i] = read[0]
	}
	return recipients, nil
}

// ErrIdentity refuses what is no age identity, without repeating it.
var ErrIdentity = errors.New("no age identity was read: it is a line that begins AGE-SECRET-KEY-")

// Identities reads age identities, one a line.
func Identities(from io.Reader) ([]age.Identity, error) {
	identities, err := age.ParseIdentities(from)
	if err != nil {
		return nil, ErrIdentity
	}
	return identities, nil
}

// GiveCopies writes a copy of the keyring's folder for each of its custodians into another folder, from where it is to be carried off, and
// answers the names of the files. A copy made earlier under the same key of the keyring is replaced.
func (k *Keyring) GiveCopies(to string, now time.Time) ([]string, error) {
	recipients, err := Recipients(k.Custodians)
	if err != nil {
		return nil, err
	}
	plain, err := k.custody(now)
	if err != nil {
		return nil, fmt.Errorf("read the keyring’s folder: %w", err)
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return nil, err
	}
	names := make([]string, len(recipients))
	for i, recipient := range recipients {
		var copied strings.Builder
		if err := encryptArmored(&copied, recipient, plain); err != nil {
			return nil, err
		}
		who := k.Custodians[i]
		names[i] = filepath.Join(to, fmt.Sprintf("candour-keys-%d-%s.age", k.Epochs[len(k.Epochs)-1].Number, who[max(len(who)-8, 0):]))
		if err := durable.Over(to, filepath.Base(names[i]), []byte(copied.String())); err != nil {
			return nil, fmt.Errorf("write a custodian’s copy: %w", err)
		}
	}
	return names, nil
}

func (k *Keyring) custody(now time.Time) ([]byte, error) {
	c := Custody{Format: custodyFormat, Made: now.UTC(), Files: map[string]string{}}
	files, err := os.ReadDir(k.folder)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if !f.Type().IsRegular() || strings.HasPrefix(f.Name(), ".") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(k.folder, f.Name()))
		if err != nil {
			return nil, err
		}
		c.Files[f.Name()] = string(content)
	}
	return json.Marshal(c)
}

func encryptArmored(to io.Writer, recipient age.Recipient, plain []byte) error {
	lines := armor.NewWriter(to)
	w, err := age.Encrypt(lines, recipient)
	if err != nil {
		return err
	}
	if _, err := w.Write(plain); err != nil {
		return err
	}
	return errors.Join(w.Close(), lines.Close())
}

// ErrCustody refuses a copy that does not open, or is none.
var ErrCustody = errors.New("this is no custodian’s copy that this identity opens")

// mostCustody is far more than any folder of keys holds.
const mostCustody = 1 << 20

// OpenCustody opens a custodian's copy.
func OpenCustody(from io.Reader, identities ...age.Identity) (Custody, error) {
	var c Custody
	plain, err := age.Decrypt(armor.NewReader(from), identities...)
	if err != nil {
		return c, ErrCustody
	}
	content, err := io.ReadAll(io.LimitReader(plain, mostCustody))
	if err != nil || json.Unmarshal(content, &c) != nil || c.Format != custodyFormat {
		return c, ErrCustody
	}
	_, err = c.Keyring()
	return c, err
}

// Keyring is the keyring in the copy.
func (c Custody) Keyring() (*Keyring, error) {
	var k Keyring
	if err := json.Unmarshal([]byte(c.Files[keyringFile]), &k); err != nil {
		return nil, ErrCustody
	}
	return &k, k.check()
}

// Lacks are the numbers of another keyring's keys that the copy does not hold: it was made before them, or is another service's.
func (c Custody) Lacks(ring *Keyring) ([]int64, error) {
	mine, err := c.Keyring()
	if err != nil {
		return nil, err
	}
	if mine.ID != ring.ID {
		return nil, ErrForeignKeyring
	}
	var lacks []int64
	for _, e := range ring.Epochs {
		held, err := mine.epoch(e.Number)
		if err != nil || string(held.Key) != string(e.Key) {
			lacks = append(lacks, e.Number)
		}
	}
	return lacks, nil
}

// HoldsDestroyed are the numbers of the keys in the copy that were destroyed in another keyring: the copy must be destroyed too.
func (c Custody) HoldsDestroyed(ring *Keyring) ([]int64, error) {
	mine, err := c.Keyring()
	if err != nil {
		return nil, err
	}
	var holds []int64
	for _, gone := range ring.Destroyed {
		if _, err := mine.epoch(gone.Number); err == nil {
			holds = append(holds, gone.Number)
		}
	}
	return holds, nil
}

// ErrKeyringThere refuses to put a keyring where there is one.
var ErrKeyringThere = errors.New("the folder holds a keyring already")

// PutBack makes a lost keyring's folder of the copy. It refuses a folder that holds a keyring.
func (c Custody) PutBack(folder string) error {
	there, err := HasKeyring(folder)
	if err != nil || there {
		return errors.Join(err, ErrKeyringThere)
	}
	if err := errors.Join(os.MkdirAll(folder, 0o700), CheckOwner(folder)); err != nil {
		return err
	}
	for name, content := range c.Files {
		if name != filepath.Base(name) || strings.HasPrefix(name, ".") {
			return ErrCustody
		}
		if name == keyringFile {
			continue // the last, so that a folder with a keyring is whole
		}
		if err := durable.Over(folder, name, []byte(content)); err != nil {
			return fmt.Errorf("put back %s: %w", name, err)
		}
	}
	if err := durable.New(folder, keyringFile, []byte(c.Files[keyringFile])); err != nil {
		return fmt.Errorf("put back the keyring: %w", err)
	}
	return nil
}
