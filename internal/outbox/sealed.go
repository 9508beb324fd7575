package outbox

import (
	"crypto/ecdh"
	"crypto/hpke"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"candour/internal/ledger"
)

// keySize is the length of an X25519 key.
const keySize = 32

// Biggest is the most that one sealed entry may weigh, in bytes: some 40 pages of words.
const Biggest = 256 << 10

// info binds what is sealed to this use of the key.
const info = "candour outbox 1"

// Sealed is an entry as a tablet sends it. Everything but what it says stands in clear, and is bound to it.
type Sealed struct {
	Entry  string `json:"entry"`  // the id that it got when it was written
	Worker string `json:"worker"` // their box
	Tablet string `json:"tablet"`
	Seq    int64  `json:"seq"` // counts the tablet’s entries
	Key    string `json:"key"` // the service’s key that it was sealed to
	Enc    []byte `json:"enc"` // the encapsulated key
	Words  []byte `json:"words"`
}

// ErrForeign says that something cannot be opened here: it was changed, sealed to another key, or is no entry.
var ErrForeign = errors.New("this was not sealed to a key of this service, or was changed since")

// bound is what the words are bound to: a line for each part, in this order.
func (s Sealed) bound() []byte {
	return []byte(strings.Join([]string{info, s.Entry, s.Worker, s.Tablet, strconv.FormatInt(s.Seq, 10), s.Key}, "\n"))
}

// check refuses what no tablet of ours sends, before anything is opened.
func (s Sealed) check() error {
	_, entry := ledger.ParseEntryID(s.Entry)
	_, tablet := ledger.ParseEntryID(s.Tablet)
	_, worker := ledger.ParseStreamID(s.Worker)
	_, key := ledger.ParseEntryID(s.Key)
	if entry != nil || tablet != nil || worker != nil || key != nil || s.Seq < 1 || len(s.Enc) != keySize || len(s.Words) > Biggest {
		return ErrForeign
	}
	return nil
}

// The suite: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
var (
	kdf  = hpke.HKDFSHA256()
	aead = hpke.AES256GCM()
)

func (s Sealed) openedBy(private []byte) (Entry, error) {
	key, err := privateKey(private)
	if err != nil {
		return Entry{}, err
	}
	r, err := hpke.NewRecipient(s.Enc, key, kdf, aead, []byte(info))
	if err != nil {
		return Entry{}, ErrForeign
	}
	plain, err := r.Open(s.bound(), s.Words)
	if err != nil {
		return Entry{}, ErrForeign
	}
	e, err := read(plain)
	if err != nil {
		return Entry{}, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	return e, nil
}

func privateKey(private []byte) (hpke.PrivateKey, error) {
	key, err := ecdh.X25519().NewPrivateKey(private)
	if err != nil {
		return nil, fmt.Errorf("a key for what is written without signal: %w", err)
	}
	return hpke.NewDHKEMPrivateKey(key)
}
