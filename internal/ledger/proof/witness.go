package proof

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Witness is somebody outside who sees to it that a log only grows. Its folder holds its key, the public key of the log that it watches, and the
// last checkpoint that it co-signed; it lies where whoever administers the record cannot write.
type Witness struct {
	Folder string
	key    *cosigner
	log    note.Verifier
}

// The files of a witness's folder; its last checkpoint is named as on a shelf.
const (
	witnessFile       = "witness-key"
	witnessPublicFile = "witness-key.pub"
	logKeyFile        = "log-key"
)

// ErrNoWitness says that a folder is no witness's.
var ErrNoWitness = errors.New("there is no witness’s key in this folder: make one with --name and --log-key")

// NewWitness makes a key of that name in a folder, for the log whose public key is given. A folder that has one keeps it.
func NewWitness(folder, name, logKey string) error {
	if _, err := note.NewVerifier(strings.TrimSpace(logKey)); err != nil {
		return fmt.Errorf("public key of the log: %w", err)
	}
	key, err := newCosigner(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	private := name + "+" + base64.StdEncoding.EncodeToString(key.private.Seed())
	return errors.Join(writeNew(folder, witnessFile, private), writeNew(folder, witnessPublicFile, key.publicKey()), writeNew(folder, logKeyFile, strings.TrimSpace(logKey)))
}

// OpenWitness opens a witness's folder.
func OpenWitness(folder string, clock func() time.Time) (*Witness, error) {
	private, err1 := os.ReadFile(filepath.Join(folder, witnessFile))
	logKey, err2 := os.ReadFile(filepath.Join(folder, logKeyFile))
	if err := errors.Join(err1, err2); errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoWitness
	} else if err != nil {
		return nil, err
	}
	name, encoded, _ := strings.Cut(strings.TrimSpace(string(private)), "+")
	seed, err1 := base64.StdEncoding.DecodeString(encoded)
	log, err2 := note.NewVerifier(strings.TrimSpace(string(logKey)))
	if err := errors.Join(err1, err2); err != nil || len(seed) != ed25519.SeedSize {
		return nil, errors.New("a key of the witness cannot be read: its file is damaged")
	}
	key := ed25519.NewKeyFromSeed(seed)
	return &Witness{Folder: folder, log: log, key: &cosigner{name: name, private: key, public: key.Public().(ed25519.PublicKey), clock: clock}}, nil
}

// PublicKey is what others check its co-signatures with.
func (w *Witness) PublicKey() string { return w.key.publicKey() }

// Refusal is why a witness does not co-sign: the log is not what it was, or does not hold together.
type Refusal struct{ Why []string }

func (r *Refusal) Error() string { return "not co-signed: " + strings.Join(r.Why, "; ") }

// Cosign reads a log from its first record and co-signs its checkpoint, if the log goes on from the last one that was co-signed here, no stream in it
// goes back, and each census taken since is right; a *Refusal otherwise. The co-signed checkpoint is kept here and put on the shelf.
func (w *Witness) Cosign(s Shelf) (Cosignature, error) {
	signed, err := s.Get()
	if err != nil {
		return Cosignature{}, err
	}
	c, err := w.open(signed)
	if err != nil {
		return Cosignature{}, &Refusal{[]string{err.Error()}}
	}
	last, err := w.last()
	if err != nil {
		return Cosignature{}, err
	}
	if why, err := w.against(s, c, last); err != nil || len(why) > 0 {
		return Cosignature{}, errors.Join(err, refusal(why))
	}
	return w.sign(s, signed)
}

func refusal(why []string) error {
	if len(why) == 0 {
		return nil
	}
	return &Refusal{why}
}

func (w *Witness) open(signed string) (Checkpoint, error) {
	if signed == "" {
		return Checkpoint{}, errors.New("there is no checkpoint yet")
	}
	return OpenCheckpoint(signed, note.VerifierList(w.log))
}

// last is what was co-signed here last; the zero Checkpoint when nothing was.
func (w *Witness) last() (Checkpoint, error) {
	signed, err := Shelf{w.Folder}.Get()
	if err != nil || signed == "" {
		return Checkpoint{}, err
	}
	c, err := w.open(signed)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("the last checkpoint that was co-signed here: %w", err)
	}
	return c, nil
}

// against are the reasons not to co-sign.
func (w *Witness) against(s Shelf, c, last Checkpoint) (why []string, err error) {
	if c.Size < last.Size {
		return []string{fmt.Sprintf("the log has %d records, and had %d: records, or the whole record, were put back to an older copy", c.Size, last.Size)}, nil
	}
	log := newWalk()
	log.count = func(n int64) bool { return n >= last.Size }
	var before tlog.Hash
	for text, err := range s.records() {
		if log.size == c.Size || errors.Is(err, errBroken) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read the log: %w", err)
		}
		if log.record(text); log.size == last.Size {
			before = log.root()
		}
	}
	switch {
	case log.size < c.Size:
		log.fault("the checkpoint is of %d records, and %d are here", c.Size, log.size)
	case log.root() != c.Root:
		log.fault("the records are not those that the checkpoint is of")
	case before != last.Root:
		log.fault("the log does not go on from the checkpoint of %d records that was co-signed last: what was sealed before was changed", last.Size)
	}
	return log.faults, nil
}

func (w *Witness) sign(s Shelf, signed string) (Cosignature, error) {
	n, err := note.Open([]byte(signed), note.VerifierList(w.log))
	if err != nil {
		return Cosignature{}, err
	}
	cosigned, err := note.Sign(n, w.key)
	if err != nil {
		return Cosignature{}, err
	}
	_, seen, err := OpenCosigned(string(cosigned), note.VerifierList(w.log), []note.Verifier{w.key})
	if err != nil {
		return Cosignature{}, err
	}
	if err := (Shelf{w.Folder}).Put(string(cosigned)); err != nil {
		return Cosignature{}, err
	}
	return seen[0], s.putWitnessed(w.key, string(cosigned))
}

// putWitnessed puts a co-signed checkpoint on the shelf.
func (s Shelf) putWitnessed(by note.Verifier, cosigned string) error {
	if err := os.MkdirAll(filepath.Join(s.Folder, witnessed), 0o755); err != nil {
		return err
	}
	return s.put(witnessedBy(by), cosigned, nil)
}

func witnessedBy(key note.Verifier) string {
	return filepath.Join(witnessed, fmt.Sprintf("%08x", key.KeyHash()))
}

// Witnessed are the newest co-signatures on the shelf of the witnesses that are known, and the checkpoint of the newest of them as it was signed;
// none, and "", when there are none.
func (s Shelf) Witnessed(log note.Verifiers, witnesses []note.Verifier) (signed string, all []Cosignature, err error) {
	newest := int64(0)
	for _, key := range witnesses {
		text, err := s.get(witnessedBy(key))
		if err != nil {
			return "", nil, err
		}
		if text == "" {
			continue
		}
		c, seen, err := OpenCosigned(text, log, []note.Verifier{key})
		if err != nil {
			return "", nil, fmt.Errorf("the checkpoint of witness %s: %w", key.Name(), err)
		}
		if len(seen) > 0 && c.Size > newest {
			signed, newest = text, c.Size
		}
		all = append(all, seen...)
	}
	return signed, all, nil
}
