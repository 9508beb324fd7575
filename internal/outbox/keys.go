package outbox

import (
	"context"
	"crypto/ecdh"
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"time"

	"candour/internal/ledger"
)

// Keys are the service’s key pairs. They stand in a stream of their own, encrypted under its key as every stream is, and so under the keyring.
type Keys struct {
	Ledger  *ledger.Ledger
	Service ledger.StreamID
}

// renewed is how old the newest key may become. Older ones go on opening: nobody knows which tablet still holds what was sealed to them.
const renewed = 30 * 24 * time.Hour

// PublicKey is what a tablet seals to.
type PublicKey struct {
	ID     ledger.EntryID `json:"id"`
	Public []byte         `json:"public"`
}

// Stream holds the keys.
func (k Keys) Stream() ledger.StreamID {
	return ledger.DerivedStreamID(ledger.DerivedID(k.Service, "outbox keys"), k.Service, "outbox keys")
}

// pair is a key pair with its entry.
type pair struct {
	KeyMadeBody
	entry ledger.Entry
}

// ring is all key pairs, the oldest first.
type ring struct{ pairs []pair }

var keysFold = ledger.NewFold(func(r *ring, e ledger.Entry) {
	if b, made := e.Body.(KeyMadeBody); made {
		r.pairs = append(r.pairs, pair{b, e})
	}
})

func (k Keys) ring(ctx context.Context) (*ring, error) {
	h, err := k.Ledger.Read(ctx, k.Stream())
	if err != nil {
		return nil, fmt.Errorf("read the keys for what is written without signal: %w", err)
	}
	return keysFold.Of(h), nil
}

// Current is the key to which tablets seal now. It is made where there is none yet, and anew when it has become old.
func (k Keys) Current(ctx context.Context) (PublicKey, error) {
	r, err := k.ring(ctx)
	if err != nil {
		return PublicKey{}, err
	}
	if n := len(r.pairs); n == 0 || k.Ledger.Now().Sub(r.pairs[n-1].entry.Recorded) >= renewed {
		if r, err = k.make(ctx, n); err != nil {
			return PublicKey{}, err
		}
	}
	return r.pairs[len(r.pairs)-1].public()
}

// make makes the key that follows on so many. Of two servers that do so at once, one does.
func (k Keys) make(ctx context.Context, after int) (*ring, error) {
	if err := k.Ledger.BeginStreams(ctx, k.Stream()); err != nil {
		return nil, err
	}
	private, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	id := ledger.DerivedID(k.Stream(), "key "+strconv.Itoa(after+1))
	_, err = k.Ledger.Do(ctx, ledger.Act{Form: id, On: []ledger.Seen{{Stream: k.Stream(), Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: ledger.ByService("outbox keys")}
		ledger.Put(m, k.Stream(), KeyMade, id, nil, KeyMadeBody{private.Bytes()})
		return m.Done()
	}})
	if err != nil && !errors.Is(err, ledger.ErrReused) {
		return nil, fmt.Errorf("make a key for what is written without signal: %w", err)
	}
	return k.ring(ctx)
}

func (p pair) public() (PublicKey, error) {
	key, err := privateKey(p.Private)
	if err != nil {
		return PublicKey{}, err
	}
	return PublicKey{p.entry.ID, key.PublicKey().Bytes()}, nil
}

// Open opens an entry. What is not for this service, or was changed, is ErrForeign.
func (k Keys) Open(ctx context.Context, s Sealed) (Entry, error) {
	if err := s.check(); err != nil {
		return Entry{}, err
	}
	r, err := k.ring(ctx)
	if err != nil {
		return Entry{}, err
	}
	for _, p := range r.pairs {
		if string(p.entry.ID) == s.Key {
			return s.openedBy(p.Private)
		}
	}
	return Entry{}, ErrForeign
}
