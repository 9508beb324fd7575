package proof

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// A witness signs as C2SP tlog-cosignature says: Ed25519 over "cosignature/v1", the time, and the checkpoint; the signature begins with the time.
const (
	cosignature    = 4 // the algorithm, before the key
	timeSize       = 8
	keyHashSize    = 4
	cosignSize     = timeSize + ed25519.SignatureSize
	cosignedHeader = "cosignature/v1\ntime %d\n"
)

// cosigner signs and checks co-signatures. It is a note.Signer when it has a private key, and always a note.Verifier.
type cosigner struct {
	name    string
	public  ed25519.PublicKey
	private ed25519.PrivateKey
	clock   func() time.Time
}

// Name implements note.Signer and note.Verifier.
func (c *cosigner) Name() string { return c.name }

// KeyHash implements note.Signer and note.Verifier.
func (c *cosigner) KeyHash() uint32 {
	sum := sha256.Sum256(append([]byte(c.name+"\n"), c.typed()...))
	return binary.BigEndian.Uint32(sum[:keyHashSize])
}

func (c *cosigner) typed() []byte { return append([]byte{cosignature}, c.public...) }

// Sign implements note.Signer.
func (c *cosigner) Sign(text []byte) ([]byte, error) {
	at := c.clock().Unix()
	signature := binary.BigEndian.AppendUint64(nil, uint64(at))
	return append(signature, ed25519.Sign(c.private, cosigned(at, text))...), nil
}

// Verify implements note.Verifier.
func (c *cosigner) Verify(text, signature []byte) bool {
	return len(signature) == cosignSize && ed25519.Verify(c.public, cosigned(int64(binary.BigEndian.Uint64(signature)), text), signature[timeSize:])
}

func cosigned(at int64, text []byte) []byte {
	return append(fmt.Appendf(nil, cosignedHeader, at), text...)
}

// publicKey is the key as others are told it: its name, its hash, and what it is.
func (c *cosigner) publicKey() string {
	return fmt.Sprintf("%s+%08x+%s", c.name, c.KeyHash(), base64.StdEncoding.EncodeToString(c.typed()))
}

var errNoWitnessKey = errors.New("this is no witness’s key: it looks like NAME+0123abcd+base64")

// WitnessKey reads the public key of a witness: NAME+hash+base64.
func WitnessKey(text string) (note.Verifier, error) {
	name, rest, _ := strings.Cut(strings.TrimSpace(text), "+")
	_, encoded, _ := strings.Cut(rest, "+")
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != cosignature {
		return nil, errNoWitnessKey
	}
	c := &cosigner{name: name, public: key[1:]}
	if c.publicKey() != strings.TrimSpace(text) {
		return nil, errNoWitnessKey
	}
	return c, nil
}

// newCosigner makes a witness's key.
func newCosigner(name string) (*cosigner, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	return &cosigner{name: name, public: public, private: private}, err
}

// Cosignature is that a witness saw a checkpoint, and when.
type Cosignature struct {
	Witness string
	At      time.Time
	Of      Checkpoint
}

// OpenCosigned reads a checkpoint that the log's key has signed, with the co-signatures of the witnesses that are known.
func OpenCosigned(signed string, log note.Verifiers, witnesses []note.Verifier) (Checkpoint, []Cosignature, error) {
	c, err := OpenCheckpoint(signed, log)
	if err != nil {
		return Checkpoint{}, nil, err
	}
	n, err := note.Open([]byte(signed), note.VerifierList(witnesses...))
	if unknown := new(note.UnverifiedNoteError); errors.As(err, &unknown) {
		return c, nil, nil
	}
	if err != nil {
		return Checkpoint{}, nil, fmt.Errorf("%w: %w", ErrCheckpoint, err)
	}
	var all []Cosignature
	for _, s := range n.Sigs {
		at, err := signedAt(s)
		if err != nil {
			return Checkpoint{}, nil, err
		}
		all = append(all, Cosignature{Witness: s.Name, At: at, Of: c})
	}
	return c, all, nil
}

// signedAt is the time with which a co-signature begins.
func signedAt(s note.Signature) (time.Time, error) {
	b, err := base64.StdEncoding.DecodeString(s.Base64)
	if err != nil || len(b) != keyHashSize+cosignSize {
		return time.Time{}, errors.Join(ErrCheckpoint, err)
	}
	return time.Unix(int64(binary.BigEndian.Uint64(b[keyHashSize:])), 0).UTC(), nil
}
